//! Work items that a command made are deleted again, unless somebody has done something with them since.

use std::collections::HashSet;

use domain::issue::Issue;
use domain::{CommentId, IssueId};
use event_store::read;
use service::http::IfMatch;

use super::fact::{Fact, settle};
use super::undoing::{Item, Undoing};
use crate::error::Result;
use crate::issues::DeleteWorkItem;
use crate::unit::{Operation, Unit};

impl Undoing<'_> {
    /// Deletes work items that a command made; `comments` are those that it touched.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn unmake(
        &self,
        unit: &mut Unit<'_>,
        made: &[Item],
        comments: &HashSet<CommentId>,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let own: HashSet<IssueId> = made.iter().map(|item| item.id).collect();
        for item in made {
            let name = item.sides.now.state.name().ok().map(ToString::to_string);
            let fact = item.subject.fact("created", name, None);
            let now = &item.sides.now.state;
            if !now.is_live() {
                facts.push(fact.already());
                continue;
            }
            if !unit.read::<Issue>(item.id).await?.state.is_live() {
                // It went with what it is a part of.
                facts.push(fact);
                continue;
            }
            if now.audit.version > item.sides.after.state.audit.version {
                facts.push(item.changed_since(fact));
                continue;
            }
            let begin = unit.savepoint();
            let decided = self.delete(unit, item.id).await;
            if decided.is_ok()
                && let Some(reason) = self.added_since(unit, item.id, &own, comments).await?
            {
                unit.take_back(begin);
                facts.push(fact.changed_since(&now.audit, reason));
                continue;
            }
            settle(unit, begin, decided, [fact], facts)?;
        }
        Ok(())
    }

    /// Deletes one, with all that is below it.
    async fn delete(&self, unit: &mut Unit<'_>, issue: IssueId) -> Result<()> {
        let (path, if_match) = (self.path_of(issue), IfMatch::Absent);
        DeleteWorkItem { path, app: self.app, if_match }.decide(unit, self.entered).await
    }

    /// What others have added to it since, in words. It is asked after the deletion was decided, which makes sure that
    /// nothing comes later.
    async fn added_since(
        &self,
        unit: &mut Unit<'_>,
        issue: IssueId,
        own: &HashSet<IssueId>,
        comments: &HashSet<CommentId>,
    ) -> Result<Option<&'static str>> {
        let below = self.app.read_model().descendants(unit.workspace(), &[issue]).await?.found;
        if below.iter().any(|id| !own.contains(id)) {
            return Ok(Some("There are work items below it now."));
        }
        let log = self.app.store().reads();
        let issues: Vec<IssueId> = below.into_iter().chain([issue]).collect();
        let written = read::comments_on(log, unit.workspace(), &issues).await?;
        for id in written.into_iter().filter(|id| !comments.contains(id)) {
            let comment = unit.read::<domain::comment::Comment>(id).await?;
            if comment.state.is_live() {
                return Ok(Some("There are comments on it now."));
            }
        }
        Ok(None)
    }
}
