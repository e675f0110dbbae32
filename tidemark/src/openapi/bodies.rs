//! `docs/bodies.md`: what every body may have, as tables.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::{body_of, operations};

/// What the page begins with.
const BEGINNING: &str = "\
# Bodies

What every body may have, as in [openapi.json](openapi.json); `./dev openapi` makes this page from the code that reads them.
What holds for all bodies is told in [api.md](api.md#conventions), where also `{w}`, `{p}` and `{i}` are explained.
A PATCH changes the fields that are sent and leaves the others as they are.
";

/// What paths begin with, and what the documents write for it.
const SHORT: [(&str, &str); 3] = [
    ("/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/", "{i}/"),
    ("/api/v1/workspaces/{slug}/projects/{project}/", "{p}/"),
    ("/api/v1/workspaces/{slug}/", "{w}/"),
];

/// The page, without the end of its last line.
pub(super) fn page(document: &mut Value) -> String {
    let mut bodies = Vec::new();
    let mut known = HashSet::new();
    for (method, path, operation) in operations(document) {
        // Of two names of one thing the path with the other one takes the same body.
        let is_alias = operation["operationId"].as_str().is_some_and(|id| id.contains("_under_"));
        if let Some(name) = body_of(operation).filter(|_| !is_alias)
            && known.insert(name.clone())
        {
            bodies.push((name, format!("{} {}", method.to_uppercase(), shortened(path))));
        }
    }
    let mut page = BEGINNING.to_owned();
    for (name, question) in bodies {
        let schema = &document["components"]["schemas"][&name];
        let about = schema["description"].as_str().unwrap_or_default();
        // Of several forms the first has keys.
        let form = schema["oneOf"].get(0).unwrap_or(schema);
        let _ = write!(page, "\n## {name}\n\n`{question}`: {about}\n\n{}", table(form));
        let example = &schema["examples"][0];
        if example.is_object() {
            let _ = write!(page, "\n```json\n{example}\n```\n");
        }
    }
    page.truncate(page.trim_end().len());
    page
}

/// A path as the documents write it.
fn shortened(path: &str) -> String {
    let short = SHORT.iter().find_map(|(long, short)| Some((path.strip_prefix(long)?, short)));
    short.map_or_else(|| path.to_owned(), |(rest, short)| format!("{short}{rest}"))
}

/// The fields of a body: first those that it must have.
fn table(schema: &Value) -> String {
    let mut fields: Vec<_> = schema["properties"].as_object().into_iter().flatten().collect();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let is_required = |name: &str| required.iter().any(|one| one == name);
    fields.sort_by_key(|(name, _)| !is_required(name));
    let mut table =
        "| field | type | required | bounds | meaning |\n| --- | --- | --- | --- | --- |\n"
            .to_owned();
    for (name, field) in fields {
        add_row(&mut table, name, field, is_required(name));
        let inner = &field["items"];
        for (key, field) in inner["properties"].as_object().into_iter().flatten() {
            let required = inner["required"].as_array().into_iter().flatten();
            let is_required = required.into_iter().any(|one| one == key);
            add_row(&mut table, &format!("{name}[].{key}"), field, is_required);
        }
    }
    table
}

fn add_row(table: &mut String, name: &str, field: &Value, is_required: bool) {
    let needed = if is_required { "yes" } else { "no" };
    let meaning = field["description"].as_str().unwrap_or_default().replace('|', "\\|");
    let (kind, bounds) = (kind(field), bounds(field));
    let _ = writeln!(table, "| `{name}` | {kind} | {needed} | {bounds} | {meaning} |");
}

/// What a value is.
fn kind(schema: &Value) -> String {
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    let (kind, null) = match &schema["type"] {
        Value::Array(kinds) => (kinds.first().and_then(Value::as_str), " or null"),
        kind => (kind.as_str(), ""),
    };
    let kind = match (kind, schema["format"].as_str()) {
        (Some("array"), _) => format!("array of {}", self::kind(&schema["items"])),
        (Some("string"), Some(format)) => format.to_owned(),
        (Some("object"), _) if let Some(keys) = schema["properties"].as_object() => {
            let keys: Vec<String> = keys.keys().map(|key| format!("`{key}`")).collect();
            format!("object of {}", keys.join(", "))
        }
        (Some(kind), _) => kind.to_owned(),
        (None, _) => "any JSON".to_owned(),
    };
    format!("{kind}{null}")
}

/// Which values are possible.
fn bounds(schema: &Value) -> String {
    if let Some(values) = schema["enum"].as_array() {
        let values = values.iter().map(|value| format!("`{value}`").replace('"', ""));
        return values.collect::<Vec<_>>().join(", ");
    }
    let range = |least: &str, most: &str| (schema[least].as_u64(), schema[most].as_u64());
    if let (Some(least), Some(most)) = range("minItems", "maxItems") {
        return format!("{least} to {most}");
    }
    let (length, number) = (range("minLength", "maxLength"), range("minimum", "maximum"));
    match (length, number) {
        ((Some(least), Some(most)), _) => format!("{least} to {most} characters"),
        ((None, Some(most)), _) => format!("at most {most} characters"),
        ((Some(_), None), _) => "not empty".to_owned(),
        (_, (Some(least), Some(most))) => format!("{least} to {most}"),
        _ => "–".to_owned(),
    }
}
