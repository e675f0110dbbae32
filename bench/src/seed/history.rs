//! One work item that a lot has happened to.

use domain::issue::{Issue, IssueCommand};
use domain::{IssueId, Stamp, decide_all};
use event_store::Scope;

use super::content::rename;
use super::{BATCH, Ground, Kind, Seeder};
use crate::failure::{Failure, OrFail};

impl Seeder {
    /// Appends one work item and so many changes that there are this many events about it.
    pub async fn history(&self, ground: &Ground, events: u32) -> Result<IssueId, Failure> {
        let ids = self.issues(ground, Kind::Open, 1).await?;
        let id = ids.first().copied().ok_or_else(|| Failure::new("nothing was seeded"))?;
        for first in (1..events).step_by(BATCH as usize) {
            let numbers = first..events.min(first + BATCH);
            let renames: Result<_, _> = numbers.map(rename).collect();
            self.change(ground, id, renames?).await?;
        }
        Ok(id)
    }

    /// Appends changes of a work item as one command.
    async fn change(
        &self,
        ground: &Ground,
        id: IssueId,
        changes: Vec<IssueCommand>,
    ) -> Result<(), Failure> {
        let known = self.store.get_fresh::<Issue>(ground.workspace, id).await;
        let known = known.or_fail("the work item was not read")?;
        let (mut append, stamp) = self.command(ground);
        let stamp = Stamp { version: known.version, ..stamp };
        let decided = decide_all(&known.state, changes, stamp);
        let decided = decided.or_fail("the domain refuses the seed")?.events;
        let scope = Scope { project: Some(ground.project), issue: Some(id) };
        let written = append.write::<Issue>(id, scope, known.version, &decided);
        written.or_fail("an event has no stored form")?;
        self.append(append).await
    }
}
