//! Starts and returns: which part waits for which, and for how long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use end_to_end::proxy::Proxy;
use end_to_end::{Client, System, wait};
use reqwest::StatusCode;
use serde_json::{Value, json};

/// How long a service may need after the database is back, on a busy machine.
const SOON: Duration = Duration::from_secs(10);

/// Status and body of what is at an address, if anything answers.
async fn ask(url: &str) -> Option<(StatusCode, Value)> {
    let answer = reqwest::get(url).await.ok()?;
    Some((answer.status(), answer.json().await.unwrap_or_default()))
}

#[tokio::test]
async fn the_command_side_says_what_it_waits_for_while_the_database_is_away() {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    system.cluster.postgres.stop().await;
    let service = system.cluster.service("command-api");
    let (api, inside) = (format!("http://{}", service.address()), service.metrics());
    service.begin().await.unwrap();
    let alive = async || ask(&format!("{api}/health/live")).await;
    let (status, _) = wait::until("it answers", wait::PATIENCE, alive).await;
    assert_eq!(status, StatusCode::OK);
    for place in [&api, &inside] {
        let (status, said) = ask(&format!("{place}/health/ready")).await.unwrap();
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{said}");
        assert_eq!(said["checks"][0]["name"], "database", "{said}");
        assert_eq!(said["checks"][0]["ok"], false, "{said}");
    }
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let client = system.client("command-api", &tenant.key);
    let body = json!({ "name": "Engine", "identifier": "ENG" });
    let waiting = tokio::spawn(async move { client.post(&projects, &body).await });
    system.cluster.postgres.restart().await.unwrap();
    wait::until("it is ready", wait::PATIENCE, async || {
        let (status, _) = ask(&format!("{api}/health/ready")).await?;
        (status == StatusCode::OK).then_some(())
    })
    .await;
    let early = waiting.await.unwrap();
    assert!(early.status == 201 || early.status == 503, "{early:?}");
    let client = system.client("command-api", &tenant.key);
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let body = json!({ "name": "Hull", "identifier": "HUL" });
    assert_eq!(client.post(&projects, &body).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_restarts_fails_no_request_through_the_proxy() {
    let mut system = System::start_with(&[("TIDEMARK_DRAIN_SECONDS", "2")]).await;
    let tenant = system.tenant("acme").await;
    let proxy = Proxy::before(&system).await;
    let address = proxy.url().strip_prefix("http://").unwrap().parse().unwrap();
    let client = Client::new(address, address, &tenant.key);
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let (answered, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let asking = |which: usize| {
        let (client, projects) = (client.clone(), projects.clone());
        let (answered, stop) = (Arc::clone(&answered), Arc::clone(&stop));
        tokio::spawn(async move {
            for number in 0.. {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let name = format!("P{which}N{number}");
                let body = json!({ "name": name, "identifier": name });
                let created = client.post(&projects, &body).await;
                assert_eq!(created.status, 201, "{created:?}");
                let read = client.get(&projects).await;
                assert_eq!(read.status, 200, "{read:?}");
                answered.fetch_add(1, Ordering::Relaxed);
            }
        })
    };
    let tasks: Vec<_> = (0..4).map(asking).collect();
    let more = async || {
        let enough = answered.load(Ordering::Relaxed) + 20;
        wait::for_position("what was answered", enough, async || {
            Some(answered.load(Ordering::Relaxed))
        })
        .await;
    };
    for service in ["command-api", "query-api", "command-api"] {
        more().await;
        system.cluster.service(service).stop().await;
        system.cluster.restart(service).await;
    }
    more().await;
    stop.store(true, Ordering::Relaxed);
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::test]
async fn reads_and_writes_work_as_soon_as_the_database_is_back() {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    let client = system.client("command-api", &tenant.key);
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let name =
        |number: usize| json!({ "name": format!("P{number}"), "identifier": format!("P{number}") });
    // Every connection of every pool has been used.
    for number in 0..20 {
        let body = name(number);
        let (created, read) = tokio::join!(client.post(&projects, &body), client.get(&projects));
        assert_eq!((created.status.as_u16(), read.status.as_u16()), (201, 200));
    }
    system.cluster.postgres.kill().await;
    system.cluster.postgres.restart().await.unwrap();
    let since = Instant::now();
    let mut number = 20;
    wait::until("a write is answered", SOON, async || {
        number += 1;
        (client.post(&projects, &name(number)).await.status == 201).then_some(())
    })
    .await;
    wait::until("a read is answered", SOON, async || {
        (client.get(&projects).await.status == 200).then_some(())
    })
    .await;
    assert!(since.elapsed() < SOON, "{:?}", since.elapsed());
    for _ in 0..20 {
        number += 1;
        let body = name(number);
        let (created, read) = tokio::join!(client.post(&projects, &body), client.get(&projects));
        assert_eq!((created.status.as_u16(), read.status.as_u16()), (201, 200));
    }
}

#[tokio::test]
async fn a_projector_that_hangs_is_taken_over_from_within_seconds() {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    system.launch("projector-2", true).await;
    let client = system.client("command-api", &tenant.key);
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let shown = async |system: &mut System, name: &str, identifier: &str| {
        let body = json!({ "name": name, "identifier": identifier });
        assert_eq!(client.post(&projects, &body).await.status, 201);
        wait::until("the read tables show it", wait::PATIENCE, async || {
            let read = client.get(&projects).await;
            read.body.to_string().contains(name).then_some(())
        })
        .await;
        system.caught_up().await;
    };
    shown(&mut system, "Engine", "ENG").await;
    system.cluster.service("projector").pause().await;
    let since = Instant::now();
    shown(&mut system, "Hull", "HUL").await;
    assert!(since.elapsed() < Duration::from_secs(20), "{:?}", since.elapsed());
    system.cluster.service("projector").resume();
    shown(&mut system, "Keel", "KEE").await;
    system.cluster.service("projector-2").pause().await;
    shown(&mut system, "Mast", "MAS").await;
    system.cluster.service("projector-2").resume();
}
