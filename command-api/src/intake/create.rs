//! `POST …/intake-issues/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{CreateIssue, Issue, IssueRefusal, SubmitIssue};
use domain::project::{self, CreateTriageState, Project, ProjectFeature, ProjectRefusal};
use domain::values::ExternalRef;
use domain::{IntakeId, IssueId, StateId};
use service::Problem;
use service::http::Path;
use wire::shapes::IntakeIssue;

use super::body::Submission;
use super::render::{self, Moment};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit, issue_scope};

bodies! {
    /// What a work item in the intake is made from.
    NewIntakeIssue: schema(Submission::read), {
        "issue": {
            "name": "The pump leaks",
            "description_html": "<p>At the <b>left</b> valve.</p>",
            "priority": "high"
        },
        "source_email": "ada@example.com"
    };
}

/// Submits a work item to the intake of a project, where it waits until an admin of the project accepts it.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/",
    operation_id = "create_intake_issue",
    params(ProjectPath),
    request_body = NewIntakeIssue,
    responses((status = 201, body = IntakeIssue)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let fields = request.fields();
    let body = call.read_html(&request, move || Submission::read(fields)).await?;
    let ids = Ids { issue: call.new_id(0), intake: call.new_id(1), state: call.new_id(2) };
    let moment = Moment::of(&app, &request);
    call.carry_out(&Submit { path, ids, body, moment }).await
}

struct Ids {
    issue: IssueId,
    intake: IntakeId,
    /// The hidden state, if the project has none.
    state: StateId,
}

struct Submit {
    path: ProjectPath,
    ids: Ids,
    body: Submission,
    moment: Moment,
}

impl Operation<InProject> for Submit {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let (project, id) = (self.path.project, self.ids.issue);
        entered.project.state.editable()?;
        let submit = self.submission(unit, &entered.project.state).await?;
        if let Some(claim) = claims::issue_external(project, &submit.create.external, id) {
            unit.take(claim);
        }
        unit.begin::<Issue>(id, issue_scope(project, id), [submit.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let at = (self.path.project, self.ids.issue);
        render::rendered(StatusCode::CREATED, after, at, self.moment)
    }
}

impl Submit {
    /// The aggregate's command, with all that it has to know.
    async fn submission(&self, unit: &mut Unit<'_>, project: &Project) -> Result<SubmitIssue> {
        let body = &self.body;
        let details = project.details()?;
        let is_switched_on = details.features.contains(&ProjectFeature::Intake);
        if !is_switched_on {
            // Before a number is used up.
            return Err(IssueRefusal::IntakeSwitchedOff.into());
        }
        let make = CreateTriageState { id: self.ids.state };
        let state = unit.change_project(project.id, [make.into()]).await?;
        let state = state.state.triage_state().map(project::State::reference);
        let create = CreateIssue {
            id: self.ids.issue,
            project: project.id,
            number: unit.reserve_number(project.id).await?,
            identifier: details.identifier.to_string(),
            name: body.name.clone(),
            description: body.description.clone(),
            priority: body.priority,
            state: state.ok_or(ProjectRefusal::StateMissing)?,
            completed_at: None,
            assignees: Vec::new(),
            labels: Vec::new(),
            parent: None,
            start_date: None,
            target_date: None,
            point: None,
            estimate_point: None,
            sort_order: None,
            external: body.item_external.applied_to(&ExternalRef::default()),
            created_at: None,
            created_by: None,
        };
        Ok(SubmitIssue {
            create,
            is_switched_on,
            intake: self.ids.intake,
            source: body.source.clone(),
            external: body.external.applied_to(&ExternalRef::default()),
            extra: body.extra.clone(),
        })
    }
}
