//! What clients send about an issue.

use chrono::NaiveDate;
use domain::html::{HtmlError, RichText};
use domain::issue::{IssueName, Point, Priority};
use domain::values::ExternalRefPatch;
use uuid::Uuid;
use wire::fields::SetOfIds;
use wire::{Fields, Sent};

use crate::external::external;
use crate::not_yet;

/// The writable fields of a work item, each as it was sent.
#[derive(Debug, Clone)]
pub struct Body {
    pub name: Sent<IssueName>,
    /// What it is about.
    pub description: Sent<RichText>,
    /// How urgent it is.
    pub priority: Sent<Priority>,
    pub state: Sent<Uuid>,
    /// Who works on it.
    pub assignees: Sent<SetOfIds>,
    pub labels: Sent<SetOfIds>,
    /// What it is a part of.
    pub parent: Sent<Uuid>,
    /// When work begins.
    pub start_date: Sent<NaiveDate>,
    /// When it should be done.
    pub target_date: Sent<NaiveDate>,
    /// How much work it is.
    pub point: Sent<Point>,
    /// Its point of the project's estimate.
    pub estimate_point: Sent<Uuid>,
    /// Its place.
    pub sort_order: Sent<f64>,
    /// Since when it is archived.
    pub archived_at: Sent<NaiveDate>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
}

/// Why a work item is no draft.
const NO_DRAFT: &str = "A draft is made at the workspace's drafts/: everybody would see this.";
const STATE: &str = "Its workflow state; of a new one the project's `default_state` unless said.";
const ASSIGNEES: &str =
    "Who works on it; on a new one the project's `default_assignee` if nobody is named.";
const PARENT: &str = "The work item above it, null for none.";
const ESTIMATE_POINT: &str = "A point of the estimate that the project uses, null for none.";
const ARCHIVED_AT: &str = "The day it was archived; null brings it back.";
/// The description of `description_html`.
const DESCRIPTION: &str =
    "What is to be done, as HTML; what a browser would run or load is taken out.";

impl Body {
    /// Reads the body of a request; what is wrong with it is noted in `fields`.
    pub fn read(fields: &mut Fields) -> Self {
        for name in ["type_id", "type"] {
            not_yet::id(fields, name);
        }
        not_yet::switch(fields, "is_draft", ("False: drafts are made elsewhere.", NO_DRAFT));
        Self {
            name: fields.text("name").max(255).required().read_as(),
            description: description(fields),
            priority: priority(fields),
            state: fields.id("state").doc(STATE).read(),
            assignees: fields.id_set("assignees").doc(ASSIGNEES).read(),
            labels: fields.id_set("labels").read(),
            parent: fields.id("parent").doc(PARENT).nullable().read(),
            start_date: fields.date("start_date").nullable().read(),
            target_date: fields.date("target_date").nullable().read(),
            point: point(fields),
            estimate_point: fields.id("estimate_point").doc(ESTIMATE_POINT).nullable().read(),
            sort_order: fields.float("sort_order").read(),
            archived_at: fields.date("archived_at").doc(ARCHIVED_AT).nullable().read(),
            external: external(fields),
        }
    }
}

/// The description as sanitised HTML; the contract names neither of its two errors after the field.
pub fn description(fields: &mut Fields) -> Sent<RichText> {
    let text = fields.text("description_html").doc(DESCRIPTION).allow_blank().read();
    match text.try_map(|html| RichText::parse(&html)) {
        Ok(sent) => sent,
        Err(error) => {
            match error {
                HtmlError::Blank => fields.fail_as_whole(error.to_string()),
                HtmlError::TooLarge => fields.fail("error", error.to_string()),
                _ => fields.fail("description_html", error.to_string()),
            }
            Sent::Absent
        }
    }
}

/// How urgent it is, by name.
pub fn priority(fields: &mut Fields) -> Sent<Priority> {
    fields
        .choice("priority", |text| text.parse().ok())
        .among(&["urgent", "high", "medium", "low", "none"])
        .read()
}

/// A point between 0 and 12.
pub fn point(fields: &mut Fields) -> Sent<Point> {
    let number = fields.integer("point").between(0, i64::from(Point::MAX)).nullable().read();
    // Numbers out of range were noted as errors already.
    number.try_map(Point::try_from).unwrap_or(Sent::Absent)
}
