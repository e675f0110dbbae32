//! `PATCH …/collections/{collection}/pages/{page}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::CollectionId;
use domain::collection::CollectionRefusal;
use domain::page::{Page, PageCommand, ReorderPage, SetPageCollection};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Fields, Sent, messages, shapes};

use super::super::render::For;
use super::super::{CollectionPagePath, facts};
use super::{inside, no_placement};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::{AnyRefusal, CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Snapshot, Unit};

bodies! {
    /// Where a page of a collection shall be.
    CollectionPageChanges: schema_of_changes(Body::read), { "collection": "01a206a3-6a11-7f3e-8a0b-6b1f0d3c9a61" };
}

const COLLECTION: &str = "The collection that it moves into; where it is unless sent.";
/// The description of `sort_order`.
const PLACE: &str = "Its place among the pages of the workspace.";

/// What clients send.
struct Body {
    /// The collection that it moves into.
    collection: Sent<CollectionId>,
    /// Its place.
    sort_order: Sent<f64>,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            collection: fields.id("collection").doc(COLLECTION).read().map(CollectionId),
            sort_order: fields.float("sort_order").doc(PLACE).read(),
        };
        no_placement(&mut fields);
        fields.finish()?;
        Ok(body)
    }
}

/// Moves a page to another place, or into another collection; the version that `If-Match` names is the page's.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/pages/{page}/",
    operation_id = "update_collection_page",
    params(CollectionPagePath),
    request_body = CollectionPageChanges,
    responses((status = 200, body = shapes::CollectionPage)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    let body = call.permitted(Body::read(request.changes())).await?;
    let answer = For { workspace: call.workspace(), user: request.user(), zone: request.zone() };
    call.carry_out(&Update { path, body, if_match: request.if_match(), answer }).await
}

struct Update {
    path: CollectionPagePath,
    body: Body,
    if_match: IfMatch,
    answer: For,
}

impl Operation<InCollection> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        let caller = entered.caller();
        let page = inside(unit, entered, &self.path).await?;
        self.if_match.check(page.version)?;
        if let Sent::Value(to) = self.body.collection {
            facts::editable(unit, caller, to).await.map_err(|error| unknown(error, to))?;
        }
        let commands: [Option<PageCommand>; 2] = [
            self.body.collection.value().map(|to| SetPageCollection { to: Some(to) }.into()),
            self.body.sort_order.value().map(|to| ReorderPage { to }.into()),
        ];
        unit.change_page((None, self.path.page), commands.into_iter().flatten()).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let version = after.get::<Page>(self.path.page)?.version;
        Rendered::json(StatusCode::OK, version, &self.answer.page(after, self.path.page)?)
    }
}

/// The refusal of a collection that there is not, in the words of a foreign key.
fn unknown(error: CommandError, id: CollectionId) -> CommandError {
    match error {
        CommandError::Refused(AnyRefusal::Collection(CollectionRefusal::Missing)) => {
            Problem::field("collection", messages::unknown_key(id.uuid())).into()
        }
        error => error,
    }
}
