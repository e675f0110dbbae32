//! `POST …/work-items/{issue}/comments/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::comment::{Comment, CreateComment};
use domain::values::ExternalRef;
use domain::{Access, CommentId, IssueId, ProjectId};
use service::Problem;
use service::http::{Path, PathId};
use wire::{Fields, Zone, shapes};

use super::body::Body;
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::issues::{self, Origin};
use crate::request::{CommandRequest, InIssue};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// What a comment is made from. Only admins of the project say who wrote it and when, for an import.
    NewComment: schema(|fields| read(fields, DateTime::default())), { "comment_html": "<p>It still leaks.</p>" };
}

/// Comments on a work item; guests of the project may, too.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/",
    operation_id = "create_work_item_comment",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
    ),
    request_body = NewComment,
    responses((status = 201, body = shapes::Comment)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InIssue,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(issue))) = path;
    let command = app.command(&request, &slug).await?;
    let (fields, now) = (request.fields(), app.clock().now());
    let read = move || read(fields, now);
    let (body, origin) = command.read_html(&request, project, Access::may_comment, read).await?;
    let (id, zone) = (command.new_id(0), request.zone());
    command.carry_out(&Create { id, project, issue, body, origin, zone }).await
}

/// Reads the body of a request that came now.
fn read(mut fields: Fields, now: DateTime<Utc>) -> Result<(Body, Origin), Problem> {
    let read = (Body::read(&mut fields), Origin::read(&mut fields, now));
    fields.finish()?;
    Ok(read)
}

/// The command.
struct Create {
    id: CommentId,
    project: ProjectId,
    issue: IssueId,
    body: Body,
    origin: Origin,
    zone: Zone,
}

impl Operation for Create {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_comment()?;
        issues::facts::existing(unit, self.project, self.issue).await?;
        entered.project.state.editable()?;
        let origin = self.origin.permitted(&entered.access, &entered.workspace.state)?;
        let external = self.body.external.applied_to(&ExternalRef::default());
        if let Some(claim) = claims::comment_external(self.project, &external, self.id) {
            unit.take(claim);
        }
        let create = CreateComment {
            id: self.id,
            project: self.project,
            issue: self.issue,
            html: self.body.html.clone().unwrap_or_default(),
            access: self.body.access.unwrap_or_default(),
            external,
            created_at: origin.created_at,
            created_by: origin.created_by,
        };
        let scope = issues::facts::scope(self.project, self.issue);
        unit.begin::<Comment>(self.id, scope, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::CREATED, after, self.id, self.zone)
    }
}
