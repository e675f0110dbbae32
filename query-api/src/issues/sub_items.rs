//! `GET …/work-items/{issue}/sub-items/`: the work items below another one.

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use serde::Serialize;
use service::Problem;
use sqlx::PgConnection;
use utoipa::ToSchema;
use uuid::Uuid;
use wire::Page;
use wire::shapes::WorkItem;

use super::listing::Listing;
use crate::paths::WorkItemPath;
use crate::{App, ReadRequest, Segments, documented};

/// The key that the answer has besides those of every list.
const DISTRIBUTION: &str = "state_distribution";

/// A page of the work items below another one, and how far all of them are.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SubItems {
    /// The list as every other one.
    #[serde(flatten)]
    page: Page<WorkItem>,
    /// How many there are on all pages, by the group of their states.
    state_distribution: StateDistribution,
}

/// How many work items are in states of each group.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct StateDistribution {
    /// Noted, not planned.
    backlog: i64,
    /// Planned, not begun.
    unstarted: i64,
    /// Being worked on.
    started: i64,
    /// Finished.
    completed: i64,
    /// Given up.
    cancelled: i64,
}

impl StateDistribution {
    /// The distribution of the work items that a list shows below another one, which are found by that alone, as in
    /// `page.rs`.
    async fn below(
        db: &mut PgConnection,
        (workspace, project, caller): (Uuid, Uuid, Uuid),
        above: Uuid,
    ) -> Result<Self, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"
            SELECT
                count(*) FILTER (WHERE s.state_group = 'backlog') AS "backlog!",
                count(*) FILTER (WHERE s.state_group = 'unstarted') AS "unstarted!",
                count(*) FILTER (WHERE s.state_group = 'started') AS "started!",
                count(*) FILTER (WHERE s.state_group = 'completed') AS "completed!",
                count(*) FILTER (WHERE s.state_group = 'cancelled') AS "cancelled!"
            FROM open_projects_of($1, $3) open
            JOIN work_item it
                ON it.parent_id = $4
                AND it.project_id IS NOT DISTINCT FROM open.id
                AND it.workspace_id IS NOT DISTINCT FROM $1
                AND NOT COALESCE(it.archived_on >= '-infinity', false)
                AND is_seen(open.is_limited, $3, it.created_by, it.assignee_ids)
            CROSS JOIN LATERAL (
                SELECT state_group
                FROM state
                WHERE workspace_id = $1
                  AND id = it.state_id
                LIMIT 1
            ) AS s
            WHERE open.id = $2
              AND (
                  NOT open.is_limited
                  OR EXISTS (SELECT FROM work_items_of($1, $3) seen WHERE seen.id = $4)
              )
            "#,
            workspace,
            project,
            caller,
            above,
        )
        .fetch_one(db)
        .await
    }
}

/// Lists the work items directly below another one that are neither archived nor in triage, in their own order unless said;
/// none below one that is not known. Beside the list it has how many of all of them are in states of each group.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/sub-items/",
    operation_id = "list_sub_items",
    params(WorkItemPath, documented::Paging, documented::Shape, documented::Ordered, documented::Filtered),
    responses((status = 200, body = SubItems)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let (project, above, caller) = (path.project.0, path.issue.0, request.user());
    let of = Of::Below(project, above);
    let listing = Listing::read(&request.params, of, app.today(&request))?;
    request.asks(of.right())?;
    app.wait(&request, &path.slug).await?;
    let mut look = listing.snapshot(&app).await?;
    let fetched = listing.fetch(look.db(), &request, &path.slug).await?;
    let keys = (fetched.found.workspace.id, project, caller);
    let distribution = StateDistribution::below(look.db(), keys, above).await?;
    listing.answer(&request, fetched, Some((DISTRIBUTION, &distribution)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_beside_the_list_is_the_described_one() {
        let page = Page::new(wire::PageRequest::default(), 0, Vec::new());
        let described = SubItems { page, state_distribution: StateDistribution::default() };
        assert!(serde_json::to_value(described).unwrap().get(DISTRIBUTION).is_some());
    }
}
