//! Deleted work items come back, each after what it is a part of, with what of theirs is still there.

use std::collections::{BTreeMap, BTreeSet};

use domain::IssueId;
use domain::issue::{
    AddIssueReaction, ArchiveIssue, CastIssueVote, Issue, IssueCommand, SubscribeToIssue,
};

use super::fact::{Fact, settle};
use super::links;
use super::returning::Returning;
use super::undoing::{Item, Undoing};
use crate::claims;
use crate::error::Result;
use crate::issues::facts as issue_facts;
use crate::unit::Unit;

impl Undoing<'_> {
    /// Brings work items back that a command deleted, with their comments and relations.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn bring_back(
        &self,
        unit: &mut Unit<'_>,
        deleted: &[Item],
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let mut back: Vec<&Item> = Vec::new();
        let mut stays: BTreeSet<IssueId> = BTreeSet::new();
        for item in in_order(deleted) {
            let fact = item.subject.fact("deleted", None, item.name());
            if item.sides.now.state.is_live() {
                facts.push(fact.already());
                continue;
            }
            let parent = issue_facts::parent_of(&item.sides.after.state);
            if parent.is_some_and(|parent| stays.contains(&parent)) {
                stays.insert(item.id);
                facts.push(fact.impossible("What it is a part of does not come back."));
                continue;
            }
            let begin = unit.savepoint();
            let is_part = parent.is_some_and(|parent| deleted.iter().any(|it| it.id == parent));
            let mut returning = Returning::new(self, item);
            let decided = self.undelete(unit, &mut returning, is_part).await;
            settle(unit, begin, decided, [fact], facts)?;
            if facts.last().is_some_and(Fact::hinders) {
                stays.insert(item.id);
            } else {
                facts.append(&mut returning.left_out);
                back.push(item);
            }
        }
        self.relate_those_back(unit, &back, facts).await?;
        let back: Vec<IssueId> = back.iter().map(|item| item.id).collect();
        self.bring_comments_back(unit, &back).await
    }

    /// Brings one back; who might delete it may do that, and with it what was deleted with it.
    async fn undelete(
        &self,
        unit: &mut Unit<'_>,
        returning: &mut Returning<'_>,
        is_part: bool,
    ) -> Result<()> {
        let (id, issue) = (returning.item.id, &returning.item.sides.now.state);
        if !is_part {
            self.entered.access.may_delete_issue(issue.audit.maker)?;
        }
        let undelete = returning.command(unit).await?;
        if let Some(claim) = claims::issue_external(self.project(), &undelete.external, id) {
            unit.take(claim);
        }
        unit.change_issue((self.project(), id), [undelete.into()]).await?;
        let mut commands = returning.places(unit).await?;
        commands.extend(issue.links.iter().map(links::again));
        commands.extend(returning.pages(unit).await?);
        commands.extend(of_people(issue));
        commands.extend(issue.archived_at.map(|on| ArchiveIssue { on }.into()));
        unit.change_issue((self.project(), id), commands).await?;
        Ok(())
    }
}

impl Item {
    fn name(&self) -> Option<String> {
        self.sides.after.state.name().ok().map(ToString::to_string)
    }
}

/// What people did to an issue: they subscribed, reacted and voted.
fn of_people(issue: &Issue) -> impl Iterator<Item = IssueCommand> {
    let subscribed = issue.subscribers().map(|user| SubscribeToIssue { user }.into());
    let reacted = issue
        .reactions
        .all()
        .map(|one| AddIssueReaction { user: one.user, reaction: one.reaction.clone() }.into());
    let voted =
        issue.votes().map(|one| CastIssueVote { user: one.user, to: Some(one.vote) }.into());
    subscribed.chain(reacted).chain(voted)
}

/// Work items, each after what it is a part of.
fn in_order(items: &[Item]) -> Vec<&Item> {
    let places: BTreeMap<IssueId, usize> =
        items.iter().enumerate().map(|(place, item)| (item.id, place)).collect();
    let parent = |place: usize| {
        let parent = issue_facts::parent_of(&items.get(place)?.sides.after.state)?;
        places.get(&parent).copied()
    };
    let depth = |place: usize| {
        let above = std::iter::successors(parent(place), |place| parent(*place));
        above.take(items.len()).count()
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_cached_key(|place| depth(*place));
    order.into_iter().filter_map(|place| items.get(place)).collect()
}
