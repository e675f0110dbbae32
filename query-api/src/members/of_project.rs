//! `GET …/members/`, `…/project-members/` and `…/project-members-lite/`: who is, or was, in a project.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Member;

use super::filter::Filter;
use super::order;
use crate::access::InProject;
use crate::paths::{ProjectPath, path_in_project};
use crate::rows::member;
use crate::{App, ReadRequest, Segments, documented, paging};

/// Lists the members of a project, newest users first, those who have gone included, as inactive; only its members may ask.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/",
    operation_id = "list_project_members",
    params(ProjectPath, documented::MemberFilter),
    responses((status = 200, body = Vec<Member>)),
)]
pub(crate) async fn all(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let filter = Filter::parse(&request.params)?;
    let mut access = InProject::open(&app, &request, &path).await?;
    let keys = access.keys();
    let members = filter.apply(member::of_project(access.db(), keys, "").await?);
    let members: Vec<Member> = members.map(|ranked| ranked.member).collect();
    request.answer_all(access.seen, &members)
}

/// Lists the members of a project in pages.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/project-members-lite/",
    operation_id = "list_project_members_lite",
    params(ProjectPath, documented::MemberFilter, documented::Paging, documented::Ordered),
    responses((status = 200, body = Page<Member>)),
)]
pub(crate) async fn lite(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let (page, filter) = (request.params.page()?, Filter::parse(&request.params)?);
    let order = order::parse(&request.params)?;
    let mut access = InProject::open(&app, &request, &path).await?;
    let keys = access.keys();
    let members = member::of_project(access.db(), keys, order.by.text()).await?;
    let members = order::sorted(filter.apply(members).collect(), order);
    let (members, total) = paging::slice(page, members);
    request.answer_page(access.seen, page, total, members, &request.params.fields())
}

/// Lists the members of a project, newest users first, those who have gone included, as inactive; only its members may ask.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/project-members/",
    operation_id = "list_project_members_under_project_members",
    params(ProjectPath, documented::MemberFilter),
    responses((status = 200, body = Vec<Member>)),
)]
pub(crate) async fn all_by_other_name(
    app: State<App>,
    request: ReadRequest,
    path: Segments<ProjectPath>,
) -> Result<Response, Problem> {
    all(app, request, path).await
}

path_in_project! {
    /// The path of a member of a project.
    MemberPath {
        /// The id of the membership or of the user.
        member,
    }
}

/// Reads a member by the id of the membership or of the user.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/{member}/",
    operation_id = "get_project_member",
    params(MemberPath),
    responses((status = 200, body = Member)),
)]
pub(crate) async fn one(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<MemberPath>,
) -> Result<Response, Problem> {
    let mut access = InProject::open(&app, &request, &path).await?;
    let keys = access.keys();
    let row =
        member::find(access.db(), keys, path.member.0).await?.ok_or_else(Problem::not_found)?;
    request.answer(access.seen, row.version.cast_unsigned(), &row.shape())
}

/// Reads a member by the id of the membership or of the user.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/project-members/{member}/",
    operation_id = "get_project_member_under_project_members",
    params(MemberPath),
    responses((status = 200, body = Member)),
)]
pub(crate) async fn one_by_other_name(
    app: State<App>,
    request: ReadRequest,
    path: Segments<MemberPath>,
) -> Result<Response, Problem> {
    one(app, request, path).await
}
