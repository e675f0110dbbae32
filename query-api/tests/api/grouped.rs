//! Lists in groups: each group has what the list has under its value, and as many as are counted.

use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::guests::show_all;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER};
use crate::seed::{self, BUG, WORKSPACE, bare, of_issue, state};

/// What can be grouped by.
const GROUPINGS: [&str; 11] = [
    "state_id",
    "state__group",
    "priority",
    "project_id",
    "labels__id",
    "assignees__id",
    "issue_module__module_id",
    "cycle_id",
    "created_by",
    "target_date",
    "start_date",
];

/// A workspace with thirty work items of which no two neighbours are alike.
pub async fn fixture() -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::module(&mut fixture).await;
    seed::cycle(&mut fixture).await;
    for number in 11..=40_u32 {
        let id = Uuid::from_u128(0xf00 + u128::from(number));
        let mut issue = bare(id, number, &format!("Number {number}"));
        issue["priority"] = json!(["urgent", "high", "medium", "low", "none"][number as usize % 5]);
        issue["state"] = state([0, 2, 3][number as usize % 3]);
        if number % 2 == 0 {
            issue["assignees"] = json!([MEMBER, COLLEAGUE][..=number as usize % 4 / 2]);
        }
        if number % 4 == 1 {
            issue["labels"] = json!([{"id": BUG, "name": "bug"}]);
        }
        if number % 3 == 0 {
            issue["target_date"] = json!(format!("2026-03-{:02}", 1 + number % 6));
        }
        let by = if number % 7 == 0 { ADMIN } else { MEMBER };
        fixture.happen(of_issue(id), by, &[issue]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    fixture
}

/// What is answered to a path.
async fn body(fixture: &Fixture, path: &str) -> Value {
    fixture.get(path).await.expect(200).body
}

/// The rows of each group, and how many it has, by the conditions that its keys are in a list.
fn groups_of(board: &Value, by: [&str; 2]) -> Vec<(String, Value, u64)> {
    let mut groups = Vec::new();
    for (key, group) in board["results"].as_object().unwrap() {
        let condition = format!("{}={key}", by[0]);
        let total = |group: &Value| group["total_results"].as_u64().unwrap();
        match group["results"].as_object() {
            Some(parts) => groups.extend(parts.iter().map(|(part, group)| {
                let condition = format!("{condition}&{}={part}", by[1]);
                (condition, group["results"].clone(), total(group))
            })),
            None => groups.push((condition, group["results"].clone(), total(group))),
        }
    }
    groups
}

#[tokio::test]
async fn each_group_has_what_the_list_has_under_its_value() {
    let fixture = fixture().await;
    let everywhere = "/api/v1/workspaces/acme/work-items/";
    let mut seen = 0;
    for (turn, by) in GROUPINGS.into_iter().enumerate() {
        let then_by = GROUPINGS[(turn + 3) % GROUPINGS.len()];
        for (list, order, filter) in [
            ("work-items/", "-created_at", ""),
            (everywhere, "priority", "&state_group=backlog,started"),
            ("work-items/", "-name", "&sequence_id__gt=12"),
        ] {
            for sub_group in [String::new(), format!("&sub_group_by={then_by}")] {
                let asked = format!("order_by={order}&per_page=4{filter}");
                let path = format!("{list}grouped/?group_by={by}{sub_group}&{asked}");
                let board = body(&fixture, &path).await;
                let mut rows = 0;
                for (condition, shown, total) in groups_of(&board, [by, then_by]) {
                    let path = format!("{list}?{condition}&{asked}");
                    let expected = body(&fixture, &path).await;
                    assert_eq!(shown, expected["results"], "{path}");
                    assert_eq!(total, expected["total_count"], "{path}");
                    rows += shown.as_array().unwrap().len();
                }
                assert_eq!(board["count"], rows, "{path}");
                let all = body(&fixture, &format!("{list}?{asked}")).await;
                assert_eq!(board["total_count"], all["total_count"], "{path}");
                seen += rows;
            }
        }
    }
    assert!(seen > 500, "{seen} rows");
}

#[tokio::test]
async fn what_comes_behind_a_group_is_found_by_its_cursor_and_behind_all_by_theirs() {
    let fixture = fixture().await;
    let grouped = "work-items/grouped/?group_by=priority&per_page=4";
    let first = body(&fixture, grouped).await;
    let cursor = first["results"]["urgent"]["next_cursor"].as_str().unwrap();
    let behind = body(&fixture, &format!("work-items/?priority=urgent&cursor={cursor}")).await;
    let second = format!("{grouped}&cursor={}", first["next_cursor"].as_str().unwrap());
    let second = body(&fixture, &second).await;
    assert_eq!(second["results"]["urgent"]["results"], behind["results"]);
    assert_eq!(behind["results"].as_array().unwrap().len(), 3);
    assert_eq!(
        (&first["next_page_results"], &first["prev_page_results"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        (&second["next_page_results"], &second["prev_page_results"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(
        (&first["total_pages"], &second["results"]["urgent"]["next_cursor"]),
        (&json!(2), &Value::Null)
    );
    assert_snapshot!(fixture.get(&format!("{grouped}&cursor={cursor}")).await, @r#"
    400 {
      "detail": "Invalid cursor parameter. It is that of a single group: send it to the list, with the group's value as a filter."
    }
    "#);
}

#[tokio::test]
async fn a_board_is_one_answer() {
    let fixture = fixture().await;
    let path = "work-items/grouped/?group_by=state__group&sub_group_by=priority&per_page=1\
        &fields=sequence_id&priority=urgent,high";
    assert_snapshot!(fixture.get(path).await, @r#"
    200 {
      "count": 6,
      "extra_stats": null,
      "grouped_by": "state__group",
      "next_cursor": "1:1:0",
      "next_page_results": true,
      "prev_cursor": "1:-1:1",
      "prev_page_results": false,
      "results": {
        "backlog": {
          "results": {
            "high": {
              "next_cursor": "1:1:0:1767326105000000.00000000000000000000000000000f24",
              "results": [
                {
                  "sequence_id": 36
                }
              ],
              "total_results": 2
            },
            "urgent": {
              "next_cursor": "1:1:0:1767325745000000.00000000000000000000000000000f1e",
              "results": [
                {
                  "sequence_id": 30
                }
              ],
              "total_results": 2
            }
          },
          "total_results": 4
        },
        "completed": {
          "results": {
            "high": {
              "next_cursor": "1:1:0:1767325505000000.00000000000000000000000000000f1a",
              "results": [
                {
                  "sequence_id": 26
                }
              ],
              "total_results": 2
            },
            "urgent": {
              "next_cursor": "1:1:0:1767326045000000.00000000000000000000000000000f23",
              "results": [
                {
                  "sequence_id": 35
                }
              ],
              "total_results": 3
            }
          },
          "total_results": 5
        },
        "started": {
          "results": {
            "high": {
              "next_cursor": "1:1:0:1767325805000000.00000000000000000000000000000f1f",
              "results": [
                {
                  "sequence_id": 31
                }
              ],
              "total_results": 2
            },
            "urgent": {
              "next_cursor": "1:1:0:1767326345000000.00000000000000000000000000000f28",
              "results": [
                {
                  "sequence_id": 40
                }
              ],
              "total_results": 2
            }
          },
          "total_results": 4
        }
      },
      "sub_grouped_by": "priority",
      "total_count": 13,
      "total_pages": 3,
      "total_results": 13
    }
    "#);
}

#[tokio::test]
async fn groups_are_those_of_states_unless_said_and_only_those_with_work_items() {
    let fixture = fixture().await;
    let by_state = fixture.get("work-items/grouped/").await.expect(200);
    assert_eq!(by_state.body["grouped_by"], "state_id");
    let nothing = "work-items/grouped/?group_by=cycle_id&name=nothing";
    assert_snapshot!(fixture.get(nothing).await, @r#"
    200 {
      "count": 0,
      "extra_stats": null,
      "grouped_by": "cycle_id",
      "next_cursor": "20:1:0",
      "next_page_results": false,
      "prev_cursor": "20:-1:1",
      "prev_page_results": false,
      "results": {},
      "sub_grouped_by": null,
      "total_count": 0,
      "total_pages": 0,
      "total_results": 0
    }
    "#);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_name() {
    let fixture = fixture().await;
    let refused = [
        "group_by=colour",
        "group_by=priority&sub_group_by=priority",
        "group_by=priority&per_page=101",
        "group_by=priority&per_page=0",
        "group_by=priority&zzz=1",
        "group_by=priority&order_by=zzz",
    ];
    let mut said = Vec::new();
    for parameters in refused {
        let reply = fixture.get(&format!("work-items/grouped/?{parameters}")).await.expect(400);
        said.push(format!("{parameters}: {}", reply.body["detail"].as_str().unwrap_or_default()));
    }
    assert_snapshot!(said.join("\n"), @r#"
    group_by=colour: Invalid group_by parameter. "colour" is none of state_id, state__group, priority, project_id, type_id, labels__id, assignees__id, issue_module__module_id, release_work_items__release_id, cycle_id, milestone_id, created_by, target_date, start_date.
    group_by=priority&sub_group_by=priority: Invalid sub_group_by parameter. It is another one than group_by.
    group_by=priority&per_page=101: Invalid per_page parameter. Of each group, it cannot exceed 100.
    group_by=priority&per_page=0: Invalid per_page parameter.
    group_by=priority&zzz=1: Invalid zzz parameter. There is no such parameter. Known are per_page, cursor, order_by, fields, expand, group_by, sub_group_by, filters, pql, sub_issue, project, state, assignee, label, cycle, module, parent, created_by, updated_by, subscriber, mention, estimate_point, id, priority, state_group, start_date, target_date, archived_at, created_at, updated_at, completed_at, sequence_id, point, name, description, text, external_id, external_source, is_archived, is_draft.
    group_by=priority&order_by=zzz: Invalid order_by parameter. "zzz" is none of created_at, updated_at, id, name, sequence_id, sort_order, priority, start_date, target_date, completed_at, archived_at, point, external_id, external_source, project, project_id, parent, parent_id, created_by, updated_by, workspace, deleted_at, is_draft, type, type_id, estimate_point, estimate_point__value, estimate_point__key, state, state_id, state__group, state__name, state__sequence, parent__sequence_id, project__name, project__identifier, labels__name, assignees__first_name, created_by__first_name, created_by__display_name; put a - before it to reverse.
    "#);
}

#[tokio::test]
async fn who_is_limited_to_their_own_sees_groups_of_those() {
    let mut fixture = fixture().await;
    show_all(&mut fixture, false).await;
    let id = Uuid::from_u128(0xf50);
    let mut own = bare(id, 50, "Mine");
    own["assignees"] = json!([GUEST]);
    fixture.happen(of_issue(id), ADMIN, &[own]).await;
    fixture.catch_up(WORKSPACE).await;
    for list in ["work-items/", "/api/v1/workspaces/acme/work-items/"] {
        let path = format!("{list}grouped/?group_by=assignees__id&fields=sequence_id");
        let board = fixture.call("GET", &path).by(GUEST).send().await.expect(200).body;
        let mine = json!({"total_results": 1, "results": [{"sequence_id": 50}]});
        assert_eq!(board["results"], json!({GUEST.to_string(): mine}));
        assert_eq!(board["total_count"], 1);
    }
}
