//! Logs of earlier versions. Each log in `tests/logs/` is restored by this version, verified, and rebuilt into the read
//! tables that its own version showed. The log of this version has every event in it, and is kept in the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::Event;
use domain::documented::{faults, payload};
use embedded::testing::{Database, Scratch};
use end_to_end::client::send;
use end_to_end::system::text;
use end_to_end::{Client, System, built};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};

/// The variable that keeps the log of this version in the tree, if it is `1`.
const KEEP: &str = "KEEP_LOG";

/// How archives of Postgres 15 begin, the earliest version that is supported: later versions read them too.
const ARCHIVE: &[u8] = b"PGDMP\x01\x0e";

/// The events that neither the API nor the command line makes, each with the reason: no log has them.
const UNMADE: [(&str, &str); 1] =
    [("UserReactivated", "a deactivated user cannot be let in again yet")];

/// The requests that make every event, one a line: the name of what it creates or `-`, the person, the method, the path,
/// and the body; `UNDO` undoes in a project what the request before did. In paths and bodies `{name}` stands for the id of what was created, and `{name/}` for its path;
/// `{name.token/}` for the path of an invitation's token, `{name.issue}` for the work item of what the intake has, and `{name@}` for the address of a person.
const REQUESTS: &str = r##"
- ada PATCH {acme/} {"name":"Acme Limited","timezone":"Europe/Berlin"}
- ada PATCH {acme/}features/ {"wiki":true}
- ada PATCH {acme/}members/{bob}/ {"role":5}
- ada DELETE {acme/}members/{bob}/
- ada POST {acme/}members/ {"member":"{bob}","role_slug":"admin"}
- ada POST {acme/}members/{bob}/log-access/
- ada DELETE {acme/}members/{bob}/log-access/
- ada POST {acme/}transfer/ {"member":"{bob}"}
- bob POST {acme/}transfer/ {"member":"{ada}"}
- cyd POST {acme/}members/leave/
dia ada POST {acme/}invitations/ {"email":"dia@example.com","role":5}
- ada PATCH {dia/} {"role":15}
- ada POST {dia/}resend/
- ada DELETE {dia/}
back ada POST {acme/}invitations/ {"email":"{cyd@}","role":15}
- cyd POST {back.token/}decline/
back ada POST {acme/}invitations/ {"email":"{cyd@}","role":5}
- cyd POST {back.token/}accept/
- cyd DELETE /api/v1/workspaces/cyds/
- cyd DELETE /api/v1/users/me/

engine ada POST {acme/}projects/ {"name":"Engine","identifier":"ENG"}
- ada POST {engine/}members/ {"member":"{bob}","role":5}
- ada PATCH {engine/}members/{bob}/ {"role":20}
- ada DELETE {engine/}members/{bob}/
- ada POST {engine/}members/ {"member":"{bob}","role":15}
- ada PATCH {engine/} {"name":"Engines","identifier":"ENGS","description":"Everything that moves"}
- ada PATCH {engine/} {"project_lead":"{bob}","default_assignee":"{bob}","timezone":"Asia/Tokyo"}
- ada PATCH {engine/} {"emoji":"128640","icon_prop":{"name":"cog"},"cover_image":"https://example.org/engine.png"}
- ada PATCH {engine/} {"archive_in":3,"close_in":6,"external_source":"jira","external_id":"ENG","cycle_view":true}
- ada PATCH {engine/}features/ {"pages":false,"epics":true}
- ada POST {engine/}archive/
- ada DELETE {engine/}archive/
hull ada POST {acme/}projects/ {"name":"Hull","identifier":"HUL","description":"What floats","project_lead":"{bob}","default_assignee":"{bob}","emoji":"9875","icon_prop":{"name":"anchor"},"cover_image":"/hull.png","archive_in":1,"close_in":2,"timezone":"UTC","external_source":"jira","external_id":"HUL","module_view":true,"page_view":false}
scrap ada POST {acme/}projects/ {"name":"Scrap","identifier":"SCR"}
- ada DELETE {scrap/}

review ada POST {engine/}states/ {"name":"Review","color":"#8250df"}
- ada PATCH {review/} {"name":"In review","color":"#0969da","description":"It is read","group":"started"}
- ada PATCH {review/} {"sequence":1234.5,"default":true,"external_source":"jira","external_id":"S1"}
shipped ada POST {engine/}states/ {"name":"Shipped","color":"#0e8a16","description":"It is there","group":"completed","sequence":70000.25,"external_source":"jira","external_id":"S2"}
parked ada POST {engine/}states/ {"name":"Parked","color":"#cccccc","group":"cancelled"}
- ada PATCH {engine/} {"closing_state":"{parked}"}
- ada PATCH {engine/} {"closing_state":"{shipped}"}
- ada DELETE {parked/}

area ada POST {engine/}labels/ {"name":"area","color":"#d73a4a"}
pump ada POST {engine/}labels/ {"name":"pump","description":"Every pump","parent":"{area}","sort_order":100.5,"external_source":"jira","external_id":"L1"}
bug ada POST {engine/}labels/ {"name":"bug"}
- ada PATCH {bug/} {"name":"defect","color":"#ff0000","description":"It fails","parent":"{area}"}
- ada PATCH {bug/} {"sort_order":1.5,"parent":null,"external_source":"jira","external_id":"L2"}

effort ada POST {engine/}estimates/ {"name":"Effort","description":"How much","type":"points"}
- ada PATCH {engine/}estimates/ {"name":"Size","description":"How large"}
- ada POST {engine/}estimates/{effort}/estimate-points/ {"estimate_points":[{"key":1,"value":"1"}]}
small ada POST {engine/}estimates/{effort}/estimate-points/ {"estimate_points":[{"key":2,"value":"2","description":"A day"}]}
large ada POST {engine/}estimates/{effort}/estimate-points/ {"estimate_points":[{"value":"13"}]}
- ada PATCH {small/} {"key":3,"value":"3","description":"Two days"}
- ada PATCH {engine/} {"estimate":"{effort}"}

leak ada POST {engine/}work-items/ {"name":"The pump leaks","estimate_point":"{large}"}
rotor ada POST {engine/}work-items/ {"name":"The rotor","description_html":"<p>It <b>hums</b>.</p>","priority":"high","state":"{review}","assignees":["{ada}"],"labels":["{bug}"],"start_date":"2027-01-01","target_date":"2027-02-01","point":3,"sort_order":500.5,"external_source":"jira","external_id":"I1","created_at":"2020-05-04T10:00:00Z","created_by":"{bob}"}
- bob PATCH {rotor/} {"name":"The rotor hums","description_html":"<p>It hums.</p>","priority":"urgent","state":"{shipped}"}
- bob PATCH {rotor/} {"assignees":["{bob}"],"labels":["{pump}"],"parent":"{leak}","point":5,"sort_order":7.25}
- bob PATCH {rotor/} {"estimate_point":"{small}"}
- bob PATCH {rotor/} {"start_date":"2027-01-02","target_date":null,"external_source":"linear","external_id":"I2"}
- bob POST {rotor/}archive/
- bob DELETE {rotor/}unarchive/
- bob PATCH {leak/} {"archived_at":"2026-03-01"}
epic ada POST {engine/}work-items/ {"name":"Old plans"}
part ada POST {engine/}work-items/ {"name":"A part of them","parent":"{epic}"}
- ada DELETE {epic/}
- ada UNDO {engine/}

manual ada POST {rotor/}links/ {"url":"https://example.org/pump","title":"Manual","metadata":{"kind":"pdf"},"created_at":"2020-05-05T10:00:00Z","created_by":"{bob}"}
- ada PATCH {manual/} {"url":"https://example.org/rotor","title":"The manual","metadata":{"kind":"html"}}
draft ada POST {rotor/}links/ {"url":"https://example.org/draft"}
- ada DELETE {draft/}

blade ada POST {engine/}work-items/ {"name":"The blade"}
- bob POST {rotor/}relations/ {"relation_type":"blocking","issues":["{blade}","{leak}"]}
- bob POST {rotor/}relations/ {"relation_type":"duplicate","issues":["{leak}"]}
- ada POST {blade/}relations/remove/ {"related_issue":"{rotor}"}
- ada POST {blade/}dependencies/ {"relation_type":"start_after","work_item_ids":["{rotor}"]}
- ada PATCH {engine/}features/ {"modules":true}
deck ada POST {engine/}modules/ {"name":"Deck"}
keel ada POST {engine/}modules/ {"name":"Keel","description":"What keeps it upright","start_date":"2027-01-01","target_date":"2027-02-01","status":"in-progress","lead":"{bob}","members":["{ada}","{bob}"],"sort_order":500.5,"external_source":"jira","external_id":"M1"}
- ada PATCH {keel/} {"name":"The keel","description":"","start_date":"2027-01-02","target_date":null,"status":"completed","lead":null}
- ada PATCH {keel/} {"members":["{bob}"],"sort_order":7.25,"external_source":"linear","external_id":"M2"}
- ada PATCH {keel/} {"members":{"add":["{ada}"],"remove":["{bob}"]}}
- bob POST {keel/}module-issues/ {"issues":["{rotor}","{leak}"]}
- bob POST {deck/}module-issues/ {"issues":["{rotor}"]}
- bob DELETE {keel/}module-issues/{leak}/
plan ada POST {keel/}links/ {"url":"https://example.org/plan","title":"Plan"}
- ada PATCH {plan/} {"url":"https://example.org/keel","title":null}
sketch ada POST {keel/}links/ {"url":"https://example.org/sketch"}
- ada DELETE {sketch/}
- ada POST {keel/}archive/
- ada DELETE {engine/}archived-modules/{keel}/unarchive/
- ada DELETE {deck/}

first bob POST {rotor/}comments/ {"comment_html":"<p>It still hums.</p>"}
- bob PATCH {first/} {"comment_html":"<p>No more.</p>","access":"EXTERNAL","external_source":"jira","external_id":"C1"}
second ada POST {rotor/}comments/ {"comment_html":"<p>At last.</p>","access":"EXTERNAL","external_source":"jira","external_id":"C2","created_at":"2020-05-06T10:00:00Z","created_by":"{bob}"}
third ada POST {rotor/}comments/ {"comment_html":"<p>Sorry.</p>"}
- ada DELETE {third/}
question ada POST {rotor/}comments/ {"comment_html":"<p>Why?</p>"}
reply bob POST {rotor/}comments/ {"comment_html":"<p>It was old.</p>","parent":"{first}"}
- bob POST {rotor/}comments/ {"comment_html":"<p>Because.</p>","parent":"{question}"}
- ada DELETE {question/}
- ada UNDO {engine/}

- ada PATCH {engine/}features/ {"pages":true}
plans ada POST {engine/}pages/ {"name":"Plans"}
road ada POST {engine/}pages/ {"name":"Roadmap","description_html":"<p>In <b>May</b>.</p>","access":0,"parent_id":"{plans}","color":"#60646C","logo_props":{"in_use":"emoji"},"sort_order":5.5,"external_source":"jira","external_id":"P1"}
- bob PATCH {road/} {"name":"The roadmap","description_html":"<p>In June.</p>","color":"","logo_props":{"in_use":"icon"},"sort_order":7.5}
- ada PATCH {road/} {"parent":null,"external_source":"linear","external_id":"P2"}
- ada PATCH {road/} {"access":1}
- ada PATCH {road/} {"access":0}
- bob POST {road/}lock/
- ada DELETE {road/}lock/
- ada POST {plans/}archive/
- ada DELETE {plans/}archive/
- bob POST {road/}versions/1/restore/
wiki ada POST {acme/}pages/ {"name":"House rules","description_html":"<p>Be kind.</p>"}
diary ada POST {acme/}pages/ {"name":"Diary","parent":"{wiki}","access":1}
- ada DELETE {diary/}
guide ada POST {acme/}collections/ {"name":"Guides","access":1,"logo_props":{"in_use":"emoji"}}
- ada PATCH {guide/} {"name":"Handbook","logo_props":{},"sort_order":5.5}
reader ada POST {guide/}members/ {"member":"{bob}","access":0}
- ada PATCH {reader/} {"access":2}
- bob POST {guide/}pages/ {"page_ids":["{wiki}"]}
- ada DELETE {reader/}
spare ada POST {acme/}collections/ {"name":"Spare"}
- ada DELETE {spare/}
- ada POST {rotor/}pages/ {"page_id":"{road}"}
rules ada POST {rotor/}pages/ {"page_id":"{wiki}"}
- ada DELETE {rules/}

- ada PATCH {engine/}features/ {"views":true}
begun ada POST {engine/}views/ {"name":"Begun","description":"For the morning","filters":{"and":[{"state_group__in":["started"]}]},"group_by":"state_id","sub_group_by":"priority","order_by":"-target_date","layout":"board","display":{"show_empty_groups":false},"access":0,"logo_props":{"in_use":"emoji"}}
- ada PATCH {begun/} {"name":"Begun and late","description":"","filters":{},"pql":"priority = high","group_by":"assignees__id","sub_group_by":null,"order_by":"name","layout":"table","display":{},"access":1,"logo_props":{"in_use":"icon"},"sort_order":5.5}
- ada POST {begun/}lock/
- ada DELETE {begun/}lock/
wide ada POST {acme/}views/ {"name":"Everything"}
narrow ada POST {acme/}views/ {"name":"Nothing"}
- ada DELETE {narrow/}

sprint ada POST {engine/}cycles/ {"name":"Sprint","start_date":"2020-01-01","end_date":"2099-01-31","description":"The pump","timezone":"Europe/Berlin","external_source":"jira","external_id":"Y1"}
- ada PATCH {sprint/} {"name":"Sprint 1","description":"","start_date":"2020-01-02","owned_by":"{bob}","timezone":"UTC","sort_order":1.5,"external_id":"Y2"}
- ada POST {sprint/}cycle-issues/ {"issues":["{rotor}","{leak}"]}
later ada POST {engine/}cycles/ {"name":"Later"}
- ada DELETE {sprint/}cycle-issues/{leak}/
- ada PATCH {sprint/} {"end_date":"2020-01-31"}
- ada POST {sprint/}transfer-issues/ {"new_cycle_id":"{later}"}
- ada POST {sprint/}archive/
- ada DELETE {engine/}archived-cycles/{sprint}/unarchive/
- ada DELETE {later/}

- bob POST {rotor/}subscribe/
- bob DELETE {rotor/}subscribe/
- bob POST {rotor/}reactions/ {"reaction":"tada"}
- bob POST {rotor/}reactions/ {"reaction":"128077"}
- bob DELETE {rotor/}reactions/tada/
- bob POST {rotor/}votes/ {"vote":1}
- ada POST {rotor/}votes/ {"vote":-1}
- bob DELETE {rotor/}votes/
- ada POST {first/}reactions/ {"reaction":"heart"}
- bob POST {first/}reactions/ {"reaction":"heart"}
- bob DELETE {first/}reactions/heart/

- ada PATCH {engine/} {"intake_view":true}
wish bob POST {engine/}intake-issues/ {"issue":{"name":"A quieter pump","description_html":"<p>Please.</p>","priority":"low"},"source":"mail","source_email":"eve@example.com","external_source":"mail","external_id":"M1","extra":{"form":"contact"}}
- ada PATCH {engine/}intake-issues/{wish.issue}/ {"issue":{"name":"A silent pump"},"source":"phone","source_email":null}
- ada PATCH {engine/}intake-issues/{wish.issue}/status/ {"status":0,"snoozed_till":"2199-01-01T00:00:00Z"}
- ada PATCH {engine/}intake-issues/{wish.issue}/status/ {"status":2,"duplicate_to":"{rotor}"}
- ada PATCH {engine/}intake-issues/{wish.issue}/status/ {"status":-1}
- ada PATCH {engine/}intake-issues/{wish.issue}/status/ {"status":-2}
- ada PATCH {engine/}intake-issues/{wish.issue}/status/ {"status":1}
- ada DELETE {engine/}intake-issues/{wish.issue}/
- bob POST {engine/}intake-issues/ {"issue":{"name":"Another colour"}}

- ada PATCH {shipped/} {"group":"started"}
- ada DELETE {area/}
- ada DELETE {large/}
guess ada POST {hull/}estimates/ {"name":"Guess"}
- ada POST {hull/}estimates/{guess}/estimate-points/ {"estimate_points":[{"value":"S"}]}
- ada PATCH {hull/} {"estimate":"{guess}"}
- ada DELETE {hull/}estimates/

spare ada POST {engine/}work-items/ {"name":"A spare part","parent":"{rotor}"}
- ada POST {spare/}comments/ {"comment_html":"<p>Where?</p>","external_source":"jira","external_id":"C3"}
- bob POST {rotor/}move/ {"project_id":"{hull}"}
"##;

/// What placeholders of the requests stand for.
type Names = BTreeMap<String, String>;

/// Where logs are kept.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("logs")
}

/// Runs a command of the operator on a database, without NATS; answers what it wrote.
fn operate(url: &str, arguments: &[&str]) -> String {
    let output = Command::new(built("tidemark"))
        .args(arguments)
        .args(["--database-url", url])
        .env_remove("TIDEMARK_NATS_URL")
        .output()
        .unwrap();
    let (said, failed) = (output.stdout, String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(said).unwrap();
    assert!(output.status.success(), "tidemark {arguments:?}: {failed}\n{said}");
    said
}

/// The same, with an answer for programs.
fn ask(url: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&operate(url, &[arguments, &["--json"]].concat())).unwrap()
}

/// Connects to a database, to read times in UTC.
async fn connect(url: &str) -> PgConnection {
    let mut db = PgConnection::connect(url).await.unwrap();
    sqlx::raw_sql("SET TIME ZONE 'UTC'").execute(&mut db).await.unwrap();
    db
}

/// The events of a log, each with the version of its form.
async fn events(db: &mut PgConnection) -> BTreeMap<String, String> {
    let distinct = "SELECT DISTINCT event_type, event_version FROM event_log.event";
    let found: Vec<(String, String)> = sqlx::query_as(distinct).fetch_all(db).await.unwrap();
    found.into_iter().collect()
}

/// Asserts that all data of a log are as the published catalogue says of events of their versions.
async fn are_as_published(db: &mut PgConnection) {
    let catalogue: Value = serde_json::from_str(include_str!("../../../docs/events.json")).unwrap();
    let all = "SELECT event_type, event_version, payload::text FROM event_log.event";
    let all: Vec<(String, String, String)> = sqlx::query_as(all).fetch_all(db).await.unwrap();
    for (name, version, data) in all {
        let schema = payload(&catalogue, &name, &version);
        let schema =
            schema.unwrap_or_else(|| panic!("version {version} of {name} is not published"));
        let faults = faults(&catalogue, schema, &serde_json::from_str(&data).unwrap());
        assert!(faults.is_empty(), "{name}: {faults:?}: {data}");
    }
}

/// The rows of a read table.
async fn rows(db: &mut PgConnection, table: &str) -> Vec<Value> {
    let statement = format!(
        r#"SELECT to_jsonb(shown) FROM read_model.{table} AS shown
        ORDER BY to_jsonb(shown)::text COLLATE "C""#
    );
    sqlx::query_scalar(&statement).fetch_all(db).await.unwrap()
}

/// What is kept beside a log: the ends of its chains, its events with their versions, and the rows of the read tables.
///
/// The end of the epochs is the one before any restore, which begins another epoch behind it.
async fn pins(url: &str) -> Value {
    let ends = ask(url, &["verify"]);
    let logs = ends["workspaces"].as_array().unwrap();
    let mut expect: Vec<&str> = logs.iter().map(|log| text(log, "expect")).collect();
    expect.push(text(&ends["epochs"], "expect"));
    let mut db = connect(url).await;
    let events = events(&mut db).await;
    let mut tables = BTreeMap::new();
    for table in projector::tables::TABLES {
        tables.insert(table.name(), rows(&mut db, table.name()).await);
    }
    json!({ "expect": expect, "events": events, "tables": tables })
}

/// Verifies that a database has the ends that are pinned, and read tables as its log says.
fn verify(url: &str, pinned: &Value) {
    let mut arguments = vec!["verify", "--tables"];
    for end in pinned["expect"].as_array().unwrap() {
        arguments.extend(["--expect", end.as_str().unwrap()]);
    }
    operate(url, &arguments);
}

/// Whether a row has everything that is pinned; columns that were added since do not matter.
fn shows(row: &Value, pinned: &Value) -> bool {
    let mut pinned = pinned.as_object().unwrap().iter();
    pinned.all(|(column, value)| row.get(column) == Some(value))
}

/// Restores a log into a database of its own, rebuilds the read tables, and finds there what is pinned.
async fn check(dump: &Path, pinned: &Value) {
    println!("{}", dump.display());
    let database = Database::create().await;
    let url = database.url();
    operate(&url, &["restore", dump.to_str().unwrap()]);
    operate(&url, &["migrate"]);
    verify(&url, pinned);
    operate(&url, &["rebuild"]);
    verify(&url, pinned);

    let mut db = connect(&url).await;
    let found = events(&mut db).await;
    assert_eq!(json!(found), pinned["events"]);
    let known: BTreeSet<&str> = Event::catalogue().map(|(_, name, _)| name).collect();
    let mut names = found.keys();
    assert!(names.all(|name| known.contains(name.as_str())), "unknown by now: {found:?}");
    are_as_published(&mut db).await;
    for (table, expected) in pinned["tables"].as_object().unwrap() {
        let (found, expected) = (rows(&mut db, table).await, expected.as_array().unwrap());
        let is_there = |row: &Value| found.iter().any(|found| shows(found, row));
        let lost: Vec<&Value> = expected.iter().filter(|row| !is_there(row)).collect();
        let (has, lacks) = (json!(found), json!(lost));
        assert!(lost.is_empty(), "{table} lacks {lacks}; it has {has}");
        assert_eq!(found.len(), expected.len(), "{table} has {has}");
    }
    db.close().await.unwrap();
}

/// Makes every event, by the API and, where that has no way, by the command line.
async fn write(system: &mut System) {
    let mut names = Names::from([("acme/".to_owned(), "/api/v1/workspaces/acme/".to_owned())]);
    let mut clients = BTreeMap::new();
    for (person, slug) in [("ada", "acme"), ("bob", "bobs"), ("cyd", "cyds")] {
        let tenant = system.tenant(slug).await;
        let client = system.client("command-api", &tenant.key);
        let me = client.get("/api/v1/users/me/").await.ok();
        names.insert(person.to_owned(), text(&me, "id").to_owned());
        names.insert(format!("{person}@"), text(&me, "email").to_owned());
        clients.insert(person, client);
    }
    let url = system.database_url();
    let bot = ask(&url, &["user", "add", "--bot", "--name", "importer"]);
    let bot = text(&bot, "user");
    for user in [names["bob"].as_str(), names["cyd"].as_str(), bot] {
        system.add_member("acme", user);
    }
    system.caught_up().await;
    operate(&url, &["user", "deactivate", "--user", bot]);
    // Bob owns a workspace, so he begins to leave and stays.
    let stays = clients["bob"].delete("/api/v1/users/me/").await;
    assert_eq!(stays.status, 409, "{stays:?}");
    for line in REQUESTS.lines().filter(|line| !line.is_empty()) {
        request(line, &clients, &mut names).await;
    }
}

/// Sends a request of the list, and notes what it creates.
async fn request(line: &str, clients: &BTreeMap<&str, Client>, names: &mut Names) {
    let (head, body) = line.split_at(line.find("{\"").unwrap_or(line.len()));
    let words: Vec<&str> = head.split_whitespace().collect();
    let [name, person, method, path] = words[..] else { panic!("not a request: {line}") };
    let (method, path, body) = match method {
        "UNDO" => ("POST", format!("{path}undo/"), r#"{"command":"{last}","position":"{at}"}"#),
        method => (method, path.to_owned(), body),
    };
    let path = filled(&path, names);
    let mut request = clients[person].request(method.parse::<Method>().unwrap(), &path);
    if !body.is_empty() {
        let body: Value = serde_json::from_str(&filled(body, names)).unwrap();
        request = request.json(&body);
    }
    let reply = send(request).await;
    assert!(reply.status.is_success(), "{line}: {reply:?}");
    for (name, header) in [("last", "tidemark-command"), ("at", "tidemark-position")] {
        if let Some(value) = reply.headers.get(header) {
            names.insert(name.to_owned(), value.to_str().unwrap().to_owned());
        }
    }
    if name != "-" {
        // A list has one thing here.
        let made = reply.body.get(0).unwrap_or(&reply.body);
        let id = text(made, "id").to_owned();
        names.insert(format!("{name}/"), format!("{path}{id}/"));
        names.insert(name.to_owned(), id);
        if let Some(issue) = made["issue"].as_str() {
            names.insert(format!("{name}.issue"), issue.to_owned());
        }
        if let Some(token) = reply.body["token"].as_str() {
            names.insert(format!("{name}.token/"), format!("/api/v1/invitations/{token}/"));
        }
    }
}

/// A text with what its placeholders stand for.
fn filled(template: &str, names: &Names) -> String {
    names.iter().fold(template.to_owned(), |filled, (name, value)| {
        filled.replace(&format!("{{{name}}}"), value)
    })
}

/// Asserts that a log has every event of the catalogue in its present version, but for those that nothing makes.
fn has_every_event(events: &Value) {
    let unmade = UNMADE.map(|(name, _)| name);
    let missing: Vec<&str> = Event::catalogue()
        .filter(|(_, name, version)| events[*name] != *version && !unmade.contains(name))
        .map(|(_, name, _)| name)
        .collect();
    assert!(missing.is_empty(), "add requests that make {missing:?}");
    let made: Vec<&str> = unmade.into_iter().filter(|name| !events[*name].is_null()).collect();
    assert!(made.is_empty(), "something makes {made:?} now: take them out of the list");
}

/// Keeps a log and what is pinned of it in the tree.
fn keep(dump: &Path, pinned: &Value) {
    let log = fs::read(dump).unwrap();
    assert!(log.starts_with(ARCHIVE), "keep logs with the programs of Postgres 15");
    let version = env!("CARGO_PKG_VERSION");
    let place = folder().join(format!("{version}.dump"));
    let is_new = !place.exists();
    assert!(is_new, "{} is kept; delete it if {version} is not released yet", place.display());
    fs::write(place, log).unwrap();
    fs::write(folder().join(format!("{version}.json")), format!("{pinned:#}\n")).unwrap();
}

#[tokio::test]
async fn every_log_that_was_kept_is_read() {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_dump = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "dump");
    let mut dumps: Vec<PathBuf> = files.filter(is_dump).collect();
    dumps.sort();
    assert!(!dumps.is_empty(), "{} has no log", folder().display());
    for dump in dumps {
        let pinned = fs::read_to_string(dump.with_extension("json")).unwrap();
        check(&dump, &serde_json::from_str(&pinned).unwrap()).await;
    }
}

#[tokio::test]
async fn a_log_with_every_event_is_written() {
    let mut system = System::start().await;
    write(&mut system).await;
    system.caught_up().await;
    let url = system.database_url();
    let pinned = pins(&url).await;
    has_every_event(&pinned["events"]);
    let scratch = Scratch::create();
    let dump = scratch.path().join("log.dump");
    operate(&url, &["backup", dump.to_str().unwrap()]);
    check(&dump, &pinned).await;
    if std::env::var_os(KEEP).is_some_and(|value| value == "1") {
        keep(&dump, &pinned);
    }
}
