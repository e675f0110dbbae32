//! Batches: several commands in one request, each of which is carried out as a request of its own.
//!
//! A command goes through the router that single requests go through, so there is no second way to change something; only
//! who asks is found out once. What a batch is for is that a client sends what it has gathered in one round trip.

mod body;
mod carry_out;
mod inside;
mod order;
mod room;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use body::header;
pub use inside::Inside;
pub use room::Room;

use crate::app::App;

/// The endpoint that carries batches out.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(carry_out::handler))
}
