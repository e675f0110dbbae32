//! What clients send about relations.

use std::collections::HashSet;

use domain::IssueId;
use domain::issue::Relation;
use service::Problem;
use wire::{Fields, Sent};

/// How many work items are related at once.
const MOST: usize = 100;

/// The relations to be made, as they were sent.
#[derive(Debug)]
pub struct Body {
    /// What the work item is to the others.
    pub relation: Relation,
    /// The others, each once.
    pub others: Vec<IssueId>,
}

impl Body {
    /// The body, once both parts of it have been read.
    ///
    /// # Errors
    /// What is wrong with any of the fields.
    pub fn finish(
        fields: Fields,
        relation: Sent<Relation>,
        others: Sent<Vec<IssueId>>,
    ) -> Result<Self, Problem> {
        fields.finish()?;
        Ok(Self { relation: relation.required()?, others: others.required()? })
    }
}

/// Reads a list of work items; one that is named twice counts once.
pub fn others(fields: &mut Fields, name: &'static str) -> Sent<Vec<IssueId>> {
    let field = fields.uuids(name).doc("The other work items, at most 100; of any project.");
    let sent = field.required().at_least(1).read();
    if matches!(&sent, Sent::Value(ids) if ids.len() > MOST) {
        fields.fail(name, format!("Ensure this field has no more than {MOST} elements."));
    }
    let mut seen = HashSet::new();
    sent.map(|ids| ids.into_iter().filter(|id| seen.insert(*id)).map(IssueId).collect())
}
