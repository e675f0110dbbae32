//! Relating a work item to others, and ending that: the same through every door, always in the streams of both.

use domain::issue::{AddIssueRelation, IssueRefusal, Relation, RemoveIssueRelation};
use domain::{IssueId, ProjectId};
use service::Problem;

use super::circle::Blocking;
use super::other::{Other, readable};
use crate::app::App;
use crate::error::{AnyRefusal, CommandError, Result};
use crate::issues::facts;
use crate::paths::IssuePath;
use crate::unit::{EnteredProject, Unit};

/// A work item, and what it becomes to others.
pub struct Relate<'a> {
    /// The work item.
    pub path: IssuePath,
    /// What it becomes to them.
    pub relation: Relation,
    /// The others.
    pub others: Vec<IssueId>,
    /// What the read tables are asked through.
    pub app: &'a App,
}

impl Relate<'_> {
    /// Decides about all of them, or none.
    ///
    /// # Errors
    /// One of them is not there or not to be read, or would be blocked in a circle.
    pub async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        let project = &entered.project.state;
        project.editable()?;
        let issue = facts::reference(project, self.path.issue, &issue.state)?;
        let own = Other { issue, project: self.path.project };
        let mut others = Vec::with_capacity(self.others.len());
        for id in &self.others {
            let other = readable(unit, entered, *id).await?;
            others.push(other.ok_or_else(Problem::payload_not_valid)?);
        }
        let blocking = self.blocking(unit).await?;
        for other in others {
            let way = blocking.as_ref().and_then(|blocking| self.way_back(blocking, &other));
            match self.relate(unit, &own, &other, way.is_some()).await {
                Err(CommandError::Refused(AnyRefusal::Issue(IssueRefusal::BlockingCircle)))
                    if let (Some(blocking), Some(way)) = (&blocking, way) =>
                {
                    return Err(blocking.refusal(unit, entered, &way).await?);
                }
                related => related?,
            }
        }
        Ok(())
    }

    /// What is blocked already, from those that would be; nothing if none would be that is not so already.
    async fn blocking(&self, unit: &mut Unit<'_>) -> Result<Option<Blocking>> {
        let own = self.path.issue;
        let issue = facts::existing(unit, self.path.issue()).await?;
        let is_new = |other: &&IssueId| {
            let related = issue.state.related(**other);
            **other != own && related.is_none_or(|related| related.relation != self.relation)
        };
        let new: Vec<IssueId> = self.others.iter().filter(is_new).copied().collect();
        if !self.relation.is_blocking() || new.is_empty() {
            return Ok(None);
        }
        // Whatever the two were to each other ends when they become this.
        let replaced = |from: IssueId, to: IssueId| {
            (from == own && new.contains(&to)) || (to == own && new.contains(&from))
        };
        let read_model = self.app.read_model();
        let from = if self.relation == Relation::Blocking { &new[..] } else { &[own] };
        Blocking::look(read_model, unit, from, replaced).await.map(Some)
    }

    /// The circle that would be closed, from the work item back to it.
    fn way_back(&self, blocking: &Blocking, other: &Other) -> Option<Vec<IssueId>> {
        let (own, other) = (self.path.issue, other.issue.id);
        if self.relation == Relation::Blocking {
            let way = blocking.way(other, own)?;
            Some([own].into_iter().chain(way).collect())
        } else {
            let way = blocking.way(own, other)?;
            Some(way.into_iter().chain([own]).collect())
        }
    }

    /// Relates the two, as seen from both.
    async fn relate(
        &self,
        unit: &mut Unit<'_>,
        own: &Other,
        other: &Other,
        leads_back: bool,
    ) -> Result<()> {
        let there = add(self.relation, other, leads_back);
        let back = add(self.relation.reverse(), own, leads_back);
        unit.change_issue(self.path.issue(), [there.into()]).await?;
        unit.change_issue((other.project, other.issue.id), [back.into()]).await?;
        Ok(())
    }
}

/// The command of one side.
fn add(relation: Relation, other: &Other, leads_back: bool) -> AddIssueRelation {
    AddIssueRelation { relation, with: other.issue.clone(), project: other.project, leads_back }
}

/// Ends the relation of a work item and another one, if it is among the relations that the endpoint is about.
///
/// # Errors
/// There is none, or the other one is not there or not to be read.
pub async fn end(
    unit: &mut Unit<'_>,
    entered: &EnteredProject,
    (project, issue): (ProjectId, IssueId),
    other: IssueId,
    is_meant: fn(Relation) -> bool,
) -> Result<()> {
    let relations = facts::existing(unit, (project, issue)).await?;
    let related = relations.state.related(other).map(|related| related.relation);
    let other = readable(unit, entered, other).await?;
    let (Some(other), true) = (other, related.is_some_and(is_meant)) else {
        return Err(IssueRefusal::RelationMissing.into());
    };
    let (there, back) =
        (RemoveIssueRelation { with: other.issue.id }, RemoveIssueRelation { with: issue });
    unit.change_issue((project, issue), [there.into()]).await?;
    unit.change_issue((other.project, other.issue.id), [back.into()]).await?;
    Ok(())
}
