//! Drafts: work items that their owner prepares, and that nobody else sees until they are published; they are in no log.

mod body;
mod create;
mod delete;
mod places;
mod publication;
mod publish;
mod update;

use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::App;

/// The path of a draft. An id that is none is not found, like that of no draft.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct DraftPath {
    /// The workspace's slug
    pub slug: String,
    /// The draft's id
    #[param(value_type = Uuid)]
    pub draft: String,
}

impl DraftPath {
    fn id(&self) -> Result<Uuid, Problem> {
        Uuid::parse_str(&self.draft).map_err(|_| Problem::no_draft())
    }
}

/// Every endpoint about drafts.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
        .routes(routes!(publish::handler))
}
