//! What clients send about a draft.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::html::RichText;
use domain::issue::{IssueRefusal, Point, Priority};
use service::Problem;
use service::accounts::Draft;
use uuid::Uuid;
use wire::fields::SetOfIds;
use wire::{Fields, Sent, messages};

use crate::described::bodies;
use crate::error::CommandError;
use crate::issues;

bodies! {
    /// What a draft is made from, nothing of which is needed yet.
    NewDraft: schema(Body::read), {
        "project": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f",
        "name": "The pump leaks",
        "priority": "high"
    };
    /// What of a draft is changed.
    DraftChanges: schema_of_changes(Body::read), { "description_html": "<p>At the left valve.</p>" };
}

/// The longest text, in characters of HTML.
const LONGEST_TEXT: usize = 65_536;
/// The most ids in a list.
const MOST_IDS: usize = 100;

const PROJECT: &str = "The project that it is published in, which is needed by then.";
const NAME: &str =
    "What it is called, which is needed when it is published; blank or null for nothing yet.";

/// The writable fields of a draft, each as it was sent.
#[derive(Debug)]
pub struct Body {
    project: Sent<Uuid>,
    name: Sent<String>,
    html: Sent<RichText>,
    priority: Sent<Priority>,
    state: Sent<Uuid>,
    assignees: Sent<SetOfIds>,
    labels: Sent<SetOfIds>,
    parent: Sent<Uuid>,
    start_date: Sent<NaiveDate>,
    target_date: Sent<NaiveDate>,
    point: Sent<Point>,
    estimate_point: Sent<Uuid>,
    cycle: Sent<Uuid>,
    modules: Sent<SetOfIds>,
}

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            project: fields.id("project").doc(PROJECT).nullable().read(),
            name: fields.text("name").doc(NAME).max(255).allow_blank().nullable().read(),
            html: html(&mut fields),
            priority: issues::priority(&mut fields),
            state: fields.id("state").nullable().read(),
            assignees: fields.id_set("assignees").read(),
            labels: fields.id_set("labels").read(),
            parent: fields.id("parent").nullable().read(),
            start_date: fields.date("start_date").nullable().read(),
            target_date: fields.date("target_date").nullable().read(),
            point: issues::point(&mut fields),
            estimate_point: fields.id("estimate_point").nullable().read(),
            cycle: fields.id("cycle").nullable().read(),
            modules: fields.id_set("modules").read(),
        };
        fields.finish()?;
        Ok(body)
    }

    /// A draft with the changes, of the same version.
    ///
    /// # Errors
    /// Work would begin after it should be done, or a list is too long.
    pub fn applied_to(&self, before: &Draft) -> Result<Draft, Problem> {
        let mut after = before.clone();
        self.set_references(&mut after);
        if let Some(name) = self.name.clone().change() {
            after.name = name.filter(|name| !name.is_empty());
        }
        if let Sent::Value(html) = &self.html {
            html.as_str().clone_into(&mut after.html);
        }
        after.priority = self.priority.unwrap_or(before.priority);
        after.start_date = self.start_date.change().unwrap_or(before.start_date);
        after.target_date = self.target_date.change().unwrap_or(before.target_date);
        after.point = self.point.map(Point::number).change().unwrap_or(before.point);
        changed("assignees", &mut after.assignees, &self.assignees)?;
        changed("labels", &mut after.labels, &self.labels)?;
        changed("modules", &mut after.modules, &self.modules)?;
        match (after.start_date, after.target_date) {
            (Some(start), Some(target)) if start > target => {
                Err(CommandError::from(IssueRefusal::StartAfterTarget).into())
            }
            _ => Ok(after),
        }
    }

    /// Changes the ids that a draft has one of each.
    fn set_references(&self, draft: &mut Draft) {
        let ids = [
            (&mut draft.project, self.project),
            (&mut draft.state, self.state),
            (&mut draft.parent, self.parent),
            (&mut draft.estimate_point, self.estimate_point),
            (&mut draft.cycle, self.cycle),
        ];
        for (id, sent) in ids {
            *id = sent.change().unwrap_or(*id);
        }
    }
}

/// Changes a list of ids, which has each id once.
fn changed(field: &'static str, ids: &mut Vec<Uuid>, sent: &Sent<SetOfIds>) -> Result<(), Problem> {
    match sent {
        Sent::Value(SetOfIds::Whole(whole)) => ids.clone_from(whole),
        Sent::Value(SetOfIds::Parts { add, remove }) => {
            ids.retain(|id| !remove.contains(id));
            ids.extend(add);
        }
        Sent::Absent | Sent::Null => return Ok(()),
    }
    let mut known = HashSet::new();
    ids.retain(|id| known.insert(*id));
    if ids.len() > MOST_IDS {
        let text = format!("Ensure this field has no more than {MOST_IDS} elements.");
        return Err(Problem::field(field, text));
    }
    Ok(())
}

/// The text as sanitised HTML, within its bound.
fn html(fields: &mut Fields) -> Sent<RichText> {
    match issues::description(fields) {
        Sent::Value(html) if html.as_str().chars().count() > LONGEST_TEXT => {
            fields.fail("description_html", messages::too_long(LONGEST_TEXT));
            Sent::Absent
        }
        sent => sent,
    }
}
