//! `GET …/cycles/{cycle}/burn-down/`: how work in a cycle went, day by day.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::CycleId;
use event_store::burn_down::Place;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::BurnDown;

use crate::access::InProject;
use crate::burn_down::{Span, answer};
use crate::paths::CyclePath;
use crate::{App, ReadRequest, Segments};

/// Tells how work in a cycle went, day by day in the cycle's time zone, computed from the log: what was in it at the end of
/// each day, what of that was completed or cancelled, and what came and went on it. Days in the future are left out; archived
/// cycles are told of too. What is archived or deleted later changes no earlier day.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/burn-down/",
    operation_id = "get_cycle_burn_down",
    params(CyclePath),
    responses((status = 200, body = BurnDown)),
)]
pub(super) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CyclePath>,
) -> Result<Response, Problem> {
    let mut access = InProject::open(&app, &request, &path).await?;
    let (keys, cycle, now) = (access.keys(), path.cycle.0, app.clock.now());
    let span = span(access.db(), keys, cycle, now).await?.ok_or_else(Problem::not_found)?;
    answer(&app, &request, access, Place::Cycle(CycleId(cycle)), span).await
}

/// The days of a cycle, archived or not, if the caller may see it.
async fn span(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    cycle: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Span>, sqlx::Error> {
    let row = sqlx::query!(
        "
        SELECT it.starts_at, it.ends_at, it.time_zone
        FROM open_projects_of($1, $3) open
        JOIN cycle it ON it.workspace_id = $1 AND it.id = $4 AND it.project_id = open.id
        WHERE open.id = $2
        ",
        workspace,
        project,
        caller,
        cycle,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let zone: Zone = row.time_zone.parse().unwrap_or(Zone::UTC);
        let day = |at| zone.day(at);
        let (first, last) = (row.starts_at.map(day), row.ends_at.map(day));
        Span { zone, first, last, today: day(now) }
    }))
}
