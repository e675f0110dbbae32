//! `GET workspaces/{slug}/invitations/{invitation}/`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use service::{Problem, missing};
use utoipa::IntoParams;
use uuid::Uuid;
use wire::shapes::Invitation;

use super::row;
use crate::access::InWorkspace;
use crate::{App, ReadRequest, Segments};

/// The path of an invitation.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct InvitationPath {
    /// The workspace's name in paths.
    slug: String,
    /// The invitation.
    #[param(value_type = Uuid)]
    invitation: String,
}

/// Reads an invitation to a workspace.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/invitations/{invitation}/",
    operation_id = "get_invitation",
    params(InvitationPath),
    responses((status = 200, body = Invitation)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<InvitationPath>,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let id = Uuid::try_parse(&path.invitation).map_err(|_| Problem::valid_detail_wanted())?;
    let workspace = access.workspace.id;
    let row = row::fetch(access.db(), workspace, Some(id)).await?.pop();
    let row = row.ok_or_else(|| Problem::missing(missing::INVITATION))?;
    let version = row.version();
    request.answer(access.seen, version, &row.shape(request.zone()))
}
