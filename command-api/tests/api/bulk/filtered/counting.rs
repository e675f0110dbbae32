//! How many work items a filter finds.

use serde_json::{Value, json};

use super::{action, fields, made, pql, preview};
use crate::bulk::BULK;
use crate::client::Call;
use crate::fixture::{Fixture, OTHER_PROJECT, in_project};
use crate::intake;
use crate::matrix::{answers_to, statuses};
use crate::people::{ADMIN, OWNER};
use crate::seed::{BUG, DONE, OTHER_LABEL};

/// How many are counted, or what is answered instead.
async fn counted(api: &Fixture, filter: Value, change: &Value) -> String {
    let reply = preview(api, &filter, change).send().await;
    if reply.status == 200 { reply.body["count"].to_string() } else { reply.to_string() }
}

#[tokio::test]
async fn a_preview_counts_what_the_list_shows_and_does_nothing() {
    let api = Fixture::new().await;
    let items = made(&api, &["low", "low", "high", "low"]).await;
    intake::submitted(&api).await;
    let path = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let elsewhere = json!({ "name": "Elsewhere", "priority": "low" });
    api.call("POST", &path).by(ADMIN).json(&elsewhere).send().await.expect(201);
    let at = format!("work-items/{}/", items[3]);
    api.patch(&at, json!({ "state": DONE, "labels": [BUG] })).await.expect(200);
    api.post(&format!("{at}archive/"), json!({})).await.expect(200);
    api.catch_up().await;
    let before = api.head().await;

    let reply = preview(&api, &pql("priority = low"), &action("archive")).send().await.expect(200);
    assert_eq!(reply.body, json!({ "count": 2, "position": before }));
    assert_eq!(reply.header("tidemark-position"), before.to_string());
    let archive = &action("archive");
    for (filter, count) in [
        (pql(""), "3"),
        (json!({ "filters": {} }), "3"),
        (pql("state = Backlog AND priority = low"), "2"),
        (pql("label = bug"), "0"),
        (pql("is_archived = yes"), "0"),
        (pql("created_by = currentUser()"), "3"),
        (json!({ "pql": "priority = low", "filters": { "sequence_id__lt": 2 } }), "1"),
        (json!({ "filters": { "or": [{ "priority": "high" }, { "sequence_id": 1 }] } }), "2"),
        (json!({ "filters": { "label_id": OTHER_LABEL } }), "0"),
    ] {
        assert_eq!(counted(&api, filter.clone(), archive).await, count, "{filter}");
    }
    // What is archived can only come back.
    for (filter, count) in
        [(pql(""), "1"), (pql("label = bug"), "1"), (pql("priority = high"), "0")]
    {
        assert_eq!(counted(&api, filter, &action("unarchive")).await, count);
    }
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn what_the_filter_names_is_looked_for_among_what_the_caller_sees() {
    let api = Fixture::new().await;
    let new = json!({ "name": "Elsewhere", "slug": "elsewhere" });
    let new = api.call("POST", "/api/v1/workspaces/").by(OWNER).json(&new).send().await.expect(201);
    let theirs = json!({ "name": "Their project", "identifier": "THEIRS" });
    let projects = "/api/v1/workspaces/elsewhere/projects/";
    let project = api.call("POST", projects).by(OWNER).json(&theirs).send().await.expect(201).id();
    let labels = format!("{projects}{project}/labels/");
    let label = json!({ "name": "theirs" });
    let label = api.call("POST", &labels).by(OWNER).json(&label).send().await.expect(201).id();
    let items = format!("{projects}{project}/work-items/");
    let item = json!({ "name": "Theirs", "labels": [label] });
    let item = api.call("POST", &items).by(OWNER).json(&item).send().await.expect(201).id();
    made(&api, &["low"]).await;
    api.catch_up().await;
    api.catch_up_with(domain::WorkspaceId(new.id().parse().unwrap())).await;

    let filters = [
        pql("label = elsewhere"),
        pql("priority = low AND label = theirs"),
        pql("project = THEIRS"),
        pql("parent = THEIRS-1"),
        pql("state = Bcaklog"),
        json!({ "filters": { "label": "theirs" } }),
        json!({ "pql": "label = bug", "filters": { "label": "elsewhere" } }),
        json!({ "filters": { "label_id": label } }),
        json!({ "filters": { "id": item } }),
        json!({ "filters": { "project_id": project } }),
    ];
    let answers = answers_to(&filters, |filter| preview(&api, filter, &action("delete"))).await;
    insta::assert_snapshot!(answers, @r#"
    {"pql":"label = elsewhere"}
        400 {"code":"invalid_filterset","column":9,"where.pql":["Column 9: There is no label \"elsewhere\"."]}
    {"pql":"priority = low AND label = theirs"}
        400 {"code":"invalid_filterset","column":28,"where.pql":["Column 28: There is no label \"theirs\"."]}
    {"pql":"project = THEIRS"}
        400 {"code":"invalid_filterset","column":11,"where.pql":["Column 11: There is no project \"THEIRS\"."]}
    {"pql":"parent = THEIRS-1"}
        400 {"code":"invalid_filterset","column":10,"where.pql":["Column 10: There is no work item \"THEIRS-1\"."]}
    {"pql":"state = Bcaklog"}
        400 {"code":"invalid_filterset","column":9,"where.pql":["Column 9: There is no state \"Bcaklog\". Did you mean \"Backlog\"?"]}
    {"filters":{"label":"theirs"}}
        400 {"code":"invalid_filterset","where.filters":["There is no label \"theirs\"."]}
    {"filters":{"label":"elsewhere"},"pql":"label = bug"}
        400 {"code":"invalid_filterset","where.filters":["There is no label \"elsewhere\"."]}
    {"filters":{"label_id":"00000000-0000-7d63-ae05-b85b11824ae9"}}
        200 {"count":0,"position":29}
    {"filters":{"id":"00000000-0000-79a9-b191-e4e615d0d9cb"}}
        200 {"count":0,"position":29}
    {"filters":{"project_id":"00000000-0000-7d51-a0be-ce8ba2b544b0"}}
        200 {"count":0,"position":29}
    "#);
}

#[tokio::test]
async fn what_is_wrong_with_the_filter_is_told_as_lists_tell_it_and_by_its_field() {
    let api = Fixture::new().await;
    let filters = [
        pql("priority = hihg"),
        pql("priority ="),
        pql("priority = low ORDER BY name"),
        json!({ "filters": { "nmae": 1 } }),
        json!({ "filters": "priority = low" }),
        json!({ "filters": { "priority": "hihg" } }),
    ];
    let answers = answers_to(&filters, |filter| preview(&api, filter, &action("delete"))).await;
    insta::assert_snapshot!(answers, @r#"
    {"pql":"priority = hihg"}
        400 {"code":"invalid_filterset","column":12,"where.pql":["Column 12: \"hihg\" is none of urgent, high, medium, low, none. Did you mean high?"]}
    {"pql":"priority ="}
        400 {"code":"invalid_query","column":11,"where.pql":["Column 11: The query ends too early. Here could stand a value."]}
    {"pql":"priority = low ORDER BY name"}
        400 {"code":"invalid_query","column":25,"where.pql":["Column 25: A bulk has the order of the project's list; leave ORDER BY out."]}
    {"filters":{"nmae":1}}
        400 {"code":"invalid_filter_field","where.filters":["Filtering on field 'nmae' is not allowed. Did you mean \"name\"?"]}
    {"filters":"priority = low"}
        400 {"code":"invalid_filter_type","where.filters":["A filter is an object, not a text."]}
    {"filters":{"priority":"hihg"}}
        400 {"code":"invalid_filterset","where.filters":["priority: \"hihg\" is none of urgent, high, medium, low, none. Did you mean high?"]}
    "#);
}

#[tokio::test]
async fn whoever_may_change_no_work_item_may_not_ask_either() {
    let api = Fixture::new().await;
    made(&api, &["low"]).await;
    api.catch_up().await;
    let (filter, change) = (pql("priority = low"), fields(&json!({ "priority": "low" })));
    let call = |user| preview(&api, &filter, &change).by(user);
    insta::assert_snapshot!(statuses(call).await, @"
    outsider: 403
    guest: 403
    other member: 200
    member: 200
    admin: 200
    colleague: 403
    owner: 403
    ");
    let position = api.head().await;
    let body = json!({ "where": filter, "change": change, "count": 1, "position": position });
    let call = |user| -> Call { api.call("POST", BULK).by(user).json(&body) };
    insta::assert_snapshot!(statuses(call).await, @"
    outsider: 403
    guest: 403
    other member: 200
    member: 200
    admin: 200
    colleague: 403
    owner: 403
    ");
}

#[tokio::test]
async fn nothing_is_found_in_an_archived_project() {
    let api = Fixture::new().await;
    made(&api, &["low"]).await;
    let archive = api.call("POST", &in_project("archive/")).by(ADMIN).json(&json!({}));
    archive.send().await.expect(204);
    api.catch_up().await;
    assert_eq!(counted(&api, pql(""), &action("delete")).await, "0");
}
