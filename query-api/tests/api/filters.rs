//! Filters of the lists of work items: as JSON, as parameters, and counts under them.

use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER};
use crate::pql::encoded;
use crate::seed::{self, BARE, BUG, CYCLE, FULL, HULL, PROJECT, WORKSPACE, bare, of_issue, state};

/// A workspace whose first work item is in a cycle and a module.
async fn fixture() -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::module(&mut fixture).await;
    seed::cycle(&mut fixture).await;
    fixture
}

/// The keys of the rows that a list has with some parameters.
async fn found(fixture: &Fixture, list: &str, parameters: &str) -> Vec<u64> {
    let path = format!("{list}?order_by=sequence_id&{parameters}");
    let reply = fixture.get(&path).await.expect(200);
    let numbers = numbers_of(&reply.body);
    assert_eq!(reply.body["total_count"], numbers.len(), "{path}");
    // A page that is full does not tell how many there are.
    let one = fixture.get(&format!("{path}&per_page=1")).await.expect(200);
    assert_eq!(one.body["total_count"], numbers.len(), "{path}, counted");
    numbers
}

/// The same by a filter as JSON.
async fn found_by(fixture: &Fixture, filter: &Value) -> Vec<u64> {
    found(fixture, "work-items/", &format!("filters={}", encoded(&filter.to_string()))).await
}

#[tokio::test]
async fn each_field_finds_what_it_names() {
    let fixture = fixture().await;
    let done = state(3)["id"].clone();
    for (filter, expected) in [
        (json!({}), vec![1, 2]),
        (json!({"assignee_id": MEMBER}), vec![1]),
        (json!({"assignee_id__in": [MEMBER, GUEST]}), vec![1]),
        (json!({"assignee_id__in": format!("{MEMBER},{GUEST}")}), vec![1]),
        (json!({"assignee_id__exact": GUEST}), vec![]),
        (json!({"assignee_id__isnull": true}), vec![2]),
        (json!({"cycle_id": CYCLE}), vec![1]),
        (json!({"module_id__in": [HULL]}), vec![1]),
        (json!({"label_id": BUG}), vec![1]),
        (json!({"label_id__isnull": false}), vec![1]),
        (json!({"created_by_id": MEMBER}), vec![1]),
        (json!({"state_id__in": [done]}), vec![1]),
        (json!({"state_group": "backlog"}), vec![2]),
        (json!({"state_group__in": "backlog,completed"}), vec![1, 2]),
        (json!({"project_id": PROJECT}), vec![1, 2]),
        (json!({"subscriber_id": COLLEAGUE}), vec![]),
        (json!({"mention_id": COLLEAGUE}), vec![]),
        (json!({"priority__in": ["urgent", "low"]}), vec![1]),
        (json!({"priority": "none"}), vec![2]),
        (json!({"priority__lt": "none"}), vec![]),
        (json!({"priority__lte": "none"}), vec![2]),
        (json!({"priority__gt": "urgent"}), vec![]),
        (json!({"priority__lte": "urgent"}), vec![1, 2]),
        (json!({"priority__gte": "high"}), vec![1]),
        (json!({"not": {"priority__lt": "none"}}), vec![1, 2]),
        (json!({"start_date": "2026-01-01"}), vec![1]),
        (json!({"start_date__exact": "2026-01-02"}), vec![]),
        (json!({"target_date__range": "2026-01-31,2026-02-01"}), vec![1]),
        (json!({"target_date__range": ["2026-02-02", "2026-03-01"]}), vec![]),
        (json!({"target_date__lt": "2026-02-01"}), vec![]),
        (json!({"target_date__lte": "2026-02-01"}), vec![1]),
        (json!({"created_at": "2026-01-02"}), vec![1, 2]),
        (json!({"created_at__range": "2026-01-03,2026-01-04"}), vec![]),
        (json!({"updated_at__gte": "2026-01-02"}), vec![1, 2]),
        (json!({"completed_at__isnull": true}), vec![2]),
        (json!({"is_draft": false}), vec![1, 2]),
        (json!({"is_draft": true}), vec![]),
        (json!({"is_archived": "false"}), vec![1, 2]),
        (json!({"is_archived": true}), vec![]),
        (json!({"parent_id": FULL}), vec![2]),
        (json!({"id__in": [BARE]}), vec![2]),
        (json!({"id__contains": "eng"}), vec![1, 2]),
        (json!({"id__icontains": "ENG-2"}), vec![2]),
        (json!({"id__contains": "ENG-_"}), vec![]),
        (json!({"id__contains": "NG"}), vec![]),
        (json!({"estimate_point_id__isnull": false}), vec![1]),
        (json!({"point": 3}), vec![1]),
        (json!({"sequence_id__gt": 1}), vec![2]),
        (json!({"name__icontains": "LOGIN"}), vec![1]),
        (json!({"name": "crash at START"}), vec![2]),
        (json!({"external_id": "7", "external_source": "github"}), vec![1]),
        (json!({"and": [{"priority": "urgent"}, {"label_id": BUG}]}), vec![1]),
        (json!({"and": [{"priority": "none"}, {"label_id": BUG}]}), vec![]),
        (json!({"or": [{"priority": "none"}, {"label_id": BUG}]}), vec![1, 2]),
        (json!({"not": {"label_id": BUG}}), vec![2]),
        (json!({"not": {"cycle_id": CYCLE}}), vec![2]),
        (json!({"priority": "urgent", "state_group": "backlog"}), vec![]),
    ] {
        assert_eq!(found_by(&fixture, &filter).await, expected, "{filter}");
    }
}

#[tokio::test]
async fn plain_parameters_are_filters_too() {
    let fixture = fixture().await;
    for (parameters, expected) in [
        ("priority=urgent,none", vec![1, 2]),
        ("priority=urgent&priority=none", vec![1, 2]),
        ("priority=urgent&labels=None", vec![]),
        ("labels=bug", vec![1]),
        ("labels=None", vec![2]),
        ("assignees=None,00000000-0000-0000-0000-000000000004", vec![1, 2]),
        ("state=Backlog", vec![2]),
        ("state_group=completed", vec![1]),
        ("cycle=None", vec![2]),
        ("sub_issue=false", vec![1]),
        ("sub_issue=true", vec![1, 2]),
        ("parent=ENG-1", vec![2]),
        ("created_at=2026-01-01;after,2026-01-03;before", vec![1, 2]),
        ("created_at=2_weeks;before", vec![]),
        ("target_date=9_weeks;before;fromnow", vec![1]),
        ("created_at__gte=2026-01-02", vec![1, 2]),
        ("name=fix%20the%20login", vec![1]),
        ("priority=", vec![1, 2]),
    ] {
        assert_eq!(found(&fixture, "work-items/", parameters).await, expected, "{parameters}");
    }
}

#[tokio::test]
async fn every_list_is_filtered() {
    let fixture = fixture().await;
    let lists = [
        ("/api/v1/workspaces/acme/work-items/".to_owned(), 1),
        ("/api/v1/workspaces/acme/issues/".to_owned(), 1),
        ("work-items/".to_owned(), 1),
        ("issues/".to_owned(), 1),
        (format!("cycles/{CYCLE}/cycle-issues/"), 1),
        (format!("modules/{HULL}/module-issues/"), 1),
        ("archived-work-items/".to_owned(), 3),
        (format!("work-items/{FULL}/sub-items/"), 2),
    ];
    for (list, number) in lists {
        assert_eq!(found(&fixture, &list, &format!("sequence_id={number}")).await, [number]);
        assert_eq!(found(&fixture, &list, "sequence_id=9").await, Vec::<u64>::new());
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_filter_is_said() {
    let fixture = fixture().await;
    let deep = r#"{"not":{"not":{"not":{"not":{"not":{"priority":"low"}}}}}}"#;
    let mut told = Vec::new();
    for parameters in [
        "filters={",
        "filters=[]",
        r#"filters={"and":{}}"#,
        r#"filters={"and":[]}"#,
        r#"filters={"and":[{"priority":"low"}],"or":[]}"#,
        r#"filters={"and":[{}]}"#,
        r#"filters={"assigne_id":"x"}"#,
        r#"filters={"priority__like":"x"}"#,
        r#"filters={"priority":"hihg"}"#,
        r#"filters={"priority":[]}"#,
        r#"filters={"priority":{}}"#,
        r#"filters={"name":"a\u0000"}"#,
        r#"filters={"label_id":"a,b\u0000"}"#,
        r#"filters={"label_id__in":["a","b\u0000"]}"#,
        r#"filters={"target_date":"soon"}"#,
        r#"filters={"target_date__range":"2026-01-01"}"#,
        r#"filters={"label_id":"nothing"}"#,
        &format!("filters={deep}"),
        "priority=hihg",
        "assignes=x",
        "zzz=x",
        "created_at=2026-01-01;later",
        "pql=ORDER%20BY%20name&order_by=name",
        "external_id=7&external_source=github&priority=low",
    ] {
        let (name, value) = parameters.split_once('=').unwrap();
        let value = if name == "filters" { encoded(value) } else { value.to_owned() };
        let reply = fixture.get(&format!("work-items/?{name}={value}")).await.expect(400);
        told.push(format!("{parameters}\n    {}", reply.body));
    }
    assert_snapshot!(told.join("\n"), @r#"
    filters={
        {"code":"invalid_json","message":"The filters are no JSON: EOF while parsing an object at line 1 column 1."}
    filters=[]
        {"code":"invalid_filter_type","message":"A filter is an object, not a list."}
    filters={"and":{}}
        {"code":"invalid_filter_type","message":"\"and\" is a list, not an object."}
    filters={"and":[]}
        {"code":"invalid_filterset","message":"\"and\" is an empty list."}
    filters={"and":[{"priority":"low"}],"or":[]}
        {"code":"invalid_filterset","message":"\"and\" has to be the only key of its object; put the others into objects of their own."}
    filters={"and":[{}]}
        {"code":"invalid_filterset","message":"An object of a filter is empty."}
    filters={"assigne_id":"x"}
        {"code":"invalid_filter_field","message":"Filtering on field 'assigne_id' is not allowed. Did you mean \"assignee\"?"}
    filters={"priority__like":"x"}
        {"code":"invalid_filter_field","message":"Filtering on field 'priority__like' is not allowed. Known endings are exact, in, range, lt, lte, gt, gte, contains, icontains, isnull."}
    filters={"priority":"hihg"}
        {"code":"invalid_filterset","message":"priority: \"hihg\" is none of urgent, high, medium, low, none. Did you mean high?"}
    filters={"priority":[]}
        {"code":"invalid_filterset","message":"priority: The list is empty."}
    filters={"priority":{}}
        {"code":"invalid_filter_type","message":"\"priority\" is a text, a number, true or false, not an object."}
    filters={"name":"a\u0000"}
        {"code":"invalid_filterset","message":"name: Null characters are not allowed."}
    filters={"label_id":"a,b\u0000"}
        {"code":"invalid_filterset","message":"label_id: Null characters are not allowed."}
    filters={"label_id__in":["a","b\u0000"]}
        {"code":"invalid_filterset","message":"label_id__in: Null characters are not allowed."}
    filters={"target_date":"soon"}
        {"code":"invalid_filterset","message":"target_date: \"soon\" is no time; it is a day such as 2026-12-24, a moment such as 2026-12-24T18:00, days from today such as -7d (h, d, w, m and y are hours, days, weeks, months and years), or today(), now(), daysAgo(7), startOfWeek(), endOfMonth(-1)."}
    filters={"target_date__range":"2026-01-01"}
        {"code":"invalid_filterset","message":"target_date__range: A range has two values, the first and the last."}
    filters={"label_id":"nothing"}
        {"code":"invalid_filterset","message":"There is no label \"nothing\"."}
    filters={"not":{"not":{"not":{"not":{"not":{"priority":"low"}}}}}}
        {"code":"max_depth_exceeded","message":"Filters are nested too deeply; at most 5 levels are allowed."}
    priority=hihg
        {"detail":"Invalid priority parameter. priority: \"hihg\" is none of urgent, high, medium, low, none. Did you mean high?"}
    assignes=x
        {"detail":"Invalid assignes parameter. There is no such parameter. Did you mean assignee?"}
    zzz=x
        {"detail":"Invalid zzz parameter. There is no such parameter. Known are per_page, cursor, order_by, fields, expand, filters, pql, sub_issue, project, state, assignee, label, cycle, module, parent, created_by, updated_by, subscriber, mention, estimate_point, id, priority, state_group, start_date, target_date, archived_at, created_at, updated_at, completed_at, sequence_id, point, name, description, text, external_id, external_source, is_archived, is_draft."}
    created_at=2026-01-01;later
        {"detail":"Invalid created_at parameter. \"2026-01-01;later\" is no day with a side; it is such as 2026-12-24;after, 2026-12-24;before or 2_weeks;after;fromnow."}
    pql=ORDER%20BY%20name&order_by=name
        {"detail":"Invalid order_by parameter. The query has an order too, at column 10; leave one out."}
    external_id=7&external_source=github&priority=low
        {"detail":"Invalid priority parameter. An external_id with its external_source names one work item; leave it out."}
    "#);
}

#[tokio::test]
async fn a_null_character_is_nowhere() {
    let fixture = fixture().await;
    let workspace = "/api/v1/workspaces/acme";
    for path in [
        "work-items/?pql=name%20~%20%22a%00%22".to_owned(),
        "work-items/?name=a%00".to_owned(),
        format!("{workspace}/pql/suggest/?pql=state%20%3D%20a%00"),
        format!("{workspace}/work-items/search/?search=a%00"),
        format!("{workspace}/work-items/count/?name=a%00"),
    ] {
        fixture.get(&path).await.expect(400);
    }
    let path = format!("{workspace}/work-items/advanced-search/");
    for body in [json!({"query": "a\0"}), json!({"filters": {"name": "a\0"}})] {
        fixture.call("POST", &path).json(&body).send().await.expect(400);
    }
}

#[tokio::test]
async fn work_items_are_counted_by_groups() {
    let fixture = fixture().await;
    let count =
        |parameters: &str| format!("/api/v1/workspaces/acme/work-items/count/?{parameters}");
    assert_snapshot!(fixture.get(&count("")).await, @r#"
    200 {
      "grouped_by": null,
      "grouped_counts": {},
      "sub_grouped_by": null,
      "total_count": 2
    }
    "#);
    assert_snapshot!(fixture.get(&count("group_by=priority")).await, @r#"
    200 {
      "grouped_by": "priority",
      "grouped_counts": {
        "none": {
          "count": 1
        },
        "urgent": {
          "count": 1
        }
      },
      "sub_grouped_by": null,
      "total_count": 2
    }
    "#);
    assert_snapshot!(
        fixture.get(&count("group_by=assignees__id&sub_group_by=state__group")).await, @r#"
        200 {
          "grouped_by": "assignees__id",
          "grouped_counts": {
            "00000000-0000-0000-0000-000000000003": {
              "count": 1,
              "sub_grouped_counts": {
                "completed": {
                  "count": 1
                }
              }
            },
            "00000000-0000-0000-0000-000000000004": {
              "count": 1,
              "sub_grouped_counts": {
                "completed": {
                  "count": 1
                }
              }
            },
            "None": {
              "count": 1,
              "sub_grouped_counts": {
                "backlog": {
                  "count": 1
                }
              }
            }
          },
          "sub_grouped_by": "state__group",
          "total_count": 2
        }
        "#
    );
    assert_snapshot!(
        fixture.get(&count("group_by=target_date&sub_group_by=labels__id&priority=urgent")).await, @r#"
        200 {
          "grouped_by": "target_date",
          "grouped_counts": {
            "2026-02-01": {
              "count": 1,
              "sub_grouped_counts": {
                "00000000-0000-0000-0000-000000000220": {
                  "count": 1
                }
              }
            }
          },
          "sub_grouped_by": "labels__id",
          "total_count": 1
        }
        "#
    );
    for parameters in [
        "group_by=colour",
        "sub_group_by=priority",
        "group_by=priority&sub_group_by=priority",
        "pql=ORDER%20BY%20name",
        "per_page=5",
    ] {
        fixture.get(&count(parameters)).await.expect(400);
    }
}

#[tokio::test]
async fn pages_go_on_behind_their_last_row_whatever_comes_and_goes() {
    for (order, filter) in
        [("-created_at", ""), ("created_at", ""), ("-created_at", "&priority=none,urgent")]
    {
        let mut fixture = fixture().await;
        for n in 11..=16_u32 {
            let id = Uuid::from_u128(0xf00 + u128::from(n));
            fixture.happen(of_issue(id), ADMIN, &[bare(id, n, "One of several")]).await;
        }
        fixture.catch_up(WORKSPACE).await;
        let page = format!("work-items/?per_page=3&order_by={order}{filter}");
        let first = fixture.get(&page).await.expect(200);
        // One of those that were shown goes, and a new one comes, first and last.
        let shown = Uuid::parse_str(first.body["results"][0]["id"].as_str().unwrap()).unwrap();
        fixture.happen(of_issue(shown), ADMIN, &[json!({"type": "IssueDeleted"})]).await;
        let new = Uuid::from_u128(0xfff);
        fixture.happen(of_issue(new), ADMIN, &[bare(new, 17, "A new one")]).await;
        fixture.catch_up(WORKSPACE).await;
        let mut numbers = numbers_of(&first.body);
        let mut cursor = first.body["next_cursor"].as_str().unwrap().to_owned();
        loop {
            let next = fixture.get(&format!("{page}&cursor={cursor}")).await.expect(200);
            numbers.extend(numbers_of(&next.body));
            assert_eq!(next.body["total_count"], 8);
            if next.body["results"].as_array().unwrap().len() < 3 {
                break;
            }
            cursor = next.body["next_cursor"].as_str().unwrap().to_owned();
        }
        let mut expected = vec![1, 2, 11, 12, 13, 14, 15, 16];
        if order == "created_at" {
            expected.push(17);
        } else {
            expected.reverse();
        }
        assert_eq!(numbers, expected, "{order} {filter}");
        // A cursor that counts pages goes on working.
        let counted = fixture.get(&format!("{page}&cursor=3:1:0")).await.expect(200);
        assert_eq!(counted.body["results"].as_array().unwrap().len(), 3);
    }
}

/// The numbers of the rows of a page.
fn numbers_of(body: &Value) -> Vec<u64> {
    let rows = body["results"].as_array().unwrap();
    rows.iter().map(|row| row["sequence_id"].as_u64().unwrap()).collect()
}
