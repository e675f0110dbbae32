//! Workspaces and who belongs to them: an addition of Tidemark's.

mod body;
mod create;
mod delete;
mod features;
mod members;
mod render;
mod transfer;
mod update;

pub use create::Create;
pub use delete::DeleteByOperator;
pub use members::{ByOperator, role};

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// Every endpoint about workspaces and their members.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
        .routes(routes!(transfer::handler))
        .routes(routes!(features::handler))
        .merge(members::routes())
}
