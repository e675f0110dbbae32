//! A work item by the name that another system knows it by (contract §1.12).

use axum::response::Response;
use service::Problem;
use sqlx::PgConnection;

use super::answer_one;
use super::listing::{OF_LISTS, is_filter, refuse_unknown};
use crate::access::asked;
use crate::membership::{Asked, ProjectMembership};
use crate::params::{Params, invalid};
use crate::paths::ProjectPath;
use crate::rows::Columns;
use crate::rows::single_work_item::Found;
use crate::rows::work_item::{Around, Row};
use crate::{App, ReadRequest};

/// Answers with the work item; archived ones are found too, unless their project is archived.
pub(super) async fn answer(
    app: &App,
    request: &ReadRequest,
    path: &ProjectPath,
    id: &str,
    source: &str,
) -> Result<Response, Problem> {
    refuse_filters(&request.params)?;
    let asked = asked(request, path)?;
    app.wait(request, &path.slug).await?;
    let mut look = app.look_for(&request.params.expand()).await?;
    let mut found = find(look.db(), &asked, id, source).await?;
    if found.is_none() {
        look = look.into_snapshot(&app.kept, &app.pool).await?;
        ProjectMembership::find(look.db(), &asked).await?;
        found = find(look.db(), &asked, id, source).await?;
    }
    let answer = answer_one(look.db(), request, found.ok_or_else(Problem::not_found)?).await?;
    look.keep(&app.kept);
    Ok(answer)
}

/// Refuses filters beside the reference, which do not narrow what it names.
fn refuse_filters(params: &Params) -> Result<(), Problem> {
    refuse_unknown(params, &OF_LISTS)?;
    let is_own = |name: &str| ["external_id", "external_source"].contains(&name);
    match params.filled_names().find(|name| is_filter(name) && !is_own(name)) {
        Some(name) => {
            let what = "An external_id with its external_source names one work item; leave it out.";
            Err(invalid(name, what))
        }
        None => Ok(()),
    }
}

/// The newest work item of the project with this reference, if the caller is an active member; of those that they see.
async fn find(
    db: &mut PgConnection,
    asked: &Asked,
    id: &str,
    source: &str,
) -> Result<Option<Found>, sqlx::Error> {
    let statement = statement();
    let query = sqlx::query(&statement).bind(&asked.slug).bind(asked.caller).bind(asked.project);
    let row = query.bind(id).bind(source).fetch_optional(db).await?;
    row.as_ref().map(Found::first_of).transpose()
}

/// The statement for the work item `$4` of the system `$5`.
fn statement() -> String {
    format!(
        "SELECT {}, {} \
         FROM workspace w \
         JOIN workspaces_of($2) m ON m.workspace_id = w.workspace_id \
         JOIN open_projects_of(w.workspace_id, $2) open ON open.id = $3 \
         JOIN work_item it \
             ON it.project_id = $3 AND it.workspace_id IS NOT DISTINCT FROM w.workspace_id \
             AND is_seen(open.is_limited, $2, it.created_by, it.assignee_ids) \
         JOIN checkpoint c ON c.workspace_id = w.workspace_id \
         WHERE w.slug = $1 AND it.external_id = $4 AND it.external_source = $5 \
         ORDER BY it.created_at DESC \
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
