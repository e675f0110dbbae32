//! `GET workspaces/{slug}/members/` and `…/members-lite/`: who is, or was, in a workspace.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Member;

use super::filter::Filter;
use super::order;
use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::rows::member;
use crate::{App, ReadRequest, Segments, documented, paging};

/// Lists the members of a workspace, newest first, deactivated ones included; guests may not ask.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/members/",
    operation_id = "list_workspace_members",
    params(WorkspacePath, documented::MemberFilter),
    responses((status = 200, body = Vec<Member>)),
)]
pub(crate) async fn all(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let filter = Filter::parse(&request.params)?;
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.id, access.caller);
    let members = filter.apply(member::of_workspace(access.db(), workspace, caller, "").await?);
    let members: Vec<Member> = members.map(|ranked| ranked.member).collect();
    request.answer_all(access.seen, &members)
}

/// Lists the members of a workspace in pages.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/members-lite/",
    operation_id = "list_workspace_members_lite",
    params(WorkspacePath, documented::MemberFilter, documented::Paging, documented::Ordered),
    responses((status = 200, body = Page<Member>)),
)]
pub(crate) async fn lite(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let (page, filter) = (request.params.page()?, Filter::parse(&request.params)?);
    let order = order::parse(&request.params)?;
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.id, access.caller);
    let by = order.by.text();
    let members = member::of_workspace(access.db(), workspace, caller, by).await?;
    let members = order::sorted(filter.apply(members).collect(), order);
    let (members, total) = paging::slice(page, members);
    request.answer_page(access.seen, page, total, members, &request.params.fields())
}
