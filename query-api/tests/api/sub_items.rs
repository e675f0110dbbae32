//! The work items below another one.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, OUTSIDER};
use crate::seed::{BARE, FULL, WORKSPACE, bare, of_issue, state};

/// More of them below `ENG-1`: with a place, in a state, by their number.
const MORE: [(u32, f64, usize); 4] =
    [(11, 100_000.0, 1), (12, 1.0, 3), (13, 75_000.0, 3), (14, 80_000.0, 5)];

/// The id of the one with a number.
fn id(number: u32) -> Uuid {
    Uuid::from_u128(0xb000 + u128::from(number))
}

/// The workspace with them; the last is in triage, and there is an archived one.
async fn fixture() -> Fixture {
    let mut fixture = Fixture::new().await;
    for (number, place, at) in MORE {
        let mut created = bare(id(number), number, &format!("Part {number}"));
        created["parent"] = json!({"id": FULL, "key": "ENG-1"});
        created["sort_order"] = json!(place);
        created["state"] = state(at);
        fixture.happen(of_issue(id(number)), ADMIN, &[created]).await;
    }
    let mut archived = bare(id(15), 15, "Part 15");
    archived["parent"] = json!({"id": FULL, "key": "ENG-1"});
    let away = json!({"type": "IssueArchived", "on": "2026-01-02"});
    fixture.happen(of_issue(id(15)), ADMIN, &[archived, away]).await;
    let mut below = bare(id(16), 16, "Part of a part");
    below["parent"] = json!({"id": id(11), "key": "ENG-11"});
    fixture.happen(of_issue(id(16)), ADMIN, &[below]).await;
    fixture.catch_up(WORKSPACE).await;
    fixture
}

/// The ids of rows.
fn ids(body: &Value) -> Vec<Value> {
    body["results"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

#[tokio::test]
async fn sub_items_are_a_list_in_their_own_order_and_one_key_more() {
    let mut fixture = fixture().await;
    let all = [id(12), BARE, id(13), id(11)].map(|id| json!(id));
    for name in ["work-items", "issues"] {
        let list = fixture.get(&format!("{name}/{FULL}/sub-items/")).await.expect(200).body;
        assert_eq!(ids(&list), all);
        assert_eq!((&list["total_count"], &list["count"]), (&json!(4), &json!(4)));
        assert_eq!(list.as_object().unwrap().len(), 13);
        let expected = json!({
            "backlog": 1, "unstarted": 1, "started": 0, "completed": 2, "cancelled": 0,
        });
        assert_eq!(list["state_distribution"], expected);
    }
    // They are put into another order by their places.
    let moved = json!({"type": "IssueReordered", "from": 1.0, "to": 90_000.0});
    fixture.happen(of_issue(id(12)), ADMIN, &[moved]).await;
    fixture.catch_up(WORKSPACE).await;
    let list = fixture.get(&format!("work-items/{FULL}/sub-items/")).await.expect(200).body;
    assert_eq!(ids(&list), [BARE, id(13), id(12), id(11)].map(|id| json!(id)));
}

#[tokio::test]
async fn sub_items_are_read_like_every_list() {
    let fixture = fixture().await;
    let path = format!("work-items/{FULL}/sub-items/");
    let query = "?per_page=3&order_by=-sequence_id&fields=id,state&expand=state";
    let page = fixture.get(&format!("{path}{query}")).await.expect(200).body;
    assert_eq!(ids(&page), [id(13), id(12), id(11)].map(|id| json!(id)));
    assert_eq!(page["results"][0]["state"]["name"], "Done");
    assert_eq!(page["results"][0].as_object().unwrap().len(), 2);
    assert_eq!((&page["total_count"], &page["total_pages"]), (&json!(4), &json!(2)));
    assert_eq!(page["state_distribution"]["completed"], 2);
    let next = format!("{path}{query}&cursor=3:1:0");
    let next = fixture.get(&next).await.expect(200).body;
    assert_eq!(ids(&next), [json!(BARE)]);
    assert_eq!(next["state_distribution"], page["state_distribution"]);
    fixture.get(&format!("{path}?order_by=zzz")).await.expect(400);
}

#[tokio::test]
async fn below_what_is_not_known_or_not_for_the_caller_there_is_nothing() {
    let fixture = fixture().await;
    let path = format!("work-items/{}/sub-items/", Uuid::from_u128(0x999));
    let none = fixture.get(&path).await.expect(200).body;
    assert_eq!((ids(&none), &none["total_count"]), (vec![], &json!(0)));
    assert_eq!(none["state_distribution"]["backlog"], 0);
    let path = format!("work-items/{FULL}/sub-items/");
    fixture.call("GET", &path).by(OUTSIDER).send().await.expect(403);
}
