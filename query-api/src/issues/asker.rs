//! Who asks for work items, found out once for the statements of an answer that are made up from a filter.
//!
//! They are planned for the filter's values each time, and what finds out who may see what is most of what there would be
//! to plan: 1.1 of 1.4 ms. So that is a statement of its own, which is planned once for lists of a project, and they are given
//! its row.

use lists::{Of, PLANNED_FOR_VALUES, plan_for_values};
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::rows::Columns;
use crate::rows::work_item::Around;

/// The row of who asks, as JSON, which statements take as their first value in the place of the slug; 403 when they may
/// not ask. From then on the statements of the snapshot are planned for their values, and end after ten seconds.
pub(super) async fn find(
    db: &mut PgConnection,
    of: Of,
    (slug, caller): (&str, Uuid),
) -> Result<String, Problem> {
    if of.project().is_none() {
        // How many projects there are decides how those of the caller are best found.
        plan_for_values(&mut *db).await?;
    }
    let statement = statement(of);
    let query = sqlx::query_scalar(&statement).bind(slug).bind(caller);
    let query = match of.project() {
        Some(project) => query.bind(project),
        None => query,
    };
    query.fetch_optional(db).await?.ok_or_else(Problem::forbidden)
}

/// The statement that finds out.
fn statement(of: Of) -> String {
    format!(
        "SELECT row_to_json(access)::text, {PLANNED_FOR_VALUES} \
         FROM (SELECT {}, w.workspace_id, {}) access",
        Around::selected(),
        // There is no page here.
        of.access().replace("$5", "$3"),
    )
}

/// The row in a statement that is given it, with sets that the filter looks into.
pub(super) fn given(of: Of, sets: &str) -> String {
    // Every value has to be used.
    let project = if of.project().is_some() { " WHERE $5::uuid IS NOT NULL" } else { "" };
    format!(
        "SELECT w.*{sets} \
         FROM json_to_record($1::text::json) AS w ({}, workspace_id uuid, {}){project}",
        Around::TYPED,
        of.access_columns(),
    )
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn the_row_fits_what_is_given() {
        let (mut db, _database) = checked::migrated().await;
        let project = Uuid::nil();
        for of in [Of::Project(project), Of::Below(project, project), Of::Workspace] {
            let found = db.describe(&statement(of)).await.unwrap();
            assert_eq!(found.columns().len(), 3);
            let access = format!("SELECT {}, w.workspace_id, {}", Around::selected(), of.access());
            let typed = [Around::TYPED, "workspace_id uuid", of.access_columns()].join(", ");
            let names: Vec<&str> =
                typed.split(", ").filter_map(|column| column.split(' ').next()).collect();
            let selected = access.replace("$5", "$3");
            let selected = db.describe(&selected).await.unwrap();
            let columns: Vec<&str> = selected.columns().iter().map(sqlx::Column::name).collect();
            assert_eq!(names, columns);
        }
    }
}
