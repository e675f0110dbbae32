//! What the document says in words that no endpoint says of itself.

use serde_json::{Value, json};

use super::{body_of, operations, schema_of};

/// What the API is, at its beginning.
const ABOUT: &str = "\
An issue tracker whose history is the database. It speaks the v1 REST API of Plane, and promises more:\n\n\
- Every change is one step in the log of its workspace and has a position there (`Tidemark-Position`). The answer to a \
change comes when reads show it; `Tidemark-Wait-For` makes any read show at least a position.\n\
- `Idempotency-Key` on a change: the same key again gets the same answer, and nothing happens twice.\n\
- `If-Match` on a change: only if the thing is still at that version, else 412.\n\n\
A key goes into `X-Api-Key`, or a key or the token of a session into `Authorization: Bearer`; browsers keep a session in \
a cookie. Ids are UUIDs, times are \
in the caller's time zone, and every path ends with a slash.";

/// What a parameter of a path is, unless the endpoint says it.
const PARAMETERS: [(&str, &str); 30] = [
    ("slug", "The workspace's name in paths."),
    ("project", "The project's id."),
    ("issue", "The work item's id."),
    ("other", "The other work item's id."),
    ("state", "The state's id."),
    ("label", "The label's id."),
    ("estimate", "The estimate's id."),
    ("point", "The point's id."),
    ("module", "The module's id."),
    ("cycle", "The cycle's id."),
    ("link", "The link's id."),
    ("comment", "The comment's id."),
    ("page", "The page's id."),
    ("collection", "The collection's id."),
    ("collection_member", "The id of the place among the members of the collection."),
    ("work_item_page", "The id of the link to the page."),
    ("view", "The view's id."),
    ("version", "The version's number."),
    ("reaction", "The reaction, as it was sent."),
    ("activity", "The activity's id."),
    ("member", "The member's id."),
    ("invitation", "The invitation's id."),
    ("key", "The key."),
    ("session", "The session's id."),
    ("sticky", "The sticky's id."),
    ("draft", "The draft's id."),
    ("favourite", "The favourite's id."),
    ("position", "The position in the workspace's log."),
    ("fields", "The keys wanted, separated by commas."),
    ("expand", "The keys wanted as objects, separated by commas."),
];

/// What a good answer is, unless the endpoint says it.
const ANSWERS: [(&str, &str); 3] =
    [("200", "Done, or found."), ("201", "Made."), ("204", "Done; there is nothing to show.")];

/// Adds all of it.
pub(super) fn add(document: &mut Value) {
    document["info"]["title"] = json!("Tidemark");
    document["info"]["version"] = json!("v1");
    document["info"]["description"] = json!(ABOUT);
    document["servers"] =
        json!([{ "url": "/", "description": "The server that this comes from." }]);
    for (_, path, operation) in operations(document) {
        operation["tags"] = json!([tag(path)]);
        // A summary is plain text, and the line of documentation that it comes from is Markdown.
        if let Some(summary) = operation["summary"].as_str() {
            operation["summary"] = json!(summary.replace('`', ""));
        }
        for parameter in operation["parameters"].as_array_mut().into_iter().flatten() {
            let known = PARAMETERS.iter().find(|(name, _)| parameter["name"] == *name);
            if let (true, Some((_, text))) = (is_blank(&parameter["description"]), known) {
                parameter["description"] = json!(text);
            }
        }
        for (status, answer) in operation["responses"].as_object_mut().into_iter().flatten() {
            let known = ANSWERS.iter().find(|(number, _)| status == number);
            if let (true, Some((_, text))) = (is_blank(&answer["description"]), known) {
                answer["description"] = json!(text);
            }
        }
    }
    lift(&mut document["components"]["schemas"]);
    inherit(document);
}

/// Moves the description of a choice between a value and null to both.
fn lift(schemas: &mut Value) {
    match schemas {
        Value::Object(keys) => {
            if let Some([said, null]) =
                keys.get_mut("oneOf").and_then(Value::as_array_mut).map(Vec::as_mut_slice)
                && *null == json!({ "type": "null" })
                && let Some(text) = said.as_object_mut().and_then(|said| said.remove("description"))
            {
                keys.insert("description".to_owned(), text);
            }
            keys.values_mut().for_each(lift);
        }
        Value::Array(all) => all.iter_mut().for_each(lift),
        _ => {}
    }
}

/// A key of a body means what the answer shows under the same name, unless the code that reads it says otherwise.
fn inherit(document: &mut Value) {
    let mut shown = Vec::new();
    for (_, _, operation) in operations(document) {
        let answers =
            ["200", "201"].map(|status| schema_of(&operation["responses"][status]).clone());
        shown.extend(body_of(operation).map(|body| (body, answers)));
    }
    let schemas = &mut document["components"]["schemas"];
    for (body, answers) in shown {
        let texts: Vec<_> = answers.iter().flat_map(|answer| said(schemas, answer)).collect();
        for (name, text) in texts {
            if let Some(key) = schemas[&body]["properties"].get_mut(name)
                && is_blank(&key["description"])
            {
                key["description"] = text;
            }
        }
    }
}

/// The descriptions of the keys that a schema has, its parts' included.
fn said(schemas: &Value, schema: &Value) -> Vec<(String, Value)> {
    let part = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    let parts = schema["allOf"].as_array().into_iter().flatten();
    let keys = schema["properties"].as_object().into_iter().flatten();
    let own = keys.map(|(name, key)| (name.clone(), key["description"].clone()));
    let parts = parts.chain(part.map(|name| &schemas[name])).flat_map(|part| said(schemas, part));
    own.chain(parts).collect()
}

/// Whether nothing is said.
fn is_blank(text: &Value) -> bool {
    text.as_str().is_none_or(str::is_empty)
}

/// Where a reader looks for an endpoint, by the last name in its path that is one of a kind of things.
fn tag(path: &str) -> &'static str {
    const KINDS: [(&str, &str); 34] = [
        ("/stickies/", "Stickies, favourites and visits"),
        ("/user-favorites/", "Stickies, favourites and visits"),
        ("/recent-visits/", "Stickies, favourites and visits"),
        ("/drafts/", "Drafts"),
        ("/collections/", "Collections"),
        ("modules", "Modules"),
        ("/reactions/", "Reactions and votes"),
        ("/votes/", "Reactions and votes"),
        ("/subscri", "Subscriptions"),
        ("/comments/", "Comments"),
        ("/links/", "Links"),
        ("/relations/", "Relations"),
        ("/dependencies/", "Relations"),
        ("/work-item-relation", "Relations"),
        ("/pages/", "Pages"),
        ("/views/", "Views"),
        ("/archived-pages/", "Pages"),
        ("/activities/", "Activities"),
        ("/history/", "History"),
        ("/events/", "History"),
        ("cycles/", "Cycles"),
        ("/cycles-lite/", "Cycles"),
        ("/work-items/", "Work items"),
        ("/issues/", "Work items"),
        ("/archived-work-items/", "Work items"),
        ("/states/", "States"),
        ("/intake-issues/", "Intake"),
        ("/labels/", "Labels"),
        ("/estimates/", "Estimates"),
        ("/invitations/", "Invitations"),
        ("members", "Members"),
        ("/projects", "Projects"),
        ("/workspaces/", "Workspaces"),
        ("", "Accounts"),
    ];
    KINDS.iter().find(|(part, _)| path.contains(part)).map_or("Accounts", |(_, tag)| tag)
}
