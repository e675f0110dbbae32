//! Who hears of work items, and reactions and votes.

use axum::extract::State;
use axum::response::Response;
use axum::routing;
use service::Problem;
use sqlx::PgConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use wire::Page;
use wire::shapes::{CommentReaction, Subscriber, Subscription, WorkItemReaction, WorkItemVote};

use crate::access::InProject;
use crate::comments::CommentPath;
use crate::paths::WorkItemPath;
use crate::rows::listed::{self, WorkItem};
use crate::rows::{comment, comment_reaction, person, work_item_reaction, work_item_vote};
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about subscriptions, reactions and votes; the routes under old names are not documented.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let old = "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}";
    OpenApiRouter::default()
        .routes(routes!(subscribers))
        .routes(routes!(subscription))
        .routes(routes!(reactions))
        .routes(routes!(comment_reactions))
        .routes(routes!(votes))
        .route(&format!("{old}/subscribers/"), routing::get(subscribers))
        .route(&format!("{old}/subscribe/"), routing::get(subscription))
        .route(&format!("{old}/reactions/"), routing::get(reactions))
        .route(&format!("{old}/comments/{{comment}}/reactions/"), routing::get(comment_reactions))
        .route(&format!("{old}/votes/"), routing::get(votes))
}

/// A member of the project, and whether they hear of a work item.
struct Hearer {
    id: Uuid,
    member_id: Uuid,
    is_subscribed: bool,
}

/// The members of the project of a work item; nobody if the caller may not see it.
async fn members(
    db: &mut PgConnection,
    (workspace, project, issue): (Uuid, Uuid, Uuid),
    caller: Uuid,
) -> Result<Vec<Hearer>, sqlx::Error> {
    sqlx::query_as!(
        Hearer,
        r#"
        SELECT
            m.id, m.member_id,
            COALESCE(m.member_id = ANY (heard.subscriber_ids), false) AS "is_subscribed!"
        FROM open_projects_of($1, $4) open
        JOIN work_item it
            ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.id = $3 AND it.project_id = open.id
            AND is_seen(open.is_limited, $4, it.created_by, it.assignee_ids)
        JOIN project_member m
            ON m.workspace_id = it.workspace_id AND m.project_id = open.id AND m.is_active
        JOIN workspace_member w
            ON w.workspace_id = m.workspace_id AND w.member_id = m.member_id AND w.is_active
        LEFT JOIN app_user a
            ON a.workspace_id = '00000000-0000-0000-0000-000000000000' AND a.id = m.member_id
        LEFT JOIN work_item_audience heard
            ON heard.workspace_id = it.workspace_id AND heard.id = it.id
        WHERE open.id = $2
          AND COALESCE(a.is_active, true)
        ORDER BY m.created_at, m.id
        "#,
        workspace,
        project,
        issue,
        caller,
    )
    .fetch_all(db)
    .await
}

/// Lists the members of the project, and says of each whether they hear of a work item.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/subscribers/",
    operation_id = "list_work_item_subscribers",
    params(WorkItemPath),
    responses((status = 200, body = Vec<Subscriber>)),
)]
async fn subscribers(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let (seen, workspace, caller) = (project.seen, project.workspace.id, project.caller);
    let things = (workspace, path.project.0, path.issue.0);
    let members = members(project.db(), things, caller).await?;
    if members.is_empty() {
        return Err(Problem::not_found());
    }
    let ids: Vec<Uuid> = members.iter().map(|member| member.member_id).collect();
    let mut people = person::by_ids(project.db(), workspace, caller, &ids).await?;
    let subscriber = |Hearer { id, member_id, is_subscribed }| {
        let member = people.remove(&member_id)?;
        Some(Subscriber { id, member, is_subscribed })
    };
    request.answer_all(seen, &members.into_iter().filter_map(subscriber).collect::<Vec<_>>())
}

/// Says whether the caller hears of a work item.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/subscribe/",
    operation_id = "get_work_item_subscription",
    params(WorkItemPath),
    responses((status = 200, body = Subscription)),
)]
async fn subscription(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let (seen, caller) = (project.seen, project.caller);
    let things = (project.workspace.id, path.project.0, path.issue.0);
    let members = members(project.db(), things, caller).await?;
    let own = members.iter().find(|member| member.member_id == caller);
    let subscribed = own.ok_or_else(Problem::not_found)?.is_subscribed;
    request.answer_all(seen, &Subscription { subscribed })
}

/// Lists the reactions to a work item, oldest first; none of one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/reactions/",
    operation_id = "list_work_item_reactions",
    params(WorkItemPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<WorkItemReaction>)),
)]
async fn reactions(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    let of = WorkItem(path.issue.0);
    answers::page::<work_item_reaction::Row>(&request, project.within(), of, page).await
}

/// Lists the reactions to a comment, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/reactions/",
    operation_id = "list_comment_reactions",
    params(CommentPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<CommentReaction>)),
)]
async fn comment_reactions(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CommentPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    let (issue, id) = (WorkItem(path.issue.0), path.comment.0);
    let found = listed::find::<comment::Row>(&mut project.within(), issue, id).await?;
    found.ok_or_else(Problem::not_found)?;
    let of = listed::Comment(id);
    answers::page::<comment_reaction::Row>(&request, project.within(), of, page).await
}

/// Lists the votes for and against a work item, oldest first; none of one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/votes/",
    operation_id = "list_work_item_votes",
    params(WorkItemPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<WorkItemVote>)),
)]
async fn votes(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    let of = WorkItem(path.issue.0);
    answers::page::<work_item_vote::Row>(&request, project.within(), of, page).await
}
