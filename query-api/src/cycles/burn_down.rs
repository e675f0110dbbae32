//! `GET …/cycles/{cycle}/burn-down/`: how work in a cycle went, day by day.

use std::pin::pin;

use axum::extract::State;
use axum::response::Response;
use domain::{CycleId, ProjectId, WorkspaceId};
use event_store::LogError;
use event_store::burn_down::{self, Course};
use futures::TryStreamExt;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::BurnDown;

use crate::access::InProject;
use crate::burn_down::{Span, Tally};
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
    let (workspace, project, caller) = access.keys();
    let cycle = path.cycle.0;
    let dates = dates(access.db(), (workspace, project, caller), cycle).await?;
    let dates = dates.ok_or_else(Problem::not_found)?;
    let until = access.seen.position;
    let span = Span { today: dates.zone.day(app.clock.now()), ..dates };
    let mut tally = Tally::new(cycle, span);
    let course = Course {
        workspace: WorkspaceId(workspace),
        project: ProjectId(project),
        cycle: CycleId(cycle),
        until,
    };
    take_in_all(&mut tally, access.db(), course).await?;
    let shown = BurnDown {
        start_date: span.first,
        end_date: span.last,
        timezone: span.zone.name().to_owned(),
        position: until,
        days: tally.days(),
    };
    request.answer_all(access.seen, &shown)
}

/// Takes in all steps of a course.
async fn take_in_all(
    tally: &mut Tally,
    db: &mut PgConnection,
    course: Course,
) -> Result<(), LogError> {
    let mut steps = pin!(burn_down::read(db, course));
    while let Some(step) = steps.try_next().await? {
        tally.take_in(&step);
    }
    Ok(())
}

/// The days of a cycle, archived or not, if the caller may see it; as of the first day there is.
async fn dates(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    cycle: Uuid,
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
        Span { zone, first, last, today: chrono::NaiveDate::MIN }
    }))
}
