//! `PATCH …/collections/{collection}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::collection::{
    ChangeCollectionLogo, Collection, CollectionCommand, RenameCollection, ReorderCollection,
};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes;

use super::CollectionPath;
use super::body::{Body, CollectionChanges};
use super::render::For;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Snapshot, Unit};

/// Changes a collection: each key that was sent is a fact of its own, all of them or none. Who sees it does not change.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/",
    operation_id = "update_collection",
    params(CollectionPath),
    request_body = CollectionChanges,
    responses((status = 200, body = shapes::Collection)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    let body = call.permitted(Body::read(request.changes())).await?;
    let answer = For { workspace: call.workspace(), user: request.user(), zone: request.zone() };
    call.carry_out(&Update { path, body, if_match: request.if_match(), answer }).await
}

struct Update {
    path: CollectionPath,
    body: Body,
    if_match: IfMatch,
    answer: For,
}

impl Operation<InCollection> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        self.if_match.check(entered.collection.version)?;
        self.check_access(&entered.collection.state)?;
        unit.change_collection(self.path.collection, self.commands()).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        self.answer.collection(StatusCode::OK, after, self.path.collection)
    }
}

impl Update {
    /// Refuses another access than it has.
    fn check_access(&self, collection: &Collection) -> Result<()> {
        if self.body.access.value().is_none_or(|access| access == collection.access) {
            return Ok(());
        }
        let text = "The access of a collection does not change: make another one.";
        Err(Problem::field("access", text).into())
    }

    /// One small command for each key that was sent.
    fn commands(&self) -> impl Iterator<Item = CollectionCommand> {
        let body = &self.body;
        let commands: [Option<CollectionCommand>; 3] = [
            body.name.clone().value().map(|to| RenameCollection { to }.into()),
            body.logo.clone().value().map(|to| ChangeCollectionLogo { to }.into()),
            body.sort_order.value().map(|to| ReorderCollection { to }.into()),
        ];
        commands.into_iter().flatten()
    }
}
