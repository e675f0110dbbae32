//! What a request leaves behind: a line in the log, and numbers for Prometheus.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use event_store::Kept;
use serde_json::Value;
use service::health::Checks;
use service::metrics::{Scrape, routes};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::fixture::{Fixture, ask, request, stranger};

/// The lines that this thread logs.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    /// Collects from now on, as long as the guard lives.
    fn collect() -> (Self, DefaultGuard) {
        let lines = Self::default();
        let filter = EnvFilter::new("info");
        let subscriber =
            tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter);
        let subscriber = subscriber.with_writer(lines.clone()).finish();
        (lines, tracing::subscriber::set_default(subscriber))
    }

    /// Those of requests so far.
    fn requests(&self) -> Vec<Value> {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.filter(|line| line["message"].as_str().unwrap().starts_with("request")).collect()
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_request_has_one_line_that_says_who_where_and_how_long_and_no_secret() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let (lines, _guard) = Lines::collect();
    let path = "/api/v1/workspaces/acme/projects/0193a5f0-1b2c-7000-8000-00000000000a/?secret=x";
    let headers = [("x-api-key", key.as_str()), ("x-request-id", "r-1")];
    fixture.ask(request("GET", path, &headers)).await;
    let [line] = &lines.requests()[..] else { panic!("{:?}", lines.requests()) };
    let text = |name: &str| line[name].as_str().unwrap_or_default();
    assert_eq!(
        (text("level"), text("method"), line["status"].as_u64()),
        ("INFO", "GET", Some(200))
    );
    assert_eq!(text("route"), "/api/v1/workspaces/{slug}/projects/{project}/");
    assert_eq!((text("request.id"), text("workspace.slug")), ("r-1", "acme"));
    assert!(text("user.id").len() == 36 && line["duration_ms"].is_f64(), "{line}");
    for absent in ["trace.id", "position", "code", "error"] {
        assert!(line.get(absent).is_none(), "{absent}: {line}");
    }
    assert!(!line.to_string().contains("secret") && !line.to_string().contains(&key), "{line}");
}

#[tokio::test]
async fn a_failure_has_its_causes_and_a_path_without_a_route_no_workspace() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let (lines, _guard) = Lines::collect();
    let headers = [("x-api-key", key.as_str())];
    fixture.ask(request("PATCH", "/api/v1/workspaces/acme/", &headers)).await;
    fixture.ask(request("GET", "/api/v1/workspaces/\"x\"/nothing", &headers)).await;
    let [failed, lost] = &lines.requests()[..] else { panic!("{:?}", lines.requests()) };
    assert_eq!(failed["level"], "ERROR");
    assert!(!failed["error"].as_str().unwrap().is_empty(), "{failed}");
    assert_eq!((lost["route"].as_str(), lost.get("workspace.slug")), (Some(""), None));
}

#[tokio::test]
async fn what_machines_ask_all_the_time_is_not_in_the_log() {
    let (lines, _guard) = Lines::collect();
    for path in ["/health/live", "/health/ready", "/"] {
        ask(&stranger(), request("GET", path, &[])).await;
    }
    assert!(lines.requests().is_empty(), "{:?}", lines.requests());
}

#[tokio::test]
async fn requests_are_counted_by_route_and_never_by_address() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let headers = [("x-api-key", key.as_str())];
    for slug in ["counted-1", "counted-2"] {
        fixture.ask(request("DELETE", &format!("/api/v1/workspaces/{slug}/"), &headers)).await;
    }
    let inside = routes(Scrape::of("test").with_pool("test", fixture.pool.clone()), Checks::new());
    let page = ask(&inside, request("GET", "/metrics", &[])).await;
    let counted = "tidemark_http_requests_total{method=\"DELETE\",\
        route=\"/api/v1/workspaces/{slug}/\",status=\"4xx\"} ";
    let line = page.body.lines().find(|line| line.starts_with(counted)).unwrap();
    assert!(line.rsplit(' ').next().unwrap().parse::<u32>().unwrap() >= 2, "{line}");
    assert!(page.header("content-type").starts_with("text/plain; version=0.0.4"));
    assert!(!page.body.contains("counted-1"));
    assert!(page.body.contains("tidemark_database_pool_limit{pool=\"test\"} 3"));
    assert!(page.body.contains("tidemark_build_info{service=\"test\""));
}

#[tokio::test]
async fn connections_that_are_kept_at_rest_are_idle_and_nobody_waits_for_them() {
    let fixture = Fixture::new().await;
    let kept = |connections| {
        let options = (*fixture.pool.connect_options()).clone();
        Arc::new(Kept::of(event_store::pool(options, connections)))
    };
    let (shared, own) = (kept(1), kept(1));
    for kept in [&shared, &own] {
        kept.keep(kept.take().await.unwrap());
    }
    let used = kept(1);
    let _used = used.take().await.unwrap();
    let scrape = Scrape::of("test").with_kept("shared", shared).with_own("own", own);
    let scrape = scrape.with_own("used", used);
    let page = ask(&routes(scrape, Checks::new()), request("GET", "/metrics", &[])).await;
    for pool in ["shared", "own", "used"] {
        let wait = format!("tidemark_database_pool_wait_seconds{{pool=\"{pool}\"}} 0\n");
        assert!(page.body.contains(&wait), "{pool}: {}", page.body);
        let (idle, used) = if pool == "used" { (0, 1) } else { (1, 0) };
        for (state, number) in [("idle", idle), ("used", used)] {
            let labels = format!("{{pool=\"{pool}\",state=\"{state}\"}}");
            let line = format!("tidemark_database_pool_connections{labels} {number}\n");
            assert!(page.body.contains(&line), "{line}: {}", page.body);
        }
    }
}

#[tokio::test]
async fn the_port_for_metrics_answers_health_and_that_of_the_api_no_metrics() {
    let inside = routes(Scrape::default(), Checks::new());
    assert_eq!(ask(&inside, request("GET", "/health/ready", &[])).await.status, 200);
    assert_eq!(ask(&stranger(), request("GET", "/metrics", &[])).await.status, 404);
}
