//! `PATCH …/work-items/{issue}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{
    ArchiveIssue, ChangeIssueAssignees, ChangeIssueLabels, DescribeIssue, Issue, IssueCommand,
    PlanIssue, RenameIssue, ReorderIssue, RestoreIssue, SetIssueAssignees,
    SetIssueExternalReference, SetIssueLabels, SetIssueParent, SetIssuePoint, SetIssuePriority,
};
use domain::project::Project;
use domain::{EstimatePointId, IssueId, LabelId, StateId, UserId};
use event_store::Claim;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::fields::SetOfIds;
use wire::shapes::WorkItem;
use wire::{Fields, Sent, Zone};

use super::assignees::assignees;
use super::body::Body;
use super::labels::labels;
use super::{facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::error::{CommandError, Result};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// What of a work item is changed.
    WorkItemChanges: schema_of_changes(read), { "priority": "urgent", "target_date": null };
}

/// Changes a work item: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/",
    operation_id = "update_work_item",
    params(IssuePath),
    request_body = WorkItemChanges,
    responses((status = 200, body = WorkItem)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let fields = request.changes();
    let read = move || read(fields);
    let body = call.read_html(&request, read).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&UpdateWorkItem { path, body, if_match, zone }).await
}

/// Reads the body of a request.
pub fn read(mut fields: Fields) -> Result<Body, Problem> {
    let body = Body::read(&mut fields);
    fields.finish()?;
    Ok(body)
}

/// The change of a work item.
pub struct UpdateWorkItem {
    /// Which one.
    pub path: IssuePath,
    /// What was sent.
    pub body: Body,
    /// The versions that the client insists on.
    pub if_match: IfMatch,
    /// The zone of times in the answer.
    pub zone: Zone,
}

impl Operation<InProject> for UpdateWorkItem {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        let commands = self.body.commands(unit, entered, &issue.state).await?;
        let changed = unit.change_issue(self.path.issue(), commands).await?;
        let claim = |issue: &Issue| {
            claims::issue_external(self.path.project, &issue.external, self.path.issue)
        };
        unit.exchange(claim(&issue.state), claim(&changed.state));
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.path.project, self.path.issue), self.zone)
    }

    fn claimed(&self, claim: Claim) -> CommandError {
        // The contract names the work item that was to be changed, not the one that bears the reference.
        CommandError::Claimed(Claim { owner: self.path.issue.uuid(), ..claim })
    }
}

impl Body {
    /// One small command for each key that was sent.
    ///
    /// # Errors
    /// What a key names is not there.
    pub async fn commands(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
        issue: &Issue,
    ) -> Result<Vec<IssueCommand>> {
        let mut commands = self.plain_commands();
        let project = &entered.project.state;
        if let Sent::Value(state) = self.state {
            let to = facts::state(project, StateId(state))?;
            commands.push(issue.enter(to, project, unit.at()).into());
        }
        commands.extend(self.assignment(entered, issue)?);
        commands.extend(self.labelling(entered)?);
        match self.parent {
            Sent::Value(id) => {
                let to = Some(facts::parent(unit, project, IssueId(id)).await?);
                commands.push(SetIssueParent { to }.into());
            }
            Sent::Null => commands.push(SetIssueParent { to: None }.into()),
            Sent::Absent => {}
        }
        commands.extend(self.estimation(project, issue)?);
        Ok(commands)
    }

    /// The point that it has from now on, or none.
    fn estimation(&self, project: &Project, issue: &Issue) -> Result<Option<IssueCommand>> {
        let point = |id| {
            let present = issue.present_estimate(project);
            facts::estimate_point(project, EstimatePointId(id), present)
        };
        let Some(to) = self.estimate_point.change() else { return Ok(None) };
        Ok(Some(issue.estimated(to.map(point).transpose()?, project).into()))
    }

    /// Who works on it from now on: everybody that was sent, or who comes and who goes.
    fn assignment(&self, entered: &EnteredProject, issue: &Issue) -> Result<Option<IssueCommand>> {
        let (workspace, project) = (&entered.workspace.state, &entered.project.state);
        let found = |ids: &[_]| assignees(workspace, project, ids, &issue.assignees);
        Ok(match &self.assignees {
            Sent::Value(SetOfIds::Whole(ids)) => Some(SetIssueAssignees { to: found(ids)? }.into()),
            Sent::Value(SetOfIds::Parts { add, remove }) => {
                let remove = remove.iter().copied().map(UserId).collect();
                Some(ChangeIssueAssignees { add: found(add)?, remove }.into())
            }
            _ => None,
        })
    }

    /// The labels that it has from now on: all that were sent, or those that come and go.
    fn labelling(&self, entered: &EnteredProject) -> Result<Option<IssueCommand>> {
        let project = &entered.project.state;
        Ok(match &self.labels {
            Sent::Value(SetOfIds::Whole(ids)) => {
                Some(SetIssueLabels { to: labels(project, ids)? }.into())
            }
            Sent::Value(SetOfIds::Parts { add, remove }) => {
                let remove = remove.iter().copied().map(LabelId).collect();
                Some(ChangeIssueLabels { add: labels(project, add)?, remove }.into())
            }
            _ => None,
        })
    }

    /// The commands that need to know nothing of the project.
    fn plain_commands(&self) -> Vec<IssueCommand> {
        let plan = PlanIssue { start: self.start_date.change(), target: self.target_date.change() };
        let external = SetIssueExternalReference { to: self.external.clone() };
        let commands: [Option<IssueCommand>; 8] = [
            self.name.clone().value().map(|to| RenameIssue { to }.into()),
            self.description.clone().value().map(|to| DescribeIssue { to }.into()),
            self.priority.value().map(|to| SetIssuePriority { to }.into()),
            Some(plan.into()),
            self.point.change().map(|to| SetIssuePoint { to }.into()),
            self.sort_order.value().map(|to| ReorderIssue { to }.into()),
            self.archived_at.change().map(|on| match on {
                Some(on) => ArchiveIssue { on }.into(),
                None => RestoreIssue {}.into(),
            }),
            Some(external.into()),
        ];
        commands.into_iter().flatten().collect()
    }
}
