//! People's own accounts: the first one, signing up, in and out, password, profile, sessions, keys, and leaving for good.
//!
//! The log knows a user by id, the claim of an e-mail address, and whether they are active. Everything else is personal
//! data or a secret, and lives in the schema `account` beside it (`service::accounts`), where it can be erased.
//! No fingerprint of a body with personal data or a password ever enters the log: what was done under an idempotency
//! key is noted beside it (`once`).

mod asker;
mod change_password;
mod create_key;
mod deactivate;
mod delete_key;
mod departure;
mod device;
mod email;
mod end_session;
mod first;
mod link;
mod once;
mod password;
mod registration;
mod render;
mod session;
mod set_up;
mod sign_in;
mod sign_out;
mod sign_up;
mod update_preferences;
mod update_profile;
mod visitor;

pub use departure::Departure;
pub use email::Email;
pub use once::{Given, Once, OwnThing, is_noted, once, unless_noted};
pub use password::NewPassword;
use registration::register_first;
pub use registration::{Person, is_active, register};
pub use visitor::Visitor;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

/// Its endpoints for people who have signed in.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_out::handler))
        .routes(routes!(update_profile::handler))
        .routes(routes!(update_preferences::handler))
        .routes(routes!(deactivate::handler))
        .routes(routes!(change_password::handler))
        .routes(routes!(create_key::handler))
        .routes(routes!(delete_key::handler))
        .routes(routes!(end_session::handler))
}

/// Its endpoints for everybody.
pub fn open_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_up::handler))
        .routes(routes!(sign_in::handler))
        .routes(routes!(link::handler))
        .routes(routes!(set_up::handler))
}
