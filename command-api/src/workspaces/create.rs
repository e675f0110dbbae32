//! `POST workspaces/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::values::{TimeZone, WorkspaceName, WorkspaceSlug};
use domain::workspace::CreateWorkspace;
use domain::{UserId, WorkspaceId};
use service::Problem;
use wire::{Sent, Zone, shapes};

use super::body::{Body, NewWorkspace};
use super::render::{self, Reader};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{Operation, Snapshot, Unit};

/// Creates a workspace that belongs to the caller; its slug is unique while it lives.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/",
    operation_id = "create_workspace",
    request_body = NewWorkspace,
    responses((status = 201, body = shapes::Workspace)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    let body = Body::read(request.fields())?;
    // The log to append to is the new workspace's own, so its id has to be known before the command.
    let id: WorkspaceId = app.call_of(&request, WorkspaceId::INSTANCE).new_id(0);
    let reader = Reader::of(&request);
    app.call_of(&request, id).carry_out(&Create { id, body, reader }).await
}

pub struct Create {
    id: WorkspaceId,
    body: Body,
    reader: Reader,
}

impl Create {
    /// The command without a request: the operator's, for somebody.
    pub fn new(id: WorkspaceId, name: WorkspaceName, slug: WorkspaceSlug, owner: UserId) -> Self {
        let (name, slug) = (Sent::Value(name), Sent::Value(slug));
        let body = Body { name, slug, time_zone: Sent::Absent };
        Self { id, body, reader: Reader::new(owner, Zone::UTC) }
    }
}

impl Operation for Create {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        let body = &self.body;
        let slug = body.slug.clone().required()?;
        for claim in claims::workspace_slug(slug.as_str(), self.id) {
            unit.take_in_instance(claim);
        }
        unit.take_in_instance(claims::user_stays(unit.actor()));
        let create = CreateWorkspace {
            id: self.id,
            name: body.name.clone().required()?,
            slug,
            owner: unit.actor(),
            time_zone: body.time_zone.clone().value().unwrap_or_else(TimeZone::utc),
        };
        unit.change_workspace([create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, self.id, self.reader)
    }
}
