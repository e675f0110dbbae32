//! `PATCH …/collections/{collection}/members/{collection_member}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::collection::{ChangeCollectionMemberAccess, CollectionMemberAccess};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Fields, Sent, shapes};

use super::super::CollectionMemberPath;
use super::super::render::For;
use super::access;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Snapshot, Unit};

bodies! {
    /// What a member of a collection may do from now on.
    CollectionMemberChanges: schema_of_changes(read), { "access": 0 };
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Sent<CollectionMemberAccess>, Problem> {
    let access = access(&mut fields);
    fields.finish()?;
    Ok(access)
}

/// Lets a member of a collection do other things.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/members/{collection_member}/",
    operation_id = "update_collection_member",
    params(CollectionMemberPath),
    request_body = CollectionMemberChanges,
    responses((status = 200, body = shapes::CollectionMember)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionMemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    let access = call.permitted(read(request.changes())).await?;
    let answer = For { workspace: call.workspace(), user: request.user(), zone: request.zone() };
    call.carry_out(&ChangeAccess { path, access, if_match: request.if_match(), answer }).await
}

struct ChangeAccess {
    path: CollectionMemberPath,
    access: Sent<CollectionMemberAccess>,
    if_match: IfMatch,
    answer: For,
}

impl Operation<InCollection> for ChangeAccess {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        let CollectionMemberPath { collection, collection_member: id, .. } = self.path;
        self.if_match.check(entered.collection.state.membership(id)?.audit.version)?;
        let change = |to| ChangeCollectionMemberAccess { id, to }.into();
        unit.change_collection(collection, self.access.value().map(change)).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let CollectionMemberPath { collection, collection_member, .. } = self.path;
        self.answer.member(StatusCode::OK, after, (collection, collection_member))
    }
}
