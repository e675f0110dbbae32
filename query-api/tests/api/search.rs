//! Both searches.

use insta::assert_snapshot;
use serde_json::json;

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::{ADMIN, OUTSIDER};
use crate::seed::{OTHER_PROJECT, PROJECT, WORKSPACE, bare, of_issue};

/// A search's path.
fn path(query: &str) -> String {
    format!("/api/v1/workspaces/acme/work-items/search/?{query}")
}

/// The names that were found.
fn found(reply: Reply) -> String {
    let reply = reply.expect(200);
    let hits = reply.body.get("issues").unwrap_or(&reply.body).as_array().unwrap().clone();
    hits.iter().map(|hit| hit["name"].as_str().unwrap()).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn a_hit_has_the_contracts_keys() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&path("search=LOGIN")).await, @r#"
    200 {
      "issues": [
        {
          "id": "00000000-0000-0000-0000-000000000401",
          "name": "Fix the login",
          "project__identifier": "ENG",
          "project_id": "00000000-0000-0000-0000-000000000200",
          "sequence_id": 1,
          "workspace__slug": "acme"
        }
      ]
    }
    "#);
}

#[tokio::test]
async fn names_identifiers_and_numbers_are_found_newest_first() {
    let fixture = Fixture::new().await;
    let find = async |query: &str| found(fixture.get(&path(query)).await);
    assert_eq!(find("search=eng").await, "Crash at start, Fix the login");
    assert_eq!(find("search=number+2").await, "Crash at start");
    assert_eq!(find("search=eng&limit=1").await, "Crash at start");
    assert_eq!(find("search=%25").await, "");
    assert_eq!(find("search=Elsewhere").await, "");
    assert_eq!(find("search=").await, "");
    assert_eq!(find("").await, "");
    fixture.get(&path("search=a&limit=x")).await.expect(400);
    fixture.get(&path("search=a&project_id=x")).await.expect(400);
}

#[tokio::test]
async fn names_are_found_in_any_script_and_case() {
    let mut fixture = Fixture::new().await;
    let names = ["Привет, мир", "ΟΔΟΣ και οδοστρωμα", "Straße", "Žluťoučký kůň", "登录页面"];
    for (n, name) in (10..).zip(names) {
        let id = uuid::Uuid::from_u128(0x900 + u128::from(n));
        fixture.happen(of_issue(id), ADMIN, &[bare(id, n, name)]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    for (text, name) in [
        ("привет", names[0]),
        ("ПРИВЕТ", names[0]),
        ("οδος", names[1]),
        ("ΔΟΣΤ", names[1]),
        ("STRASSE", names[2]),
        ("straße", names[2]),
        ("žluťoučký KŮŇ", names[3]),
        ("登录", names[4]),
    ] {
        let query = text.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
        assert_eq!(found(fixture.get(&path(&format!("search={query}"))).await), name, "{text}");
        let path = "/api/v1/workspaces/acme/work-items/advanced-search/";
        let asked = fixture.call("POST", path).json(&json!({"query": text}));
        assert_eq!(found(asked.send().await), name, "{text}");
    }
}

#[tokio::test]
async fn a_number_stands_alone_and_a_key_comes_first() {
    let mut fixture = Fixture::new().await;
    for (n, name) in [(10, "After ENG-1, v2.1"), (11, "Released on 2026-11-28")] {
        let id = uuid::Uuid::from_u128(0x900 + u128::from(n));
        fixture.happen(of_issue(id), ADMIN, &[bare(id, n, name)]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let find = async |text: &str| {
        found(fixture.call("GET", &path(&format!("search={text}"))).by(ADMIN).send().await)
    };
    assert_eq!(find("v2.1").await, "After ENG-1, v2.1");
    assert_eq!(find("2026-11-28").await, "Released on 2026-11-28");
    assert_eq!(find("ENG-1").await, "Fix the login, After ENG-1, v2.1");
    assert_eq!(find("eng-1&limit=1").await, "Fix the login");
    assert_eq!(find("see+ops-1").await, "Elsewhere");
    assert_eq!(find("%232").await, "Crash at start");
    assert_eq!(find("2").await, "Crash at start");
    assert_eq!(find("ash+at+st").await, "Crash at start", "a part of the name");
    assert_eq!(find("cresh+strat").await, "Crash at start", "mistyped");
}

#[tokio::test]
async fn a_project_narrows_the_search_unless_the_workspace_is_searched() {
    let fixture = Fixture::new().await;
    let find =
        async |query: String| found(fixture.call("GET", &path(&query)).by(ADMIN).send().await);
    assert_eq!(find(format!("search=1&project_id={PROJECT}")).await, "Fix the login");
    assert_eq!(find(format!("search=1&project_id={OTHER_PROJECT}")).await, "Elsewhere");
    let everywhere = format!("search=1&project_id={OTHER_PROJECT}&workspace_search=true");
    assert_eq!(find(everywhere).await, "Fix the login, Elsewhere");
}

#[tokio::test]
async fn an_outsider_finds_nothing() {
    let fixture = Fixture::new().await;
    let reply = fixture.call("GET", &path("search=login")).by(OUTSIDER).send().await;
    assert_eq!(reply.expect(200).body, json!({"issues": []}));
}

#[tokio::test]
async fn a_search_can_be_asked_in_a_body() {
    let fixture = Fixture::new().await;
    let path = "/api/v1/workspaces/acme/work-items/advanced-search/";
    let ask = async |body: serde_json::Value| fixture.call("POST", path).json(&body).send().await;
    assert_snapshot!(ask(json!({"query": "login"})).await, @r#"
    200 [
      {
        "id": "00000000-0000-0000-0000-000000000401",
        "name": "Fix the login",
        "priority": "urgent",
        "project_id": "00000000-0000-0000-0000-000000000200",
        "project_identifier": "ENG",
        "sequence_id": 1,
        "start_date": "2026-01-01",
        "state_id": "00000000-0000-0000-0000-000000000213",
        "target_date": "2026-02-01",
        "type_id": null,
        "workspace_id": "00000000-0000-0000-0000-000000000100"
      }
    ]
    "#);
    assert_eq!(found(ask(json!({})).await), "Crash at start, Fix the login");
    assert_eq!(found(ask(json!({"project_id": OTHER_PROJECT})).await), "");
    let labelled = json!({"filters": {"label_id": "bug"}});
    assert_eq!(found(ask(labelled).await), "Fix the login");
    assert_snapshot!(ask(json!({"limit": -1, "project_id": "x"})).await, @r#"
    400 {
      "limit": [
        "Ensure this value is greater than or equal to 0."
      ],
      "project_id": [
        "Must be a valid UUID."
      ]
    }
    "#);
}
