//! `POST …/collections/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::collection::{Collection, CreateCollection};
use domain::{CollectionId, CollectionMemberId};
use event_store::Scope;
use service::Problem;
use service::http::Path;
use wire::{Sent, shapes};

use super::body::{Body, NewCollection};
use super::render::For;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

/// Makes a collection of pages of the workspace; the caller owns it, and is its first member.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/collections/",
    operation_id = "create_collection",
    params(WorkspacePath),
    request_body = NewCollection,
    responses((status = 201, body = shapes::Collection)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_workspace();
    let body = call.permitted(Body::read(request.fields())).await?;
    let answer = For { workspace: call.workspace(), user: request.user(), zone: request.zone() };
    let (id, membership, read_model) = (call.new_id(0), call.new_id(1), app.read_model());
    call.carry_out(&Create { id, membership, body, answer, read_model }).await
}

struct Create<'a> {
    id: CollectionId,
    membership: CollectionMemberId,
    body: Body,
    answer: For,
    read_model: &'a ReadModel,
}

impl Operation<InWorkspace> for Create<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, _: &EnteredWorkspace) -> Result<()> {
        let body = &self.body;
        let sort_order = match body.sort_order {
            Sent::Value(place) => place,
            Sent::Null | Sent::Absent => {
                let last = self.read_model.last_collection(unit.workspace()).await?;
                Collection::place_behind(last)
            }
        };
        let create = CreateCollection {
            id: self.id,
            name: body.name.clone().required()?,
            access: body.access.unwrap_or_default(),
            owner: unit.actor(),
            membership: self.membership,
            logo: body.logo.clone().unwrap_or_default(),
            sort_order,
        };
        unit.begin::<Collection>(self.id, Scope::default(), [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        self.answer.collection(StatusCode::CREATED, after, self.id)
    }
}
