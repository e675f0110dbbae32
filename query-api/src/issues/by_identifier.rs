//! `GET workspaces/{slug}/work-items/{key}/`: a work item by its key, for example `ENG-42`.

use axum::extract::State;
use axum::response::Response;
use domain::Right;
use serde::Deserialize;
use service::Problem;
use sqlx::PgConnection;
use utoipa::IntoParams;
use uuid::Uuid;

use super::answer_one;
use crate::rows::Columns;
use crate::rows::single_work_item::Found;
use crate::rows::work_item::{Around, Row};
use crate::{App, ReadRequest, Segments, documented};

/// The path of a work item by its key.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct KeyPath {
    /// The workspace's name in paths.
    slug: String,
    #[param(example = "ENG-42")]
    key: String,
}

/// Reads a work item by its key: the project's identifier, a dash, and the running number.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/work-items/{key}/",
    operation_id = "get_work_item_by_identifier",
    params(KeyPath, documented::Shape),
    responses((status = 200, body = wire::shapes::WorkItem)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(KeyPath { slug, key }): Segments<KeyPath>,
) -> Result<Response, Problem> {
    let (identifier, number) = key.split_once('-').ok_or_else(Problem::page_not_found)?;
    request.asks(Right::ProjectReader)?;
    app.wait(&request, &slug).await?;
    let mut look = app.look_for(&request.params.expand()).await?;
    let caller = request.user();
    // What is no number is the number of nothing.
    let number = number.parse::<u32>().unwrap_or_default().into();
    let mut found = find(look.db(), &slug, identifier, number, caller).await?;
    if found.is_none() {
        look = look.into_snapshot(&app.kept, &app.pool).await?;
        found = find(look.db(), &slug, identifier, number, caller).await?;
    }
    let Some(found) = found else {
        return Err(absence(look.db(), &slug, identifier, caller).await?);
    };
    let answer = answer_one(look.db(), &request, found).await?;
    look.keep(&app.kept);
    Ok(answer)
}

/// What to say when there is no such work item: 404 to members of such a project, 403 to everybody else.
async fn absence(
    db: &mut PgConnection,
    slug: &str,
    identifier: &str,
    caller: Uuid,
) -> Result<Problem, sqlx::Error> {
    let member = sqlx::query_scalar!(
        r#"
        SELECT EXISTS (
            SELECT FROM workspace w
            JOIN workspaces_of($3) m ON m.workspace_id = w.workspace_id
            JOIN project p ON p.workspace_id = w.workspace_id AND p.identifier = $2
            JOIN projects_of(w.workspace_id, $3) pm ON pm.project_id = p.id
            WHERE w.slug = $1
        ) AS "exists!"
        "#,
        slug,
        identifier,
        caller,
    )
    .fetch_one(db)
    .await?;
    Ok(if member { Problem::not_found() } else { Problem::forbidden() })
}

/// The work item, if the caller is an active member of its project.
async fn find(
    db: &mut PgConnection,
    slug: &str,
    identifier: &str,
    number: i64,
    caller: Uuid,
) -> Result<Option<Found>, sqlx::Error> {
    let statement = statement();
    let query = sqlx::query(&statement).bind(slug).bind(identifier).bind(number).bind(caller);
    let row = query.fetch_optional(db).await?;
    row.as_ref().map(Found::first_of).transpose()
}

/// The statement for the work item with the number `$3` in the project `$2`. It is looked for by project and number alone, in
/// a part by itself: other indexes look as good while a table is new, and plans are kept.
fn statement() -> String {
    format!(
        "SELECT {}, {} \
         FROM workspace w \
         JOIN workspaces_of($4) m ON m.workspace_id = w.workspace_id \
         JOIN open_projects_of(w.workspace_id, $4) open ON open.identifier = $2 \
         JOIN LATERAL ( \
             SELECT * FROM work_item AS stored \
             WHERE stored.project_id = open.id AND stored.number = $3 \
             LIMIT 1 \
         ) AS it ON it.workspace_id = w.workspace_id AND it.archived_on IS NULL \
         JOIN state s \
             ON s.workspace_id = w.workspace_id AND s.id = it.state_id \
             AND s.state_group <> 'triage' \
         JOIN checkpoint c ON c.workspace_id = w.workspace_id \
         WHERE w.slug = $1 \
         LIMIT 1",
        Around::selected(),
        Row::selected(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statement_fits_the_tables() {
        let (mut db, _database) = checked::migrated().await;
        checked::check_both::<Around, Row>(&mut db, &statement()).await;
    }
}
