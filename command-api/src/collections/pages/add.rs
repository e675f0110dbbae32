//! `POST …/collections/{collection}/pages/`

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::PageId;
use domain::collection::Collection;
use domain::page::{PageCommand, PageRefusal, ReorderPage, SetPageCollection};
use serde_json::{Map, Value};
use service::Problem;
use service::http::{IfMatch, Path};
use uuid::Uuid;
use wire::{Fields, Sent, messages, shapes};

use super::super::render::For;
use super::super::{CollectionPath, facts};
use super::no_placement;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::{AnyRefusal, CommandError, Result};
use crate::pages;
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Snapshot, Unit};

bodies! {
    /// Pages that come into a collection, at most 1,000.
    NewCollectionPages: schema(Body::read), { "page_ids": ["01890a5d-ac96-774b-bcce-b302099a8057"] };
}

/// How many pages come into a collection at once.
const MOST: usize = 1000;
/// The description of `sort_orders`.
const PLACES: &str = "New places of some of them, by their ids, among all pages of the workspace.";

/// What clients send.
struct Body {
    /// The pages, each once, in the order in which they were sent.
    pages: Vec<PageId>,
    /// The new places of some of them.
    places: BTreeMap<PageId, f64>,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let ids = fields.ids("page_ids").doc("The pages.").required().read();
        let mut ids = ids.unwrap_or_default();
        if ids.len() > MOST {
            fields.fail("page_ids", format!("No more than {MOST} pages at once."));
            ids.clear();
        }
        let mut known = BTreeSet::new();
        let once = ids.into_iter().filter(|id| known.insert(*id)).map(PageId);
        let pages: Vec<PageId> = once.collect();
        let places = places(&mut fields, &pages);
        no_placement(&mut fields);
        fields.finish()?;
        if pages.is_empty() {
            return Err(Problem::field("page_ids", "This list may not be empty."));
        }
        Ok(Self { pages, places })
    }
}

/// The new places, by the ids of pages that are among those that were sent.
fn places(fields: &mut Fields, pages: &[PageId]) -> BTreeMap<PageId, f64> {
    let sent = match fields.json("sort_orders").doc(PLACES).shown_as_object().read() {
        Sent::Value(Value::Object(places)) => places,
        Sent::Value(other) => {
            let kind = wire::fields::type_name(&other);
            let text = format!("Expected a dictionary of items but got type \"{kind}\".");
            fields.fail("sort_orders", text);
            Map::new()
        }
        Sent::Null | Sent::Absent => Map::new(),
    };
    let mut places = BTreeMap::new();
    for (id, place) in sent {
        let page = Uuid::parse_str(&id).map(PageId).ok().filter(|id| pages.contains(id));
        match (page, place.as_f64()) {
            (Some(page), Some(place)) => drop(places.insert(page, place)),
            (None, _) => {
                fields.fail("sort_orders", format!("\"{id}\" is none of the pages sent."));
                return places;
            }
            (_, None) => {
                fields.fail("sort_orders", "A valid number is required.");
                return places;
            }
        }
    }
    places
}

/// Puts pages of the workspace that are below no other into a collection, out of those that they are in; answers with those
/// that were sent.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/pages/",
    operation_id = "add_collection_pages",
    params(CollectionPath),
    request_body = NewCollectionPages,
    responses((status = 200, body = Vec<shapes::CollectionPage>)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    let body = call.permitted(Body::read(request.fields())).await?;
    let answer = For { workspace: call.workspace(), user: request.user(), zone: request.zone() };
    call.carry_out(&Add { path, body, if_match: request.if_match(), answer }).await
}

struct Add {
    path: CollectionPath,
    body: Body,
    if_match: IfMatch,
    answer: For,
}

impl Operation<InCollection> for Add {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        let (caller, to) = (entered.caller(), self.path.collection);
        self.if_match.check(entered.collection.version)?;
        for id in &self.body.pages {
            let page = pages::existing(unit, caller.access, (None, *id)).await;
            let page = page.map_err(|error| unknown(error, *id))?;
            if page.state.collection() != Some(to) {
                facts::leavable(unit, caller, &page.state).await?;
            }
            let put: PageCommand = SetPageCollection { to: Some(to) }.into();
            let place = self.body.places.get(id).map(|to| ReorderPage { to: *to }.into());
            unit.change_page((None, *id), [put].into_iter().chain(place)).await?;
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let pages = self.body.pages.iter().map(|id| self.answer.page(after, *id));
        let shown = pages.collect::<Result<Vec<_>>>()?;
        let version = after.get::<Collection>(self.path.collection)?.version;
        Rendered::json(StatusCode::OK, version, &shown)
    }
}

/// The refusal of a page that there is not, in the words of a foreign key.
fn unknown(error: CommandError, id: PageId) -> CommandError {
    match error {
        CommandError::Refused(AnyRefusal::Page(PageRefusal::Missing)) => {
            Problem::field("page_ids", messages::unknown_key(id.uuid())).into()
        }
        error => error,
    }
}
