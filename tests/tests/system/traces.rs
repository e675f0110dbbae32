//! One trace from the request to the read tables, over processes that do not call one another.

use end_to_end::client::send;
use end_to_end::{System, Tenant};
use futures::StreamExt;
use nats::{Connection, Incoming, Start, follow};
use reqwest::Method;
use serde_json::json;
use tokio::time::timeout;

use crate::collector::{Collector, only};

/// The trace that a client has begun.
const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
/// The client's span.
const SPAN: &str = "b7ad6b7169203331";
/// The spans of a change on its way.
const WAY: [&str; 4] = ["append", "publish", "receive", "apply"];

/// A system whose services export to a collector without much delay.
async fn traced() -> (Collector, System, Tenant) {
    let collector = Collector::start().await;
    let settings = [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url.as_str()),
        ("OTEL_BSP_SCHEDULE_DELAY", "50"),
    ];
    let mut system = System::start_with(&settings).await;
    let tenant = system.tenant("acme").await;
    (collector, system, tenant)
}

/// Creates a project with a `traceparent` whose flags are these; answers the project's id.
async fn create_project(system: &mut System, tenant: &Tenant, flags: &str) -> String {
    let client = system.client("command-api", &tenant.key);
    let path = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let request = client
        .request(Method::POST, &path)
        .header("traceparent", format!("00-{TRACE}-{SPAN}-{flags}"))
        .header("tracestate", "vendor=1")
        .json(&json!({ "name": "Engine", "identifier": "ENG" }));
    send(request).await.created()["id"].as_str().unwrap().to_owned()
}

/// The metadata of the newest event of a workspace.
async fn stored(system: &System, tenant: &Tenant, key: &str) -> Option<String> {
    let newest = "SELECT metadata ->> $2 FROM event_log.event WHERE workspace_id = $1::uuid
        ORDER BY position DESC LIMIT 1";
    let query = sqlx::query_scalar(newest).bind(&tenant.workspace).bind(key);
    query.fetch_one(&system.pool).await.unwrap()
}

#[tokio::test]
async fn one_trace_runs_from_the_request_through_append_and_stream_to_the_read_tables() {
    let (collector, mut system, tenant) = traced().await;
    create_project(&mut system, &tenant, "01").await;
    let names = [&WAY[..], &["POST /api/v1/workspaces/{slug}/projects/"]].concat();
    let spans = collector.trace(TRACE, &names).await;

    let request = only(&spans, "POST /api/v1/workspaces/{slug}/projects/");
    assert_eq!((request.parent.as_str(), request.state.as_str()), (SPAN, "vendor=1"));
    assert_eq!((request.service.as_str(), request.kind), ("tidemark-command-api", 2));
    assert_eq!(request.attributes["http.response.status_code"], "201");
    let append = only(&spans, "append");
    assert_eq!(append.parent, request.id);
    assert_eq!(append.attributes["tidemark.outcome"], "appended");
    let publish = spans.iter().find(|span| span.name == "publish").unwrap();
    assert_eq!((publish.parent.as_str(), publish.kind), (append.id.as_str(), 4));
    let is_received = |id: &str| spans.iter().any(|s| s.name == "receive" && s.parent == id);
    assert!(is_received(&publish.id), "{spans:#?}");
    let apply = spans.iter().find(|span| span.name == "apply").unwrap();
    assert_eq!((apply.parent.as_str(), apply.kind), (append.id.as_str(), 5));
    assert_eq!(apply.service, "tidemark-projector");

    let log = system.cluster.service("command-api").log().since(0);
    assert!(log.lines().any(|line| line.contains("201") && line.contains(TRACE)), "{log}");
    let appended = format!("00-{TRACE}-{}-01", append.id);
    assert_eq!(stored(&system, &tenant, "traceparent").await, Some(appended));
    assert_eq!(stored(&system, &tenant, "tracestate").await.as_deref(), Some("vendor=1"));
    let message = newest_message(&system, &tenant).await;
    let context = message.trace.unwrap();
    let published =
        |s: &&crate::collector::Span| context.parent == format!("00-{TRACE}-{}-01", s.id);
    assert!(spans.iter().filter(|s| s.name == "publish").any(|s| published(&s)), "{context:?}");
    assert_eq!(context.state.as_deref(), Some("vendor=1"));
}

#[tokio::test]
async fn a_trace_that_the_client_does_not_record_leaves_nothing_in_the_log() {
    let (collector, mut system, tenant) = traced().await;
    create_project(&mut system, &tenant, "00").await;
    assert_eq!(stored(&system, &tenant, "traceparent").await, None);
    // What was done without a trace of its own begins one.
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    assert_eq!(system.client("command-api", &tenant.key).get(&projects).await.status, 200);
    let is_read = |span: &crate::collector::Span| span.service == "tidemark-query-api";
    let read =
        end_to_end::wait::until("a read is traced", end_to_end::wait::PATIENCE, async || {
            collector.spans().into_iter().find(is_read)
        });
    assert_eq!(read.await.parent, "");
    assert!(collector.spans().iter().all(|span| span.trace != TRACE));
}

#[tokio::test]
async fn without_an_exporter_nothing_is_traced() {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    create_project(&mut system, &tenant, "01").await;
    assert_eq!(stored(&system, &tenant, "traceparent").await, None);
    assert_eq!(newest_message(&system, &tenant).await.trace, None);
}

/// The message of the newest event of a workspace.
async fn newest_message(system: &System, tenant: &Tenant) -> Incoming {
    let head = "SELECT position FROM event_log.log_head WHERE workspace_id = $1::uuid";
    let head: i64 =
        sqlx::query_scalar(head).bind(&tenant.workspace).fetch_one(&system.pool).await.unwrap();
    let connection = Connection::open(&system.cluster.nats.url(), "test").await.unwrap();
    let workspace = tenant.workspace.parse().unwrap();
    let mut messages = Box::pin(follow(connection, Some(workspace), Start::Beginning));
    loop {
        let message = timeout(end_to_end::wait::PATIENCE, messages.next()).await.unwrap().unwrap();
        if message.position == head.cast_unsigned() {
            return message;
        }
    }
}
