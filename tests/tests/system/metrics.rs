//! Metrics of real services under a little load, and whether dashboard and alerts name them rightly.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use end_to_end::system::SERVICES;
use end_to_end::{System, wait};
use serde_json::{Value, json};

/// The dashboard of the documents.
const DASHBOARD: &str = include_str!("../../../docs/observability/dashboard.json");
/// The alert rules of the documents.
const ALERTS: &str = include_str!("../../../docs/observability/alerts.yml");
/// What they refer to.
const OPERATIONS: &str = include_str!("../../../docs/operations.md");

/// What a service shows.
pub async fn page(system: &mut System, service: &str) -> String {
    let url = format!("{}/metrics", system.cluster.service(service).metrics());
    let answer = reqwest::get(url).await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

/// The value of a sample, by its whole name with labels.
pub fn value(page: &str, sample: &str) -> Option<f64> {
    let line = page.lines().find_map(|line| line.strip_prefix(sample)?.strip_prefix(' '));
    line.and_then(|value| value.parse().ok())
}

/// The names of metrics in a text of expressions.
fn named(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.starts_with("tidemark_") || word.starts_with("process_")).collect()
}

/// The names of metrics on a page.
fn shown(page: &str) -> BTreeSet<&str> {
    let names = page.lines().filter(|line| !line.starts_with('#'));
    names.filter_map(|line| line.split(['{', ' ']).next()).collect()
}

/// Some work for every part.
async fn work(system: &mut System) {
    let tenant = system.tenant("acme").await;
    let client = system.client("command-api", &tenant.key);
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let project = client.post(&projects, &json!({ "name": "Engine", "identifier": "ENG" })).await;
    let project = project.created()["id"].as_str().unwrap().to_owned();
    let items = format!("{projects}{project}/work-items/");
    for number in 0..20 {
        let item = json!({ "name": format!("Item {number}") });
        assert_eq!(client.post(&items, &item).await.status, 201);
    }
    assert_eq!(client.get(&items).await.status, 200);
    assert_eq!(client.post(&items, &json!({ "name": "" })).await.status, 400);
    system.caught_up().await;
}

#[tokio::test]
async fn every_metric_of_dashboard_and_alerts_is_shown_by_the_services() {
    let mut system = System::start().await;
    work(&mut system).await;
    let mut pages = String::new();
    for service in SERVICES {
        pages += &page(&mut system, service).await;
    }
    let shown = shown(&pages);
    let parts = ["_bucket", "_sum", "_count"];
    let whole = |name: &str| {
        parts.iter().find_map(|part| name.strip_suffix(part)).unwrap_or(name).to_owned()
    };
    let is_told = |name: &String| OPERATIONS.contains(&format!("`{name}`"));
    let untold: BTreeSet<String> =
        shown.iter().map(|name| whole(name)).filter(|name| !is_told(name)).collect();
    assert!(untold.is_empty(), "docs/operations.md does not explain {untold:?}");
    let dashboard: Value = serde_json::from_str(DASHBOARD).unwrap();
    let expressions = expressions(&dashboard).join("\n");
    for (place, text) in [("dashboard", expressions.as_str()), ("alerts", ALERTS)] {
        let names = named(text);
        assert!(names.len() > 10, "{place}: {names:?}");
        let missing: Vec<_> = names.difference(&shown).collect();
        assert!(missing.is_empty(), "{place} names what nobody shows: {missing:?}");
    }
}

#[tokio::test]
async fn the_metrics_say_what_was_done() {
    let mut system = System::start().await;
    work(&mut system).await;
    let projector = wait::until("the projector has caught up", wait::PATIENCE, async || {
        let page = page(&mut system, "projector").await;
        (value(&page, "tidemark_projector_lag_positions{shard=\"0\"}") == Some(0.0)).then_some(page)
    })
    .await;
    assert_eq!(value(&projector, "tidemark_projector_active"), Some(1.0));
    assert_eq!(value(&projector, "tidemark_table_lag_positions{table=\"work_item\"}"), Some(0.0));
    assert_eq!(value(&projector, "tidemark_stopped_workspaces{shard=\"0\"}"), Some(0.0));
    assert_eq!(value(&projector, "tidemark_chain_broken_workspaces"), Some(0.0));
    let commands = page(&mut system, "command-api").await;
    let route = "/api/v1/workspaces/{slug}/projects/{project}/work-items/";
    let requests = |status: &str| {
        let labels = format!("method=\"POST\",route=\"{route}\",status=\"{status}\"");
        value(&commands, &format!("tidemark_http_requests_total{{{labels}}}"))
    };
    assert_eq!((requests("2xx"), requests("4xx")), (Some(20.0), Some(1.0)), "{commands}");
    assert!(value(&commands, "tidemark_events_appended_total").unwrap() >= 22.0);
    assert!(value(&commands, "tidemark_append_commit_seconds_count").unwrap() >= 22.0);
    assert_eq!(value(&commands, "tidemark_nats_connected{client=\"tidemark-relay\"}"), Some(1.0));
    assert!(value(&commands, "process_resident_memory_bytes").unwrap() > 1e6);
    assert!(!commands.contains("acme"), "no workspace, no person");
}

#[tokio::test]
async fn at_rest_nobody_waits_for_a_connection_and_a_scrape_takes_no_time() {
    let mut system = System::start().await;
    work(&mut system).await;
    for service in SERVICES {
        let since = Instant::now();
        let page = page(&mut system, service).await;
        assert!(since.elapsed() < Duration::from_millis(900), "{service}: {:?}", since.elapsed());
        let wait = "tidemark_database_pool_wait_seconds{";
        let waits: Vec<&str> = page.lines().filter(|line| line.starts_with(wait)).collect();
        assert!(!waits.is_empty(), "{service}");
        for line in waits {
            assert!(line.ends_with(" 0"), "{service}: {line}");
        }
    }
}

/// The questions of a dashboard.
fn expressions(dashboard: &Value) -> Vec<&str> {
    let panels = dashboard["panels"].as_array().unwrap().iter();
    let targets = panels.filter_map(|panel| panel["targets"].as_array()).flatten();
    targets.map(|target| target["expr"].as_str().unwrap()).collect()
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    let kept: String = kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect();
    kept.replace(' ', "-")
}

#[test]
fn every_alert_names_a_section_of_the_documents() {
    let anchors: BTreeSet<String> =
        OPERATIONS.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    let runbooks = ALERTS.lines().filter_map(|line| line.trim().strip_prefix("runbook: "));
    let runbooks: Vec<&str> = runbooks.collect();
    assert_eq!(runbooks.len(), ALERTS.matches("- alert: ").count());
    for runbook in runbooks {
        let section = runbook.strip_prefix("docs/operations.md#").unwrap();
        assert!(anchors.contains(section), "{runbook}");
    }
}
