//! A work item by the name that another system knows it by (contract §1.12).

use axum::response::Response;
use service::Problem;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use super::row::{AROUND, COLUMNS, Row, shape_one};
use crate::{App, Reader, scope};

/// Answers with the work item; archived ones are found too.
pub(super) async fn answer(
    app: &App,
    reader: &Reader,
    slug: &str,
    project: Uuid,
    id: &str,
    source: &str,
) -> Result<Response, Problem> {
    let expand = reader.params.expand();
    app.wait(reader, slug).await?;
    let caller = reader.user();
    let mut look = app.look_for(&expand).await?;
    let mut found = find(look.db(), slug, project, caller, id, source).await?;
    if found.is_none() {
        look = look.into_snapshot(app).await?;
        scope::check_project(look.db(), slug, project, caller).await?;
        found = find(look.db(), slug, project, caller, id, source).await?;
    }
    let row = found.ok_or_else(Problem::not_found)?;
    let (seen, version) = (row.seen(), row.version());
    let item = shape_one(look.db(), row, reader.zone(), &expand, caller).await?;
    look.keep(&app.kept);
    reader.answer_row(seen, version, item)
}

/// The newest work item of the project with this reference, if the caller is an active member.
async fn find(
    db: &mut PgConnection,
    slug: &str,
    project: Uuid,
    caller: Uuid,
    id: &str,
    source: &str,
) -> Result<Option<Row>, sqlx::Error> {
    let statement = format!(
        "SELECT {AROUND}, {COLUMNS}, i.description_html \
         FROM workspace w \
         JOIN workspace_member m \
             ON m.workspace_id = w.workspace_id AND m.member_id = $2 AND m.is_active \
         JOIN project_member pm \
             ON pm.workspace_id IS NOT DISTINCT FROM w.workspace_id AND pm.project_id = $3 \
             AND pm.member_id = $2 AND pm.is_active \
         JOIN work_item i \
             ON i.project_id = $3 AND i.workspace_id IS NOT DISTINCT FROM w.workspace_id \
         JOIN checkpoint c ON c.workspace_id = w.workspace_id \
         WHERE w.slug = $1 AND i.external_id = $4 AND i.external_source = $5 \
         ORDER BY i.created_at DESC \
         LIMIT 1"
    );
    let query = sqlx::query(&statement).bind(slug).bind(caller).bind(project).bind(id).bind(source);
    query.fetch_optional(db).await?.as_ref().map(Row::from_row).transpose()
}
