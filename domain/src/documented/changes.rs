//! What of a published catalogue may not change: who reads an event by its version finds what they were told.

use serde_json::Value;

/// What of a catalogue is not compatible with a published one: an event that is gone, and of an event or a part that has the
/// same version a field that is gone, has another type, or is required or optional where it was not.
///
/// New events, new versions, new optional fields and new values of a closed list are compatible.
#[must_use]
pub fn incompatible(published: &Value, present: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for event in list(published) {
        let (name, version) = (text(event, "name"), text(event, "version"));
        let same = list(present)
            .find(|other| other["name"] == event["name"] && other["version"] == version);
        match same {
            Some(same) => compare(
                &format!("{name} (version {version})"),
                &event["data"],
                &same["data"],
                &mut faults,
            ),
            None if list(present).any(|other| other["name"] == event["name"]) => {}
            None => faults.push(format!("{name}: the event is gone")),
        }
    }
    for (name, part) in published["$defs"].as_object().into_iter().flatten() {
        compare(name, part, &present["$defs"][name], &mut faults);
    }
    faults
}

/// The events of a catalogue.
fn list(catalogue: &Value) -> impl Iterator<Item = &Value> {
    catalogue["events"].as_array().into_iter().flatten()
}

/// The string at a key of an object; empty where there is none.
fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// Compares a schema with the published one.
fn compare(place: &str, published: &Value, present: &Value, faults: &mut Vec<String>) {
    let (Some(old), Some(new)) = (published.as_object(), present.as_object()) else {
        if published != present {
            faults.push(format!("{place}: it is gone, or another one"));
        }
        return;
    };
    for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
        let (before, now) = (&published[key], &present[key]);
        match key.as_str() {
            "description" => {}
            "properties" => {
                for (field, schema) in before.as_object().into_iter().flatten() {
                    compare(&format!("{place}, {field}"), schema, &now[field], faults);
                }
            }
            "items" => compare(&format!("{place}, each of it"), before, now, faults),
            "required" => required(place, before, now, faults),
            "enum" if has_all(now, before) => {}
            _ if before == now => {}
            _ => faults.push(format!("{place}: its {key} was {before} and is {now}")),
        }
    }
}

/// Compares the fields that are always there.
fn required(place: &str, before: &Value, now: &Value, faults: &mut Vec<String>) {
    let is_in = |list: &Value, field| list.as_array().is_some_and(|list| list.contains(field));
    for field in before.as_array().into_iter().flatten().filter(|field| !is_in(now, field)) {
        faults.push(format!("{place}: {field} was always there"));
    }
    for field in now.as_array().into_iter().flatten().filter(|field| !is_in(before, field)) {
        faults.push(format!("{place}: {field} is not in events that were stored before"));
    }
}

/// Whether a closed list has all values of another one.
fn has_all(list: &Value, of: &Value) -> bool {
    let (Some(list), Some(of)) = (list.as_array(), of.as_array()) else { return false };
    of.iter().all(|value| list.contains(value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A catalogue of one event with this schema, and one part.
    fn catalogue(version: &str, data: &Value) -> Value {
        json!({
            "events": [{"name": "IssueRenamed", "version": version, "data": data}],
            "$defs": {"role": {"type": "string", "enum": ["owner", "guest"]}},
        })
    }

    /// A schema with these fields, of which the first are required.
    fn schema(fields: &[(&str, &str)], required: usize) -> Value {
        let keys = fields.iter().map(|(name, kind)| ((*name).to_owned(), json!({"type": kind})));
        let keys: serde_json::Map<_, _> = keys.collect();
        let required: Vec<_> = fields[..required].iter().map(|(name, _)| *name).collect();
        json!({"type": "object", "properties": keys, "required": required})
    }

    #[test]
    fn what_readers_rely_on_stays_unless_there_is_a_new_version() {
        let published = catalogue("1", &schema(&[("from", "string"), ("to", "string")], 1));
        for (data, fault) in [
            (schema(&[("from", "string")], 1), "IssueRenamed (version 1), to: it is gone"),
            (schema(&[("from", "string"), ("to", "number")], 1), "its type was \"string\" and is"),
            (schema(&[("from", "string"), ("to", "string")], 0), "\"from\" was always there"),
            (schema(&[("from", "string"), ("to", "string")], 2), "\"to\" is not in events"),
            (
                schema(&[("from", "string"), ("new", "string"), ("to", "string")], 2),
                "\"new\" is not in events that were stored before",
            ),
        ] {
            let faults = incompatible(&published, &catalogue("1", &data));
            assert!(faults.len() == 1 && faults[0].contains(fault), "{faults:?}");
            assert!(incompatible(&published, &catalogue("2", &data)).is_empty());
        }
        let gone = json!({"events": [], "$defs": published["$defs"]});
        assert_eq!(incompatible(&published, &gone), ["IssueRenamed: the event is gone"]);
    }

    #[test]
    fn new_optional_fields_and_new_values_are_compatible_and_fewer_values_are_not() {
        let published = catalogue("1", &schema(&[("from", "string")], 1));
        let mut grown = catalogue("1", &schema(&[("from", "string"), ("to", "string")], 1));
        grown["$defs"]["role"]["enum"] = json!(["owner", "admin", "guest"]);
        grown["$defs"]["role"]["description"] = json!("What somebody may.");
        assert!(incompatible(&published, &grown).is_empty());
        grown["$defs"]["role"]["enum"] = json!(["owner"]);
        let faults = incompatible(&published, &grown);
        assert!(faults.len() == 1 && faults[0].starts_with("role: its enum was"), "{faults:?}");
        assert_eq!(incompatible(&Value::Null, &published), Vec::<String>::new());
    }
}
