//! Dates and times.

use serde_json::json;

use super::written;
use crate::fixture::Fixture;
use crate::matrix::answers;

#[tokio::test]
async fn dates_the_wrong_way_round_are_refused() {
    let api = Fixture::new().await;
    let body = json!({ "name": "It", "start_date": "2026-02-01", "target_date": "2026-02-10" });
    let id = api.post("work-items/", body).await.expect(201).id();
    let before = written(&api).await;
    let bodies = [
        json!({ "name": "It", "start_date": "2026-02-02", "target_date": "2026-02-01" }),
        json!({ "name": "It", "start_date": "2026-02-11" }),
        json!({ "name": "It", "target_date": "2026-01-31" }),
    ];
    insta::assert_snapshot!(answers(&api, "POST", "work-items/", &bodies[..1]).await, @r#"
    {"name":"It","start_date":"2026-02-02","target_date":"2026-02-01"}
        400 {"non_field_errors":["Start date cannot exceed target date"]}
    "#);
    let path = format!("work-items/{id}/");
    insta::assert_snapshot!(answers(&api, "PATCH", &path, &bodies).await, @r#"
    {"name":"It","start_date":"2026-02-02","target_date":"2026-02-01"}
        400 {"non_field_errors":["Start date cannot exceed target date"]}
    {"name":"It","start_date":"2026-02-11"}
        400 {"non_field_errors":["Start date cannot exceed target date"]}
    {"name":"It","target_date":"2026-01-31"}
        400 {"non_field_errors":["Start date cannot exceed target date"]}
    "#);
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn dates_that_are_none_are_refused() {
    let api = Fixture::new().await;
    let before = written(&api).await;
    let bodies = [
        "2026-02-30",
        "2026-2-3",
        "03.02.2026",
        "2026-02-03T00:00:00Z",
        "0000-01-01",
        "99999-01-01",
        "+2026-01-01",
        "٢٠٢٦-٠٢-٠٣",
        "",
    ];
    let bodies = bodies.map(|date| json!({ "name": "It", "start_date": date }));
    insta::assert_snapshot!(answers(&api, "POST", "work-items/", &bodies).await, @r#"
    {"name":"It","start_date":"2026-02-30"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":"2026-2-3"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":"03.02.2026"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":"2026-02-03T00:00:00Z"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":"0000-01-01"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":"99999-01-01"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":"+2026-01-01"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":"٢٠٢٦-٠٢-٠٣"}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    {"name":"It","start_date":""}
        400 {"start_date":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}
    "#);
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn numbers_that_are_none_or_too_large_are_refused() {
    let api = Fixture::new().await;
    let before = written(&api).await;
    let bodies = [
        json!({ "name": "It", "point": 13 }),
        json!({ "name": "It", "point": -1 }),
        json!({ "name": "It", "point": 1.5 }),
        json!({ "name": "It", "point": "many" }),
        json!({ "name": "It", "point": 18_446_744_073_709_551_615_u64 }),
        json!({ "name": "It", "sort_order": "NaN" }),
        json!({ "name": "It", "sort_order": "inf" }),
        json!({ "name": "It", "sort_order": "1e400" }),
    ];
    insta::assert_snapshot!(answers(&api, "POST", "work-items/", &bodies).await, @r#"
    {"name":"It","point":13}
        400 {"point":["Ensure this value is less than or equal to 12."]}
    {"name":"It","point":-1}
        400 {"point":["Ensure this value is greater than or equal to 0."]}
    {"name":"It","point":1.5}
        400 {"point":["A valid integer is required."]}
    {"name":"It","point":"many"}
        400 {"point":["A valid integer is required."]}
    {"name":"It","point":18446744073709551615}
        400 {"point":["A valid integer is required."]}
    {"name":"It","sort_order":"NaN"}
        400 {"sort_order":["A valid number is required."]}
    {"name":"It","sort_order":"inf"}
        400 {"sort_order":["A valid number is required."]}
    {"name":"It","sort_order":"1e400"}
        400 {"sort_order":["A valid number is required."]}
    "#);
    let huge = api.call("POST", "work-items/");
    let huge = huge.bytes("application/json", r#"{"name":"It","sort_order":1e400}"#).send().await;
    insta::assert_snapshot!(huge, @r#"
    400 {
      "detail": "JSON parse error - number out of range at line 1 column 31"
    }
    "#);
    assert_eq!(written(&api).await, before);
}
