//! Bulks: many changes of the work items of a project in one request and in one append.
//!
//! Each item of a bulk is decided by what decides the single request: the operations of `issues`, `cycles` and `modules`.
//! All are decided on one unit of work, in their order, so a later one sees what an earlier one has changed; what a refused
//! one decided before its refusal is taken back. So a bulk costs what one command costs, and a change of every item more.
//! Its items are sent, or follow from a filter and one change for all that it finds (`filtered`).

mod action;
mod asked;
mod beginning;
mod body;
mod carry_out;
mod change;
mod decide;
mod filtered;
mod outcome;
mod results;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::issues::IN_PATHS;

/// Its endpoint, under both names of work items.
pub fn routes() -> OpenApiRouter<App> {
    IN_PATHS.routes(OpenApiRouter::new(), routes!(carry_out::handler))
}
