//! `GET …/work-items/grouped/`: the first work items of each group with how many it has, as a board shows them.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use serde::Serialize;
use serde_json::value::RawValue;
use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use utoipa::ToSchema;
use wire::filter::Filter;
use wire::shapes::WorkItem;
use wire::{Behind, Page, PageRequest, RowPlace, Selection};

use super::asker;
use super::count::{Counting, Counts, NONE};
use super::grouping::{Grouping, Groupings};
use super::listing::Listing;
use super::page;
use crate::paging;
use crate::params::invalid;
use crate::paths::{ProjectPath, WorkspacePath};
use crate::rows::listed::Shown;
use crate::rows::work_item;
use crate::seen::Look;
use crate::{App, ReadRequest, Segments, documented};

/// The most groups, those of groups counted.
const MOST_GROUPS: usize = 200;

/// The most rows of a group.
const MOST_ROWS: u32 = 100;

/// The rows of a group unless asked otherwise.
const USUAL_ROWS: u32 = 20;

/// Work items in groups: the keys of every list, but groups in the place of rows.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GroupedWorkItems {
    /// What they are grouped by.
    grouped_by: Option<&'static str>,
    /// What each group is grouped by.
    sub_grouped_by: Option<&'static str>,
    /// How many there are; one that is in several groups counts once.
    total_count: u64,
    /// The cursor of the next rows of every group, also when there are none.
    #[schema(example = "20:1:0")]
    next_cursor: String,
    /// The cursor of the rows of every group before these, `N:-1:1` on the first page.
    #[schema(example = "20:-1:1")]
    prev_cursor: String,
    /// Whether a group has rows beyond these.
    next_page_results: bool,
    /// Whether there are rows before these.
    prev_page_results: bool,
    /// Rows of this answer.
    count: usize,
    /// Pages of the largest group.
    total_pages: u64,
    /// The same as `total_count`.
    total_results: u64,
    /// Always null.
    #[schema(value_type = Option<String>)]
    extra_stats: (),
    /// The groups by their values; `None` stands for those that have none.
    results: BTreeMap<String, WorkItemGroup>,
}

/// The work items of a group.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkItemGroup {
    /// How many there are on all pages.
    total_results: u64,
    /// The rows, or the groups of the group by their values.
    results: RowsOrGroups,
    /// The cursor of what comes behind them in the list that the group's value filters, if there is more.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// What a group has inside.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum RowsOrGroups {
    /// Rows.
    Rows(Rows),
    /// Groups.
    #[schema(no_recursion)]
    Groups(BTreeMap<String, WorkItemGroup>),
}

/// Rows as JSON.
#[derive(Debug, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = Vec<WorkItem>)]
pub(crate) struct Rows(Box<RawValue>);

/// Lists the first work items of each group, and how many it has, of all projects that the caller is a member of.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/work-items/grouped/",
    operation_id = "group_workspace_work_items",
    params(
        WorkspacePath, documented::Paging, documented::Shape, documented::Ordered,
        documented::Grouped, documented::Filtered,
    ),
    responses((status = 200, body = GroupedWorkItems)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    answer(&app, &request, &path.slug, Of::Workspace).await
}

/// Lists the first work items of each group of a project's work items, and how many it has.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/grouped/",
    operation_id = "group_work_items",
    params(
        ProjectPath, documented::Paging, documented::Shape, documented::Ordered,
        documented::Grouped, documented::Filtered,
    ),
    responses((status = 200, body = GroupedWorkItems)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    answer(&app, &request, &path.slug, Of::Project(path.project.0)).await
}

/// Answers with the groups of a list, all of it from one snapshot.
async fn answer(app: &App, request: &ReadRequest, slug: &str, of: Of) -> Result<Response, Problem> {
    let groups = Groupings::read(&request.params)?.or_by_state();
    let (params, own) = (&request.params, &Groupings::PARAMETERS);
    let listing = Listing::read_beside(params, of, app.today(request), own)?;
    let listing = listing.of_page(rows_of_each(request)?);
    request.asks(of.right())?;
    app.wait(request, slug).await?;
    let mut look = Look::snapshot(&app.pool).await?;
    let filter = listing.filter(look.db(), request, slug).await?;
    let caller = request.user();
    let asker = asker::find(look.db(), of, (slug, caller)).await?;
    let (around, counts) =
        Counting { groups, of }.fetch(look.db(), &filter, (&asker, caller)).await?;
    let (seen, leaves) = (around.seen(), Leaf::all(groups, &counts)?);
    let filters: Vec<Filter> = leaves.iter().map(|leaf| leaf.filter.clone()).collect();
    let (filter, conditions) = filter.with_groups(&filters, caller, of.first_free());
    let wanted = listing.wanted(request, slug, &filter, None);
    let (leaves_of, rows) = rows(look.db(), &asker, wanted, &conditions).await?;
    let (places, rows) = rows.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
    let zone = request.zone();
    let expansion = listing.expansion(look.db(), request, &around.workspace(), &rows).await?;
    let mut board = Board::new(&listing, leaves.len());
    for ((leaf, place), row) in leaves_of.into_iter().zip(places).zip(rows) {
        board.add(leaf, place, row.shape(zone, &expansion))?;
    }
    request.answer_all(seen, &board.finish(&leaves, &counts)?)
}

/// How many rows of each group are wanted, and how many before them are not.
fn rows_of_each(request: &ReadRequest) -> Result<PageRequest, Problem> {
    let (per_page, cursor) = (request.params.filled("per_page"), request.params.filled("cursor"));
    let page = PageRequest::parse_with_default(per_page, cursor, USUAL_ROWS)?;
    if page.per_page > MOST_ROWS {
        return Err(invalid("per_page", &format!("Of each group, it cannot exceed {MOST_ROWS}.")));
    }
    if page.after.is_some() {
        let what = "It is that of a single group: send it to the list, with the group's value as a filter.";
        return Err(invalid("cursor", what));
    }
    Ok(page)
}

/// A group that has rows and no groups.
#[derive(Debug, Clone, PartialEq)]
struct Leaf {
    /// The key of its group, and its own if it is a group of that; `None` for what has no such value.
    keys: Vec<String>,
    /// Which work items are in it.
    filter: Filter,
}

impl Leaf {
    /// The groups, divided if they are, that have any work items; 400 if they are too many.
    fn all(groups: Groupings, counts: &Counts) -> Result<Vec<Self>, Problem> {
        let Groupings { by, then_by } = groups;
        let mut leaves = Vec::new();
        for (key, group) in &counts.grouped_counts {
            let parts = group.sub_grouped_counts.iter().flatten().map(|(part, _)| Some(part));
            let parts: Vec<Option<&String>> =
                if then_by.is_some() { parts.collect() } else { vec![None] };
            for part in parts {
                let one = filter(by, key)?;
                let two = part.map_or(Ok(Filter::EVERYTHING), |part| filter(then_by, part))?;
                let keys = std::iter::once(key).chain(part).cloned().collect();
                leaves.push(Self { keys, filter: one.and(two) });
            }
        }
        match leaves.len() {
            0..=MOST_GROUPS => Ok(leaves),
            many => {
                let what = format!(
                    "There are {many} groups, more than {MOST_GROUPS}; a filter makes them fewer."
                );
                Err(invalid("group_by", &what))
            }
        }
    }
}

/// Which work items are in the group with a key.
fn filter(by: Option<Grouping>, key: &str) -> Result<Filter, Problem> {
    let key = Some(key).filter(|key| *key != NONE);
    let found = by.and_then(|by| by.filter(key));
    found.ok_or_else(|| Problem::internal("a group has a key that its field cannot have"))
}

/// The first rows of each group, and of which group each is, by its place.
async fn rows(
    db: &mut PgConnection,
    asker: &str,
    wanted: page::Wanted<'_>,
    groups: &[String],
) -> Result<(Vec<usize>, Vec<(RowPlace, work_item::Row)>), Problem> {
    if groups.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let statement = page::of_groups(wanted, groups);
    let page = (wanted.page.limit(), wanted.page.offset());
    let query = wanted.of.bind(sqlx::query(&statement), (asker, wanted.caller), page);
    let rows = wanted.filter.bind(query).fetch_all(db).await?;
    let bytes = page::bytes(&rows)?.into_iter().map(i64::from).sum::<i64>();
    if rows.len() > 1 && bytes > paging::MOST_BYTES_OF_TEXT {
        return Err(too_large());
    }
    let place =
        |row: &PgRow| row.try_get::<i32, _>("leaf").map(|leaf| leaf.unsigned_abs() as usize);
    Ok((rows.iter().map(place).collect::<Result<_, _>>()?, page::read(&rows)?))
}

/// 400 for rows with too many bytes.
fn too_large() -> Problem {
    let most = paging::MOST_BYTES;
    let text = format!(
        "Invalid per_page value. The rows of these groups have more than {most} bytes together; ask for fewer of each, or \
        for fields without description_html."
    );
    Problem::bad_request_detail("request/page-too-large", text)
}

/// The rows of a group as JSON.
#[derive(Debug, Default)]
struct Shelf {
    /// The rows, with commas between them.
    rows: String,
    /// How many.
    count: usize,
    /// Where the last one stands.
    last: Option<RowPlace>,
}

/// The rows of all groups as JSON: they are made, written and dropped one by one, so that each shared value is in memory
/// once.
struct Board<'l> {
    page: PageRequest,
    fields: &'l Selection,
    shelves: Vec<Shelf>,
    bytes: usize,
}

impl<'l> Board<'l> {
    /// Without rows yet, of so many groups.
    fn new(listing: &'l Listing, groups: usize) -> Self {
        let shelves = std::iter::repeat_with(Shelf::default).take(groups).collect();
        let (page, fields) = (listing.page, &listing.fields);
        Self { page, fields, shelves, bytes: 0 }
    }

    /// Adds a row, and where it stands in its group.
    fn add(&mut self, leaf: usize, last: RowPlace, row: WorkItem) -> Result<(), Problem> {
        let Some(group) = self.shelves.get_mut(leaf) else { return Ok(()) };
        let row = self.fields.pick(row).map_err(Problem::internal)?;
        let row = serde_json::to_string(&row).map_err(Problem::internal)?;
        self.bytes += row.len();
        if self.bytes > paging::MOST_BYTES {
            return Err(too_large());
        }
        if group.count > 0 {
            group.rows.push(',');
        }
        group.rows.push_str(&row);
        group.count += 1;
        group.last = Some(last);
        Ok(())
    }

    /// All groups, with how many work items each has.
    fn finish(self, leaves: &[Leaf], counts: &Counts) -> Result<GroupedWorkItems, Problem> {
        let Self { page, shelves, .. } = self;
        let count = shelves.iter().map(|shelf| shelf.count).sum();
        let mut largest = 0;
        let mut results = BTreeMap::new();
        for (leaf, shelf) in leaves.iter().zip(shelves) {
            let total = counts.of(&leaf.keys);
            largest = largest.max(total);
            let group = shelf.into_group(page, total)?;
            put(&mut results, counts, &leaf.keys, group);
        }
        let around = Page::<()>::new(page, largest, Vec::new());
        Ok(GroupedWorkItems {
            grouped_by: counts.grouped_by,
            sub_grouped_by: counts.sub_grouped_by,
            total_count: counts.total_count,
            next_cursor: around.next_cursor,
            prev_cursor: around.prev_cursor,
            next_page_results: around.next_page_results,
            prev_page_results: around.prev_page_results,
            count,
            total_pages: around.total_pages,
            total_results: counts.total_count,
            extra_stats: (),
            results,
        })
    }
}

impl Shelf {
    /// The group, which has so many work items.
    fn into_group(self, page: PageRequest, total: u64) -> Result<WorkItemGroup, Problem> {
        let rows = RawValue::from_string(format!("[{}]", self.rows)).map_err(Problem::internal)?;
        let envelope = Page::<()>::new(page, total, Vec::new())
            .before(Behind { last: self.last, is_more: None });
        let next_cursor = envelope.next_page_results.then_some(envelope.next_cursor);
        Ok(WorkItemGroup {
            total_results: total,
            next_cursor,
            results: RowsOrGroups::Rows(Rows(rows)),
        })
    }
}

/// Puts the group with these keys into its place.
fn put(
    results: &mut BTreeMap<String, WorkItemGroup>,
    counts: &Counts,
    keys: &[String],
    group: WorkItemGroup,
) {
    let [key, part] = keys else {
        results.extend(keys.first().cloned().map(|key| (key, group)));
        return;
    };
    let above = || WorkItemGroup {
        total_results: counts.of(std::slice::from_ref(key)),
        next_cursor: None,
        results: RowsOrGroups::Groups(BTreeMap::new()),
    };
    let above = results.entry(key.clone()).or_insert_with(above);
    if let RowsOrGroups::Groups(parts) = &mut above.results {
        parts.insert(part.clone(), group);
    }
}
