//! A collector of traces: a real HTTP server that takes what exporters send and keeps the spans.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use end_to_end::wait;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::{KeyValue, any_value};
use opentelemetry_proto::tonic::trace::v1::Span as Sent;
use prost::Message;
use tokio::net::TcpListener;

/// A running collector.
pub struct Collector {
    /// Its address, as exporters are told.
    pub url: String,
    spans: Spans,
}

/// What it has got so far.
type Spans = Arc<Mutex<Vec<Span>>>;

/// A span, in words.
#[derive(Debug, Clone)]
pub struct Span {
    /// The service that made it.
    pub service: String,
    /// What it is called.
    pub name: String,
    /// The trace that it is in, hexadecimal.
    pub trace: String,
    /// Its own id, hexadecimal.
    pub id: String,
    /// The span that it is a child of; empty if it is none's.
    pub parent: String,
    /// What other systems said of the trace.
    pub state: String,
    /// Server, producer, consumer …, by number.
    pub kind: i32,
    /// What it says of itself, as text.
    pub attributes: HashMap<String, String>,
}

impl Collector {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        let spans = Spans::default();
        let router = Router::new().route("/v1/traces", post(take)).with_state(spans.clone());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { url, spans }
    }

    /// Waits until a trace has spans of all these names; answers its spans.
    pub async fn trace(&self, trace: &str, names: &[&str]) -> Vec<Span> {
        let what = format!("trace {trace} has {names:?}");
        wait::until(&what, wait::PATIENCE, async || {
            let spans: Vec<Span> = self.spans().into_iter().filter(|s| s.trace == trace).collect();
            let is_there = |name: &&str| spans.iter().any(|span| span.name == **name);
            names.iter().all(is_there).then_some(spans)
        })
        .await
    }

    /// All spans so far.
    pub fn spans(&self) -> Vec<Span> {
        self.spans.lock().unwrap().clone()
    }
}

/// The span of a name, if it is the only one.
#[track_caller]
pub fn only<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    let mut named = spans.iter().filter(|span| span.name == name);
    let found = named.next().unwrap_or_else(|| panic!("no span {name} in {spans:#?}"));
    assert!(named.next().is_none(), "several spans {name} in {spans:#?}");
    found
}

/// Takes a request of an exporter.
async fn take(State(spans): State<Spans>, body: Bytes) -> StatusCode {
    let Ok(request) = ExportTraceServiceRequest::decode(body) else {
        return StatusCode::BAD_REQUEST;
    };
    for group in request.resource_spans {
        let resource = group.resource.map(|resource| resource.attributes).unwrap_or_default();
        let service = words(resource).remove("service.name").unwrap_or_default();
        let sent = group.scope_spans.into_iter().flat_map(|scope| scope.spans);
        spans.lock().unwrap().extend(sent.map(|sent| Span::of(&service, sent)));
    }
    StatusCode::OK
}

impl Span {
    /// A span that a service has sent.
    fn of(service: &str, sent: Sent) -> Self {
        Self {
            service: service.to_owned(),
            name: sent.name,
            trace: hex(&sent.trace_id),
            id: hex(&sent.span_id),
            parent: hex(&sent.parent_span_id),
            state: sent.trace_state,
            kind: sent.kind,
            attributes: words(sent.attributes),
        }
    }
}

/// Attributes as text.
fn words(attributes: Vec<KeyValue>) -> HashMap<String, String> {
    let word = |value: any_value::Value| match value {
        any_value::Value::StringValue(text) => text,
        any_value::Value::IntValue(number) => number.to_string(),
        any_value::Value::BoolValue(is) => is.to_string(),
        other => format!("{other:?}"),
    };
    let one =
        |a: KeyValue| (a.key, a.value.and_then(|value| value.value).map(word).unwrap_or_default());
    attributes.into_iter().map(one).collect()
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}
