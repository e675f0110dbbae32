//! `POST` and `DELETE workspaces/{slug}/members/{member}/log-access/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::{GrantLogAccess, RevokeLogAccess};
use service::Problem;
use service::http::{IfMatch, Path};

use super::MemberPath;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Unit};

/// Lets a member read the whole log of the workspace: what happened in every project, and what was deleted since. Owners
/// may, also for themselves, and the log says so.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/members/{member}/log-access/",
    operation_id = "grant_log_access",
    params(MemberPath),
    responses((status = 204)),
)]
pub async fn grant(
    State(app): State<App>,
    Path(path): Path<MemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    change(&app, path, &request, true).await
}

/// Takes the right to read the whole log from a member.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/members/{member}/log-access/",
    operation_id = "revoke_log_access",
    params(MemberPath),
    responses((status = 204)),
)]
pub async fn revoke(
    State(app): State<App>,
    Path(path): Path<MemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    change(&app, path, &request, false).await
}

/// Gives or takes the right.
async fn change(
    app: &App,
    path: MemberPath,
    request: &CommandRequest,
    given: bool,
) -> Result<Response, Problem> {
    let call = app.call(request, &path.slug).await?.in_workspace();
    call.carry_out(&Change { path, given, if_match: request.if_match() }).await
}

struct Change {
    path: MemberPath,
    /// Whether the right is given, else taken.
    given: bool,
    if_match: IfMatch,
}

impl Operation<InWorkspace> for Change {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        self.if_match.check(entered.workspace.version)?;
        let user = self.path.member;
        let command = if self.given {
            GrantLogAccess { user }.into()
        } else {
            RevokeLogAccess { user }.into()
        };
        unit.change_workspace([command]).await?;
        Ok(())
    }
}
