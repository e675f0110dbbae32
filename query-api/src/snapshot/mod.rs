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
use serde_json::json;
use service::Problem;
use service::http::headers;
use tokio::time::timeout;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) use lines::Snapshots;

use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments};
use issues::Issues;
use lines::Lines;
use wanted::Wanted;

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

/// Reads all of it.
async fn read(
    mut lines: Lines,
    access: &mut InWorkspace,
    wanted: &Wanted,
) -> Result<Lines, Problem> {
    let (workspace, seen, role) = (access.workspace.clone(), access.seen, access.role);
    let keys = (workspace.id, access.caller);
    let db = access.db();
    let timezone = tables::time_zone(&mut *db, workspace.id).await?;
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
    for tables::Open { id, is_limited } in seen_projects {
        let hidden = hidden.get(&id).map_or(&[][..], Vec::as_slice);
        let only_of = is_limited.then_some(keys.1);
        issues.read(&mut *db, (workspace.id, id), (hidden, only_of), &mut lines).await?;
    }
    let issues = issues.finish(&mut lines)?;
    let relations = tables::relations(&mut *db, keys, &open, &mut lines).await?;
    let intake = tables::intake(&mut *db, keys, &open, &mut lines).await?;
    lines.put_first(&json!({
        "type": "head", "epoch": seen.epoch, "position": seen.position,
        "workspace": {
            "id": workspace.id, "name": workspace.name, "slug": workspace.slug, "timezone": timezone,
        },
        "user": keys.1, "role": role, "scope": wanted.scope, "projects": open,
        "counts": {
            "members": members, "projects": projects, "project_members": project_members,
 "states": states, "labels": labels, "estimates": estimates, "modules": modules, "collections": collections, "pages": pages, "views": views, "cycles": cycles, "issues": issues, "relations": relations, "intake": intake,
        },
    }))?;
    lines.put(&json!({ "type": "end", "position": seen.position }))?;
    Ok(lines)
}
