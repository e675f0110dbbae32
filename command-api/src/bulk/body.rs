//! What clients send as a bulk.

use axum::http::header::IF_MATCH;
use axum::http::{HeaderMap, HeaderValue};
use chrono::{DateTime, Utc};
use domain::IssueId;
use serde_json::{Map, Value};
use service::Problem;
use service::http::IfMatch;
use uuid::Uuid;
use wire::{Fields, NotSent, Sent, Zone, messages};

use super::action::{Action, NAMES};
use super::asked::{Asked, SentAsked};
use super::filtered::{Filtered, SentFiltered};
use super::outcome::Refused;
use crate::batches;
use crate::described::bodies;

bodies! {
    /// Changes of work items of the project, each of which does what a request of its own would do: a list of `items`, or one
    /// `change` of all that `where` finds.
    NewBulk: schema(|fields| read(fields, Zone::UTC, Reading::default())), {
        "atomic": false,
        "items": [
            { "action": "create", "fields": { "name": "The pump leaks" } },
            {
                "action": "update",
                "id": "01a206a0-2321-7b76-9417-6c643b4e819b",
                "if_match": null,
                "fields": { "priority": "urgent" }
            },
            { "action": "archive", "id": "01a206a0-2321-7b76-9417-6c643b4e819c" }
        ]
    };
}

/// The most items of a bulk.
pub const MOST: usize = 1000;

/// The descriptions of the fields.
const ATOMIC: &str = "Whether all items are carried out or none; else each by itself, whatever becomes of the others.";
const ITEMS: &str = "What is done, in this order; the answer has a result for each, in this order.";
const ID: &str = "The work item; of every action but `create`.";
const VERSIONS: &str = "The item's `If-Match`; of actions whose request has one.";

/// The message for a key of filters in a bulk with items.
const NOT_WITH_ITEMS: &str = "It cannot be sent together with \"items\".";

/// The keys of an item that depend on its action.
const OF_ITEMS: [&str; 5] = ["id", "if_match", "fields", "cycle", "module"];

/// A bulk as it was sent.
#[derive(Debug)]
pub enum Bulk {
    /// With items.
    Each(Each),
    /// With a filter.
    Filtered(Box<Filtered>),
}

/// A bulk with items.
#[derive(Debug)]
pub struct Each {
    /// Whether all is carried out or nothing.
    pub is_atomic: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// An item, or why its fields are wrong.
#[derive(Debug)]
pub struct Item {
    /// The work item; none of one that is to be created.
    pub id: Option<IssueId>,
    pub asked: Result<Asked, Refused>,
}

/// What reading depends on besides the body.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// When the request came.
    pub now: DateTime<Utc>,
    /// The epoch of the log, in which versions count.
    pub epoch: Uuid,
}

impl Bulk {
    /// As how many items it counts.
    pub fn items(&self) -> usize {
        match self {
            Self::Each(each) => each.items.len(),
            Self::Filtered(filtered) => filtered.items(),
        }
    }
}

/// Reads the body of a request. What is wrong with the fields of a work item refuses that item alone.
///
/// # Errors
/// What is wrong with the bulk, by the place of each item.
pub fn read(fields: Fields, zone: Zone, reading: Reading) -> Result<Bulk, Problem> {
    let is_strict = fields.is_strict();
    // A key that fits another action would be dropped in silence.
    let mut fields = fields.strict(true);
    let is_atomic = fields.boolean("atomic").doc(ATOMIC).read().unwrap_or_default();
    let items = fields.objects_if_sent("items", ITEMS, 1..=MOST, SentItem::read);
    let filtered = SentFiltered::read(&mut fields);
    match &items {
        Some(_) => filtered.sent().for_each(|key| fields.fail(key, NOT_WITH_ITEMS)),
        None if filtered.sent().next().is_none() => fields.fail("items", messages::REQUIRED),
        None => filtered.check(&mut fields),
    }
    fields.finish()?;
    let inside = |values: Map<String, Value>| Fields::new(values, zone).strict(is_strict);
    let Some(items) = items else {
        let filtered = filtered.checked(is_atomic, zone, reading.now)?;
        return Ok(Bulk::Filtered(Box::new(filtered)));
    };
    let items = items.into_iter().map(|item| item.checked(inside, reading));
    Ok(Bulk::Each(Each { is_atomic, items: items.collect::<Result<_, _>>()? }))
}

/// An item as it was sent.
struct SentItem {
    asked: SentAsked,
    id: Sent<Uuid>,
    if_match: Sent<HeaderValue>,
}

impl SentItem {
    fn read(fields: &mut Fields) -> Self {
        let asked = SentAsked::read(fields, (Action::find, &NAMES), &OF_ITEMS);
        let if_match = fields.text("if_match").doc(VERSIONS).nullable().read();
        let if_match = batches::header(fields, "if_match", if_match);
        Self { asked, id: fields.uuid("id").doc(ID).read(), if_match }
    }

    /// The item, once nothing was found wrong.
    fn checked(
        self,
        inside: impl Fn(Map<String, Value>) -> Fields,
        reading: Reading,
    ) -> Result<Item, NotSent> {
        let if_match = if_match(self.if_match.value(), reading.epoch);
        let asked = self.asked.checked(if_match, inside, reading.now)?;
        let asked = asked.map_err(|problem| Refused::of(&problem));
        Ok(Item { id: self.id.value().map(IssueId), asked })
    }
}

/// The versions that an item insists on.
fn if_match(sent: Option<HeaderValue>, epoch: Uuid) -> IfMatch {
    let sent = sent.map(|tags| (IF_MATCH, tags));
    IfMatch::parse(&HeaderMap::from_iter(sent), epoch)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What is said of a body.
    fn said(body: Value) -> String {
        let Value::Object(values) = body else { panic!("not an object") };
        let read = read(Fields::new(values, Zone::UTC), Zone::UTC, Reading::default());
        read.map_or_else(|problem| problem.detail().into_owned(), |bulk| format!("{bulk:?}"))
    }

    #[test]
    fn what_is_wrong_is_named_by_its_place() {
        let id = "01a206a0-2321-7b76-9417-6c643b4e819b";
        let item = |item: Value| json!({ "items": [{ "action": "delete", "id": id }, item] });
        let bodies = [
            json!({}),
            json!({ "items": [] }),
            json!({ "items": {} }),
            json!({ "items": vec![0; MOST + 1] }),
            json!({ "items": [[]] }),
            json!({ "items": [{ "action": "delete", "id": id }], "atomik": true }),
            json!({ "items": [{ "action": "delete", "id": id }], "atomic": 7 }),
            item(json!({})),
            item(json!({ "action": "destroy", "id": id })),
            item(json!({ "action": "delete" })),
            item(json!({ "action": "delete", "id": "x" })),
            item(json!({ "action": "delete", "id": id, "fields": {} })),
            item(json!({ "action": "delete", "id": id, "iff_match": "x" })),
            item(json!({ "action": "delete", "id": id, "if_match": "a\nb" })),
            item(json!({ "action": "create", "id": id, "fields": {} })),
            item(json!({ "action": "update", "id": id })),
            item(json!({ "action": "update", "id": id, "fields": [] })),
            item(json!({ "action": "add_to_cycle", "id": id, "module": id })),
            item(json!({ "action": "add_to_module", "id": id, "if_match": "*", "module": id })),
        ];
        let said: Vec<String> = bodies.into_iter().map(said).collect();
        insta::assert_snapshot!(said.join("\n"), @r#"
        items: This field is required.
        items: Ensure this field has at least 1 elements.
        items: Expected a list of items but got type "dict".
        items: Ensure this field has no more than 1000 elements.
        items[0]: Invalid data. Expected a dictionary, but got list.
        atomik: There is no such field. Did you mean "atomic"?
        atomic: Must be a valid boolean.
        items[1].action: This field is required.
        items[1].action: "destroy" is not a valid choice.
        items[1].id: This field is required.
        items[1].id: Must be a valid UUID.
        items[1].fields: "delete" has no "fields".
        items[1].iff_match: There is no such field. Did you mean "if_match"?
        items[1].if_match: Only printable ASCII characters are allowed.
        items[1].id: "create" has no "id".
        items[1].fields: This field is required.
        items[1].fields: Invalid data. Expected a dictionary, but got list.
        items[1].cycle: This field is required.
        items[1].if_match: "add_to_module" has no "if_match".
        "#);
    }
}
