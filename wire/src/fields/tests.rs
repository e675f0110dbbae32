//! The contract's messages, one body after the other.

use serde_json::json;
use uuid::Uuid;

use super::*;

/// The fields of a JSON object, for a user in Kolkata.
fn fields(body: Value) -> Fields {
    let Value::Object(values) = body else { panic!("not an object") };
    Fields::new(values, "Asia/Kolkata".parse().unwrap())
}

/// The errors of a body, as on the wire.
fn errors(fields: Fields) -> String {
    serde_json::to_string(&fields.finish().unwrap_err()).unwrap()
}

#[test]
fn a_text_is_trimmed_and_a_number_is_one() {
    let mut body = fields(json!({ "name": "  x ", "color": 12, "empty": "  " }));
    assert_eq!(body.text("name").read(), Sent::Value("x".to_owned()));
    assert_eq!(body.text("color").read(), Sent::Value("12".to_owned()));
    assert_eq!(body.text("empty").allow_blank().read(), Sent::Value(String::new()));
    body.finish().unwrap();
}

#[test]
fn wrong_texts_are_refused_with_the_contracts_words() {
    let long = "é".repeat(256);
    let mut body = fields(json!({ "a": null, "b": " ", "c": long, "d": true, "e": "x\0" }));
    body.text("missing").required().read();
    body.text("a").read();
    body.text("b").read();
    body.text("c").max(255).read();
    body.text("d").read();
    body.text("e").read();
    insta::assert_snapshot!(errors(body), @r#"{"missing":["This field is required."],"a":["This field may not be null."],"b":["This field may not be blank."],"c":["Ensure this field has no more than 255 characters."],"d":["Not a valid string."],"e":["Null characters are not allowed."]}"#);
}

#[test]
fn a_patch_requires_nothing_and_tells_absent_from_null() {
    let mut body = fields(json!({ "lead": null })).partial();
    assert_eq!(body.text("name").required().read(), Sent::Absent);
    assert_eq!(body.id("lead").nullable().read().change(), Some(None));
    body.finish().unwrap();
}

#[test]
fn numbers_come_as_texts_too_and_keep_their_bounds() {
    let mut body = fields(json!({ "a": "12.0", "b": 13, "c": -1, "d": 1.5, "e": "x", "f": "NaN" }));
    assert_eq!(body.integer("a").between(0, 12).read(), Sent::Value(12));
    body.integer("b").between(0, 12).read();
    body.integer("c").between(0, 12).read();
    body.integer("d").read();
    body.float("e").read();
    body.float("f").read();
    insta::assert_snapshot!(errors(body), @r#"{"b":["Ensure this value is less than or equal to 12."],"c":["Ensure this value is greater than or equal to 0."],"d":["A valid integer is required."],"e":["A valid number is required."],"f":["A valid number is required."]}"#);
}

#[test]
fn truth_has_many_forms() {
    for (form, truth) in
        [(json!(true), true), (json!(1), true), (json!("Yes"), true), (json!("off"), false)]
    {
        let mut body = fields(json!({ "flag": form }));
        assert_eq!(body.boolean("flag").read(), Sent::Value(truth));
    }
    let mut body = fields(json!({ "flag": "perhaps", "other": null }));
    body.boolean("flag").read();
    body.boolean("other").read();
    insta::assert_snapshot!(errors(body), @r#"{"flag":["Must be a valid boolean."],"other":["This field may not be null."]}"#);
}

#[test]
fn a_moment_without_offset_is_in_the_callers_zone() {
    let read = |text: &str| {
        let mut body = fields(json!({ "at": text }));
        body.datetime("at").read().value().map(|at| at.to_rfc3339())
    };
    assert_eq!(read("2026-01-02T05:30").as_deref(), Some("2026-01-02T00:00:00+00:00"));
    assert_eq!(read("2026-01-02").as_deref(), Some("2026-01-01T18:30:00+00:00"));
    assert_eq!(read("2026-01-02T00:00:00.5Z").as_deref(), Some("2026-01-02T00:00:00.500+00:00"));
    assert_eq!(read("2026-01-02 00:00:00-02:00").as_deref(), Some("2026-01-02T02:00:00+00:00"));
    for wrong in [
        "",
        "2026-13-01",
        "2026-01-02T25:00",
        "2026-01-02T00:00:00+",
        "é026-01-02x",
        "2026-01-02Té",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn dates_and_moments_say_which_form_they_want() {
    let mut body = fields(json!({ "a": "2026-1-2", "b": "20260102", "c": 7, "d": "0000-01-01" }));
    body.date("a").read();
    body.datetime("b").read();
    body.date("c").read();
    body.date("d").read();
    insta::assert_snapshot!(errors(body), @r#"{"a":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."],"b":["Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."],"c":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."],"d":["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]}"#);
}

#[test]
fn ids_are_quoted_with_typographic_marks_and_lists_by_index() {
    let id = Uuid::nil();
    let mut body = fields(json!({
        "state": "zzz", "related": "zzz", "labels": [id, "zzz", null], "none": [], "text": "abc", "flag": true,
    }));
    body.id("state").read();
    body.uuid("related").read();
    body.ids("labels").read();
    body.ids("none").at_least(1).read();
    body.ids("text").read();
    body.id("flag").read();
    insta::assert_snapshot!(errors(body), @r#"{"state":["“zzz” is not a valid UUID."],"related":["Must be a valid UUID."],"labels":{"1":["“zzz” is not a valid UUID."],"2":["This field may not be null."]},"none":["Ensure this field has at least 1 elements."],"text":["Expected a list of items but got type \"str\"."],"flag":["Incorrect type. Expected pk value, received bool."]}"#);
}

#[test]
fn a_choice_names_what_it_does_not_know() {
    let role = |text: &str| text.parse().ok().and_then(crate::role_from_number);
    let mut body = fields(json!({ "a": 20, "b": "15", "c": 10, "d": true }));
    assert_eq!(body.choice("a", role).read(), Sent::Value(domain::Role::Admin));
    assert_eq!(body.choice("b", role).read(), Sent::Value(domain::Role::Member));
    body.choice("c", role).read();
    body.choice("d", role).read();
    insta::assert_snapshot!(errors(body), @r#"{"c":["\"10\" is not a valid choice."],"d":["\"True\" is not a valid choice."]}"#);
}

#[test]
fn a_value_objects_refusal_becomes_the_fields_error() {
    let mut body = fields(json!({ "a": "7", "b": "x" }));
    assert_eq!(body.text("a").read_as::<u8>(), Sent::Value(7));
    body.text("b").read_as::<u8>();
    insta::assert_snapshot!(errors(body), @r#"{"b":["invalid digit found in string"]}"#);
}

#[test]
fn a_forms_last_text_counts_and_an_empty_choice_is_none() {
    let Value::Object(values) = json!({
        "name": ["a", "b"], "lead": [""], "point": [""], "labels": [Uuid::nil(), Uuid::max()],
    }) else {
        panic!("not an object")
    };
    let mut body = Fields::form(values, Zone::UTC);
    assert_eq!(body.text("name").read(), Sent::Value("b".to_owned()));
    assert_eq!(body.id("lead").nullable().read(), Sent::Null);
    assert_eq!(body.integer("point").read(), Sent::Absent);
    assert_eq!(body.ids("labels").read().value().map(|ids| ids.len()), Some(2));
    body.finish().unwrap();
}

#[test]
fn json_takes_anything_but_null_characters() {
    let mut body = fields(json!({ "a": { "b": [1] }, "c": { "d": ["x\0"] } }));
    assert_eq!(body.json("a").read(), Sent::Value(json!({ "b": [1] })));
    body.json("c").read();
    insta::assert_snapshot!(errors(body), @r#"{"c":["Null characters are not allowed."]}"#);
}

#[test]
fn no_offset_leads_out_of_the_calendar() {
    for moment in ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "0001-01-01"] {
        let mut body = fields(json!({ "at": moment }));
        assert_eq!(body.datetime("at").read().value(), None, "{moment}");
        assert!(errors(body).contains("Datetime has wrong format"), "{moment}");
    }
}

#[test]
fn what_is_wrong_inside_of_an_object_is_named_after_it() {
    let body = json!({ "a": { "name": "", "x": 1 }, "b": [], "c": null, "d": { "name": "It" } });
    let mut body = fields(body).strict(true);
    let name = |fields: &mut Fields| fields.text("name").required().read();
    assert_eq!(body.inside("a", "", name), Some(Sent::Absent));
    assert_eq!(body.inside("b", "", name), None);
    assert_eq!(body.inside("c", "", name), None);
    assert_eq!(body.inside("d", "", name), Some(Sent::Value("It".to_owned())));
    assert_eq!(body.inside("e", "", name), None);
    insta::assert_snapshot!(errors(body), @r#"{"a.name":["This field may not be blank."],"a.x":["There is no such field. Known are: name."],"b":["Invalid data. Expected a dictionary, but got list."],"c":["This field may not be null."]}"#);
    let mut change = fields(json!({ "a": {} })).partial();
    assert_eq!(change.inside("a", "", name), Some(Sent::Absent));
    change.finish().unwrap();
}
