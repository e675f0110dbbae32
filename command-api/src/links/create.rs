//! `POST …/work-items/{issue}/links/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::issue::{AddIssueLink, Issue, LinkMetadata, LinkUrl};
use domain::values::ShortText;
use domain::{Access, IssueId, LinkId, ProjectId};
use service::Problem;
use service::http::{Path, PathId};
use wire::shapes::Link;
use wire::{Fields, Zone};

use super::{fields, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::issues::{Origin, facts};
use crate::request::{CommandRequest, InIssue};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// What a link is made from. Only admins of the project say who made it and when, for an import.
    NewLink: schema(|fields| Body::read(fields, DateTime::default())), {
        "url": "https://example.org/pump",
        "title": "The pump's manual"
    };
}

/// Adds a link to a work item.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/",
    operation_id = "create_work_item_link",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("issue" = Uuid, Path),
    ),
    request_body = NewLink,
    responses((status = 201, body = Link)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InIssue,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(issue))) = path;
    let command = app.command(&request, &slug).await?;
    let read = Body::read(request.fields(), app.clock().now());
    let body = command.permitted(project, Access::may_change_content, read).await?;
    let (id, zone) = (command.new_id(0), request.zone());
    command.carry_out(&CreateLink { id, project, issue, body, zone }).await
}

/// What was sent.
struct Body {
    url: LinkUrl,
    title: Option<ShortText>,
    metadata: LinkMetadata,
    origin: Origin,
}

/// The command.
struct CreateLink {
    id: LinkId,
    project: ProjectId,
    issue: IssueId,
    body: Body,
    zone: Zone,
}

impl Body {
    /// Reads the body of a request that came now.
    fn read(mut fields: Fields, now: DateTime<Utc>) -> Result<Self, Problem> {
        let (url, title) = (fields::url(&mut fields), fields::title(&mut fields));
        let metadata = fields::metadata(&mut fields).unwrap_or_default();
        let origin = Origin::read(&mut fields, now);
        fields.finish()?;
        Ok(Self { url: url.unwrap_or_default(), title: title.value(), metadata, origin })
    }
}

impl Operation for CreateLink {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        facts::existing(unit, self.project, self.issue).await?;
        entered.project.state.editable()?;
        let origin = self.body.origin.permitted(&entered.access, &entered.workspace.state)?;
        let add = AddIssueLink {
            id: self.id,
            url: self.body.url.clone(),
            title: self.body.title.clone(),
            metadata: self.body.metadata.clone(),
            created_at: origin.created_at,
            created_by: origin.created_by,
        };
        let scope = facts::scope(self.project, self.issue);
        unit.change::<Issue>(self.issue, scope, [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::CREATED, after, (self.issue, self.id), self.zone)
    }
}
