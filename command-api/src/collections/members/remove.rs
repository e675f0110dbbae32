//! `DELETE …/collections/{collection}/members/{collection_member}/`

use axum::extract::State;
use axum::response::Response;
use domain::collection::RemoveCollectionMember;
use service::Problem;
use service::http::{IfMatch, Path};

use super::super::CollectionMemberPath;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Unit};

/// Ends a membership of a collection; members may end their own.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/members/{collection_member}/",
    operation_id = "remove_collection_member",
    params(CollectionMemberPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionMemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    call.carry_out(&Remove { path, if_match: request.if_match() }).await
}

struct Remove {
    path: CollectionMemberPath,
    if_match: IfMatch,
}

impl Operation<InCollection> for Remove {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        let CollectionMemberPath { collection, collection_member: id, .. } = self.path;
        let found = &entered.collection.state;
        let is_own = found.membership(id).is_ok_and(|member| member.user == unit.actor());
        if !is_own {
            entered.access.may_dispose_of_collection(found, entered.stay)?;
        }
        self.if_match.check(found.membership(id)?.audit.version)?;
        unit.change_collection(collection, [RemoveCollectionMember { id }.into()]).await?;
        Ok(())
    }
}
