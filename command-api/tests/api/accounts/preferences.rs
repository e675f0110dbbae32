//! Preferences: known keys, each within its bounds, for oneself alone.

use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::matrix::answers;
use crate::people::OUTSIDER;

/// One's own.
const PREFERENCES: &str = "/api/v1/users/me/preferences/";

#[tokio::test]
async fn what_is_sent_is_changed_and_null_brings_the_default_back() {
    let fixture = Fixture::empty().await;
    let body = json!({
        "theme": "dark", "density": "compact", "language": "pt-BR", "start_of_week": 0,
        "character_keys": false, "keys": { "issue.create": ["n"], "undo": [] },
    });
    let reply = fixture.patch(PREFERENCES, body.clone()).await;
    insta::assert_snapshot!(reply, @r#"
    200 {
      "character_keys": false,
      "density": "compact",
      "keys": {
        "issue.create": [
          "n"
        ],
        "undo": []
      },
      "language": "pt-BR",
      "start_of_week": 0,
      "theme": "dark"
    }
    "#);
    let again = fixture.patch(PREFERENCES, body).await.expect(200);
    assert_eq!(again.header("etag"), reply.header("etag"));
    let back = json!({ "theme": null, "keys": null });
    let back = fixture.patch(PREFERENCES, back).await.expect(200);
    assert_eq!((&back.body["theme"], &back.body["keys"]), (&json!("system"), &json!({})));
    assert_eq!(back.body["density"], "compact");
    let call = fixture.call("PATCH", PREFERENCES).by(OUTSIDER).json(&json!({}));
    assert_eq!(call.send().await.expect(200).body["density"], "roomy");
    let stale = fixture.call("PATCH", PREFERENCES).header("if-match", "\"1.00000000.0\"");
    stale.json(&json!({ "theme": "light" })).send().await.expect(412);
}

#[tokio::test]
async fn a_change_sent_again_under_its_key_is_made_once() {
    let fixture = Fixture::empty().await;
    let send = async |theme: &str| {
        let call = fixture.call("PATCH", PREFERENCES).header("idempotency-key", "k");
        call.json(&json!({ "theme": theme })).send().await
    };
    let first = send("dark").await.expect(200);
    fixture.patch(PREFERENCES, json!({ "theme": "light" })).await.expect(200);
    assert_eq!(send("dark").await.to_string(), first.to_string());
    send("system").await.expect(422);
    let now = fixture.patch(PREFERENCES, json!({})).await.expect(200);
    assert_eq!(now.body["theme"], "light");
}

#[tokio::test]
async fn what_is_not_known_is_refused() {
    let fixture = Fixture::empty().await;
    let bodies: [Value; 5] = [
        json!({ "theme": "blue", "density": 5 }),
        json!({ "language": "english-", "start_of_week": 7 }),
        json!({ "keys": { "undo": "z" } }),
        json!({ "keys": { "undo": ["z".repeat(65)] } }),
        json!({ "keys": [], "character_keys": "perhaps" }),
    ];
    insta::assert_snapshot!(answers(&fixture, "PATCH", PREFERENCES, &bodies).await, @r#"
    {"density":5,"theme":"blue"}
        400 {"density":["\"5\" is not a valid choice."],"theme":["\"blue\" is not a valid choice."]}
    {"language":"english-","start_of_week":7}
        400 {"language":["It is a language tag, such as en or pt-BR."],"start_of_week":["Ensure this value is less than or equal to 6."]}
    {"keys":{"undo":"z"}}
        400 {"keys":["Each action has a list of at most 8 texts; names and texts have 1 to 64 bytes."]}
    {"keys":{"undo":["zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
        400 {"keys":["Each action has a list of at most 8 texts; names and texts have 1 to 64 bytes."]}
    {"character_keys":"perhaps","keys":[]}
        400 {"character_keys":["Must be a valid boolean."],"keys":["Invalid data. Expected a dictionary, but got list."]}
    "#);
    let unknown = fixture.patch(PREFERENCES, json!({ "colour": "blue" })).await.expect(400);
    assert!(unknown.body["colour"].is_array(), "{unknown}");
}
