//! What work items are to one another: set back in the streams of both, and never so that they would block in a circle.

use std::collections::BTreeSet;

use domain::IssueId;
use domain::issue::{
    AddIssueRelation, Issue, IssueCommand, RelatedIssue, Relation, RemoveIssueRelation,
};

use super::fact::{Fact, Subject, settle};
use super::sides::Standing;
use super::undoing::{Item, Undoing};
use crate::error::Result;
use crate::issues::facts as issue_facts;
use crate::relations::{Blocking, Other, Relate, end, readable};
use crate::unit::Unit;

/// Why a relation to a work item does not come back.
const GONE: &str = "The other work item is not there any more, or not to be read.";

impl Undoing<'_> {
    /// Its relations to others.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn set_back_relations(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let others = |issue: &Issue| -> BTreeSet<IssueId> {
            issue.relations.iter().map(|related| related.with.id).collect()
        };
        let [before, after, _] = item.sides.each(others);
        for other in before.union(&after) {
            let of = |issue: &Issue| issue.related(*other).map(|related| related.relation);
            let Some(standing) = item.sides.standing(of) else { continue };
            let before = of(&item.sides.before.state);
            let now = of(&unit.read::<Issue>(item.id).await?.state);
            if standing == Standing::AsLeft && now == before {
                // It has been set back with the other one.
                continue;
            }
            let seen = readable(unit, self.entered, *other).await?;
            let shown = |relation: Option<Relation>| {
                let key = seen.as_ref().map_or("…", |other| other.issue.key.as_str());
                relation.map(|relation| format!("{} {key}", relation.name()))
            };
            let fact = item.subject.fact("relation", shown(now), shown(before));
            match standing {
                Standing::AsBefore => facts.push(fact.already()),
                Standing::Otherwise => facts.push(item.changed_since(fact)),
                Standing::AsLeft if seen.is_none() => facts.push(fact.impossible(GONE)),
                Standing::AsLeft => {
                    let begin = unit.savepoint();
                    let decided = self.relate_again(unit, item.id, *other, before).await;
                    settle(unit, begin, decided, [fact], facts)?;
                }
            }
        }
        Ok(())
    }

    /// Makes a work item to another what it was before.
    async fn relate_again(
        &self,
        unit: &mut Unit<'_>,
        issue: IssueId,
        other: IssueId,
        before: Option<Relation>,
    ) -> Result<()> {
        let Some(relation) = before else {
            return end(unit, self.entered, (self.project(), issue), other, |_| true).await;
        };
        let (path, others) = (self.path_of(issue), vec![other]);
        Relate { path, relation, others, app: self.app }.decide(unit, self.entered).await
    }

    /// Gives work items that came back what they were to others.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn relate_those_back(
        &self,
        unit: &mut Unit<'_>,
        back: &[&Item],
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let relations: Vec<(IssueId, &Subject, &RelatedIssue)> = back
            .iter()
            .flat_map(|item| {
                let relations = &item.sides.after.state.relations;
                relations.iter().map(|related| (item.id, &item.subject, related))
            })
            .collect();
        let mut blocking = self.blocking(unit, &relations).await?;
        for (id, subject, related) in relations {
            let Some(other) = readable(unit, self.entered, related.with.id).await? else {
                facts.push(subject.fact("relation", None, None).left_out(GONE));
                continue;
            };
            let issue = unit.read::<Issue>(id).await?;
            if issue.state.related(other.issue.id).is_some() {
                // The other one came back too, and with it this.
                continue;
            }
            let (from, to) = match related.relation {
                Relation::BlockedBy => (other.issue.id, id),
                _ => (id, other.issue.id),
            };
            if let Some(blocking) = blocking.as_mut().filter(|_| related.relation.is_blocking()) {
                if blocking.way(to, from).is_some() {
                    let text = format!("{} {}", related.relation.name(), other.issue.key);
                    let fact = subject.fact("relation", None, Some(text));
                    facts.push(fact.left_out("They would block each other in a circle."));
                    continue;
                }
                blocking.add(from, to);
            }
            self.relate_both(unit, id, &other, related.relation).await?;
        }
        Ok(())
    }

    /// The graph of what blocks what around the ends of these relations; none if none of them blocks.
    async fn blocking(
        &self,
        unit: &mut Unit<'_>,
        relations: &[(IssueId, &Subject, &RelatedIssue)],
    ) -> Result<Option<Blocking>> {
        let blocking = relations.iter().filter(|(_, _, related)| related.relation.is_blocking());
        let ends: BTreeSet<IssueId> =
            blocking.flat_map(|(id, _, related)| [*id, related.with.id]).collect();
        if ends.is_empty() {
            return Ok(None);
        }
        let ends: Vec<IssueId> = ends.into_iter().collect();
        Blocking::look(self.app.read_model(), unit, &ends, |_, _| false).await.map(Some)
    }

    /// Adds the relation to the streams of both issues; the other one may still hold a stale relation to the issue that
    /// came back, which is removed.
    async fn relate_both(
        &self,
        unit: &mut Unit<'_>,
        id: IssueId,
        other: &Other,
        relation: Relation,
    ) -> Result<()> {
        let project = &self.entered.project.state;
        let issue = unit.read::<Issue>(id).await?;
        let own = issue_facts::reference(project, id, &issue.state)?;
        let add = |relation, with, project| -> IssueCommand {
            AddIssueRelation { relation, with, project, leads_back: false }.into()
        };
        let there = add(relation, other.issue.clone(), other.project);
        unit.change_issue((self.project(), id), [there]).await?;
        let back = add(relation.reverse(), own, self.project());
        let is_named = unit.read::<Issue>(other.issue.id).await?.state.related(id).is_some();
        let stale = is_named.then(|| RemoveIssueRelation { with: id }.into());
        let commands: Vec<IssueCommand> = stale.into_iter().chain([back]).collect();
        unit.change_issue((other.project, other.issue.id), commands).await?;
        Ok(())
    }
}
