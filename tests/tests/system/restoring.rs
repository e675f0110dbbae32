//! A backup that is restored into a deployment, step by step as the documents have it.

use std::process::Command;

use embedded::testing::Scratch;
use end_to_end::system::SERVICES;
use end_to_end::{System, built, wait};
use serde_json::json;
use sqlx::{Connection, PgConnection};

/// Runs a command of the operator on a database.
fn operate(url: &str, arguments: &[&str]) {
    let output = Command::new(built("tidemark"))
        .args(arguments)
        .args(["--database-url", url])
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

#[tokio::test]
async fn a_backup_is_restored_into_a_running_deployment() {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let client = system.client("command-api", &tenant.key);
    let body = json!({ "name": "Engine", "identifier": "ENG" });
    assert_eq!(client.post(&projects, &body).await.status, 201);
    let scratch = Scratch::create();
    let file = scratch.path().join("tidemark.dump");
    let file = file.to_str().unwrap();
    operate(&system.database_url(), &["backup", file]);
    let lost = json!({ "name": "Hull", "identifier": "HUL" });
    assert_eq!(client.post(&projects, &lost).await.status, 201);

    for service in SERVICES {
        system.cluster.service(service).stop().await;
    }
    let mut server = PgConnection::connect(&system.cluster.postgres.url("postgres")).await.unwrap();
    sqlx::raw_sql("CREATE DATABASE restored").execute(&mut server).await.unwrap();
    operate(&system.cluster.postgres.url("restored"), &["restore", file]);
    system.pool.close().await;
    for rename in [
        "ALTER DATABASE tidemark RENAME TO tidemark_before",
        "ALTER DATABASE restored RENAME TO tidemark",
    ] {
        sqlx::raw_sql(rename).execute(&mut server).await.unwrap();
    }
    for service in SERVICES {
        system.cluster.restart(service).await;
    }
    let client = system.client("command-api", &tenant.key);
    let body = json!({ "name": "Keel", "identifier": "KEE" });
    assert_eq!(client.post(&projects, &body).await.status, 201);
    let names = wait::until(
        "reads show what was restored and what came then",
        wait::PATIENCE,
        async || {
            let read = client.get(&projects).await;
            let text = read.body.to_string();
            (read.status == 200 && text.contains("Keel")).then_some(text)
        },
    )
    .await;
    assert!(names.contains("Engine") && !names.contains("Hull"), "{names}");
    operate(&system.cluster.postgres.url("tidemark"), &["verify", "--tables"]);
}
