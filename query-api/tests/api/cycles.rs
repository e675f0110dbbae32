//! Cycles, what is in them, and how work in them went.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, MEMBER};
use crate::seed::{
    ARCHIVED, BARE, CYCLE, FULL, PROJECT, WORKSPACE, bare, cycle, cycle_changed, cycle_created,
    of_cycle, of_issue, state,
};

/// The n-th cycle.
fn nth(n: u128) -> Uuid {
    Uuid::from_u128(0x910 + n)
}

/// A workspace with a cycle for each way in which its dates can lie around the 2nd of January.
async fn cycles() -> Fixture {
    let mut fixture = Fixture::new().await;
    let all = [
        ("Draft", None),
        ("Current", Some(("2026-01-01T00:00:01Z", "2026-01-09T23:59:00Z"))),
        ("Upcoming", Some(("2026-01-05T00:00:01Z", "2026-01-09T23:59:00Z"))),
        ("Completed", Some(("2025-12-01T00:00:01Z", "2025-12-09T23:59:00Z"))),
        ("Archived", Some(("2025-11-01T00:00:01Z", "2025-11-09T23:59:00Z"))),
    ];
    for (n, (name, dates)) in (1..).zip(all) {
        let mut events = vec![cycle_created(nth(n), name, dates)];
        events.extend((name == "Archived").then(|| json!({"type": "CycleArchived"})));
        fixture.happen(of_cycle(nth(n)), MEMBER, &events).await;
    }
    fixture.catch_up(WORKSPACE).await;
    fixture
}

#[tokio::test]
async fn a_cycle_has_the_contracts_keys_and_counts_its_work_items() {
    let mut fixture = Fixture::new().await;
    cycle(&mut fixture).await;
    for issue in [BARE, ARCHIVED] {
        fixture.happen(of_issue(issue), ADMIN, &[cycle_changed(None, Some(CYCLE))]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let cycle = fixture.get(&format!("cycles/{CYCLE}/?expand=owned_by,project")).await.expect(200);
    let keys: Vec<&String> = cycle.body.as_object().unwrap().keys().collect();
    let expected = "archived_at backlog_issues cancelled_issues completed_issues created_at created_by deleted_at \
        description end_date external_id external_source id logo_props name owned_by progress_snapshot project \
        sort_order start_date started_issues timezone total_issues unstarted_issues updated_at updated_by version \
        view_props workspace";
    assert_eq!(keys, expected.split_whitespace().collect::<Vec<_>>());
    assert_eq!(cycle.body["owned_by"]["id"], json!(MEMBER));
    assert_eq!(cycle.body["project"]["identifier"], "ENG");
    let counts = ["total", "completed", "backlog", "started"];
    let counts = counts.map(|group| cycle.body[format!("{group}_issues")].as_u64().unwrap());
    assert_eq!(counts, [2, 1, 1, 0], "archived ones do not count");
    fixture.get(&format!("cycles/{}/", nth(9))).await.expect(404);
    let projects = fixture.get("/api/v1/workspaces/acme/projects/").await.expect(200);
    let engine = projects.rows().iter().find(|row| row["identifier"] == "ENG").unwrap();
    assert_eq!(engine["total_cycles"], 1);
}

#[tokio::test]
async fn cycles_are_listed_by_their_dates() {
    let fixture = cycles().await;
    for (query, names) in [
        ("", vec!["Completed", "Upcoming", "Current", "Draft"]),
        ("?status=upcoming", vec!["Upcoming"]),
        ("?cycle_view=completed", vec!["Completed"]),
        ("?cycle_view=completed&status=draft", vec!["Draft"]),
        ("?status=incomplete", vec!["Upcoming", "Current", "Draft"]),
        ("?cycle_view=zzz&per_page=1", vec!["Completed"]),
    ] {
        let list = fixture.get(&format!("cycles/{query}")).await.expect(200);
        assert_eq!(list.column("name"), names, "{query}");
    }
    let current = fixture.get("cycles/?status=current&fields=name").await.expect(200);
    assert_eq!(current.body, json!([{ "name": "Current" }]));
    let lite = fixture.get("cycles-lite/?status=current").await.expect(200);
    assert_eq!(lite.column("name"), ["Current"]);
    assert!(lite.rows()[0].get("total_issues").is_none());
    let named = fixture.get("cycles-lite/?order_by=name").await.expect(200);
    assert_eq!(named.column("name"), ["Completed", "Current", "Draft", "Upcoming"]);
    let archived = fixture.get("archived-cycles/").await.expect(200);
    assert_eq!(archived.column("name"), ["Archived"]);
    assert_eq!(archived.column("total_estimates"), [&Value::Null]);
    fixture.get(&format!("cycles/{}/", nth(5))).await.expect(404);
    fixture.get(&format!("cycles/{}/burn-down/", nth(5))).await.expect(200);
}

#[tokio::test]
async fn the_work_items_of_a_cycle_are_listed_oldest_first_as_work_items() {
    let mut fixture = Fixture::new().await;
    cycle(&mut fixture).await;
    for issue in [BARE, ARCHIVED] {
        fixture.happen(of_issue(issue), ADMIN, &[cycle_changed(None, Some(CYCLE))]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let path = format!("cycles/{CYCLE}/cycle-issues/");
    let list = fixture.get(&format!("{path}?expand=state")).await.expect(200);
    assert_eq!(list.column("sequence_id"), [1, 2]);
    assert_eq!(list.rows()[0]["state"]["name"], "Done");
    assert_eq!(list.body["total_count"], 2);
    let reversed =
        fixture.get(&format!("{path}?order_by=-created_at&per_page=1")).await.expect(200);
    assert_eq!(
        (reversed.column("sequence_id"), &reversed.body["total_count"]),
        (vec![&json!(2)], &json!(2))
    );
    let nothing = fixture.get(&format!("cycles/{}/cycle-issues/", nth(9))).await.expect(200);
    assert_eq!(nothing.body["total_count"], 0);
    let one = fixture.get(&format!("{path}{BARE}/?expand=issue")).await.expect(200);
    assert_eq!((&one.body["issue"]["sequence_id"], &one.body["cycle"]), (&json!(2), &json!(CYCLE)));
    assert_eq!(one.body["created_by"], json!(ADMIN));
    assert!(one.body.get("sub_issues_count").is_none());
    fixture.get(&format!("{path}{}/", nth(9))).await.expect(404);
}

#[tokio::test]
async fn a_feed_tells_of_the_cycles_that_a_work_item_was_in() {
    let mut fixture = Fixture::new().await;
    cycle(&mut fixture).await;
    let next = nth(1);
    fixture.happen(of_cycle(next), MEMBER, &[cycle_created(next, "Next", None)]).await;
    fixture.happen(of_issue(FULL), ADMIN, &[cycle_changed(Some(CYCLE), Some(next))]).await;
    let mut back = cycle_changed(Some(next), Some(CYCLE));
    back["to"]["name"] = json!("Sprint 2");
    fixture.happen(of_issue(FULL), ADMIN, &[back]).await;
    fixture.happen(of_cycle(next), MEMBER, &[json!({"type": "CycleDeleted"})]).await;
    fixture.happen(of_cycle(CYCLE), MEMBER, &[json!({"type": "CycleDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    let feed = fixture.get(&format!("work-items/{FULL}/activities/")).await.expect(200);
    let lines: Vec<Value> = feed
        .rows()
        .iter()
        .filter(|row| row["field"] == "cycles")
        .map(|row| {
            json!([
                row["verb"],
                row["old_value"],
                row["new_value"],
                row["old_identifier"],
                row["new_identifier"],
                row["comment"]
            ])
        })
        .collect();
    assert_eq!(
        lines,
        [
            json!(["created", "", "Sprint", null, CYCLE, "added cycle Sprint"]),
            json!([
                "updated",
                "Sprint",
                "Sprint",
                CYCLE,
                next,
                "updated cycle from Sprint\n                to Sprint"
            ]),
            json!([
                "updated",
                "Sprint",
                "Sprint 2",
                next,
                CYCLE,
                "updated cycle from Sprint\n                to Sprint 2"
            ]),
            json!(["deleted", "Sprint 2", "", CYCLE, null, "removed this issue from Sprint 2"]),
        ]
    );
    let ids: std::collections::BTreeSet<String> =
        feed.rows().iter().map(|row| row["id"].to_string()).collect();
    assert_eq!(ids.len(), feed.rows().len());
}

/// A time of January 2026.
pub fn time(text: &str) -> DateTime<Utc> {
    format!("2026-01-{text}:00Z").parse().unwrap()
}

/// What the burn-down of a cycle or a module says of each day.
pub async fn days(fixture: &Fixture, place: &str) -> Vec<String> {
    let shown = fixture.get(&format!("{place}/burn-down/")).await.expect(200);
    let day = |day: &Value| {
        let items = &day["items"];
        let all = ["scope", "completed", "cancelled", "added", "removed"]
            .map(|key| items[key].to_string());
        format!("{} {}", day["date"].as_str().unwrap(), all.join(" "))
    };
    shown.body["days"].as_array().unwrap().iter().map(day).collect()
}

#[tokio::test]
async fn a_burn_down_is_the_same_after_a_transfer_and_what_is_deleted_or_archived_later() {
    let mut fixture = Fixture::new().await;
    let (old, next) = (nth(1), nth(2));
    let dates = Some(("2026-01-03T00:00:01Z", "2026-01-05T23:59:00Z"));
    fixture
        .happen_at(
            time("02T10:00"),
            WORKSPACE,
            of_cycle(old),
            MEMBER,
            &[cycle_created(old, "Old", dates)],
        )
        .await;
    fixture
        .happen_at(
            time("02T10:00"),
            WORKSPACE,
            of_cycle(next),
            MEMBER,
            &[cycle_created(next, "Next", None)],
        )
        .await;
    let items: Vec<Uuid> = (0..3).map(|n| Uuid::from_u128(0x450 + n)).collect();
    for (n, id) in (10..).zip(&items) {
        let events = [bare(*id, n, "It"), cycle_changed(None, Some(old))];
        fixture.happen_at(time("02T12:00"), WORKSPACE, of_issue(*id), MEMBER, &events).await;
    }
    let done = json!({"type": "IssueStateChanged", "from": state(0), "to": state(3)});
    fixture.happen_at(time("03T12:00"), WORKSPACE, of_issue(items[0]), MEMBER, &[done]).await;
    fixture
        .happen_at(
            time("04T12:00"),
            WORKSPACE,
            of_issue(items[1]),
            MEMBER,
            &[cycle_changed(Some(old), None)],
        )
        .await;
    fixture
        .happen_at(
            time("04T13:00"),
            WORKSPACE,
            of_issue(BARE),
            MEMBER,
            &[cycle_changed(None, Some(old))],
        )
        .await;
    fixture.catch_up(WORKSPACE).await;
    fixture.advance_days(5);
    let expected = ["2026-01-03 3 1 0 0 0", "2026-01-04 3 1 0 1 1", "2026-01-05 3 1 0 0 0"];
    let (of_old, of_next) = (format!("cycles/{old}"), format!("cycles/{next}"));
    assert_eq!(days(&fixture, &of_old).await, expected);
    for (issue, event) in [
        (items[2], cycle_changed(Some(old), Some(next))),
        (items[0], json!({"type": "IssueArchived", "on": "2026-01-06"})),
        (BARE, json!({"type": "IssueDeleted"})),
    ] {
        fixture.happen_at(time("06T12:00"), WORKSPACE, of_issue(issue), MEMBER, &[event]).await;
    }
    let progress = json!({
        "total_issues": 3, "distribution": {"assignees": [{"assignee_id": ADMIN, "total_issues": 3}]},
    });
    let to = json!({"id": next, "name": "Next"});
    let transferred = json!({"type": "CycleTransferred", "to": to, "progress": progress});
    let archived = json!({"type": "CycleArchived"});
    fixture.happen_at(time("06T12:00"), WORKSPACE, of_cycle(old), MEMBER, &[transferred]).await;
    fixture.catch_up(WORKSPACE).await;
    let shown = fixture.get(&format!("cycles/{old}/")).await.expect(200);
    let person = &shown.body["progress_snapshot"]["distribution"]["assignees"][0];
    assert_eq!((&person["display_name"], &person["avatar_url"]), (&json!("admin"), &Value::Null));
    fixture.happen_at(time("06T12:00"), WORKSPACE, of_cycle(old), MEMBER, &[archived]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(days(&fixture, &of_old).await, expected);
    assert_eq!(days(&fixture, &of_next).await, ["2026-01-06 1 0 0 1 0", "2026-01-07 1 0 0 0 0"]);
}

#[tokio::test]
async fn a_burn_down_of_ten_thousand_events_is_told_quickly() {
    let mut fixture = Fixture::new().await;
    fixture.happen(of_cycle(CYCLE), MEMBER, &[cycle_created(CYCLE, "Sprint", None)]).await;
    for n in 0..500 {
        let id = Uuid::from_u128(0x10_000 + u128::from(n));
        let mut events = vec![bare(id, 100 + n, "It"), cycle_changed(None, Some(CYCLE))];
        for _ in 0..9 {
            events.push(json!({"type": "IssueStateChanged", "from": state(0), "to": state(3)}));
            events.push(json!({"type": "IssueStateChanged", "from": state(3), "to": state(0)}));
        }
        fixture.happen(of_issue(id), MEMBER, &events).await;
    }
    // The clock of the fixture lets a minute pass for each, so it is the next day at the end.
    fixture.catch_up(WORKSPACE).await;
    fixture.catch_up(WORKSPACE).await;
    fixture.advance_days(1);
    let begun = std::time::Instant::now();
    let days = days(&fixture, &format!("cycles/{CYCLE}")).await;
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    assert!(days.last().unwrap().starts_with("2026-01-03 500 0 0"), "{days:?}");
}

#[tokio::test]
async fn a_snapshot_has_the_cycles_and_says_which_one_a_work_item_is_in() {
    let mut fixture = Fixture::new().await;
    cycle(&mut fixture).await;
    let call = fixture.call("GET", "/api/v1/workspaces/acme/snapshot/").by(MEMBER);
    let response = call.header("accept", "application/x-ndjson").open().await;
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| lines.iter().find(|line| line["type"] == kind).unwrap();
    let row = &of("cycles")["rows"][0];
    assert_eq!(
        (&row["id"], &row["project"], &row["version"]),
        (&json!(CYCLE), &json!(PROJECT), &json!(1))
    );
    assert_eq!((&row["owner"], &row["start_date"]), (&json!(MEMBER), &Value::Null));
    assert_eq!(of("issues")["columns"]["cycle"], json!([CYCLE, null]));
    assert_eq!(lines[0]["counts"]["cycles"], 1);
}
