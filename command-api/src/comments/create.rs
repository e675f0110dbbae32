//! `POST …/work-items/{issue}/comments/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::CommentId;
use domain::comment::{Comment, CommentAccess, CommentRefusal, CreateComment, ParentComment};
use domain::values::ExternalRef;
use service::Problem;
use service::http::Path;
use wire::{Fields, Zone, shapes};

use super::body::Body;
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::error::Result;
use crate::issues::{self, Origin};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit, issue_scope};

bodies! {
    /// What a comment is made from. Only admins of the project say who wrote it and when, for an import.
    NewComment: schema(|fields| read(fields, DateTime::default())), { "comment_html": "<p>It still leaks.</p>" };
}

/// Comments on a work item; guests of the project may, too.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/",
    operation_id = "create_work_item_comment",
    params(IssuePath),
    request_body = NewComment,
    responses((status = 201, body = shapes::Comment)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let (fields, now) = (request.fields(), app.clock().now());
    let read = move || read(fields, now);
    let (body, origin) = call.read_html(&request, read).await?;
    let (id, zone) = (call.new_id(0), request.zone());
    call.carry_out(&Create { path, id, body, origin, zone }).await
}

/// Reads the body of a request that came now.
fn read(mut fields: Fields, now: DateTime<Utc>) -> Result<(Body, Origin), Problem> {
    let read = (Body::read(&mut fields), Origin::read(&mut fields, now));
    fields.finish()?;
    Ok(read)
}

struct Create {
    path: IssuePath,
    id: CommentId,
    body: Body,
    origin: Origin,
    zone: Zone,
}

impl Operation<InProject> for Create {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        issues::facts::seen(unit, entered, self.path.issue()).await?;
        entered.project.state.editable()?;
        let origin = self.origin.permitted(&entered.access, &entered.workspace.state)?;
        let external = self.body.external.applied_to(&ExternalRef::default());
        if let Some(claim) = claims::comment_external(self.path.project, &external, self.id) {
            unit.take(claim);
        }
        let create = CreateComment {
            id: self.id,
            project: self.path.project,
            issue: self.path.issue,
            parent: self.parent(unit, entered).await?,
            html: self.body.html.clone().required()?,
            access: self.body.permitted_access(entered)?.unwrap_or(unsaid(entered)),
            external,
            created_at: origin.created_at,
            created_by: origin.created_by,
        };
        let scope = issue_scope(self.path.project, self.path.issue);
        unit.begin::<Comment>(self.id, scope, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.path.project, self.id), self.zone)
    }
}

/// Who may read a comment that says nothing of that: guests write none that they could not read.
fn unsaid(entered: &EnteredProject) -> CommentAccess {
    match entered.access.may_discuss_internally() {
        Ok(()) => CommentAccess::default(),
        Err(_) => CommentAccess::External,
    }
}

impl Create {
    /// The comment that it answers, if that is there and the caller sees it.
    async fn parent(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
    ) -> Result<Option<ParentComment>> {
        let Some(id) = self.body.parent.value() else { return Ok(None) };
        let parent = &unit.read::<Comment>(id).await?.state;
        if !parent.is_live() || entered.access.may_see_comment(parent, None).is_err() {
            return Err(CommentRefusal::ParentMissing { id }.into());
        }
        Ok(Some(ParentComment { id, issue: parent.issue, is_answer: parent.parent.is_some() }))
    }
}
