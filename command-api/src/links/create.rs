//! `POST …/work-items/{issue}/links/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::LinkId;
use domain::issue::{AddIssueLink, LinkMetadata, LinkUrl};
use domain::values::ShortText;
use service::Problem;
use service::http::Path;
use wire::shapes::Link;
use wire::{Fields, Zone};

use super::{fields, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::issues::{Origin, facts};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

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
    params(IssuePath),
    request_body = NewLink,
    responses((status = 201, body = Link)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let read = Body::read(request.fields(), app.clock().now());
    let body = call.permitted(read).await?;
    let (id, zone) = (call.new_id(0), request.zone());
    call.carry_out(&CreateLink { path, id, body, zone }).await
}

struct Body {
    url: LinkUrl,
    title: Option<ShortText>,
    metadata: LinkMetadata,
    origin: Origin,
}

struct CreateLink {
    path: IssuePath,
    id: LinkId,
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
        Ok(Self { url: url.required()?, title: title.value(), metadata, origin })
    }
}

impl Operation<InProject> for CreateLink {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::existing(unit, self.path.issue()).await?;
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
        unit.change_issue(self.path.issue(), [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.path.issue, self.id), self.zone)
    }
}
