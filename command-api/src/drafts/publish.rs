//! `POST …/drafts/{draft}/publish/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::Issue;
use domain::{IssueId, ProjectId, Right, UserId, WorkspaceId};
use serde_json::{Map, Value, json};
use service::Problem;
use service::accounts::Draft;
use service::http::{IfMatch, Path};
use uuid::Uuid;
use wire::shapes::WorkItem;
use wire::{Fields, Zone};

use super::publication::publication;
use super::{DraftPath, places};
use crate::accounts::{Given, is_noted};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::issues::{self, CreateWorkItem, Origin};
use crate::keyed::Keyed;
use crate::own;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{
    EnteredWorkspace, InProject, InWorkspace, Operation, Permission, Snapshot, Unit,
};

/// Publishes one of the caller's drafts: makes the work item in its project, as that would be made with its fields, puts it
/// into its cycle and modules, and removes the draft. A draft becomes one work item, however often this is sent: again, it
/// is answered as the first time.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/drafts/{draft}/publish/",
    operation_id = "publish_draft",
    params(DraftPath),
    responses((status = 201, body = WorkItem)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<DraftPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let (id, keyed) = (path.id()?, request.keyed());
    let who = (call.workspace(), request.user());
    let is_noted = is_noted(&app, keyed.as_ref()).await?;
    let identity = publication(who, id);
    let issue = IssueId(identity.new_id(0));
    let (if_match, zone) = (request.if_match(), request.zone());
    let publish = Publish { app: &app, slug: path.slug, draft: id, issue, if_match, zone };
    let response = call.identified(identity).carry_out(&publish).await?;
    if !is_noted && let Err(problem) = remove(&app, who, id, keyed.as_ref()).await {
        // It is shown no more, and the sweep removes it.
        tracing::warn!(error = ?problem, "a published draft was not removed");
    }
    Ok(response)
}

/// Removes a draft that was published, and notes the client's key.
async fn remove(
    app: &App,
    who: (WorkspaceId, UserId),
    id: Uuid,
    keyed: Option<&Keyed>,
) -> Result<(), Problem> {
    let mut own = own::change_in(app, who).await?;
    own.delete_draft(id).await?;
    let write = keyed.map(|keyed| keyed.answered(&Given::nothing())).transpose()?;
    Ok(own.keep(write.as_ref()).await?)
}

struct Publish<'a> {
    app: &'a App,
    slug: String,
    draft: Uuid,
    /// The work item that it becomes.
    issue: IssueId,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InWorkspace> for Publish<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, _: &EnteredWorkspace) -> Result<()> {
        let who = (unit.workspace(), unit.actor());
        let draft = self.app.accounts().draft(who, self.draft).await.map_err(Problem::from)?;
        // The log tells whether it was published: then the answer is that of the first time.
        let draft = draft.ok_or_else(Problem::no_draft)?;
        self.if_match.check(draft.version)?;
        let (create, project) = self.creation(unit, &draft)?;
        // What the work items of the project ask for.
        let entered = InProject { project, right: Right::ProjectMember }.ask(unit).await?;
        create.decide(unit, &entered).await?;
        let issue = (project, self.issue);
        places::put_into_cycle(unit, issue, draft.cycle).await?;
        places::put_into_modules(unit, issue, &draft.modules).await
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let project = after.get::<Issue>(self.issue)?.state.project;
        issues::rendered(StatusCode::CREATED, after, (project, self.issue), self.zone)
    }
}

impl Publish<'_> {
    /// The creation of the work item, which is read as a request to create it would be; and its project.
    fn creation(&self, unit: &Unit<'_>, draft: &Draft) -> Result<(CreateWorkItem, ProjectId)> {
        let mut fields = Fields::new(fields(draft), self.zone);
        let project = fields.id("project").required().read();
        let body = issues::Body::read(&mut fields);
        let origin = Origin::read(&mut fields, unit.at());
        fields.finish().map_err(Problem::from)?;
        let project = ProjectId(project.required()?);
        let path = ProjectPath { slug: self.slug.clone(), project };
        Ok((CreateWorkItem { path, id: self.issue, body, origin, zone: self.zone }, project))
    }
}

/// A draft as the body of a request that creates the work item; what it does not have is not sent.
fn fields(draft: &Draft) -> Map<String, Value> {
    let fields = [
        ("project", json!(draft.project)),
        ("name", json!(draft.name)),
        ("description_html", json!(draft.html)),
        ("priority", json!(draft.priority.name())),
        ("state", json!(draft.state)),
        ("assignees", json!(draft.assignees)),
        ("labels", json!(draft.labels)),
        ("parent", json!(draft.parent)),
        ("start_date", json!(draft.start_date)),
        ("target_date", json!(draft.target_date)),
        ("point", json!(draft.point)),
        ("estimate_point", json!(draft.estimate_point)),
    ];
    let sent = fields.into_iter().filter(|(_, value)| !value.is_null());
    sent.map(|(name, value)| (name.to_owned(), value)).collect()
}
