//! `POST invitations/{token}/decline/`

use axum::extract::State;
use axum::response::Response;
use domain::InvitationId;
use domain::workspace::DeclineWorkspaceInvitation;
use service::Problem;
use service::http::Path;

use super::{TokenPath, offered};
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{Operation, Unit};

/// Declines an invitation of the caller's address.
#[utoipa::path(
    post,
    path = "/api/v1/invitations/{token}/decline/",
    operation_id = "decline_invitation",
    params(TokenPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<TokenPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let invited = offered::theirs(&app, &request, &path.token).await?;
    let decline = Decline { invitation: invited.id };
    app.call_of(&request, invited.workspace).carry_out(&decline).await
}

struct Decline {
    invitation: InvitationId,
}

impl Operation for Decline {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        let (invitation, user, at) = (self.invitation, unit.actor(), unit.at());
        let decline = DeclineWorkspaceInvitation { invitation, user, at };
        unit.change_workspace([decline.into()]).await?;
        Ok(())
    }
}
