//! What seeded work items say.

use chrono::Days;
use domain::html::RichText;
use domain::issue::{ArchiveIssue, CreateIssue, IssueCommand, IssueName, Priority, RenameIssue};
use domain::values::ExternalRef;
use domain::{IssueId, StateGroup, StateRef};

use super::Ground;
use crate::failure::{Failure, OrFail};

/// Words that names are made of.
const WORDS: [&str; 16] = [
    "pump",
    "valve",
    "engine",
    "rudder",
    "anchor",
    "hull",
    "mast",
    "keel",
    "winch",
    "compass",
    "ballast",
    "propeller",
    "radar",
    "galley",
    "bilge",
    "hatch",
];
/// What is done to them.
const DEEDS: [&str; 8] =
    ["Repair", "Replace", "Inspect", "Paint", "Clean", "Order", "Measure", "Document"];

/// Whether a seeded work item is worked on or put away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In one of the states of work that goes on.
    Open,
    /// Finished and archived.
    Archived,
}

/// What the work items of a project say; each differs from the next.
#[derive(Debug)]
pub struct Content {
    priorities: [Priority; 5],
    description: RichText,
}

impl Content {
    /// The usual content.
    pub fn new() -> Result<Self, Failure> {
        let text = "<p>Noticed on the last voyage. It gets worse in heavy weather, and the spare \
                    part has been in the store since spring.</p>";
        let description = RichText::parse(text).or_fail("the description is refused")?;
        let priorities =
            [Priority::Urgent, Priority::High, Priority::Medium, Priority::Low, Priority::None];
        Ok(Self { priorities, description })
    }

    /// The commands that make a work item.
    pub fn commands(
        &self,
        ground: &Ground,
        kind: Kind,
        id: IssueId,
        number: u32,
    ) -> Result<Vec<IssueCommand>, Failure> {
        let is_archived = kind == Kind::Archived;
        let state = if is_archived { &ground.finished } else { pick(&ground.states, number) };
        let create = CreateIssue {
            id,
            project: ground.project,
            number,
            identifier: ground.identifier.clone(),
            name: name(number)?,
            description: Some(self.description.clone()),
            priority: *pick(&self.priorities, number / 7),
            state: StateRef::clone(state),
            completed_at: None,
            assignees: if number.is_multiple_of(50) { vec![ground.actor] } else { Vec::new() },
            labels: Vec::new(),
            parent: None,
            start_date: None,
            target_date: number
                .is_multiple_of(3)
                .then(|| ground.today + Days::new(u64::from(number % 100))),
            point: None,
            estimate_point: None,
            sort_order: None,
            external: ExternalRef::default(),
            created_at: None,
            created_by: None,
        };
        let archive = is_archived.then(|| ArchiveIssue { on: ground.today }.into());
        Ok(std::iter::once(create.into()).chain(archive).collect())
    }
}

/// The command that gives a work item another name.
pub fn rename(number: u32) -> Result<IssueCommand, Failure> {
    Ok(RenameIssue { to: name(number)? }.into())
}

/// What a work item is called.
fn name(number: u32) -> Result<IssueName, Failure> {
    let (deed, word) = (pick(&DEEDS, number), pick(&WORDS, number / 3));
    let name = format!("{deed} the {word} of ship {number}");
    name.parse().or_fail("the name is refused")
}

/// One of several by a number.
fn pick<T>(several: &[T], number: u32) -> &T {
    &several[number as usize % several.len()]
}

/// Whether work items in such a state are open.
pub const fn is_open(group: StateGroup) -> bool {
    !group.is_closed() && !matches!(group, StateGroup::Triage)
}
