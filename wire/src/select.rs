//! The query parameters `fields` (contract §1.6) and `expand` (§1.7).

use serde::Serialize;
use serde_json::{Map, Value};

/// The keys a client wants to see; without the parameter, all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection(Option<Vec<String>>);

impl Selection {
    /// Reads `fields=a,b,c`; an empty parameter is none.
    #[must_use]
    pub fn parse(parameter: Option<&str>) -> Self {
        Self(parameter.and_then(names))
    }

    /// Whether a key is to be shown.
    #[must_use]
    pub fn wants(&self, key: &str) -> bool {
        self.0.as_ref().is_none_or(|names| names.iter().any(|name| name == key))
    }

    /// The selection, which shows these keys besides.
    #[must_use]
    pub fn with(mut self, always: &[&str]) -> Self {
        if let Some(names) = &mut self.0 {
            names.extend(always.iter().map(|name| (*name).to_owned()));
        }
        self
    }

    /// Whether everything is to be shown.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// The row with only the wanted keys; names it does not have are ignored.
    ///
    /// # Errors
    /// Never for this crate's shapes; only a type that refuses to be serialised fails.
    pub fn pick<T: Serialize>(&self, row: T) -> serde_json::Result<Row<T>> {
        if self.is_all() {
            return Ok(Row::Whole(row));
        }
        let Value::Object(mut keys) = serde_json::to_value(row)? else {
            return Ok(Row::Picked(Map::new()));
        };
        keys.retain(|key, _| self.wants(key));
        Ok(Row::Picked(keys))
    }
}

/// A row as the client wants it: whole, or some of its keys.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Row<T> {
    /// All keys.
    Whole(T),
    /// The keys that `fields` names.
    Picked(Map<String, Value>),
}

/// The foreign keys that a client wants to see as objects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expand(Vec<String>);

impl Expand {
    /// Reads `expand=x,y`.
    #[must_use]
    pub fn parse(parameter: Option<&str>) -> Self {
        Self(parameter.and_then(names).unwrap_or_default())
    }

    /// Whether this key is to be an object.
    #[must_use]
    pub fn wants(&self, key: &str) -> bool {
        self.0.iter().any(|name| name == key)
    }

    /// Whether nothing is to be expanded.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The names in a comma list; none when there is not one.
fn names(list: &str) -> Option<Vec<String>> {
    let names: Vec<String> =
        list.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn picked(parameter: Option<&str>) -> Value {
        let row = json!({ "id": 1, "name": "a" });
        serde_json::to_value(Selection::parse(parameter).pick(row).unwrap()).unwrap()
    }

    #[test]
    fn only_known_wanted_keys_remain() {
        assert_eq!(picked(Some("name, zzz")), json!({ "name": "a" }));
        assert_eq!(picked(Some("zzz")), json!({}));
        assert_eq!(picked(None), json!({ "id": 1, "name": "a" }));
        assert_eq!(picked(Some("")), json!({ "id": 1, "name": "a" }));
    }

    #[test]
    fn what_is_always_shown_comes_beside_what_is_wanted() {
        assert!(Selection::parse(None).with(&["id"]).is_all());
        let some = Selection::parse(Some("name")).with(&["id"]);
        assert!(some.wants("id") && some.wants("name") && !some.wants("zzz"));
    }

    #[test]
    fn expand_names_keys() {
        let expand = Expand::parse(Some("state,project"));
        assert!(expand.wants("state") && !expand.wants("name") && !expand.is_empty());
    }
}
