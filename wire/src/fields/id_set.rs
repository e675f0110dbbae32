//! Sets of ids, whole or as what changes in them.

use std::collections::HashSet;

use serde_json::{Map, Value};
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, OneOfBuilder, Schema};
use uuid::Uuid;

use super::{Id, Ids, Kind, described, unknown};
use crate::{FieldError, Text, Zone};

/// The keys of what changes in a set.
const ADD: &str = "add";
const REMOVE: &str = "remove";

/// What a client says of a set of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetOfIds {
    /// All ids of the set; others leave it.
    Whole(Vec<Uuid>),
    /// The ids that enter the set and those that leave it; none does both, and the others stay.
    Parts {
        /// The ids that enter it.
        add: Vec<Uuid>,
        /// The ids that leave it.
        remove: Vec<Uuid>,
    },
}

/// A set of foreign keys.
#[derive(Debug, Clone, Copy)]
pub struct IdSet {
    /// Whether the client may send the changes of the set instead of the set.
    pub(super) in_parts: bool,
}

impl Kind for IdSet {
    type Value = SetOfIds;
    const LIST: bool = true;

    fn read(&self, value: Value, zone: Zone) -> Result<SetOfIds, FieldError> {
        match value {
            Value::Object(keys) if self.in_parts => parts(keys, zone).map_err(FieldError::Messages),
            value => Ids { of: Id::Key, least: 0 }.read(value, zone).map(SetOfIds::Whole),
        }
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        let whole = described::list_of_ids(0, is_nullable);
        if !self.in_parts {
            return whole;
        }
        let parts = ObjectBuilder::new()
            .property(ADD, described::meaning(Some("Those that come."), part()))
            .property(REMOVE, described::meaning(Some("Those that go."), part()))
            .min_properties(Some(1))
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some("What changes in the set; none is both."));
        OneOfBuilder::new().item(whole).item(parts).build().into()
    }
}

/// How a description shows a part.
fn part() -> Schema {
    described::list_of_ids(0, false)
}

/// Reads what changes in a set.
fn parts(mut keys: Map<String, Value>, zone: Zone) -> Result<SetOfIds, Vec<Text>> {
    let mut wrong = Vec::new();
    let mut list = |name: &str| {
        let value = keys.remove(name)?;
        let read = Ids { of: Id::Key, least: 0 }.read(value, zone);
        read.map_err(|error| wrong.extend(placed(name, error))).ok()
    };
    let (add, remove) = (list(ADD), list(REMOVE));
    for key in keys.keys().take(unknown::MOST) {
        let key = unknown::shown(key);
        wrong.push(
            format!("There is no \"{key}\" of a set, only \"{ADD}\" and \"{REMOVE}\".").into(),
        );
    }
    if wrong.is_empty() && add.is_none() && remove.is_none() {
        wrong.push(format!("Send \"{ADD}\", \"{REMOVE}\" or both.").into());
    }
    let (add, remove) = (add.unwrap_or_default(), remove.unwrap_or_default());
    let gone: HashSet<&Uuid> = remove.iter().collect();
    if let Some(both) = add.iter().find(|id| gone.contains(id)) {
        wrong.push(format!("\"{both}\" is in \"{ADD}\" and in \"{REMOVE}\".").into());
    }
    if wrong.is_empty() { Ok(SetOfIds::Parts { add, remove }) } else { Err(wrong) }
}

/// The messages of an error, each with its place.
fn placed(name: &str, error: FieldError) -> Vec<Text> {
    match error {
        FieldError::Messages(texts) => {
            texts.into_iter().map(|text| format!("{name}: {text}").into()).collect()
        }
        FieldError::Elements(elements) => elements
            .into_iter()
            .map(|(index, text)| format!("{name}[{index}]: {text}").into())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Fields;

    /// What is read of a set in a PATCH, or what is said of it.
    fn read(set: Value) -> Result<SetOfIds, String> {
        let body = Map::from_iter([("labels".to_owned(), set)]);
        let mut fields = Fields::new(body, Zone::UTC).partial();
        let set = fields.id_set("labels").read();
        let said = |errors| serde_json::to_string(&errors).unwrap();
        fields.finish().map_err(said).map(|()| set.value().unwrap())
    }

    #[test]
    fn a_set_is_sent_whole_or_in_parts() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(read(json!([one])), Ok(SetOfIds::Whole(vec![one])));
        let parts = SetOfIds::Parts { add: vec![one], remove: vec![other] };
        assert_eq!(read(json!({ "add": [one], "remove": [other] })), Ok(parts));
        let parts = SetOfIds::Parts { add: vec![], remove: vec![one] };
        assert_eq!(read(json!({ "remove": [one] })), Ok(parts));
    }

    #[test]
    fn what_is_wrong_with_the_parts_is_said_under_the_name_of_the_field() {
        let one = Uuid::from_u128(1);
        let said = [
            json!({}),
            json!({ "plus": [one] }),
            json!({ "add": [one, 5], "remove": null }),
            json!({ "add": [one], "remove": [one] }),
        ];
        let said: Vec<String> = said.into_iter().map(|set| read(set).unwrap_err()).collect();
        insta::assert_snapshot!(said.join("\n"), @r#"
        {"labels":["Send \"add\", \"remove\" or both."]}
        {"labels":["There is no \"plus\" of a set, only \"add\" and \"remove\"."]}
        {"labels":["add[1]: “5” is not a valid UUID.","remove: Expected a list of items but got type \"NoneType\"."]}
        {"labels":["\"00000000-0000-0000-0000-000000000001\" is in \"add\" and in \"remove\"."]}
        "#);
    }

    #[test]
    fn a_new_thing_has_no_set_to_change() {
        let body = Map::from_iter([("labels".to_owned(), json!({ "add": [] }))]);
        let mut fields = Fields::new(body, Zone::UTC);
        fields.id_set("labels").read();
        assert!(fields.finish().is_err());
    }
}
