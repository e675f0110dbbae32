//! The words for types in `docs/events.md` as JSON Schema.

use serde_json::{Value, json};

/// Where the parts of the catalogue are.
const PARTS: &str = "#/$defs/";

/// The schema of a field of an event that happened to an aggregate of a kind, by the word for its type; none if that is not
/// known.
pub(super) fn of(kind: &str, word: &str) -> Option<Value> {
    if let Some(things) = word.strip_prefix("list of ") {
        return Some(json!({ "type": "array", "items": listed(things)? }));
    }
    Some(match word {
        "text" | "URL" | "HTML" | "colour" | "time zone" | "sorting" => json!({ "type": "string" }),
        "number" => json!({ "type": "number" }),
        "whole number" => json!({ "type": "integer" }),
        "`true` or `false`" => json!({ "type": "boolean" }),
        "JSON" | "any JSON" => json!({}),
        "object" | "JSON object" => json!({ "type": "object" }),
        "0 to 12" | "months" => json!({ "type": "integer", "minimum": 0, "maximum": 12 }),
        "access" if kind == "comment" => part("comment_access"),
        "feature" if kind == "workspace" => part("workspace_feature"),
        "features" => json!({ "type": "array", "items": part("feature") }),
        "logo" if kind != "project" => json!({ "type": "object" }),
        "group" => part("state_group"),
        "kind of estimate" => part("estimate_kind"),
        word if word.ends_with(" id") => part("id"),
        word => {
            parts().into_iter().find(|(_, known, _)| *known == word).map(|(name, ..)| part(name))?
        }
    })
}

/// The schema of what a list has.
fn listed(things: &str) -> Option<Value> {
    Some(match things {
        "user ids" => part("id"),
        "labels" => part("label"),
        r#"`{"project","role"}`"# => {
            object(&[("project", part("id")), ("role", part("role"))], &[])
        }
        r#"`{"project","reason"}`"# => {
            let reason = one_of(&["deleted", "archived", "inviter_without_right"]);
            object(&[("project", part("id")), ("reason", reason)], &[])
        }
        _ => return None,
    })
}

/// The schemas that several events share, each with its name in the catalogue and the word in the document.
pub(super) fn parts() -> Vec<(&'static str, &'static str, Value)> {
    let text = || json!({ "type": "string" });
    let named = || object(&[("id", part("id")), ("name", text())], &[]);
    let fields = one_of(&[
        "state_id",
        "state__group",
        "priority",
        "project_id",
        "labels__id",
        "assignees__id",
        "cycle_id",
        "issue_module__module_id",
        "created_by",
        "target_date",
        "start_date",
    ]);
    let state = [("id", part("id")), ("name", text()), ("group", part("state_group"))];
    let address =
        [("project", part("id")), ("number", json!({ "type": "integer" })), ("key", text())];
    let mut parts = vec![
        ("id", "id", json!({ "type": "string", "format": "uuid" })),
        ("time", "time", json!({ "type": "string", "format": "date-time" })),
        ("day", "day", json!({ "type": "string", "format": "date" })),
        ("state", "state", object(&state, &[])),
        ("label", "label", named()),
        ("estimate", "estimate", named()),
        (
            "estimate_point",
            "estimate point",
            object(&[("id", part("id")), ("value", text()), ("kind", part("estimate_kind"))], &[]),
        ),
        ("cycle", "cycle", named()),
        ("module", "module", named()),
        ("page", "page", named()),
        ("issue", "issue", object(&[("id", part("id")), ("key", text())], &[])),
        ("address", "address", object(&address, &[])),
        ("reference", "reference", object(&[], &[("source", text()), ("id", text())])),
        ("logo", "logo", object(&[], &[("icon", text()), ("colour", text())])),
        ("intake_source", "intake source", object(&[], &[("source", text()), ("email", text())])),
        ("filter", "filter", object(&[], &[("filters", json!({})), ("pql", text())])),
        (
            "grouping",
            "grouping",
            object(&[], &[("group_by", fields.clone()), ("sub_group_by", fields)]),
        ),
        ("reaction", "reaction", json!({ "type": "string", "minLength": 1, "maxLength": 50 })),
        ("vote", "vote", json!({ "type": "integer", "enum": [1, -1] })),
    ];
    parts.extend(closed_lists());
    parts
}

/// The shared schemas that are one of a few texts.
fn closed_lists() -> [(&'static str, &'static str, Value); 13] {
    [
        ("access", "access", one_of(&["PUBLIC", "PRIVATE"])),
        ("comment_access", "access of a comment", one_of(&["INTERNAL", "EXTERNAL"])),
        ("member_access", "member access", one_of(&["view", "comment", "edit"])),
        ("role", "role", one_of(&["owner", "admin", "member", "guest"])),
        ("priority", "priority", one_of(&["urgent", "high", "medium", "low", "none"])),
        ("estimate_kind", "kind of estimate", one_of(&["categories", "points"])),
        ("layout", "layout", one_of(&["list", "board", "table", "calendar", "timeline"])),
        (
            "state_group",
            "group",
            one_of(&["backlog", "unstarted", "started", "completed", "cancelled", "triage"]),
        ),
        (
            "relation",
            "relation",
            one_of(&[
                "blocking",
                "blocked_by",
                "duplicate",
                "relates_to",
                "start_after",
                "start_before",
                "finish_after",
                "finish_before",
            ]),
        ),
        (
            "module_status",
            "module status",
            one_of(&["backlog", "planned", "in-progress", "paused", "completed", "cancelled"]),
        ),
        (
            "intake_status",
            "intake status",
            one_of(&["pending", "declined", "snoozed", "accepted", "duplicate"]),
        ),
        (
            "feature",
            "feature",
            one_of(&[
                "modules",
                "cycles",
                "views",
                "pages",
                "intake",
                "guests_see_all",
                "time_tracking",
                "work_item_types",
                "epics",
                "workflows",
                "parallel_cycles",
                "project_updates",
            ]),
        ),
        (
            "workspace_feature",
            "feature of a workspace",
            one_of(&["project_grouping", "initiatives", "teams", "customers", "wiki", "pi"]),
        ),
    ]
}

/// A reference to a part.
fn part(name: &str) -> Value {
    json!({ "$ref": format!("{PARTS}{name}") })
}

/// An object that has the required keys and may have the optional ones; readers ignore others.
fn object(required: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let keys: serde_json::Map<String, Value> = required
        .iter()
        .chain(optional)
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect();
    let required: Vec<&str> = required.iter().map(|(key, _)| *key).collect();
    if required.is_empty() {
        return json!({ "type": "object", "properties": keys });
    }
    json!({ "type": "object", "properties": keys, "required": required })
}

fn one_of(texts: &[&str]) -> Value {
    json!({ "type": "string", "enum": texts })
}
