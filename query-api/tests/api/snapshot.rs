//! The snapshot of a workspace.

use std::collections::HashMap;

use axum::body::to_bytes;
use domain::UserId;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::intake;
use crate::people::{ADMIN, GUEST, MEMBER, VISITOR};
use crate::relations::{BARE_ITEM, FULL_ITEM, OTHER_ITEM, relate};
use crate::seed::{
    BARE, ESTIMATE, FULL, OTHER, OTHER_PROJECT, PROJECT, WORKSPACE, bare, in_project, of_issue,
    state,
};

/// The snapshot.
const SNAPSHOT: &str = "/api/v1/workspaces/acme/snapshot/";

/// The lines of somebody's snapshot.
pub async fn lines(fixture: &Fixture, user: UserId, query: &str) -> Vec<Value> {
    let call = fixture.call("GET", &format!("{SNAPSHOT}{query}")).by(user);
    let response = call.header("accept", "application/x-ndjson").open().await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/x-ndjson");
    let (position, epoch) = (
        response.headers()["tidemark-position"].clone(),
        response.headers()["tidemark-epoch"].clone(),
    );
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (head, end) = (&lines[0], lines.last().unwrap());
    assert_eq!(head["position"].to_string(), position.to_str().unwrap());
    assert_eq!(head["epoch"], epoch.to_str().unwrap());
    assert_eq!(*end, json!({"type": "end", "position": head["position"]}));
    lines
}

/// The rows of a kind, work items as rows as well.
pub fn rows(lines: &[Value], kind: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    for line in lines.iter().filter(|line| line["type"] == kind) {
        rows.extend(line["rows"].as_array().into_iter().flatten().cloned());
        let Some(columns) = line["columns"].as_object() else { continue };
        let length = columns["id"].as_array().unwrap().len();
        assert!(
            length <= 1000 && columns.values().all(|all| all.as_array().unwrap().len() == length)
        );
        for index in 0..length {
            let row = columns.iter().map(|(name, all)| (name.clone(), all[index].clone()));
            rows.push(Value::Object(row.collect::<Map<_, _>>()));
        }
    }
    let counted = &lines[0]["counts"][kind];
    assert_eq!(*counted, json!(rows.len()), "{kind}");
    rows
}

/// The same rows as a list shows them, under the names of the snapshot.
async fn listed(fixture: &Fixture, user: UserId, path: &str, names: &[(&str, &str)]) -> Vec<Value> {
    let reply = fixture.call("GET", path).by(user).send().await.expect(200);
    let rows = reply.body.get("results").unwrap_or(&reply.body).as_array().unwrap();
    rows.iter()
        .map(|row| shaped(row, names.iter().map(|(ours, theirs)| (*ours, *theirs))))
        .collect()
}

/// Rows with these keys alone, by id.
fn picked(rows: &[Value], names: &[(&str, &str)]) -> HashMap<String, Value> {
    let pick = |row| shaped(row, names.iter().map(|(ours, _)| (*ours, *ours)));
    rows.iter().map(|row| (row["id"].to_string(), pick(row))).collect()
}

/// A row with other keys.
fn shaped<'n>(row: &Value, names: impl Iterator<Item = (&'n str, &'n str)>) -> Value {
    Value::Object(names.map(|(ours, theirs)| (ours.to_owned(), row[theirs].clone())).collect())
}

/// What lists call the keys.
const ISSUES: &[(&str, &str)] = &[
    ("id", "id"),
    ("project", "project"),
    ("number", "sequence_id"),
    ("name", "name"),
    ("state", "state"),
    ("priority", "priority"),
    ("assignees", "assignees"),
    ("labels", "labels"),
    ("parent", "parent"),
    ("start_date", "start_date"),
    ("target_date", "target_date"),
    ("point", "point"),
    ("estimate_point", "estimate_point"),
    ("sort_order", "sort_order"),
    ("created_at", "created_at"),
    ("updated_at", "updated_at"),
    ("completed_at", "completed_at"),
    ("created_by", "created_by"),
];
const PROJECTS: &[(&str, &str)] = &[
    ("id", "id"),
    ("name", "name"),
    ("identifier", "identifier"),
    ("description", "description"),
    ("emoji", "emoji"),
    ("icon_prop", "icon_prop"),
    ("logo_props", "logo_props"),
    ("cover_image", "cover_image"),
    ("lead", "project_lead"),
    ("default_assignee", "default_assignee"),
    ("estimate", "estimate"),
    ("timezone", "timezone"),
    ("archived_at", "archived_at"),
    ("sort_order", "sort_order"),
];
const STATES: &[(&str, &str)] = &[
    ("id", "id"),
    ("project", "project"),
    ("name", "name"),
    ("colour", "color"),
    ("group", "group"),
    ("sequence", "sequence"),
    ("is_default", "default"),
    ("description", "description"),
];
const LABELS: &[(&str, &str)] = &[
    ("id", "id"),
    ("project", "project"),
    ("name", "name"),
    ("colour", "color"),
    ("parent", "parent"),
    ("sort_order", "sort_order"),
    ("description", "description"),
];
const MEMBERS: &[(&str, &str)] = &[
    ("id", "id"),
    ("display_name", "display_name"),
    ("first_name", "first_name"),
    ("last_name", "last_name"),
    ("avatar", "avatar"),
    ("email", "email"),
    ("is_bot", "is_bot"),
    ("is_active", "is_active"),
];

#[tokio::test]
async fn a_snapshot_has_what_the_lists_have() {
    let fixture = Fixture::new().await;
    for user in [ADMIN, MEMBER, GUEST] {
        let lines = lines(&fixture, user, "").await;
        for (kind, path, names) in [
            ("issues", "/api/v1/workspaces/acme/work-items/".to_owned(), ISSUES),
            ("projects", "/api/v1/workspaces/acme/projects/".to_owned(), PROJECTS),
            ("states", in_project("states/"), STATES),
            ("labels", in_project("labels/"), LABELS),
        ] {
            let ours = rows(&lines, kind);
            let listed = listed(&fixture, user, &path, names).await;
            assert_eq!(picked(&ours, names), picked(&listed, names), "{kind}");
        }
        let path = if user == GUEST {
            in_project("members/")
        } else {
            "/api/v1/workspaces/acme/members/".to_owned()
        };
        let listed = listed(&fixture, user, &path, MEMBERS).await;
        assert_eq!(picked(&rows(&lines, "members"), MEMBERS), picked(&listed, MEMBERS));
    }
}

#[tokio::test]
async fn work_items_are_left_out_or_asked_for_alone() {
    let fixture = Fixture::new().await;
    let whole = lines(&fixture, MEMBER, "").await;
    let without = lines(&fixture, MEMBER, "?work_items=none").await;
    assert!(rows(&without, "issues").is_empty() && rows(&without, "relations").is_empty());
    for kind in ["members", "projects", "states", "labels", "cycles", "modules"] {
        assert_eq!(rows(&without, kind), rows(&whole, kind), "{kind}");
    }
    let all = rows(&whole, "issues");
    let first = all[0]["id"].as_str().unwrap().to_owned();
    let these = lines(&fixture, MEMBER, &format!("?work_items={first},{OTHER}")).await;
    let kinds: Vec<&str> = these.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["head", "issues", "relations", "end"]);
    assert_eq!(rows(&these, "issues"), all[..1], "what they do not see is left out");
}

#[tokio::test]
async fn what_lists_show_otherwise_is_there_too() {
    let fixture = Fixture::new().await;
    let lines = lines(&fixture, MEMBER, "").await;
    let head = &lines[0];
    let workspace = json!({"id": WORKSPACE, "name": "Acme", "slug": "acme", "timezone": "UTC"});
    assert_eq!(head["workspace"], workspace);
    assert_eq!((&head["role"], &head["scope"]), (&json!("member"), &json!("all")));
    assert_eq!((&head["user"], &head["projects"]), (&json!(MEMBER), &json!([PROJECT])));
    let kinds: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        [
            "head",
            "members",
            "projects",
            "project_members",
            "states",
            "labels",
            "estimates",
            "modules",
            "collections",
            "pages",
            "views",
            "cycles",
            "issues",
            "relations",
            "intake",
            "end"
        ]
    );
    let projects = rows(&lines, "projects");
    let engine = projects.iter().find(|row| row["id"] == json!(PROJECT)).unwrap();
    assert_eq!(
        (&engine["role"], &engine["features"]),
        (&json!("member"), &json!(["guests_see_all", "pages"]))
    );
    let operations = projects.iter().find(|row| row["id"] == json!(OTHER_PROJECT)).unwrap();
    assert!(operations["role"].is_null());
    let members = rows(&lines, "project_members");
    let member = |id, user, role| json!({"project": PROJECT, "user": user, "role": role, "membership": Uuid::from_u128(id)});
    assert_eq!(
        members,
        [
            member(0x243, ADMIN, "admin"),
            member(0x244, MEMBER, "member"),
            member(0x245, GUEST, "guest")
        ]
    );
    let point = |n: u128, key: u32, value: &str| json!({"id": Uuid::from_u128(0x230 + n), "key": key, "value": value, "description": ""});
    let estimate = json!({
        "id": ESTIMATE, "project": PROJECT, "name": "Effort", "description": "How much work it is",
        "kind": "points", "points": [point(1, 1, "1"), point(2, 4, "5"), point(3, 6, "13")],
    });
    assert_eq!(rows(&lines, "estimates"), [estimate]);
    let issues = rows(&lines, "issues");
    assert_eq!(
        issues.iter().map(|row| &row["id"]).collect::<Vec<_>>(),
        [&json!(FULL), &json!(BARE)]
    );
    assert_eq!((&issues[0]["version"], &issues[1]["version"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn the_intake_is_there_until_it_is_accepted() {
    let mut fixture = Fixture::new().await;
    intake::submitted(&mut fixture).await;
    let before = lines(&fixture, GUEST, "").await;
    let found = rows(&before, "intake");
    let [row] = &found[..] else { panic!("{found:?}") };
    let keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "created_at created_by duplicate_to id intake name number priority project snoozed_till source \
         status updated_at version"
    );
    assert_eq!((&row["id"], &row["project"]), (&json!(intake::SUBMITTED), &json!(PROJECT)));
    assert_eq!((&row["status"], &row["version"]), (&json!(-2), &json!(2)));
    assert_eq!(rows(&before, "issues").len(), 2);
    let accepted = [
        json!({"type": "IssueStateChanged", "from": state(5), "to": state(0)}),
        json!({"type": "IssueAccepted", "from": "pending"}),
    ];
    fixture.happen(of_issue(intake::SUBMITTED), ADMIN, &accepted).await;
    fixture.catch_up(WORKSPACE).await;
    let found = lines(&fixture, GUEST, "").await;
    assert_eq!((rows(&found, "intake").len(), rows(&found, "issues").len()), (0, 3));
}

#[tokio::test]
async fn guests_and_those_in_no_project_get_what_they_see() {
    let fixture = Fixture::new().await;
    let guest = lines(&fixture, GUEST, "").await;
    for row in rows(&guest, "members") {
        assert_eq!(
            row["role"],
            if row["id"] == json!(GUEST) { json!("guest") } else { Value::Null }
        );
    }
    let visitor = lines(&fixture, VISITOR, "").await;
    for kind in [
        "members",
        "project_members",
        "states",
        "labels",
        "estimates",
        "modules",
        "collections",
        "pages",
        "views",
        "issues",
        "relations",
        "intake",
    ] {
        assert_eq!(rows(&visitor, kind), [] as [Value; 0], "{kind}");
    }
    assert_eq!(rows(&visitor, "projects").len(), 3);
}

#[tokio::test]
async fn a_relation_is_there_in_both_directions_for_who_sees_both_projects() {
    let mut fixture = Fixture::new().await;
    relate(&mut fixture, FULL_ITEM, ("blocking", "blocked_by"), OTHER_ITEM).await;
    relate(&mut fixture, BARE_ITEM, ("duplicate", "duplicate"), FULL_ITEM).await;
    let row = |issue: Uuid, relation: &str, with: Uuid| {
        let project = |id| if id == OTHER { OTHER_PROJECT } else { PROJECT };
        json!({
            "issue": issue, "relation": relation, "with": with, "project": project(issue),
            "with_project": project(with),
        })
    };
    let (there, back) = (row(FULL, "blocking", OTHER), row(OTHER, "blocked_by", FULL));
    let within = [row(BARE, "duplicate", FULL), row(FULL, "duplicate", BARE)];
    let of = async |user, query: &str| rows(&lines(&fixture, user, query).await, "relations");
    let mut all = vec![there.clone()];
    all.extend(within.clone());
    all.push(back.clone());
    assert_eq!(of(ADMIN, "").await, all);
    assert_eq!(of(MEMBER, "").await, within);
    // One project is enough, if the other one is the caller's too.
    assert_eq!(of(ADMIN, &format!("?projects={OTHER_PROJECT}")).await, [there, back]);
    assert_eq!(of(MEMBER, &format!("?projects={OTHER_PROJECT}")).await, [] as [Value; 0]);
}

#[tokio::test]
async fn a_part_is_read_by_projects_and_by_scope() {
    let fixture = Fixture::new().await;
    let ids = async |query: &str| {
        let lines = lines(&fixture, ADMIN, query).await;
        rows(&lines, "issues").iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids("?scope=open").await, [json!(BARE), json!(OTHER)]);
    // The project of the other one has no states here: what is in none is left out of nothing.
    assert_eq!(ids("?scope=closed").await, [json!(FULL), json!(OTHER)]);
    assert_eq!(ids(&format!("?projects={OTHER_PROJECT}")).await, [json!(OTHER)]);
    let both = format!("?scope=all&projects={OTHER_PROJECT},{PROJECT},{}", Uuid::from_u128(0x999));
    assert_eq!(ids(&both).await, [json!(FULL), json!(BARE), json!(OTHER)]);
    let others = lines(&fixture, MEMBER, &format!("?projects={OTHER_PROJECT}")).await;
    assert_eq!((&others[0]["projects"], rows(&others, "issues").len()), (&json!([]), 0));
    for wrong in ["scope=some", "projects=ENG", "per_page=10", "fields=id"] {
        let reply = fixture.get(&format!("{SNAPSHOT}?{wrong}")).await.expect(400);
        let name = wrong.split('=').next().unwrap();
        assert!(reply.to_string().contains(&format!("Invalid {name} parameter.")), "{reply}");
    }
    let by_id = format!("/api/v1/workspaces/{WORKSPACE}/snapshot/");
    fixture.get(&by_id).await.expect(200);
}

#[tokio::test]
async fn a_large_snapshot_comes_in_lines_of_a_thousand_rows() {
    let mut fixture = Fixture::new().await;
    for n in 0..2100_u32 {
        let id = Uuid::from_u128(0xa000 + u128::from(n));
        let mut created = bare(id, 10 + n, &format!("Line \"{n}\"\n𝄞"));
        created["state"] = state(n as usize % 5);
        fixture.happen(of_issue(id), MEMBER, &[created]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let lines = lines(&fixture, MEMBER, "").await;
    let length = |line: &Value| line["columns"]["id"].as_array().map(Vec::len);
    assert_eq!(lines.iter().filter_map(length).collect::<Vec<_>>(), [1000, 1000, 102]);
    let issues = rows(&lines, "issues");
    let numbers: Vec<u64> = issues.iter().map(|row| row["number"].as_u64().unwrap()).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next));
    assert_eq!(issues[2]["name"], "Line \"0\"\n𝄞");
}
