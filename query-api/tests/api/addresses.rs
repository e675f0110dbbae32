//! E-mail addresses, which guests of a workspace see of nobody but themselves.

use std::collections::BTreeSet;

use domain::UserId;
use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::intake;
use crate::people::{ADMIN, GUEST, MEMBER};
use crate::seed::{
    self, COMMENT, CYCLE, ESTIMATE, FULL, HULL, LINK, MEMBERSHIP, PAGE, PAGE_LINK, PROJECT, VIEW,
    in_project, of_issue, of_project, state,
};

/// Every key that leads to people.
const PEOPLE: &str = "expand=created_by,updated_by,owned_by,actor,assignees,project_lead,default_assignee,\
    issue,project,state,labels,parent,workspace,estimate_point";

/// Every read of a member of the project that can show people.
fn reads() -> Vec<String> {
    let items = format!("work-items/{FULL}/");
    let state = state(0)["id"].as_str().unwrap_or_default().to_owned();
    let within = [
        String::new(),
        "states/".to_owned(),
        format!("states/{state}/"),
        "labels/".to_owned(),
        "estimates/".to_owned(),
        format!("estimates/{ESTIMATE}/estimate-points/"),
        "modules/".to_owned(),
        format!("modules/{HULL}/"),
        format!("modules/{HULL}/links/"),
        format!("modules/{HULL}/module-issues/"),
        format!("modules/{HULL}/module-issues/{FULL}/"),
        "cycles/".to_owned(),
        "cycles-lite/".to_owned(),
        "archived-cycles/".to_owned(),
        format!("cycles/{CYCLE}/"),
        format!("cycles/{CYCLE}/cycle-issues/"),
        format!("cycles/{CYCLE}/cycle-issues/{FULL}/"),
        "work-items/".to_owned(),
        "archived-work-items/".to_owned(),
        items.clone(),
        format!("{items}sub-items/"),
        format!("{items}links/"),
        format!("{items}links/{LINK}/"),
        format!("{items}comments/"),
        format!("{items}comments/{COMMENT}/"),
        format!("{items}pages/"),
        format!("{items}pages/{PAGE_LINK}/"),
        "pages/".to_owned(),
        format!("pages/{PAGE}/"),
        "views/".to_owned(),
        format!("views/{VIEW}/"),
        format!("{items}activities/"),
        format!("{items}subscribers/"),
        "intake-issues/".to_owned(),
        format!("intake-issues/{}/", intake::SUBMITTED),
        "members/".to_owned(),
        format!("members/{MEMBERSHIP}/"),
        "project-members/".to_owned(),
        format!("project-members/{MEMBERSHIP}/"),
        "project-members-lite/".to_owned(),
    ];
    let around = ["projects/", "projects-lite/", "work-items/", "work-items/ENG-1/"];
    let around = around.map(|path| format!("/api/v1/workspaces/acme/{path}"));
    within.iter().map(|path| in_project(path)).chain(around).collect()
}

/// The addresses that somebody finds in the answer to a read.
async fn found(fixture: &Fixture, reader: UserId, path: &str) -> BTreeSet<String> {
    let path = format!("{path}?{PEOPLE}");
    let reply = fixture.call("GET", &path).by(reader).send().await.expect(200);
    let mut addresses = BTreeSet::new();
    collect(&reply.body, &mut addresses);
    addresses
}

/// Collects the texts in a value that have the form of an address.
fn collect(value: &Value, addresses: &mut BTreeSet<String>) {
    match value {
        Value::String(text)
            if ["@example.org", "@example.com"].iter().any(|end| text.ends_with(end)) =>
        {
            addresses.insert(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, addresses)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, addresses)),
        _ => {}
    }
}

/// A project that has a lead and a default assignee.
async fn fixture() -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::module(&mut fixture).await;
    seed::pages(&mut fixture).await;
    seed::views(&mut fixture).await;
    intake::submitted(&mut fixture).await;
    let led = json!({ "type": "ProjectLeadChanged", "from": null, "to": ADMIN });
    let given = json!({ "type": "ProjectDefaultAssigneeChanged", "from": null, "to": MEMBER });
    let on = json!({ "type": "ProjectFeatureSwitched", "feature": "intake", "on": true });
    fixture.happen(of_project(PROJECT), ADMIN, &[led, given, on]).await;
    crate::seed::cycle(&mut fixture).await;
    let archived = crate::seed::of_cycle(uuid::Uuid::from_u128(0x932));
    let created = crate::seed::cycle_created(archived.id, "Old", None);
    fixture.happen(archived, MEMBER, &[created, json!({ "type": "CycleArchived" })]).await;
    fixture.catch_up(crate::seed::WORKSPACE).await;
    fixture
}

#[tokio::test]
async fn guests_see_no_address_but_their_own_in_any_answer() {
    let fixture = fixture().await;
    let own = BTreeSet::from(["guest@example.org".to_owned()]);
    let mut shown = BTreeSet::new();
    for path in reads() {
        let seen = found(&fixture, GUEST, &path).await;
        assert!(seen.is_subset(&own), "{path}: {seen:?}");
        let by_member = found(&fixture, MEMBER, &path).await;
        if !by_member.is_empty() {
            shown.insert(path);
        }
    }
    let silent: Vec<String> = reads().into_iter().filter(|path| !shown.contains(path)).collect();
    let within = "/api/v1/workspaces/acme/projects/00000000-0000-0000-0000-000000000200";
    let nobody = [
        format!("{within}/estimates/"),
        format!("{within}/estimates/00000000-0000-0000-0000-000000000230/estimate-points/"),
        format!("{within}/cycles-lite/"),
        "/api/v1/workspaces/acme/projects-lite/".to_owned(),
    ];
    assert_eq!(silent, nobody, "members see addresses");
    for (reader, addresses) in [(GUEST, 1), (MEMBER, 7)] {
        let call = fixture.call("GET", "/api/v1/workspaces/acme/snapshot/").by(reader);
        let text = call.send().await.expect(200).body.to_string();
        assert_eq!(text.matches("@example.org").count(), addresses);
    }
}

#[tokio::test]
async fn guests_are_told_no_address_by_an_event() {
    let mut fixture = fixture().await;
    let corrected = json!({
        "type": "IssueSourceChanged", "from": { "email": "ada@example.com" },
        "to": { "source": "MAIL", "email": "bea@example.com" },
    });
    let moved = json!({ "type": "IssueStateChanged", "from": state(5), "to": state(0) });
    let accepted = json!({ "type": "IssueAccepted", "from": "pending" });
    let events = [corrected, moved, accepted];
    let last = fixture.happen(of_issue(intake::SUBMITTED), ADMIN, &events).await;
    fixture.catch_up(crate::seed::WORKSPACE).await;
    let log = "/api/v1/workspaces/acme/events/";
    for path in [
        format!("{log}?limit=1000"),
        format!("{log}{}/", last - 2),
        in_project(&format!("work-items/{}/history/", intake::SUBMITTED)),
    ] {
        let said = async |reader| {
            fixture.call("GET", &path).by(reader).send().await.expect(200).body.to_string()
        };
        let (guest, member) = (said(GUEST).await, said(MEMBER).await);
        assert!(!guest.contains("@example.com"), "{path}: {guest}");
        assert!(guest.contains(r#""from":{"email":null},"to":{"email":null,"source":"MAIL"}"#));
        assert!(member.contains("ada@example.com") && member.contains("bea@example.com"), "{path}");
    }
    let path = in_project(&format!("work-items/{}/activities/", intake::SUBMITTED));
    let lines = fixture.call("GET", &path).by(GUEST).send().await.expect(200).to_string();
    assert!(!lines.contains("@example.com"));
}

#[tokio::test]
async fn guests_find_nobody_by_an_address() {
    let fixture = Fixture::new().await;
    for path in ["members/", "project-members-lite/"] {
        let find = async |reader, address: &str| {
            let path = format!("{path}?email={address}");
            let reply = fixture.call("GET", &path).by(reader).send().await.expect(200);
            let rows = reply.body.get("results").unwrap_or(&reply.body).as_array().map(Vec::len);
            rows.unwrap_or_default()
        };
        assert_eq!(find(MEMBER, "admin@").await, 1);
        assert_eq!(find(GUEST, "admin@").await, 0);
        assert_eq!(find(GUEST, "guest@").await, 1);
    }
    let ordered = async |reader| {
        let path = "project-members-lite/?order_by=email&role_slug=admin";
        fixture.call("GET", path).by(reader).send().await.expect(200).body["results"][0].clone()
    };
    assert_eq!(ordered(MEMBER).await["email"], "admin@example.org");
    assert_eq!(ordered(GUEST).await["email"], "");
}

#[tokio::test]
async fn a_guest_of_a_project_who_is_a_member_of_the_workspace_sees_what_members_see() {
    let mut fixture = Fixture::new().await;
    let role = json!({
        "type": "WorkspaceMemberRoleChanged", "user": GUEST, "from": "guest", "to": "member",
    });
    fixture.happen(crate::seed::of_workspace(), ADMIN, &[role]).await;
    fixture.catch_up(crate::seed::WORKSPACE).await;
    assert!(found(&fixture, GUEST, &in_project("members/")).await.len() > 1);
}
