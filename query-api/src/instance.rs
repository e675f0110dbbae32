//! `GET instance/`: what everybody is told of this instance, an addition of Tidemark's.

use axum::Json;
use axum::extract::State;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::shapes::Instance;

use crate::App;

/// The question that everybody may ask.
pub(crate) fn open_routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(handler))
}

/// Tells whether the instance was set up and whether everyone may sign up; needs no credential.
#[utoipa::path(
    get,
    path = "/api/v1/instance/",
    operation_id = "get_instance",
    responses((status = 200, body = Instance)),
    security(()),
)]
async fn handler(State(app): State<App>) -> Result<Json<Instance>, Problem> {
    let is_set_up = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM app_user WHERE NOT is_bot) AS "is_set_up!""#
    )
    .fetch_one(&app.pool)
    .await?;
    Ok(Json(Instance {
        name: "Tidemark".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        is_set_up,
        open_sign_up: app.open_sign_up,
    }))
}
