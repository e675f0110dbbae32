//! The API's description against a running system: schemathesis makes up requests from it, right and wrong ones, and
//! every answer must be one that it has. What ends the ground that the requests stand on is not asked.

use std::path::Path;
use std::process::Stdio;

use embedded::testing::{Scratch, python};
use end_to_end::proxy::Proxy;
use end_to_end::system::text;
use end_to_end::{Client, System};
use serde_json::{Value, json};
use tokio::process::Command;

/// What is tried, and how; the names in braces are filled in.
const SETTINGS: &str = include_str!("../../clients/schemathesis.toml");

/// What every answer must be: foreseen, of the type and the form that the description has, and no failure.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

/// Operations that would end what the others stand on.
const KEPT_UP: [&str; 8] = [
    "archive_project",
    "change_password",
    "delete_current_user",
    "delete_project",
    "delete_workspace",
    "leave_workspace",
    "sign_out",
    "transfer_workspace",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_one_that_the_description_has() {
    let mut system = System::start_with(&[("API_KEY_RATE_LIMIT", "1000000/minute")]).await;
    let tenant = system.tenant("acme").await;
    let client = system.client("command-api", &tenant.key);
    let settings = filled(&client, &tenant.slug).await;
    let proxy = Proxy::before(&mut system).await;
    let scratch = Scratch::create();
    let file = scratch.path().join("schemathesis.toml");
    std::fs::write(&file, settings).unwrap();
    let output = Command::new(python())
        .args([
            "-B",
            "-c",
            "import schemathesis.cli; schemathesis.cli.schemathesis()",
            "--config-file",
        ])
        .arg(&file)
        .args(["run", "--phases", "examples,fuzzing", "--checks", CHECKS, "--continue-on-failure"])
        .args(KEPT_UP.iter().flat_map(|id| ["--exclude-operation-id", id]))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/openapi.json"))
        .args(["--url", &proxy.url(), "--header", &format!("X-API-Key: {}", tenant.key)])
        .current_dir(scratch.path())
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// The settings with the ids of things that are there.
async fn filled(client: &Client, slug: &str) -> String {
    let workspace = format!("/api/v1/workspaces/{slug}");
    let new = json!({ "name": "Engine", "identifier": "ENG" });
    let project = id(client, &format!("{workspace}/projects/"), &new).await;
    let at = format!("{workspace}/projects/{project}");
    let issue = id(client, &format!("{at}/work-items/"), &json!({ "name": "It leaks" })).await;
    let item = format!("{at}/work-items/{issue}");
    let new = json!({ "name": "Review", "color": "#111111", "group": "started" });
    let state = id(client, &format!("{at}/states/"), &new).await;
    let label = id(client, &format!("{at}/labels/"), &json!({ "name": "bug" })).await;
    let new = json!({ "url": "https://example.org" });
    let link = id(client, &format!("{item}/links/"), &new).await;
    let new = json!({ "comment_html": "<p>So it does.</p>" });
    let comment = id(client, &format!("{item}/comments/"), &new).await;
    let feed = client.get(&format!("{item}/activities/")).await.ok();
    let activity = text(&feed["results"][0], "id").to_owned();
    let names = [
        ("slug", slug),
        ("project", &project),
        ("issue", &issue),
        ("state", &state),
        ("label", &label),
        ("link", &link),
        ("comment", &comment),
        ("activity", &activity),
    ];
    names.iter().fold(SETTINGS.to_owned(), |settings, (name, value)| {
        settings.replace(&format!("{{{name}}}"), value)
    })
}

/// Makes something, and answers its id.
async fn id(client: &Client, path: &str, new: &Value) -> String {
    // A state is made with 200, as in the contract.
    text(&client.post(path, new).await.body, "id").to_owned()
}
