//! `PATCH …/intake-issues/{issue}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{ChangeIssueSource, IntakeStatus, Issue, IssueCommand};
use domain::project::{self, Project};
use domain::{Access, AccessRefusal, Refusal, StateId};
use event_store::Claim;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::Sent;
use wire::shapes::IntakeIssue;

use super::body::{Changes, ItemChanges};
use super::render::{self, Moment};
use super::{decision, facts};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::error::{CommandError, Result};
use crate::issues::{self, Body};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// The message for a state of a work item that is not accepted.
const IN_TRIAGE: &str = "The work item is in triage: accept it with status 1 too.";
/// The message for a parent of a work item that is not accepted.
const BELOW_NOTHING: &str =
    "The work item is in triage: accept it with status 1 too, before it is below another.";
/// The message for archiving a work item that is not accepted.
const NOT_ARCHIVED: &str = "The work item is in triage: accept it before it is archived.";

bodies! {
    /// What of a work item in the intake is changed.
    IntakeIssueChanges: schema_of_changes(Changes::read), {
        "issue": { "priority": "urgent" },
        "status": 0,
        "snoozed_till": "2027-03-01T08:00:00Z"
    };
}

/// Changes a work item in the intake, and decides what becomes of it: each key that was sent is a fact of its own, all of
/// them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/{issue}/",
    operation_id = "update_intake_issue",
    params(IssuePath),
    request_body = IntakeIssueChanges,
    responses((status = 200, body = IntakeIssue)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let fields = request.changes();
    let body = call.read_html(&request, move || Changes::read(fields)).await?;
    let if_match = request.if_match();
    let moment = Moment::of(&app, &request);
    call.carry_out(&Update { path, body, if_match, moment }).await
}

struct Update {
    path: IssuePath,
    body: Changes,
    if_match: IfMatch,
    moment: Moment,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::listed(unit, entered, self.path.issue()).await?;
        self.permitted(&entered.access, &issue.state)?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        let commands = self.commands(unit, entered, &issue.state).await?;
        let changed = unit.change_issue(self.path.issue(), commands).await?;
        let claim = |issue: &Issue| {
            claims::issue_external(self.path.project, &issue.external, self.path.issue)
        };
        unit.exchange(claim(&issue.state), claim(&changed.state));
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.path.issue(), self.moment)
    }

    fn claimed(&self, claim: Claim) -> CommandError {
        // As in the work item's own PATCH: the one that was to be changed.
        CommandError::Claimed(Claim { owner: self.path.issue.uuid(), ..claim })
    }
}

impl Update {
    /// Whether the caller may change all that was sent.
    fn permitted(&self, access: &Access, issue: &Issue) -> Result<()> {
        access.may_change_submission(issue.audit.maker)?;
        if !issue.is_in_triage() {
            // It is a work item like all others.
            access.may_change_content()?;
        }
        if let Some(ItemChanges { not_for_guests: Some(field), .. }) = &self.body.item
            && access.may_change_content().is_err()
        {
            let refusal = AccessRefusal::GuestsEditWords;
            let text = format!("{refusal}, not issue.{field}.");
            return Err(Problem::forbidden_because(refusal.code(), text).into());
        }
        decision::permitted(access, self.body.first_for_admins())
    }

    /// One small command for each key that was sent.
    async fn commands(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
        issue: &Issue,
    ) -> Result<Vec<IssueCommand>> {
        let (body, project) = (&self.body, &entered.project.state);
        let mut item_commands = Vec::new();
        let mut state = None;
        if let Some(ItemChanges { body: item, .. }) = &body.item {
            if issue.is_in_triage() {
                state = self.first_state(project, issue, item)?;
                let item = Body { state: Sent::Absent, ..item.clone() };
                item_commands = item.commands(unit, entered, issue).await?;
            } else {
                item_commands = item.commands(unit, entered, issue).await?;
            }
        }
        // What is accepted can have what is for work items only.
        let decided = body.decided.command(unit, project, issue, state).await?;
        let mut commands: Vec<_> = decided.into_iter().chain(item_commands).collect();
        let source = ChangeIssueSource {
            source: body.source.clone().change(),
            email: body.source_email.clone().change(),
        };
        if source != ChangeIssueSource::default() {
            commands.push(source.into());
        }
        Ok(commands)
    }

    /// The state that was sent for what is accepted, and refuses what is for accepted ones only. Whoever deletes a work item
    /// deletes all that is below it, so nothing that waits is below another.
    fn first_state<'p>(
        &self,
        project: &'p Project,
        issue: &Issue,
        item: &Body,
    ) -> Result<Option<&'p project::State>> {
        if item.archived_at.value().is_some() {
            return Err(Problem::field("issue.archived_at", NOT_ARCHIVED).into());
        }
        let status = self.body.decided.status(issue.in_intake()?.status);
        if item.parent.value().is_some() && status != IntakeStatus::Accepted {
            return Err(Problem::field("issue.parent", BELOW_NOTHING).into());
        }
        let Some(state) = item.state.value().map(StateId) else { return Ok(None) };
        if state == issue.state.id {
            return Ok(None);
        }
        let state = issues::facts::state(project, state)?;
        if status != IntakeStatus::Accepted {
            return Err(Problem::field("issue.state", IN_TRIAGE).into());
        }
        Ok(Some(state))
    }
}
