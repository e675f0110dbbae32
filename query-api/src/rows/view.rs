//! Saved views of projects and of workspaces.

use chrono::{DateTime, Utc};
use serde_json::Value;
use service::Problem;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use uuid::Uuid;
use wire::shapes::View;
use wire::{PageRequest, Zone};

use super::Columns;
use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, Within};
use crate::paging::{self, MOST_BYTES_OF_TEXT};

row! {
    /// A view as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Option<Uuid>,
        name: String,
        description: String,
        filters: Value,
        pql: String,
        group_by: Option<String>,
        sub_group_by: Option<String>,
        order_by: String,
        layout: String,
        display: Value,
        access: String,
        owner_id: Uuid,
        logo: Value,
        sort_order: f64,
        is_locked: bool,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    /// The filter as JSON and as a query, one of which is empty, and the order.
    pub(crate) fn shows(&self) -> (&Value, &str, &str) {
        (&self.filters, &self.pql, &self.order_by)
    }

    /// Its version, for the entity tag.
    pub(crate) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }
}

impl Shown for Row {
    type Shape = View;

    fn note(&self, wanted: &mut Wanted) {
        if let Some(project) = self.project_id {
            wanted.project(project);
        }
        wanted.user("owned_by", Some(self.owner_id));
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> View {
        View {
            audit: expansion.audit(zone, audit_row!(self)),
            name: self.name,
            description: self.description,
            filters: self.filters,
            pql: self.pql,
            group_by: self.group_by,
            sub_group_by: self.sub_group_by,
            order_by: self.order_by,
            layout: self.layout,
            display: self.display,
            access: u8::from(self.access == "PUBLIC"),
            is_locked: self.is_locked,
            owned_by: expansion.user("owned_by", self.owner_id),
            sort_order: self.sort_order,
            logo_props: self.logo,
            project: self.project_id.map(|project| expansion.project(project)),
            workspace: expansion.workspace(self.workspace_id),
        }
    }
}

/// The order of a list.
const ORDER: &str = "it.sort_order, it.created_at, it.id";

/// The columns that may be long, each with what stands there in a page that would be too large: that page is refused.
const LONG: [(&str, &str); 5] = [
    ("description", "''"),
    ("filters", "'{}'"),
    ("pql", "''"),
    ("display", "'{}'"),
    ("logo", "'{}'"),
];

/// Which rows, `it`, of a place the caller may see: `$1` is the workspace, `$2` the caller, `$3` the project, or the
/// workspace again.
const ROWS: &str = "saved_view it JOIN views_of($1, $2) seen ON seen.id = it.id \
    WHERE it.place_id = $3 AND it.workspace_id IS NOT DISTINCT FROM $1";

/// The view with this id in a place, if the caller may see it.
pub(crate) async fn find(within: &mut Within<'_>, id: Uuid) -> Result<Option<Row>, sqlx::Error> {
    let row = sqlx::query(&one())
        .bind(within.workspace.id)
        .bind(within.caller)
        .bind(within.project)
        .bind(id)
        .fetch_optional(&mut *within.db)
        .await?;
    row.as_ref().map(Row::first_of).transpose()
}

/// The rows of a list's page, and how many there are on all of them; 400 if they are too large together.
pub(crate) async fn fetch(
    within: &mut Within<'_>,
    page: PageRequest,
) -> Result<(Vec<Row>, u64), Problem> {
    let rows = sqlx::query(&several())
        .bind(within.workspace.id)
        .bind(within.caller)
        .bind(within.project)
        .bind(page.limit())
        .bind(page.offset())
        .bind(MOST_BYTES_OF_TEXT)
        .fetch_all(&mut *within.db)
        .await?;
    let bytes = |row: &PgRow| row.try_get::<i32, _>("bytes");
    paging::check(rows.iter().map(bytes).collect::<Result<Vec<_>, _>>()?)?;
    let total = match paging::known_total(page, rows.len()) {
        Some(total) => total,
        None => count(within).await?,
    };
    let rows = rows.iter().map(Row::first_of).collect::<Result<_, _>>()?;
    Ok((rows, total))
}

/// How many there are.
async fn count(within: &mut Within<'_>) -> Result<u64, sqlx::Error> {
    let total: i64 = sqlx::query_scalar(&number())
        .bind(within.workspace.id)
        .bind(within.caller)
        .bind(within.project)
        .fetch_one(&mut *within.db)
        .await?;
    Ok(total.cast_unsigned())
}

/// The statement for a view.
fn one() -> String {
    format!(
        "SELECT {} \
         FROM views_of($1, $2) seen \
         JOIN LATERAL ( \
             SELECT * FROM saved_view AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = $4 \
             LIMIT 1 \
         ) AS it ON it.id = seen.id AND it.place_id = $3 \
         WHERE seen.id = $4",
        Row::selected(),
    )
}

/// The statement for a list's page; without what may be long if that is too large together.
fn several() -> String {
    let length = LONG.map(|(column, _)| format!("octet_length(it.{column}::text)")).join(" + ");
    let fits = "(SELECT sum(bytes) <= $6 OR count(*) = 1 FROM shown)";
    let column = |(name, _): &(&str, &str)| match LONG.iter().find(|(long, _)| long == name) {
        Some((_, instead)) => {
            format!("CASE WHEN {fits} THEN stored.{name} ELSE {instead} END AS {name}")
        }
        None => format!("stored.{name}"),
    };
    let columns = Row::COLUMNS.iter().map(column).collect::<Vec<_>>().join(", ");
    format!(
        "WITH shown AS MATERIALIZED ( \
             SELECT it.id, {length} AS bytes \
             FROM {ROWS} \
             ORDER BY {ORDER} \
             LIMIT $4 OFFSET $5 \
         ) \
         SELECT {selected}, shown.bytes \
         FROM shown \
         CROSS JOIN LATERAL ( \
             SELECT {columns} FROM saved_view AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = shown.id \
             LIMIT 1 \
         ) AS it \
         ORDER BY {ORDER}",
        selected = Row::selected(),
    )
}

/// The statement that counts.
fn number() -> String {
    format!("SELECT count(*) FROM {ROWS}")
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statements_fit_the_table() {
        let (mut db, _database) = checked::migrated().await;
        checked::check::<Row>(&mut db, &one()).await;
        checked::check::<Row>(&mut db, &several()).await;
        db.prepare(&number()).await.unwrap();
    }
}
