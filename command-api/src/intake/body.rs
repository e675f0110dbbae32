//! What clients send about a work item in the intake.

use chrono::{DateTime, Utc};
use domain::html::RichText;
use domain::issue::{IntakeExtra, IntakeSource, IntakeStatus, IssueName, Priority};
use domain::values::{ExternalRefPatch, ShortText};
use serde_json::Value;
use service::Problem;
use uuid::Uuid;
use wire::{Fields, Sent};

use crate::external::external;
use crate::issues::{Body, description};

/// How a work item came if nobody says it.
const IN_APP: &str = "IN_APP";

/// The description of `issue` of a new one.
const NEW_ISSUE: &str = "The work item. Its `name` is needed.";
/// The description of `issue` of a change.
const ISSUE: &str = "What of the work item is changed: everything for members of the project, `name` and \
     `description_html` for a guest who submitted it.";
const STATUS: &str = "What is decided: -2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate. Only admins of \
     the project decide.";
/// The description of `status` of a new one.
const NEW_STATUS: &str = "-2: nothing is decided about a new one yet.";
/// The message for a decision in a request that submits.
const UNDECIDED: &str = "Nothing is decided about a new one yet.";
const SNOOZED_TILL: &str =
    "Until when it is snoozed: with status 0, and not with another one. In the future.";
const DUPLICATE_TO: &str =
    "The work item of the project that it repeats: with status 2, and not with another one.";
/// The description of what cannot be sent yet.
const LATER: &str = "Null: it can be set once the work item is there.";

/// What is written of a work item only once it is there.
const OF_THE_WORK_ITEM: [&str; 14] = [
    "type_id",
    "type",
    "is_draft",
    "state",
    "assignees",
    "labels",
    "parent",
    "start_date",
    "target_date",
    "point",
    "estimate_point",
    "sort_order",
    "archived_at",
    "created_by",
];

/// The keys of a work item that guests do not write, even if they submitted it.
const NOT_FOR_GUESTS: [&str; 16] = [
    "priority",
    "state",
    "assignees",
    "labels",
    "parent",
    "start_date",
    "target_date",
    "point",
    "estimate_point",
    "sort_order",
    "archived_at",
    "external_source",
    "external_id",
    "type_id",
    "type",
    "is_draft",
];

/// A work item that is submitted.
#[derive(Debug)]
pub struct Submission {
    /// What it is called.
    pub name: IssueName,
    /// What it is about.
    pub description: Option<RichText>,
    /// How urgent it is.
    pub priority: Priority,
    /// What it is called elsewhere.
    pub item_external: ExternalRefPatch,
    /// How it came.
    pub source: IntakeSource,
    /// What its entry in the intake is called elsewhere.
    pub external: ExternalRefPatch,
    /// What else is kept with that.
    pub extra: IntakeExtra,
}

/// The fields of a new work item, each as it was sent; a text that is no priority is `None`.
#[derive(Debug)]
struct NewItem {
    name: Sent<String>,
    description: Sent<RichText>,
    priority: Sent<Option<Priority>>,
    external: ExternalRefPatch,
}

impl Submission {
    /// Reads the body of a request; the contract has words of its own for a name that is missing and for a wrong priority.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let item = fields.inside("issue", NEW_ISSUE, NewItem::read);
        let source = text(&mut fields, "source");
        let email = text(&mut fields, "source_email");
        let external = external(&mut fields);
        let extra = extra(&mut fields);
        undecided(&mut fields);
        fields.finish()?;
        let item = item.ok_or_else(name_missing)?;
        let name = item.name.value().filter(|name| !name.is_empty()).ok_or_else(name_missing)?;
        let name = name.parse::<IssueName>();
        let name = name.map_err(|error| Problem::field("issue.name", error.to_string()))?;
        let source = match source {
            Sent::Absent => IN_APP.parse().ok(),
            sent => sent.value(),
        };
        Ok(Self {
            name,
            description: item.description.value(),
            priority: priority(item.priority.value())?,
            item_external: item.external,
            source: IntakeSource { source, email: email.value() },
            external,
            extra: extra.unwrap_or_default(),
        })
    }
}

/// The priority that was sent, if one was; a text that is none is refused.
#[expect(clippy::option_option, reason = "nothing sent, or no priority sent")]
fn priority(sent: Option<Option<Priority>>) -> Result<Priority, Problem> {
    let wrong = || Problem::rule("intake/invalid-priority", "Invalid priority");
    sent.map_or_else(|| Ok(Priority::default()), |priority| priority.ok_or_else(wrong))
}

/// The refusal of a work item without a name.
fn name_missing() -> Problem {
    Problem::rule("intake/name-missing", "Name is required")
}

impl NewItem {
    /// Reads the fields of the object; what is wrong with it is noted in `fields`.
    fn read(fields: &mut Fields) -> Self {
        let has_html = fields.has("description_html");
        let item = Self {
            name: fields.text("name").max(255).allow_blank().nullable().read(),
            description: description(fields),
            priority: fields
                .choice("priority", |text| Some(text.parse().ok()))
                .among(&["urgent", "high", "medium", "low", "none"])
                .read(),
            external: external(fields),
        };
        for name in ["description", "description_json"] {
            let sent = fields.json(name).doc("Send `description_html` instead.").nullable().read();
            if !has_html && sent.value().is_some_and(|value| says_something(&value)) {
                fields.fail(name, "Send description_html instead: descriptions are kept as HTML.");
            }
        }
        for name in OF_THE_WORK_ITEM {
            let sent = fields.json(name).doc(LATER).nullable().read();
            if sent.value().is_some_and(|value| says_something(&value)) {
                fields.fail(name, "It can be set once the work item is there.");
            }
        }
        item
    }
}

/// Whether a value is more than nothing: neither false nor empty.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(keys) => !keys.is_empty(),
    }
}

/// A short text, or none.
fn text(fields: &mut Fields, name: &'static str) -> Sent<ShortText> {
    fields.text(name).max(255).allow_blank().nullable().read_as()
}

/// What else is kept with the entry: an object.
fn extra(fields: &mut Fields) -> Sent<IntakeExtra> {
    match fields.json("extra").shown_as_object().read() {
        Sent::Value(Value::Object(extra)) => Sent::Value(extra),
        Sent::Value(other) => {
            let kind = wire::fields::type_name(&other);
            fields
                .fail("extra", format!("Expected a dictionary of items but got type \"{kind}\"."));
            Sent::Absent
        }
        Sent::Null => Sent::Null,
        Sent::Absent => Sent::Absent,
    }
}

/// Refuses decisions about what has not been submitted yet.
fn undecided(fields: &mut Fields) {
    let status = fields
        .choice("status", IntakeStatus::from_text)
        .doc(NEW_STATUS)
        .among_numbers(&[-2])
        .read();
    if status.value().is_some_and(|status| status != IntakeStatus::Pending) {
        fields.fail("status", UNDECIDED);
    }
    let till = fields.datetime("snoozed_till").doc(LATER).nullable().read().value();
    if till.is_some() {
        fields.fail("snoozed_till", UNDECIDED);
    }
    if fields.id("duplicate_to").doc(LATER).nullable().read().value().is_some() {
        fields.fail("duplicate_to", UNDECIDED);
    }
}

/// What is decided about a work item in the intake, each key as it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Decided {
    /// The decision.
    pub status: Sent<IntakeStatus>,
    /// Until when it is snoozed.
    pub snoozed_till: Sent<DateTime<Utc>>,
    /// The work item that it repeats.
    pub duplicate_to: Sent<Uuid>,
}

impl Decided {
    /// Reads the fields; what is wrong with it is noted in `fields`.
    pub fn read(fields: &mut Fields) -> Self {
        let find = IntakeStatus::from_text;
        let status = fields.choice("status", find).doc(STATUS);
        Self {
            status: status.among_numbers(&IntakeStatus::NUMBERS).read(),
            snoozed_till: fields.datetime("snoozed_till").doc(SNOOZED_TILL).nullable().read(),
            duplicate_to: fields.id("duplicate_to").doc(DUPLICATE_TO).nullable().read(),
        }
    }

    /// The first key that was sent.
    pub const fn first_sent(&self) -> Option<&'static str> {
        match (self.status.is_absent(), self.snoozed_till.is_absent()) {
            (false, _) => Some("status"),
            (true, false) => Some("snoozed_till"),
            (true, true) if !self.duplicate_to.is_absent() => Some("duplicate_to"),
            (true, true) => None,
        }
    }
}

/// What of a work item in the intake is changed, each key as it was sent.
#[derive(Debug)]
pub struct Changes {
    /// Of the work item.
    pub item: Option<ItemChanges>,
    /// What is decided.
    pub decided: Decided,
    /// How it came.
    pub source: Sent<ShortText>,
    /// The address that it came from.
    pub source_email: Sent<ShortText>,
}

/// What of the work item is changed.
#[derive(Debug)]
pub struct ItemChanges {
    /// Each key as it was sent.
    pub body: Body,
    /// The first key that was sent and is not for guests.
    pub not_for_guests: Option<&'static str>,
}

impl Changes {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let changes = Self {
            item: fields.inside("issue", ISSUE, |fields| ItemChanges {
                not_for_guests: NOT_FOR_GUESTS.into_iter().find(|name| fields.has(name)),
                body: Body::read(fields),
            }),
            decided: Decided::read(&mut fields),
            source: text(&mut fields, "source"),
            source_email: text(&mut fields, "source_email"),
        };
        fields.finish()?;
        Ok(changes)
    }

    /// The first key that was sent and is for admins only.
    pub fn first_for_admins(&self) -> Option<&'static str> {
        let source = (!self.source.is_absent()).then_some("source");
        let email = (!self.source_email.is_absent()).then_some("source_email");
        self.decided.first_sent().or(source).or(email)
    }
}
