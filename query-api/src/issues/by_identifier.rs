//! `GET workspaces/{slug}/work-items/{key}/`: a work item by its key, for example `ENG-42`.

use axum::extract::State;
use axum::response::Response;
use domain::Right;
use serde::Deserialize;
use service::Problem;
use service::http::absent;
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
    let (identifier, number) = key.split_once('-').ok_or_else(|| {
        absent::no_such_page(&format!("/api/v1/workspaces/{slug}/work-items/{key}/"))
    })?;
    request.asks(Right::ProjectReader)?;
    app.wait(&request, &slug).await?;
    let mut look = app.look_for(&request.params.expand()).await?;
    let caller = request.user();
    // What is no number is the number of nothing.
    let number = number.parse::<u32>().unwrap_or_default().into();
    let sought = Sought { slug: &slug, identifier, number, caller };
    let mut found = find(look.db(), By::Present, sought).await?;
    if found.is_none() {
        look = look.into_snapshot(&app.kept, &app.pool).await?;
        found = find(look.db(), By::Present, sought).await?;
    }
    if found.is_none() {
        found = find(look.db(), By::Former, sought).await?;
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

/// What is looked for.
#[derive(Debug, Clone, Copy)]
struct Sought<'q> {
    /// The workspace's name in paths.
    slug: &'q str,
    /// The project's part of the key.
    identifier: &'q str,
    /// The number's part of it.
    number: i64,
    /// Who asks.
    caller: Uuid,
}

/// By which of its keys a work item is looked for.
#[derive(Debug, Clone, Copy)]
enum By {
    /// The one that it has.
    Present,
    /// One that it had in a project that it has moved from.
    Former,
}

/// The work item, if the caller is an active member of the project that it is in, and sees it there.
async fn find(
    db: &mut PgConnection,
    by: By,
    Sought { slug, identifier, number, caller }: Sought<'_>,
) -> Result<Option<Found>, sqlx::Error> {
    let statement = statement(by);
    let query = sqlx::query(&statement).bind(slug).bind(identifier).bind(number).bind(caller);
    let row = query.fetch_optional(db).await?;
    row.as_ref().map(Found::first_of).transpose()
}

/// The statement for the work item that has the number `$3` in the project `$2`, or had it there. It is looked for by project
/// and number alone, in a part by itself: other indexes look as good while a table is new, and plans are kept.
fn statement(by: By) -> String {
    let sought = match by {
        By::Present => {
            "JOIN open_projects_of(w.workspace_id, $4) open ON open.identifier = $2 \
             JOIN LATERAL ( \
                 SELECT * FROM work_item AS stored \
                 WHERE stored.project_id = open.id AND stored.number = $3 \
                 LIMIT 1 \
             ) AS it ON it.workspace_id = w.workspace_id AND it.archived_on IS NULL \
                 AND is_seen(open.is_limited, $4, it.created_by, it.assignee_ids)"
        }
        By::Former => {
            "JOIN project former \
                 ON former.workspace_id = w.workspace_id AND former.identifier = $2 \
             JOIN LATERAL ( \
                 SELECT * FROM work_item_key AS stored \
                 WHERE stored.former_project_id = former.id AND stored.number = $3 \
                 LIMIT 1 \
             ) AS known ON true \
             JOIN LATERAL ( \
                 SELECT * FROM work_item AS stored \
                 WHERE stored.workspace_id = w.workspace_id AND stored.id = known.work_item_id \
                 LIMIT 1 \
             ) AS it ON it.archived_on IS NULL \
             JOIN open_projects_of(w.workspace_id, $4) open ON open.id = it.project_id \
                 AND is_seen(open.is_limited, $4, it.created_by, it.assignee_ids)"
        }
    };
    format!(
        "SELECT {}, {} \
         FROM workspace w \
         JOIN workspaces_of($4) m ON m.workspace_id = w.workspace_id \
         {sought} \
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
        for by in [By::Present, By::Former] {
            checked::check_both::<Around, Row>(&mut db, &statement(by)).await;
        }
    }
}
