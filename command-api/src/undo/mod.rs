//! Undoing: the facts that a command made are compensated by ordinary commands, as far as nobody has changed them since.
//!
//! What a command did to a thing is the difference between what that was before and after it, as the log has both; what
//! has become of it since is the difference to what it is now. So every fact is looked at by itself: one that is still as the
//! command left it is set back, one that somebody has changed since stays.

mod body;
mod carry_out;
mod command;
mod comments;
mod fact;
mod fields;
mod links;
mod places;
mod relations;
mod report;
mod returning;
mod sets;
mod sides;
mod undelete;
mod undoing;
mod unmake;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The endpoint that undoes a command.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(carry_out::handler))
}
