//! Invitations to a workspace, and what their receivers say to them.
//!
//! What an invitation is, is in the log; whom it is for, and the secret of its link, are beside it
//! (`service::accounts`). A link is shown by the answer to the command that makes it and never again.

mod accept;
mod body;
mod create;
mod decline;
mod delete;
mod link;
mod offered;
mod render;
mod resend;
mod update;

pub use accept::by_new_user;
pub use offered::{for_sign_up, token};

use domain::InvitationId;
use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The path of an invitation to a workspace.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct InvitationPath {
    /// The workspace's slug
    slug: String,
    /// The invitation's id
    #[param(value_type = uuid::Uuid)]
    invitation: String,
}

impl InvitationPath {
    /// The invitation; 400 for what is no id, as the contract has it.
    fn id(&self) -> Result<InvitationId, Problem> {
        self.invitation.parse().map_err(|_| Problem::valid_detail_wanted())
    }
}

/// The path of what the receiver of an invitation says.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct TokenPath {
    /// What comes after `#token=` in the link's address
    token: String,
}

/// Every endpoint about invitations.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler, delete::handler))
        .routes(routes!(resend::handler))
        .routes(routes!(accept::handler))
        .routes(routes!(decline::handler))
}
