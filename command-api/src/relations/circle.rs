//! Circles of work items that block one another: looked for in the read tables, over all projects of the workspace.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use cqrs_es::Aggregate;
use domain::issue::{Issue, IssueDeleted, IssueRefusal, IssueRelationAdded, IssueRelationRemoved};
use domain::project::{Project, ProjectDeleted};
use domain::{IssueId, Named, Refusal};
use event_store::NoneSince;
use service::Problem;
use uuid::Uuid;

use super::other::readable;
use crate::error::{CommandError, Result};
use crate::read_model::{AsOf, ReadModel};
use crate::unit::{EnteredProject, Unit};

/// The events by which one issue comes to block another.
const ADDING: &[&str] = &[IssueRelationAdded::NAME];
/// The events of an issue by which it blocks another no longer.
const ENDING: &[&str] = &[IssueRelationRemoved::NAME, IssueDeleted::NAME];
/// The events of a project by which its issues block others no longer.
const CLOSING: &[&str] = &[ProjectDeleted::NAME];

/// The most issues that are named to the log as those from which no new relation may lead on; if there are more, none is
/// named.
const MOST_NAMED: usize = 200;
/// The most issues of a circle that are named to the client.
const MOST_SHOWN: usize = 20;

/// What blocks what, from some issues on.
#[derive(Debug)]
pub struct Blocking {
    /// The position of the log up to which the read tables show the relations.
    position: u64,
    /// The issues that each one blocks.
    blocks: HashMap<IssueId, Vec<IssueId>>,
}

impl Blocking {
    /// Looks it up, and makes the append depend on it: no issue that is reached from these ones has come to block another
    /// since. `replaced` are pairs whose relation ends with this command.
    ///
    /// # Errors
    /// The read tables cannot be asked.
    pub async fn look(
        read_model: &ReadModel,
        unit: &mut Unit<'_>,
        from: &[IssueId],
        replaced: impl Fn(IssueId, IssueId) -> bool,
    ) -> Result<Self> {
        let AsOf { found, position } = read_model.blocked_from(unit.workspace(), from).await?;
        let reached: BTreeSet<Uuid> =
            from.iter().chain(found.iter().map(|(_, to)| to)).map(|id| id.uuid()).collect();
        let is_named = reached.len() <= MOST_NAMED;
        unit.none_since(NoneSince {
            position,
            project: None,
            kind: Some(Issue::TYPE),
            names: ADDING,
            mentions: if is_named { reached.into_iter().collect() } else { Vec::new() },
        });
        let mut blocks: HashMap<IssueId, Vec<IssueId>> = HashMap::new();
        for (from, to) in found.into_iter().filter(|(from, to)| !replaced(*from, *to)) {
            blocks.entry(from).or_default().push(to);
        }
        Ok(Self { position, blocks })
    }

    /// Takes in that one issue blocks another from now on.
    pub fn add(&mut self, from: IssueId, to: IssueId) {
        self.blocks.entry(from).or_default().push(to);
    }

    /// The shortest way from one issue to another along the relation "blocks", both ends included; none if there is none.
    pub fn way(&self, from: IssueId, to: IssueId) -> Option<Vec<IssueId>> {
        let (mut queue, mut before) = (VecDeque::from([from]), HashMap::new());
        let mut seen = HashSet::from([from]);
        while let Some(at) = queue.pop_front() {
            if at == to {
                let mut way = vec![at];
                while let Some(previous) = before.get(way.last()?) {
                    way.push(*previous);
                }
                way.reverse();
                return Some(way);
            }
            for next in self.blocks.get(&at).into_iter().flatten() {
                if seen.insert(*next) {
                    before.insert(*next, at);
                    queue.push_back(*next);
                }
            }
        }
        None
    }

    /// The refusal of a relation that would close a circle, which begins and ends with the first of these issues. It rests
    /// on no part of the circle having ended since; what the caller may not read has no name in it.
    pub async fn refusal(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
        circle: &[IssueId],
    ) -> Result<CommandError> {
        for (kind, names) in [(Issue::TYPE, ENDING), (Project::TYPE, CLOSING)] {
            let (position, mentions) = (self.position, Vec::new());
            let kind = Some(kind);
            unit.none_since(NoneSince { position, project: None, kind, names, mentions });
        }
        let mut keys = Vec::new();
        for (place, id) in circle.iter().enumerate() {
            let is_shown = place < MOST_SHOWN || place + 1 == circle.len();
            let other = if is_shown { readable(unit, entered, *id).await? } else { None };
            keys.push(other.map_or("…".to_owned(), |other| other.issue.key));
        }
        keys.dedup_by(|one, other| one == "…" && one == other);
        let refusal = IssueRefusal::BlockingCircle;
        let text = format!("{refusal}: {}", keys.join(" → "));
        Ok(Problem::rule(refusal.code(), text).into())
    }
}

#[cfg(test)]
mod tests {
    use domain::issue::{IssueCreated, IssueUndeleted, Relation};

    use super::*;
    use crate::testing::{changing, changing_after};

    /// The events by which there is an issue, which is related to none.
    const MADE: [&str; 2] = [IssueCreated::NAME, IssueUndeleted::NAME];

    /// The issues that one blocks, while there is the issue.
    fn blocked(issue: &Issue) -> Option<Vec<Relation>> {
        let relations = issue.relations.iter().map(|related| related.relation);
        issue.is_live().then(|| relations.filter(|relation| relation.is_blocking()).collect())
    }

    /// An issue.
    const fn id(number: u128) -> IssueId {
        IssueId(Uuid::from_u128(number))
    }

    /// What blocks what.
    fn blocking(edges: &[(u128, u128)]) -> Blocking {
        let mut blocks: HashMap<IssueId, Vec<IssueId>> = HashMap::new();
        for (from, to) in edges {
            blocks.entry(id(*from)).or_default().push(id(*to));
        }
        Blocking { position: 1, blocks }
    }

    #[test]
    fn whatever_makes_an_issue_block_another_is_known() {
        let (into, out) = changing(blocked);
        let made = ADDING.iter().copied().chain(MADE).collect();
        assert_eq!(into, made, "a new issue blocks none");
        assert!(out.contains(IssueDeleted::NAME));
    }

    #[test]
    fn whatever_ends_that_an_issue_blocks_another_is_known() {
        let (_, out) = changing_after(ADDING, |issue: &Issue| blocked(issue)?.pop());
        let ended = ENDING.iter().copied().chain(MADE).collect();
        assert_eq!(out, ended, "no issue that blocks another is made");
    }

    #[test]
    fn whatever_ends_the_issues_of_a_project_is_known() {
        let (_, out) = changing(|project: &Project| project.present().is_ok().then_some(()));
        assert_eq!(out, CLOSING.iter().copied().collect());
    }

    #[test]
    fn the_shortest_way_is_found() {
        let blocking = blocking(&[(1, 2), (2, 3), (3, 4), (2, 4), (4, 2), (5, 1)]);
        let way = |from, to| blocking.way(id(from), id(to));
        assert_eq!(way(1, 4), Some([1, 2, 4].map(id).to_vec()));
        assert_eq!(way(3, 2), Some([3, 4, 2].map(id).to_vec()));
        assert_eq!(way(4, 1), None);
        assert_eq!(way(9, 1), None);
        assert_eq!(way(9, 9), Some(vec![id(9)]));
    }
}
