//! Walks through lists of work items by their cursors, in every order, while rows come and go.

use serde_json::{Value, json};
use uuid::Uuid;
use wire::WORK_ITEM_ORDERS;

use crate::fixture::Fixture;
use crate::grouped;
use crate::people::ADMIN;
use crate::seed::{WORKSPACE, bare, of_issue};

/// The ids of the rows of a page.
fn ids(body: &Value) -> Vec<Uuid> {
    let id = |row: &Value| row["id"].as_str().unwrap().parse().unwrap();
    body["results"].as_array().unwrap().iter().map(id).collect()
}

/// Walks from a page on, and answers the rows of all pages behind it.
async fn walk(fixture: &Fixture, list: &str, first: &Value) -> Vec<Uuid> {
    let (mut found, mut page) = (Vec::new(), first.clone());
    while page["next_page_results"] == true {
        let cursor = page["next_cursor"].as_str().unwrap();
        page = fixture.get(&format!("{list}&cursor={cursor}")).await.expect(200).body;
        found.extend(ids(&page));
    }
    found
}

#[tokio::test]
async fn a_walk_in_any_order_shows_each_row_once() {
    let fixture = grouped::fixture().await;
    for name in WORK_ITEM_ORDERS {
        for order in [(*name).to_owned(), format!("-{name}"), format!("priority,-{name}")] {
            for filter in ["", "&sequence_id__gt=5"] {
                let list = format!("work-items/?fields=id&order_by={order}{filter}");
                let all = ids(&fixture.get(&list).await.expect(200).body);
                let list = format!("{list}&per_page=7");
                let first = fixture.get(&list).await.expect(200).body;
                let walked = [ids(&first), walk(&fixture, &list, &first).await].concat();
                assert_eq!(walked, all, "{order} {filter}");
            }
        }
    }
}

#[tokio::test]
async fn what_comes_and_goes_neither_repeats_nor_hides_a_row() {
    let mut fixture = grouped::fixture().await;
    let mut number = 100;
    for order in ["priority", "-priority", "target_date", "-target_date", "name", "-labels__name"] {
        // Without what is deleted with another one.
        let list = format!("work-items/?fields=id&order_by={order}&sequence_id__gt=5&per_page=5");
        let first = fixture.get(&list).await.expect(200).body;
        let all = ids(&fixture.get(&list.replace("&per_page=5", "")).await.expect(200).body);
        // Two that were shown go; more come before them and behind all.
        for gone in &ids(&first)[1..3] {
            fixture.happen(of_issue(*gone), ADMIN, &[json!({"type": "IssueDeleted"})]).await;
        }
        let mut new = Vec::new();
        for (name, priority, day) in
            [("!", "urgent", Some("2026-01-01")), ("zzz", "none", None), ("!", "none", None)]
        {
            number += 1;
            let id = Uuid::from_u128(0xff00 + u128::from(number));
            let mut issue = bare(id, number, name);
            issue["priority"] = json!(priority);
            if let Some(day) = day {
                issue["target_date"] = json!(day);
            }
            fixture.happen(of_issue(id), ADMIN, &[issue]).await;
            new.push(id);
        }
        fixture.catch_up(WORKSPACE).await;
        let walked = walk(&fixture, &list, &first).await;
        let old: Vec<Uuid> = walked.into_iter().filter(|id| !new.contains(id)).collect();
        assert_eq!(old, all[5..], "{order}");
    }
}

#[tokio::test]
async fn a_cursor_of_another_order_is_refused_and_a_made_up_one_harms_nothing() {
    let fixture = grouped::fixture().await;
    let list = |order: &str| format!("work-items/?fields=id&order_by={order}&per_page=5");
    let first = fixture.get(&list("target_date")).await.expect(200).body;
    let cursor = first["next_cursor"].as_str().unwrap();
    for order in ["priority", "name,priority", "id", "-target_date", "start_date"] {
        let reply = fixture.get(&format!("{}&cursor={cursor}", list(order))).await.expect(400);
        assert_eq!(
            reply.body["detail"],
            "Invalid cursor parameter. It is that of a list in another order."
        );
    }
    let key = "0.00000000000000000000000000000001";
    for made_up in ["W10", "WyJhXHUwMDAwIl0", "e30", "Ww", "!", "WzFd"] {
        let path = format!("{}&cursor=5:1:0:{key}:{made_up}", list("name"));
        let reply = fixture.get(&path).await;
        assert!([200, 400].contains(&reply.status), "{made_up}: {reply}");
    }
}
