//! How work in a module went, day by day.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::ModuleId;
use event_store::burn_down::Place;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::BurnDown;

use crate::access::InProject;
use crate::burn_down::{Span, answer};
use crate::paths::ModulePath;
use crate::{App, ReadRequest, Segments};

/// Tells how work in a module went, day by day in the project's time zone, computed from the log: what was in it at the end
/// of each day, what of that was completed or cancelled, and what came and went on it. The first day is the start date, or
/// that of the first work item, the last one the target date, or today. Days in the future are left out; archived modules
/// are told of too. What is archived or deleted later changes no earlier day.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/burn-down/",
    operation_id = "get_module_burn_down",
    params(ModulePath),
    responses((status = 200, body = BurnDown)),
)]
pub(super) async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ModulePath>,
) -> Result<Response, Problem> {
    let mut access = InProject::open(&app, &request, &path).await?;
    let (keys, module, now) = (access.keys(), path.module.0, app.clock.now());
    let span = span(access.db(), keys, module, now).await?.ok_or_else(Problem::not_found)?;
    answer(&app, &request, access, Place::Module(ModuleId(module)), span).await
}

/// The days of a module, archived or not, if the caller may see it.
async fn span(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    module: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Span>, sqlx::Error> {
    let row = sqlx::query!(
        r#"
        SELECT it.start_date, it.target_date, p.time_zone AS "time_zone!"
        FROM open_projects_of($1, $3) open
        JOIN project p ON p.workspace_id = $1 AND p.id = open.id
        JOIN module it ON it.workspace_id = $1 AND it.id = $4 AND it.project_id = open.id
        WHERE open.id = $2
        "#,
        workspace,
        project,
        caller,
        module,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let zone: Zone = row.time_zone.parse().unwrap_or(Zone::UTC);
        Span { zone, first: row.start_date, last: row.target_date, today: zone.day(now) }
    }))
}
