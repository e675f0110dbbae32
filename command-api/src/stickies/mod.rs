//! Stickies: notes that their owner alone reads; they are in no log.

mod body;
mod create;
mod delete;
mod update;

use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::App;

/// The path of a sticky. An id that is none is not found, like that of no sticky.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct StickyPath {
    /// The workspace's slug
    pub slug: String,
    /// The sticky's id
    #[param(value_type = Uuid)]
    pub sticky: String,
}

impl StickyPath {
    fn id(&self) -> Result<Uuid, Problem> {
        Uuid::parse_str(&self.sticky).map_err(|_| Problem::no_sticky_id())
    }
}

/// Every endpoint about stickies.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(update::put))
        .routes(routes!(delete::handler))
}
