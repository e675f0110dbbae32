//! `GET …/projects/{project}/summary/`: how much is in a project.

use axum::extract::State;
use axum::response::Response;
use serde_json::Map;
use service::{Problem, missing};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Selection;
use wire::shapes::ProjectSummary;

use crate::access::InWorkspace;
use crate::paths::ProjectPath;
use crate::{App, ReadRequest, Segments};

/// Counts what is in a project; members and admins of the workspace may ask, also from outside of the project.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/summary/",
    operation_id = "get_project_summary",
    params(
        ProjectPath,
        ("fields" = Option<String>, Query, description = "The counters wanted, separated by commas; all without it."),
    ),
    responses((status = 200, body = ProjectSummary)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.id, access.caller);
    let row = count(access.db(), workspace, path.project.0, caller).await?;
    let row = row.ok_or_else(|| Problem::missing(missing::PROJECT))?;
    let summary = row.shape(&request.params.fields());
    request.answer_all(access.seen, &summary)
}

/// A project's numbers.
struct Row {
    id: Uuid,
    name: String,
    identifier: String,
    members: i64,
    states: i64,
    labels: i64,
    modules: i64,
    cycles: i64,
    issues: i64,
    intakes: i64,
    pages: i64,
}

impl Row {
    /// As clients see it: the counters that are asked for, all if that is none of them.
    fn shape(self, fields: &Selection) -> ProjectSummary {
        // In the order of their names.
        let Self { members, states, labels, cycles, modules, issues, intakes, pages, .. } = self;
        let counts = [members, states, labels, cycles, modules, issues, intakes, pages];
        let counters = ProjectSummary::COUNTERS.into_iter().zip(counts);
        let is_any = ProjectSummary::COUNTERS.iter().any(|name| fields.wants(name));
        let wanted = counters.filter(|(name, _)| !is_any || fields.wants(name));
        let counts: Map<_, _> =
            wanted.map(|(name, count)| (name.to_owned(), count.into())).collect();
        ProjectSummary { id: self.id, name: self.name, identifier: self.identifier, counts }
    }
}

/// Counts what is in the project; of the private pages only the caller's own, and of the work items, also of those that the
/// intake has accepted, too where they are a guest who sees no others.
async fn count(
    db: &mut PgConnection,
    workspace: Uuid,
    project: Uuid,
    caller: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            p.id, p.name, p.identifier,
            (
                SELECT count(*) FROM project_member m
                JOIN workspace_member mw
                    ON mw.workspace_id = m.workspace_id AND mw.member_id = m.member_id
                    AND mw.is_active
                LEFT JOIN app_user u
                    ON u.workspace_id = '00000000-0000-0000-0000-000000000000'
                    AND u.id = m.member_id
                WHERE m.workspace_id = p.workspace_id AND m.project_id = p.id AND m.is_active
                    AND COALESCE(u.is_active, true)
            ) AS "members!",
            (
                SELECT count(*) FROM state s
                WHERE s.workspace_id = p.workspace_id AND s.project_id = p.id
                    AND s.state_group <> 'triage'
            ) AS "states!",
            (
                SELECT count(*) FROM label l
                WHERE l.workspace_id = p.workspace_id AND l.project_id = p.id
            ) AS "labels!",
            (
                SELECT count(*) FROM module md
                WHERE md.workspace_id = p.workspace_id AND md.project_id = p.id
            ) AS "modules!",
            (
                SELECT count(*) FROM cycle c
                WHERE c.workspace_id = p.workspace_id AND c.project_id = p.id
            ) AS "cycles!",
            CASE WHEN EXISTS (
                SELECT FROM open_projects_of($1, $3) own WHERE own.id = $2 AND own.is_limited
            ) THEN (
                SELECT count(*) FROM work_item it
                JOIN state s ON s.workspace_id = $1 AND s.id = it.state_id
                WHERE it.workspace_id IS NOT DISTINCT FROM $1 AND it.project_id = $2
                    AND is_seen(true, $3, it.created_by, it.assignee_ids)
                    AND s.state_group <> 'triage'
            ) ELSE (
                SELECT COALESCE(sum(n.items), 0)::bigint FROM work_item_count n
                JOIN state s ON s.workspace_id = n.workspace_id AND s.id = n.state_id
                WHERE n.workspace_id = p.workspace_id AND n.project_id = p.id
                    AND s.state_group <> 'triage'
            ) END AS "issues!",
            (
                SELECT count(*) FROM intake_issue i
                WHERE i.workspace_id IS NOT DISTINCT FROM p.workspace_id AND i.project_id = p.id
                    AND (
                        NOT EXISTS (
                            SELECT FROM open_projects_of($1, $3) own
                            WHERE own.id = $2 AND own.is_limited
                        )
                        OR i.status <> 1
                        OR EXISTS (
                            SELECT FROM work_items_of($1, $3) seen WHERE seen.id = i.work_item_id
                        )
                    )
            ) AS "intakes!",
            (
                SELECT count(*) FROM page pg
                WHERE pg.workspace_id = p.workspace_id AND pg.place_id = p.id
                    AND (pg.access = 'PUBLIC' OR pg.owner_id = $3)
            ) AS "pages!"
        FROM project p
        JOIN workspaces_of($3) w ON w.workspace_id = p.workspace_id
        WHERE p.workspace_id = $1
          AND p.id = $2
        "#,
        workspace,
        project,
        caller,
    )
    .fetch_optional(db)
    .await
}
