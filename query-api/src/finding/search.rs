//! `GET workspaces/{slug}/search/`: everything that has a text.

use axum::extract::State;
use axum::response::Response;
use search::{Among, Found, Kind, Marked, Sought, Window};
use serde::Serialize;
use service::Problem;
use utoipa::ToSchema;
use uuid::Uuid;
use wire::{Timestamp, Zone};

use super::hits::{self, Hit};
use super::reach::{Within, reaches};
use crate::access::InWorkspace;
use crate::membership::WorkspaceMembership;
use crate::params::{Params, invalid};
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// How many are found unless asked otherwise, and at most.
const LIMIT: usize = 20;
const MOST: usize = 100;
/// How many may be left out.
const FARTHEST: usize = 1000;
/// The longest text, in characters, and the most words of it.
const LONGEST: usize = 1000;
const MOST_WORDS: usize = 32;
/// The most parts of words: each two letters that follow one another where words are written without blanks.
const MOST_TERMS: usize = 200;
/// The most work items that are found by their keys and numbers.
const MOST_NAMED: i64 = 50;
/// The parameters that are known.
const KNOWN: &[&str] = &["search", "kind", "project_id", "archived", "limit", "offset"];

/// What was found, the best first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchResults {
    /// At most as many as were wanted.
    results: Vec<SearchResult>,
    /// Whether there is more.
    has_more: bool,
}

/// Something that was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchResult {
    /// What it is.
    kind: ResultKind,
    /// Its id.
    id: Uuid,
    /// The project it belongs to; null for a page of the workspace.
    #[schema(required)]
    project_id: Option<Uuid>,
    /// The prefix of the keys there.
    #[schema(required)]
    project_identifier: Option<String>,
    /// The work item itself, or the one that a comment is on; null for a page.
    #[schema(required)]
    work_item_id: Option<Uuid>,
    /// The running number of that work item.
    #[schema(required)]
    sequence_id: Option<u32>,
    /// The name of the page, or of that work item.
    name: String,
    /// Whether it is archived; a comment is if its work item is.
    is_archived: bool,
    /// When it was last changed.
    updated_at: Timestamp,
    /// The name in pieces, with what was found in it.
    name_parts: Vec<TextPart>,
    /// The passage of the text that has most of what was sought, in pieces; its beginning if only the name has it, and empty
    /// if there is no text.
    passage: Vec<TextPart>,
}

/// What sort of thing was found.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ResultKind {
    /// A work item, by its key, its name or its description.
    WorkItem,
    /// A comment on a work item.
    Comment,
    /// A page, by its name or its text.
    Page,
}

/// A piece of a text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TextPart {
    /// The piece, as plain text.
    text: String,
    /// Whether it is what was sought.
    is_match: bool,
}

/// What is asked.
struct Asked {
    text: String,
    sought: Sought,
    kinds: Vec<Kind>,
    project: Option<Uuid>,
    with_archived: bool,
    window: Window,
}

/// Searches names, descriptions, comments and pages for words in any order, as far as the caller sees them, and names of a
/// work item's key first. `"…"` keeps words together, `-` leaves one out, the last word may be its beginning, accents and
/// case make no difference, and mistyped words are found where nothing has them as they are.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/search/",
    operation_id = "search_workspace",
    params(WorkspacePath, documented::Everywhere),
    responses((status = 200, body = SearchResults)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&request.params)?;
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let at_once = app.searches.at_once(access.workspace.id, access.seen);
    let (index, place) = if let Some(there) = at_once {
        there
    } else {
        // The connection is given back while the index comes to what the tables show by now.
        let WorkspaceMembership { seen, workspace, .. } = access.into_membership();
        let there = app.searches.at(workspace.id, seen).await?;
        access = InWorkspace::open(&app, &request, &path.slug).await?;
        there
    };
    let within =
        Within { workspace: access.workspace.id, project: asked.project, caller: access.caller };
    let named = asked.named(&mut access, within).await?;
    let reaches = reaches(access.db(), within, &asked.kinds).await?;
    let among = Among { reaches, with_archived: asked.with_archived, but: named.clone() };
    let (sought, window, is_spelt) =
        (asked.sought.clone(), asked.beyond(named.len()), named.is_empty());
    let finding = app
        .searches
        .work(&index, &place, move |index| index.find(&sought, &among, is_spelt, window));
    let Found { entries, is_mistyped } = finding.await?;
    let (wanted, has_more) = asked.page(&named, entries);
    let hits = hits::read(access.db(), within, &wanted).await?;
    let (seen, zone) = (access.seen, request.zone());
    drop(access);
    let shaping = app.searches.work(&index, &place, move |_| {
        let shape = |hit| shape(hit, &asked.sought, is_mistyped, zone);
        Ok(hits.into_iter().map(shape).collect())
    });
    let results = shaping.await?;
    request.answer_all(seen, &SearchResults { results, has_more })
}

impl Asked {
    /// Reads the parameters.
    fn read(params: &Params) -> Result<Self, Problem> {
        params.refuse_all_but(KNOWN)?;
        let text = params.filled("search").unwrap_or_default().to_owned();
        let sought = sought(&text)?;
        let kinds = match params.filled("kind") {
            None => Kind::ALL.to_vec(),
            Some(kinds) => kinds.split(',').map(kind).collect::<Result<_, _>>()?,
        };
        let limit = at_most(params, "limit", 1, MOST)?.unwrap_or(LIMIT);
        let offset = at_most(params, "offset", 0, FARTHEST)?.unwrap_or_default();
        let project = params.id("project_id")?;
        let with_archived = params.switch("archived")?.unwrap_or_default();
        let window = Window { offset, limit };
        Ok(Self { text, sought, kinds, project, with_archived, window })
    }

    /// The work items whose keys or numbers are named, which come first.
    async fn named(
        &self,
        access: &mut InWorkspace,
        within: Within,
    ) -> Result<Vec<Uuid>, sqlx::Error> {
        if !self.kinds.contains(&Kind::WorkItem) {
            return Ok(Vec::new());
        }
        hits::named(access.db(), within, &self.text, self.with_archived, MOST_NAMED).await
    }

    /// What is wanted of the index when so many come before: one more than is shown.
    const fn beyond(&self, named: usize) -> Window {
        let offset = self.window.offset.saturating_sub(named);
        Window { offset, limit: self.window.limit + 1 }
    }

    /// The page out of the work items that were named and the things that were found besides, and whether there is more.
    fn page(&self, named: &[Uuid], found: Vec<(Kind, Uuid)>) -> (Vec<(Kind, Uuid)>, bool) {
        let named = named.iter().skip(self.window.offset).map(|id| (Kind::WorkItem, *id));
        let mut page: Vec<_> = named.chain(found).collect();
        let has_more = page.len() > self.window.limit;
        page.truncate(self.window.limit);
        (page, has_more)
    }
}

/// Reads what is sought; 400 if it is too much.
pub(crate) fn sought(text: &str) -> Result<Sought, Problem> {
    if text.chars().count() > LONGEST {
        return Err(invalid("search", &format!("It has at most {LONGEST} characters.")));
    }
    let sought = Sought::parse(text);
    if sought.words() > MOST_WORDS || sought.terms() > MOST_TERMS {
        let text = format!("It has at most {MOST_WORDS} words, {MOST_TERMS} with their parts.");
        return Err(invalid("search", &text));
    }
    Ok(sought)
}

/// A kind by its name.
fn kind(name: &str) -> Result<Kind, Problem> {
    match name.trim() {
        "work_item" => Ok(Kind::WorkItem),
        "comment" => Ok(Kind::Comment),
        "page" => Ok(Kind::Page),
        _ => Err(invalid("kind", "Known are work_item, comment and page, separated by commas.")),
    }
}

/// A number within bounds.
fn at_most(params: &Params, name: &str, least: u64, most: usize) -> Result<Option<usize>, Problem> {
    let Some(number) = params.number(name, least)? else { return Ok(None) };
    let number = usize::try_from(number).ok().filter(|number| *number <= most);
    number.map(Some).ok_or_else(|| invalid(name, &format!("It is at most {most}.")))
}

/// As clients see it.
fn shape(hit: Hit, sought: &Sought, is_mistyped: bool, zone: Zone) -> SearchResult {
    let parts = |marked: Marked| {
        marked.into_iter().map(|(text, is_match)| TextPart { text, is_match }).collect()
    };
    let passage = parts(sought.passage(&hit.words(), is_mistyped));
    SearchResult {
        kind: match hit.kind {
            Kind::WorkItem => ResultKind::WorkItem,
            Kind::Comment => ResultKind::Comment,
            Kind::Page => ResultKind::Page,
        },
        id: hit.id,
        project_id: hit.project,
        project_identifier: hit.identifier,
        work_item_id: hit.work_item,
        sequence_id: hit.number.map(|number| number.0),
        name_parts: parts(sought.mark(&hit.name, is_mistyped)),
        passage,
        name: hit.name,
        is_archived: hit.is_archived,
        updated_at: zone.at(hit.updated_at),
    }
}
