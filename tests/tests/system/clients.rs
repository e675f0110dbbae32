//! Real clients: the official Python client through the deployment's proxy, and a NATS client beside it.

use std::path::Path;
use std::process::Stdio;

use embedded::testing::python;
use end_to_end::System;
use end_to_end::proxy::Proxy;
use serde_json::Value;

use crate::witness::{self, Witness};

#[tokio::test(flavor = "multi_thread")]
async fn the_official_client_works_unmodified_and_a_subscriber_receives_it_all() {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    let witness = Witness::listening(&system.cluster.nats.url(), &tenant).await;
    let proxy = Proxy::before(&system).await;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/session.py");
    let output = tokio::process::Command::new(python())
        .arg("-B")
        .arg(script)
        .args([&proxy.url(), &tenant.key, &tenant.slug])
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let did: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(did["items"].as_array().map(Vec::len), Some(50));

    system.caught_up().await;
    let log = witness::log(&system, &tenant).await;
    log.is_gapless();
    witness.received(&log).await;
    witness::tables_equal_a_rebuild(&system).await;
}
