//! What all endpoints have in common: the headers of questions and answers, and the ways to be refused.

use serde_json::{Map, Value, json};

use super::operations;

/// Adds the shared parameters, headers and responses, and refers to them from every operation.
pub(super) fn add(document: &mut Value) {
    let components = &mut document["components"];
    for (kind, parts) in
        [("parameters", parameters()), ("headers", headers()), ("responses", responses())]
    {
        for (name, part) in parts {
            components[kind][name] = part;
        }
    }
    components["schemas"]["Problem"] = problem();
    for (method, path, operation) in operations(document) {
        let is_open = operation["security"] == json!([{}]);
        let kind = Kind { is_read: is_read(method, path), is_open, method };
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        add_parameters(operation, &kind, &id);
        add_answers(operation, &kind, path);
        if LISTS.contains(&id.as_str()) {
            operation["responses"]["400"] = reference("responses", "InvalidEach");
        }
    }
}

/// Of what kind an endpoint is.
struct Kind<'a> {
    /// Whether it only asks.
    is_read: bool,
    /// Whether it needs no credential.
    is_open: bool,
    /// Its method, in lower case.
    method: &'a str,
}

/// Whether an endpoint only asks; one question has a body, and so another method.
fn is_read(method: &str, path: &str) -> bool {
    method == "get" || path.ends_with("/advanced-search/")
}

/// Changes by POST that heed `If-Match`, and by DELETE that do not; a test of the whole system tries every operation.
const HEED_IF_MATCH: [&str; 23] = [
    "copy_project",
    "copy_work_item",
    "add_collection_member",
    "add_collection_pages",
    "move_work_item",
    "archive_cycle",
    "archive_module",
    "archive_project",
    "archive_project_page",
    "archive_work_item",
    "remove_work_item_relation",
    "archive_workspace_page",
    "lock_project_page",
    "lock_workspace_page",
    "lock_project_view",
    "lock_workspace_view",
    "restore_project_page_version",
    "restore_workspace_page_version",
    "transfer_cycle_work_items",
    "transfer_workspace",
    "grant_log_access",
    "resend_invitation",
    "publish_draft",
];
const DO_NOT_HEED_IF_MATCH: [&str; 6] = [
    "delete_api_key",
    "delete_comment_reaction",
    "delete_work_item_reaction",
    "delete_work_item_vote",
    "end_session",
    "unsubscribe_from_work_item",
];

/// Changes whose body can be a list, and so the ways in which it is wrong.
const LISTS: [&str; 1] = ["create_estimate_points"];

/// Changes whose keys are in their bodies.
const KEYS_INSIDE: [&str; 1] = ["carry_out_commands"];

/// Whether a change is made only if the thing is at the version that `If-Match` says.
fn heeds_if_match(method: &str, id: &str) -> bool {
    let id = id.split("_under_").next().unwrap_or_default();
    match method {
        "post" => HEED_IF_MATCH.contains(&id),
        _ => !DO_NOT_HEED_IF_MATCH.contains(&id),
    }
}

/// Adds the headers that an endpoint heeds.
fn add_parameters(operation: &mut Value, kind: &Kind<'_>, id: &str) {
    let mut names = Vec::new();
    if kind.is_read {
        if !kind.is_open {
            names.extend(["WaitFor", "IfNoneMatch"]);
        }
    } else {
        if !KEYS_INSIDE.contains(&id) {
            names.push("IdempotencyKey");
        }
        if !kind.is_open {
            names.push("Prefer");
        }
        if heeds_if_match(kind.method, id) {
            names.push("IfMatch");
        }
    }
    let references = names.into_iter().map(|name| reference("parameters", name));
    match operation["parameters"].as_array_mut() {
        Some(parameters) => parameters.extend(references),
        None => operation["parameters"] = references.collect(),
    }
}

/// Adds the ways in which an endpoint refuses, and the headers of its good answers.
fn add_answers(operation: &mut Value, kind: &Kind<'_>, path: &str) {
    let mut refusals = vec![("400", "Invalid"), ("403", "Forbidden"), ("429", "TooMany")];
    if !kind.is_open {
        refusals.push(("401", "Unauthenticated"));
    }
    if path.contains('{') {
        refusals.push(("404", "Missing"));
    }
    if kind.is_read {
        refusals.push(("503", "NotYet"));
        if !kind.is_open {
            refusals.push(("412", "OtherEpoch"));
        }
    } else {
        refusals.extend([("409", "Conflict"), ("412", "Stale"), ("422", "KeyReused")]);
        refusals.push(("503", "Unavailable"));
    }
    if kind.method != "get" {
        refusals.extend([("408", "TooSlow"), ("413", "TooLarge"), ("415", "Unreadable")]);
    }
    let answers = &mut operation["responses"];
    for (status, answer) in answers.as_object_mut().into_iter().flatten() {
        if status.starts_with('2') {
            answer["headers"] = good_headers(kind);
        }
    }
    for (status, name) in refusals {
        answers[status] = reference("responses", name);
    }
    if kind.is_read && !kind.is_open {
        answers["304"] = reference("responses", "NotModified");
    }
}

/// The headers of a good answer.
fn good_headers(kind: &Kind<'_>) -> Value {
    let mut names = vec![("X-Request-ID", "RequestId")];
    if !kind.is_read && !kind.is_open {
        names.push(("Tidemark-Command", "Command"));
    }
    if !kind.is_open {
        names.extend([
            ("ETag", "ETag"),
            ("Tidemark-Position", "Position"),
            ("Tidemark-Epoch", "Epoch"),
            ("X-RateLimit-Remaining", "RateLimitRemaining"),
            ("X-RateLimit-Reset", "RateLimitReset"),
        ]);
    }
    names.into_iter().map(|(header, name)| (header, reference("headers", name))).collect()
}

/// A reference to a part of the document.
fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

/// Parts under their names.
type Parts = Vec<(&'static str, Value)>;

/// The headers of questions.
fn parameters() -> Parts {
    let header = |name: &str, text: &str, schema: Value| json!({ "name": name, "in": "header", "description": text, "schema": schema });
    vec![
        (
            "IdempotencyKey",
            header(
                "Idempotency-Key",
                "The same key again gets the same answer, and nothing happens twice.",
                json!({ "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" }),
            ),
        ),
        (
            "IfMatch",
            header(
                "If-Match",
                "Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`.",
                json!({ "type": "string", "examples": ["\"3.30640213\""] }),
            ),
        ),
        (
            "Prefer",
            header(
                "Prefer",
                "`respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are \
                not known.",
                json!({ "type": "string", "examples": ["respond-async"] }),
            ),
        ),
        (
            "WaitFor",
            header(
                "Tidemark-Wait-For",
                "Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`.",
                json!({ "type": "string", "examples": ["1"] }),
            ),
        ),
        (
            "IfNoneMatch",
            header(
                "If-None-Match",
                "The `ETag` of an earlier answer: 304 if nothing has changed.",
                json!({ "type": "string" }),
            ),
        ),
    ]
}

/// The headers of answers.
fn headers() -> Parts {
    let header =
        |text: &str, kind: &str| json!({ "description": text, "schema": { "type": kind } });
    vec![
        ("ETag", header("The version of what is shown, its epoch, and the body's hash.", "string")),
        ("Position", header("The position in the log that the answer shows.", "integer")),
        (
            "Command",
            header(
                "The id of the command, if it changed something; by it, it can be undone.",
                "string",
            ),
        ),
        ("Epoch", header("The life of the log that the position belongs to.", "string")),
        ("RequestId", header("The name of the request in logs and events.", "string")),
        ("RateLimitRemaining", header("How many requests are left in this minute.", "integer")),
        ("RateLimitReset", header("When the minute ends, in seconds since 1970.", "integer")),
        ("RetryAfter", header("When to ask again, in seconds.", "integer")),
    ]
}

/// The ways to be refused.
fn responses() -> Parts {
    let problem = |text: &str| {
        let content = reference("schemas", "Problem");
        let content = json!({
            "application/json": { "schema": content },
            "application/problem+json": { "schema": { "type": "object" } },
        });
        json!({ "description": text, "content": content })
    };
    let each = || {
        let one = reference("schemas", "Problem");
        let mut answer =
            problem("The request is wrong: as a whole, or element by element of its list.");
        answer["content"]["application/json"]["schema"] =
            json!({ "oneOf": [one.clone(), { "type": "array", "items": one }] });
        answer
    };
    let later = |text: &str| {
        let mut answer = problem(text);
        answer["headers"] = json!({ "Retry-After": reference("headers", "RetryAfter") });
        answer
    };
    vec![
        ("NotModified", json!({ "description": "The client holds the same answer already." })),
        ("Invalid", problem("The request is wrong; the body says where and what would be right.")),
        ("InvalidEach", each()),
        ("Unauthenticated", problem("No key was sent, or the session of a browser has ended.")),
        (
            "Forbidden",
            problem(
                "The key is not valid, the caller may not do this or know of it, or a page of another site sent this.",
            ),
        ),
        ("Missing", problem("There is no such thing.")),
        ("TooSlow", problem("The body did not come in time.")),
        ("Conflict", problem("Something is in the way, such as another thing of the same name.")),
        ("Stale", problem("The thing is at another version than `If-Match` says.")),
        ("OtherEpoch", problem("`Tidemark-Wait-For` names another epoch.")),
        ("TooLarge", problem("The body is too large.")),
        ("Unreadable", problem("The body is neither JSON nor a form.")),
        ("KeyReused", problem("The `Idempotency-Key` belongs to another request.")),
        ("TooMany", later("Asked too often.")),
        ("NotYet", later("It cannot be shown yet, such as the position in `Tidemark-Wait-For`.")),
        ("Unavailable", later("The change could not be made now; try again with the same key.")),
    ]
}

/// The body of a refusal.
fn problem() -> Value {
    let text = |about: &str| json!({ "type": "string", "description": about });
    let texts = |about: &str| json!({ "type": "array", "items": { "type": "string" }, "description": about });
    let keys = Map::from_iter([
        ("error".to_owned(), text("What is wrong, in a sentence.")),
        (
            "detail".to_owned(),
            text("The same of a request that cannot be read, or whose sender may not ask."),
        ),
        ("non_field_errors".to_owned(), texts("What is wrong with several fields together.")),
    ]);
    json!({
        "type": "object",
        "description": "A sentence under `error` or `detail`, or what is wrong field by field: each name with a list of \
            sentences. With `Accept: application/problem+json` the form of RFC 9457.",
        "properties": keys,
        "additionalProperties": true,
        "examples": [{ "name": ["This field is required."] }, { "error": "The requested resource does not exist." }],
    })
}
