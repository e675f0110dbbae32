//! The API's description against a running system: schemathesis makes up requests from it, right and wrong ones, and
//! every answer must be one that it has; and a header that only some operations heed is tried on each.

use std::path::Path;
use std::process::Stdio;

use embedded::testing::{Scratch, python};
use end_to_end::client::send;
use end_to_end::proxy::Proxy;
use end_to_end::system::{Tenant, text};
use end_to_end::{Client, System};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::process::Command;

/// The description.
const DOCUMENT: &str = include_str!("../../../docs/openapi.json");

/// What is tried, and how; the names in braces are filled in.
const SETTINGS: &str = include_str!("../../clients/schemathesis.toml");

/// What every answer must be: foreseen, of the type and the form that the description has, and no failure.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

/// Operations that end what the others stand on: each is tried on ground of its own.
const ENDING: [&str; 8] = [
    "archive_project",
    "change_password",
    "delete_current_user",
    "delete_project",
    "delete_workspace",
    "leave_workspace",
    "sign_out",
    "transfer_workspace",
];

/// Those of them that the last owner of a workspace may not do.
const NOT_BY_OWNERS: [&str; 2] = ["delete_current_user", "leave_workspace"];

/// That of them whose wrong bodies, which are wrong passwords, hold right ones back for a while: these are tried before,
/// on ground of their own.
const HELD_BACK: &str = "change_password";

/// Which bodies are made up.
#[derive(Clone, Copy)]
enum Bodies {
    /// Such as the description asks for, with what a caller has to know.
    Right,
    /// Such, others, and those at the bounds.
    Both,
}

impl Bodies {
    /// What schemathesis is told: its mode, and its phases.
    const fn arguments(self) -> [&'static str; 4] {
        match self {
            Self::Right => ["--mode", "positive", "--phases", "fuzzing"],
            Self::Both => ["--mode", "all", "--phases", "examples,coverage,fuzzing"],
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_one_that_the_description_has() {
    let mut system = System::start_with(&[("SESSION_RATE_LIMIT", "1000000/minute")]).await;
    let proxy = Proxy::before(&system).await;
    let ground = Ground::prepared(&mut system, "acme").await;
    ground.tried(&proxy, Bodies::Both, "exclude", &ENDING).await;
    for id in ENDING {
        let ground = Ground::prepared(&mut system, &id.replace('_', "-")).await;
        if NOT_BY_OWNERS.contains(&id) {
            ground.hand_over().await;
        }
        let bodies = if id == HELD_BACK { Bodies::Right } else { Bodies::Both };
        let answers = ground.tried(&proxy, bodies, "include", &[id]).await;
        assert!(answers.iter().any(|status| (200..300).contains(status)), "{id}: {answers:?}");
    }
    let ground = Ground::prepared(&mut system, "wrong-passwords").await;
    ground.tried(&proxy, Bodies::Both, "include", &[HELD_BACK]).await;
}

#[tokio::test]
async fn the_description_names_if_match_where_it_is_heeded_and_nowhere_else() {
    let mut system = System::start().await;
    let ground = Ground::prepared(&mut system, "acme").await;
    let document: Value = serde_json::from_str(DOCUMENT).unwrap();
    let mut wrong = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let changes = methods.as_object().unwrap().iter();
        let changes = changes.filter(|(method, operation)| {
            ["post", "put", "patch", "delete"].contains(&method.as_str())
                && operation["security"].is_null()
        });
        for (method, operation) in changes {
            let named = has_if_match(operation);
            let heeded = ground.heeds_if_match(method, path, &example(&document, operation)).await;
            if named != heeded {
                wrong.push(format!("{method} {path}: named {named}, heeded {heeded}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether an operation is described with `If-Match`.
fn has_if_match(operation: &Value) -> bool {
    let name = "#/components/parameters/IfMatch";
    operation["parameters"].as_array().into_iter().flatten().any(|part| part["$ref"] == name)
}

/// The description's example of the body of an operation, if it takes one.
fn example(document: &Value, operation: &Value) -> Value {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    let schema = schema.as_str().and_then(|path| document.pointer(path.strip_prefix('#')?));
    schema.map_or(Value::Null, |schema| schema["examples"][0].clone())
}

/// A workspace with one of everything, and a user with all rights in it.
struct Ground {
    /// Their client, with a key.
    client: Client,
    /// Their session.
    session: String,
    /// The values of the paths' parameters, and other values that a caller has to know.
    names: Vec<(&'static str, String)>,
}

impl Ground {
    /// A new one.
    async fn prepared(system: &mut System, slug: &str) -> Self {
        let tenant = system.tenant(slug).await;
        let other = system.tenant(&format!("{slug}-2")).await;
        let other = system.client("command-api", &other.key).get("/api/v1/users/me/").await.ok();
        let other = text(&other, "id");
        system.add_member(slug, other);
        let client = system.client("command-api", &tenant.key);
        let person = json!({ "email": Tenant::address(slug), "password": Tenant::PASSWORD });
        let _spare = client.post("/api/v1/auth/sign-in/", &person).await.ok();
        let session = client.post("/api/v1/auth/sign-in/", &person).await.ok();
        let session = text(&session, "token").to_owned();
        let mut names = filled(&client, slug, other).await;
        let sessions = client.with_bearer(&session).get("/api/v1/users/me/sessions/").await.ok();
        let spare = sessions.as_array().unwrap().iter().find(|one| one["is_current"] == false);
        names.push(("session", text(spare.unwrap(), "id").to_owned()));
        Self { client, session, names }
    }

    /// Makes the other member the only owner.
    async fn hand_over(&self) {
        let transfer = self.path("/api/v1/workspaces/{slug}/transfer/");
        let reply = self.client.post(&transfer, &json!({ "member": self.path("{member}") })).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    }

    /// A text with the names in braces filled in; the workspace has pages and views of its own, and modules have links of their own.
    fn path(&self, text: &str) -> String {
        let text = text.replace("{slug}/pages/{page}", "{slug}/pages/{wiki_page}");
        let text = text.replace("{slug}/views/{view}", "{slug}/views/{wide_view}");
        let text = text.replace("{collection}/pages/{page}", "{collection}/pages/{wiki_page}");
        let text = text.replace("{module}/links/{link}", "{module}/links/{module_link}");
        let text = text.replace("intake-issues/{issue}", "intake-issues/{submitted}");
        self.names
            .iter()
            .fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// Whether a change is refused because of a version that the thing is not at.
    async fn heeds_if_match(&self, method: &str, path: &str, body: &Value) -> bool {
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let request = self.client.request(method, &self.path(path));
        let request = request.header("if-match", "\"999999.00000000\"");
        let request = if body.is_null() { request } else { request.json(body) };
        send(request).await.status == StatusCode::PRECONDITION_FAILED
    }

    /// Tries operations: those that are included, or all but those that are excluded. The status of every answer.
    async fn tried(
        &self,
        proxy: &Proxy,
        bodies: Bodies,
        how: &str,
        operations: &[&str],
    ) -> Vec<u64> {
        let scratch = Scratch::create();
        let [file, report] =
            ["schemathesis.toml", "answers.har"].map(|name| scratch.path().join(name));
        std::fs::write(&file, self.path(SETTINGS)).unwrap();
        let filter = format!("--{how}-operation-id");
        let output = Command::new(python())
            .args(["-B", "-c", "import schemathesis.cli; schemathesis.cli.schemathesis()"])
            .arg("--config-file")
            .arg(&file)
            .args(["run", "--checks", CHECKS, "--continue-on-failure"])
            .args(bodies.arguments())
            .args(operations.iter().flat_map(|id| [filter.as_str(), id]))
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/openapi.json"))
            .args(["--url", &proxy.url(), "--report-har-path"])
            .arg(&report)
            .args(["--header", &format!("Authorization: Bearer {}", self.session)])
            .current_dir(scratch.path())
            .stdin(Stdio::null())
            .output()
            .await
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
        let report: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
        let answers = report["log"]["entries"].as_array().unwrap().iter();
        // OPTIONS is open to every caller, also for things that are deleted.
        let answers = answers.filter(|entry| entry["request"]["method"] != "OPTIONS");
        answers.filter_map(|entry| entry["response"]["status"].as_u64()).collect()
    }
}

/// What stands for names in braces: the ids of things that are made for it, and of another member.
async fn filled(client: &Client, slug: &str, member: &str) -> Vec<(&'static str, String)> {
    let workspace = format!("/api/v1/workspaces/{slug}");
    let new = json!({ "name": "Engine", "identifier": "ENG" });
    let project = id(client, &format!("{workspace}/projects/"), &new).await;
    let at = format!("{workspace}/projects/{project}");
    let new = json!({ "member": member, "role": 5 });
    id(client, &format!("{at}/members/"), &new).await;
    let new = json!({ "email": format!("invited@{slug}.example.com"), "role": 15 });
    let invitation = client.post(&format!("{workspace}/invitations/"), &new).await.body;
    let issue = id(client, &format!("{at}/work-items/"), &json!({ "name": "It leaks" })).await;
    let other = id(client, &format!("{at}/work-items/"), &json!({ "name": "The pump" })).await;
    let item = format!("{at}/work-items/{issue}");
    let new = json!({ "name": "Review", "color": "#111111", "group": "started" });
    let state = id(client, &format!("{at}/states/"), &new).await;
    let label = id(client, &format!("{at}/labels/"), &json!({ "name": "bug" })).await;
    let estimate = id(client, &format!("{at}/estimates/"), &json!({ "name": "Effort" })).await;
    let new = json!({ "estimate_points": [{ "value": "1" }] });
    let points = format!("{at}/estimates/{estimate}/estimate-points/");
    let point = text(&client.post(&points, &new).await.body[0], "id").to_owned();
    let _ = client.patch(&format!("{at}/features/"), &json!({ "modules": true })).await.ok();
    let module = id(client, &format!("{at}/modules/"), &json!({ "name": "Hull" })).await;
    let new = json!({ "url": "https://example.org/plan" });
    let module_link = id(client, &format!("{at}/modules/{module}/links/"), &new).await;
    let new = json!({ "issues": [issue] });
    let _ = client.post(&format!("{at}/modules/{module}/module-issues/"), &new).await.ok();
    let switched_on = json!({ "cycles": true, "intakes": true, "views": true });
    drop(client.patch(&format!("{at}/features/"), &switched_on).await.ok());
    let new = json!({ "issue": { "name": "It hums" } });
    let submitted = client.post(&format!("{at}/intake-issues/"), &new).await.created();
    let submitted = text(&submitted, "issue").to_owned();
    let cycle = id(client, &format!("{at}/cycles/"), &json!({ "name": "Sprint" })).await;
    let of_cycle = format!("{at}/cycles/{cycle}/cycle-issues/");
    drop(client.post(&of_cycle, &json!({ "issues": [issue] })).await.ok());
    let new = json!({ "url": "https://example.org" });
    let link = id(client, &format!("{item}/links/"), &new).await;
    let new = json!({ "comment_html": "<p>So it does.</p>" });
    let comment = id(client, &format!("{item}/comments/"), &new).await;
    let page = id(client, &format!("{at}/pages/"), &json!({ "name": "Roadmap" })).await;
    let new = json!({ "name": "Handbook", "access": 1 });
    let collection = id(client, &format!("{workspace}/collections/"), &new).await;
    let new = json!({ "member": member, "access": 2 });
    let members = format!("{workspace}/collections/{collection}/members/");
    let collection_member = id(client, &members, &new).await;
    let new = json!({ "name": "House rules", "collection_id": collection });
    let wiki_page = id(client, &format!("{workspace}/pages/"), &new).await;
    let new = json!({ "page_id": page });
    let work_item_page = id(client, &format!("{item}/pages/"), &new).await;
    let new = json!({ "name": "Begun" });
    let view = id(client, &format!("{at}/views/"), &new).await;
    let wide_view = id(client, &format!("{workspace}/views/"), &new).await;
    let reaction = json!({ "reaction": "tada" });
    id(client, &format!("{item}/reactions/"), &reaction).await;
    id(client, &format!("{item}/comments/{comment}/reactions/"), &reaction).await;
    let feed = client.get(&format!("{item}/activities/")).await.ok();
    let activity = text(&feed["results"][0], "id").to_owned();
    let sticky = id(client, &format!("{workspace}/stickies/"), &json!({ "name": "Ideas" })).await;
    let new = json!({ "name": "Later", "project": project });
    let draft = id(client, &format!("{workspace}/drafts/"), &new).await;
    let new = json!({ "entity_type": "project", "entity_identifier": project });
    let favourite = id(client, &format!("{workspace}/user-favorites/"), &new).await;
    let key = id(client, "/api/v1/users/me/api-keys/", &json!({ "label": "spare" })).await;
    vec![
        ("slug", slug.to_owned()),
        ("member", member.to_owned()),
        ("password", Tenant::PASSWORD.to_owned()),
        ("project", project),
        ("issue", issue),
        ("submitted", submitted),
        ("other", other),
        ("state", state),
        ("label", label),
        ("estimate", estimate),
        ("point", point),
        ("module", module),
        ("module_link", module_link),
        ("cycle", cycle),
        ("invitation", text(&invitation, "id").to_owned()),
        ("token", text(&invitation, "token").to_owned()),
        ("link", link),
        ("comment", comment),
        ("page", page),
        ("wiki_page", wiki_page),
        ("view", view),
        ("wide_view", wide_view),
        ("collection", collection),
        ("collection_member", collection_member),
        ("version", "1".to_owned()),
        ("work_item_page", work_item_page),
        ("reaction", "tada".to_owned()),
        ("activity", activity),
        ("sticky", sticky),
        ("draft", draft),
        ("favourite", favourite),
        ("key", key),
    ]
}

/// Makes something, and answers its id.
async fn id(client: &Client, path: &str, new: &Value) -> String {
    // A state is made with 200, as in the contract.
    text(&client.post(path, new).await.body, "id").to_owned()
}
