//! How the work items that a filter has found are when their bulk is decided.
//!
//! Each item insists on the version that was found, whatever its action: what others have changed in between is refused. What
//! earlier items of the same bulk have done does not count.

use std::collections::HashMap;

use domain::IssueId;
use domain::issue::Issue;
use service::Problem;

use super::change::Change;
use super::decide::{Bulk, Entry};
use super::outcome::{Outcome, Refused};
use crate::error::Result;
use crate::issues::facts::existing;
use crate::unit::Unit;

/// How a work item is at the beginning.
pub enum Beginning {
    /// At the version that the filter found it at.
    AsFound,
    /// At another version.
    Changed(u64),
}

/// How those are that are there at the beginning.
pub type Beginnings = HashMap<IssueId, Beginning>;

impl Bulk<'_> {
    /// How the work items that a filter has found are now, before the first item is decided.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn beginnings(&self, unit: &mut Unit<'_>) -> Result<Beginnings> {
        let mut beginnings = Beginnings::new();
        for entry in &self.entries {
            let Some(found) = entry.found else { continue };
            let issue = match existing(unit, (self.project, entry.id)).await {
                Ok(issue) => issue,
                // That is the item's own refusal.
                Err(error) if error.rests_on_state() => continue,
                Err(error) => return Err(error),
            };
            let beginning = match issue.state.audit.version {
                version if version == found => Beginning::AsFound,
                version => Beginning::Changed(version),
            };
            beginnings.insert(entry.id, beginning);
        }
        Ok(beginnings)
    }
}

/// What becomes of an item without a decision, if that is known by now: it was changed by others, or an earlier item has
/// deleted it together with what was above it.
///
/// # Errors
/// The log cannot be asked.
pub async fn settled(
    unit: &mut Unit<'_>,
    beginnings: &Beginnings,
    (entry, change): (&Entry<'_>, &Change<'_>),
) -> Result<Option<Outcome>> {
    Ok(match beginnings.get(&entry.id) {
        Some(Beginning::Changed(current)) => {
            Some(Outcome::Refused(Refused::of(&Problem::precondition_failed(*current))))
        }
        Some(Beginning::AsFound) if matches!(change, Change::Delete(_)) => {
            let issue = unit.read::<Issue>(entry.id).await?;
            (!issue.state.is_live()).then_some(Outcome::Done(None))
        }
        _ => None,
    })
}
