//! What a work item that moves to another project has there instead of what it had.

use domain::issue::{
    Issue, IssueCommand, RemoveIssueFromModule, SetIssueAssignees, SetIssueCycle, SetIssueEstimate,
    SetIssueLabels, SetIssueState, UnlinkIssuePage,
};
use domain::module::Module;
use domain::page::Page;
use domain::project::{Project, State};
use domain::workspace::Workspace;
use domain::{EstimatePointRef, LabelRef, StateId, StateRef};

use super::assignees::may_be_given_work;
use super::facts;
use crate::cycles;
use crate::error::Result;
use crate::unit::Unit;

/// The two projects of a move, and their workspace.
pub struct Move<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The project that is left.
    pub from: &'a Project,
    /// The project that is entered.
    pub to: &'a Project,
}

impl Move<'_> {
    /// The commands by which a work item has what fits in the project that it is in now, and nothing of the one that it was
    /// in; `state` is the state that was asked for.
    ///
    /// # Errors
    /// The project has no such state, or the log cannot be asked.
    pub async fn commands(
        &self,
        unit: &mut Unit<'_>,
        issue: &Issue,
        state: Option<StateId>,
    ) -> Result<Vec<IssueCommand>> {
        let mut commands = vec![self.state(unit, issue, state)?.into()];
        commands.push(SetIssueLabels { to: self.labels(issue) }.into());
        let cycle = cycles::facts::present(unit, issue).await?;
        commands.push(SetIssueCycle { from: cycle, to: None }.into());
        for inside in &issue.modules {
            let module = unit.read::<Module>(inside.module.id).await?;
            if module.state.is_live() {
                let module = module.state.reference()?;
                commands.push(RemoveIssueFromModule { module }.into());
            }
        }
        let (from, to) = (issue.present_estimate(self.from), self.estimate_point(issue));
        commands.push(SetIssueEstimate { from, to }.into());
        let mut assignees = issue.assignees.clone();
        assignees.retain(|user| may_be_given_work(self.workspace, self.to, *user));
        commands.push(SetIssueAssignees { to: assignees }.into());
        for link in &issue.pages {
            let page = unit.read::<Page>(link.page.id).await?;
            if page.state.project.is_some_and(|home| home != self.to.id) {
                commands.push(UnlinkIssuePage { id: link.id }.into());
            }
        }
        Ok(commands)
    }

    /// The command that gives it a state of the project. When it was completed stays as it is.
    fn state(
        &self,
        unit: &Unit<'_>,
        issue: &Issue,
        state: Option<StateId>,
    ) -> Result<SetIssueState> {
        let from = self.from.state_ref(issue.state.id).unwrap_or_else(|| issue.state.clone());
        let to = match state {
            Some(state) => facts::state(self.to, state)?,
            None => match equivalent(self.to, &from) {
                Some(state) => state,
                None => facts::default_state(self.to)?,
            },
        };
        let completed_at = issue.completion(self.from).or_else(|| to.completed_later(unit.at()));
        Ok(SetIssueState { from, to: to.reference(), completed_at })
    }

    /// The labels of the project that are called as those that it has.
    fn labels(&self, issue: &Issue) -> Vec<LabelRef> {
        let present = issue.labels.iter().filter_map(|label| self.from.label(label.id));
        let labels = self.to.labels();
        let same = present.filter_map(|label| {
            labels.iter().find(|other| is_same(other.name.as_str(), label.name.as_str()))
        });
        same.map(|label| label.reference()).collect()
    }

    /// The point of the estimate that the project uses which is worth as much as the one that it has.
    fn estimate_point(&self, issue: &Issue) -> Option<EstimatePointRef> {
        let present = issue.present_estimate(self.from)?;
        let estimate = self.to.used_estimate().filter(|estimate| estimate.kind == present.kind)?;
        let same = estimate.points().find(|point| point.value.as_str() == present.value)?;
        self.to.estimate_point_ref(same.id)
    }
}

/// The state of a project that stands for one of another: of the same name and group, else the default one of the group, else
/// its first.
fn equivalent<'p>(project: &'p Project, of: &StateRef) -> Option<&'p State> {
    let states = project.states();
    let mut group = states.iter().copied().filter(|state| state.group == of.group);
    let named = group.clone().find(|state| is_same(state.name.as_str(), &of.name));
    named.or_else(|| group.clone().find(|state| state.is_default)).or_else(|| group.next())
}

/// Whether two names are the same but for capitals.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
