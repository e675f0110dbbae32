//! The search over everything that has a text: names, descriptions, comments and pages.
//!
//! - `following.rs`: the index that this process has of them, kept up with the read tables.
//! - `texts.rs`: what the index takes from the tables.
//! - `reach.rs`: what the caller may find, which is part of what is asked.
//! - `search.rs`: the question; `hits.rs`: what is shown of what was found, from the tables and by their conditions.
//!
//! The index is a cache: it may be thrown away at any time, and what it shows is read from the tables again.

mod following;
mod hits;
pub(crate) mod keys;
mod reach;
mod search;
mod texts;
mod work_items;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use following::Searches;
pub(crate) use hits::Hit;
pub(crate) use work_items::WorkItems;

use crate::App;

/// The question.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(search::handler))
}
