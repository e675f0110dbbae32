//! What a deleted work item comes back with: what it had, as far as that is still there. The rest is noted as left out.

use domain::issue::{AddIssueToModule, IssueCommand, ParentFact, SetIssueCycle, UndeleteIssue};
use domain::project::State;
use domain::values::ExternalRef;
use domain::{EstimatePointRef, LabelRef, UserId};

use super::fact::Fact;
use super::undoing::{Item, Undoing};
use crate::claims;
use crate::error::Result;
use crate::issues::facts as issue_facts;
use crate::issues::may_be_given_work;
use crate::unit::Unit;

/// A work item that comes back.
pub struct Returning<'a> {
    undoing: &'a Undoing<'a>,
    /// Which one.
    pub item: &'a Item,
    /// What it had and does not come back with.
    pub left_out: Vec<Fact>,
}

impl<'a> Returning<'a> {
    /// The return of an item, with nothing left out yet.
    pub const fn new(undoing: &'a Undoing<'a>, item: &'a Item) -> Self {
        Self { undoing, item, left_out: Vec::new() }
    }

    /// The command that brings it back.
    ///
    /// # Errors
    /// The project has no states, or the log cannot be asked.
    pub async fn command(&mut self, unit: &mut Unit<'_>) -> Result<UndeleteIssue> {
        let (project, issue) = (&self.undoing.entered.project.state, &self.item.sides.now.state);
        let state = self.state()?;
        let completed_at = issue.completion(project).filter(|_| state.id == issue.state.id);
        Ok(UndeleteIssue {
            identifier: project.details()?.identifier.to_string(),
            state: state.reference(),
            completed_at: completed_at.or_else(|| state.completed_later(unit.at())),
            assignees: self.assignees(),
            labels: self.labels(),
            parent: self.parent(unit).await?,
            estimate_point: self.estimate_point(),
            external: self.external(unit).await?,
        })
    }

    /// The commands that bring it to the cycle and the modules that it was in.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn places(&mut self, unit: &mut Unit<'_>) -> Result<Vec<IssueCommand>> {
        let issue = &self.item.sides.now.state;
        let mut commands: Vec<IssueCommand> = Vec::new();
        if let Some(cycle) = &issue.cycle {
            if let Some(to) = self.undoing.open_cycle(unit, cycle.id).await? {
                commands.push(SetIssueCycle { from: None, to: Some(to) }.into());
            } else {
                let reason = "The cycle takes no work items any more.";
                self.leave_out("cycles", &cycle.name, reason);
            }
        }
        for inside in &issue.modules {
            if let Some(module) = self.undoing.open_module(unit, inside.module.id).await? {
                commands.push(AddIssueToModule { module }.into());
            } else {
                let reason = "The module is not there any more, or archived.";
                self.leave_out("modules", &inside.module.name, reason);
            }
        }
        Ok(commands)
    }

    /// The commands that link it with the pages that it was linked with.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn pages(&mut self, unit: &mut Unit<'_>) -> Result<Vec<IssueCommand>> {
        let mut commands = Vec::new();
        for link in &self.item.sides.now.state.pages {
            match self.undoing.page_again(unit, link).await? {
                Ok(link) => commands.extend(link),
                Err(reason) => {
                    let fact = self.item.subject.fact("page", None, None);
                    self.left_out.push(fact.left_out(reason));
                }
            }
        }
        Ok(commands)
    }

    /// Notes that it does not come back with something.
    fn leave_out(&mut self, field: &str, value: &str, reason: &str) {
        let fact = self.item.subject.fact(field, None, Some(value.to_owned()));
        self.left_out.push(fact.left_out(reason));
    }

    /// Its state, or the one that issues begin in.
    fn state(&mut self) -> Result<&'a State> {
        let project = &self.undoing.entered.project.state;
        let before = &self.item.sides.now.state.state;
        if let Some(state) = project.state(before.id) {
            return Ok(state);
        }
        self.leave_out("state", &before.name, "The state is not there any more.");
        issue_facts::default_state(project)
    }

    /// The assignees of the item that may still be given work; the others are noted as left out.
    fn assignees(&mut self) -> Vec<UserId> {
        let entered = self.undoing.entered;
        let (workspace, project) = (&entered.workspace.state, &entered.project.state);
        let mut users = self.item.sides.now.state.assignees.clone();
        users.retain(|user| {
            let may = may_be_given_work(workspace, project, *user);
            if !may {
                let reason = "They are no member of the project any more.";
                self.leave_out("assignees", &user.to_string(), reason);
            }
            may
        });
        users
    }

    /// The labels of the item that are still there, as they are called now; the others are noted as left out.
    fn labels(&mut self) -> Vec<LabelRef> {
        let project = &self.undoing.entered.project.state;
        let mut labels = Vec::new();
        for label in &self.item.sides.now.state.labels {
            match project.label(label.id) {
                Some(label) => labels.push(label.reference()),
                None => self.leave_out("labels", &label.name, "The label is not there any more."),
            }
        }
        labels
    }

    /// Its point, if the project still uses that estimate.
    fn estimate_point(&mut self) -> Option<EstimatePointRef> {
        let point = self.item.sides.now.state.estimate_point.as_ref()?;
        let project = &self.undoing.entered.project.state;
        let present = issue_facts::estimate_point(project, point.id, None).ok();
        if present.is_none() {
            let reason = "The project does not use that point of an estimate any more.";
            self.leave_out("estimate_point", &point.value, reason);
        }
        present
    }

    /// What it is a part of, if that is there.
    async fn parent(&mut self, unit: &mut Unit<'_>) -> Result<Option<ParentFact>> {
        let Some(above) = &self.item.sides.now.state.parent else { return Ok(None) };
        let project = &self.undoing.entered.project.state;
        match issue_facts::parent(unit, project, above.id).await {
            Ok(parent) => Ok(Some(parent)),
            Err(error) if error.rests_on_state() => {
                self.leave_out("parent", &above.key, "It is not there any more.");
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// What it is called in another system, if nothing else is called that now.
    async fn external(&mut self, unit: &Unit<'_>) -> Result<ExternalRef> {
        let (project, external) = (self.undoing.project(), &self.item.sides.now.state.external);
        let claim = claims::issue_external(project, external, self.item.id);
        let is_free = match &claim {
            Some(claim) => self.undoing.is_free(unit, claim).await?,
            None => true,
        };
        if is_free {
            return Ok(external.clone());
        }
        let id = external.id.as_ref().map(ToString::to_string).unwrap_or_default();
        self.leave_out("external_id", &id, "Another work item has this external reference now.");
        Ok(ExternalRef::default())
    }
}
