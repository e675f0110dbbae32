//! `GET workspaces/{slug}/snapshot/`: a workspace as the caller sees it, at one position, for clients that keep a copy.
//!
//! Everything is read in one snapshot, into the bytes that are sent, and the transaction ends before the first of them is: so
//! a slow client holds no connection to the database, and no old rows of its tables. What waits to be sent is bounded, for
//! one snapshot and for all of a process; a client that takes nothing is cut off like any other.

mod issues;
mod lines;
mod tables;
mod wanted;

use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Role;
use serde_json::{Value, json};
use service::Problem;
use service::http::headers;
use tokio::time::timeout;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) use lines::{MOST, MOST_OF_ALL, Snapshots};

use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments};
use issues::Issues;
use lines::Lines;
use wanted::{Wanted, WorkItems};

/// How long a snapshot waits for those before it.
const PATIENCE: Duration = Duration::from_secs(2);

/// The question about everything.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(handler))
}

/// Reads a workspace as the caller sees it, at one position: a JSON object a line, the first is `head`, the last `end`.
/// Without long texts (descriptions of work items and pages, comments) and without archived work items. The workspace's id will do for
/// its slug.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/snapshot/",
    operation_id = "get_snapshot",
    params(
        WorkspacePath,
        ("projects" = Option<String>, Query, description = "The projects whose content is wanted, as ids separated by commas; \
            without it all that the caller is in. Archived ones, and others, have none."),
        ("scope" = Option<String>, Query, description = "Which work items: `open`, `closed` (their state is of the group \
            `completed` or `cancelled`) or `all`, which it is without it."),
        ("work_items" = Option<String>, Query, description = "`none` leaves out the work items and their relations. The \
            ids of work items, separated by commas and at most 1,000, ask for these and their relations, and for nothing \
            else; those that are archived, in triage or not for the caller are left out. `all` is what it is without it."),
    ),
    responses((status = 200, content_type = "application/x-ndjson", body = String)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let wanted = Wanted::parse(&request.params)?;
    // Outsiders are refused, and a position is waited for, before anything is held.
    drop(InWorkspace::named(&app, &request, &path.slug).await?);
    let lines = app.snapshots.lines(request.user()).ok_or_else(lines::busy)?;
    let turn = timeout(PATIENCE, app.snapshots.turn()).await.map_err(|_| lines::busy())?;
    let mut access = InWorkspace::named(&app, &request, &path.slug).await?;
    let lines = read(lines, &mut access, &wanted).await?;
    let seen = access.seen;
    drop((access, turn));
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
    let mut response = ([kind], Body::new(lines)).into_response();
    headers::describe(response.headers_mut(), seen.epoch, seen.position);
    Ok(response)
}

/// Reads what is wanted.
async fn read(lines: Lines, access: &mut InWorkspace, wanted: &Wanted) -> Result<Lines, Problem> {
    match &wanted.work_items {
        WorkItems::These(ids) => read_these(lines, access, wanted, ids).await,
        WorkItems::All => read_all(lines, access, wanted, true).await,
        WorkItems::None => read_all(lines, access, wanted, false).await,
    }
}

/// Reads all of it, or all but the work items.
async fn read_all(
    mut lines: Lines,
    access: &mut InWorkspace,
    wanted: &Wanted,
    has_work_items: bool,
) -> Result<Lines, Problem> {
    let (workspace, role) = (access.workspace.clone(), access.role);
    let keys = (workspace.id, access.caller);
    let db = access.db();
    let members = tables::members(&mut *db, keys, role == Role::Guest, &mut lines).await?;
    let projects = tables::projects(&mut *db, keys, &mut lines).await?;
    let seen_projects = tables::open_projects(&mut *db, keys, wanted).await?;
    let open: Vec<Uuid> = seen_projects.iter().map(|project| project.id).collect();
    let project_members = tables::project_members(&mut *db, keys, &open, &mut lines).await?;
    let (hidden, states) = tables::states(&mut *db, keys, &open, wanted.scope, &mut lines).await?;
    let labels = tables::labels(&mut *db, keys, &open, &mut lines).await?;
    let estimates = tables::estimates(&mut *db, keys, &open, &mut lines).await?;
    let modules = tables::modules(&mut *db, keys, &open, &mut lines).await?;
    let collections = tables::collections(&mut *db, keys, &mut lines).await?;
    let pages = tables::pages(&mut *db, keys, &open, &mut lines).await?;
    let views = tables::views(&mut *db, keys, &open, &mut lines).await?;
    let cycles = tables::cycles(&mut *db, keys, &open, &mut lines).await?;
    let mut issues = Issues::default();
    let with_work_items = if has_work_items { seen_projects } else { Vec::new() };
    for tables::Open { id, is_limited } in with_work_items {
        let hidden = hidden.get(&id).map_or(&[][..], Vec::as_slice);
        let only_of = is_limited.then_some(keys.1);
        issues.read(&mut *db, (workspace.id, id), (hidden, only_of), &mut lines).await?;
    }
    let issues = issues.finish(&mut lines)?;
    let relations = if has_work_items {
        tables::relations(&mut *db, keys, &open, &mut lines).await?
    } else {
        0
    };
    let intake = tables::intake(&mut *db, keys, &open, &mut lines).await?;
    let counts = json!({
        "members": members,
        "projects": projects,
        "project_members": project_members,
        "states": states,
        "labels": labels,
        "estimates": estimates,
        "modules": modules,
        "collections": collections,
        "pages": pages,
        "views": views,
        "cycles": cycles,
        "issues": issues,
        "relations": relations,
        "intake": intake,
    });
    enclose(lines, access, (wanted, &open), &counts).await
}

/// Reads some work items.
async fn read_these(
    mut lines: Lines,
    access: &mut InWorkspace,
    wanted: &Wanted,
    ids: &[Uuid],
) -> Result<Lines, Problem> {
    let keys = (access.workspace.id, access.caller);
    let db = access.db();
    let mut issues = Issues::default();
    issues.read_these(&mut *db, keys, ids, &mut lines).await?;
    let issues = issues.finish(&mut lines)?;
    let relations = tables::relations_of(&mut *db, keys, ids, &mut lines).await?;
    let counts = json!({ "issues": issues, "relations": relations });
    enclose(lines, access, (wanted, &[]), &counts).await
}

/// Puts the first and the last line to what was read.
async fn enclose(
    mut lines: Lines,
    access: &mut InWorkspace,
    (wanted, projects): (&Wanted, &[Uuid]),
    counts: &Value,
) -> Result<Lines, Problem> {
    let (workspace, seen) = (access.workspace.clone(), access.seen);
    let (user, role) = (access.caller, access.role);
    let timezone = tables::time_zone(access.db(), workspace.id).await?;
    lines.put_first(&json!({
        "type": "head", "epoch": seen.epoch, "position": seen.position,
        "workspace": {
            "id": workspace.id, "name": workspace.name, "slug": workspace.slug, "timezone": timezone,
        },
        "user": user, "role": role, "scope": wanted.scope, "projects": projects,
        "counts": counts,
    }))?;
    lines.put(&json!({ "type": "end", "position": seen.position }))?;
    Ok(lines)
}
