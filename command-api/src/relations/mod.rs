//! What work items are to one another.

mod body;
mod circle;
mod create;
mod other;
mod relate;
mod remove;
mod render;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use body::{Body, others};
pub use circle::Blocking;
pub use other::{Other, readable};
pub use relate::{Relate, end};

use crate::app::App;
use crate::issues::IN_PATHS;

/// The endpoints that relate work items.
pub fn routes() -> OpenApiRouter<App> {
    let router = IN_PATHS.routes(OpenApiRouter::new(), routes!(create::handler));
    IN_PATHS.routes(router, routes!(remove::handler))
}
