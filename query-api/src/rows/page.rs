//! Pages of projects and of workspaces.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::Value;
use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use uuid::Uuid;
use wire::shapes::WikiPage;
use wire::{PageRequest, Zone};

use super::Columns;
use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, Within};
use crate::paging::{self, MOST_BYTES_OF_TEXT};

row! {
    /// A page as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Option<Uuid>,
        name: String,
        description_html: String,
        description_text: String,
        access: String,
        owner_id: Uuid,
        parent_id: Option<Uuid>,
        collection_id: Option<Uuid>,
        colour: String,
        logo: Value,
        sort_order: f64,
        is_locked: bool,
        archived_at: Option<DateTime<Utc>>,
        external_source: Option<String>,
        external_id: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    /// Its version, for the entity tag.
    pub(crate) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }
}

impl Shown for Row {
    type Shape = WikiPage;

    fn note(&self, wanted: &mut Wanted) {
        if let Some(project) = self.project_id {
            wanted.project(project);
        }
        wanted.user("owned_by", Some(self.owner_id));
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> WikiPage {
        WikiPage {
            audit: expansion.audit(zone, audit_row!(self)),
            name: self.name,
            description_html: self.description_html,
            description_stripped: self.description_text,
            description_binary: None,
            description: None,
            access: u8::from(self.access == "PRIVATE"),
            owned_by: expansion.user("owned_by", self.owner_id),
            parent: self.parent_id,
            collection_id: self.collection_id,
            color: self.colour,
            logo_props: self.logo,
            sort_order: self.sort_order,
            is_locked: self.is_locked,
            archived_at: self.archived_at.map(|at| zone.at(at)),
            is_global: self.project_id.is_none(),
            anchor: None,
            external_source: self.external_source,
            external_id: self.external_id,
            project: self.project_id.map(|project| expansion.project(project)),
            projects: self.project_id.into_iter().collect(),
            workspace: expansion.workspace(self.workspace_id),
        }
    }
}

/// Which pages of a place a list has; the place is a project, or the workspace itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Of {
    /// Whether those that are archived, or the others.
    pub(crate) archived: bool,
    /// Where in the tree.
    pub(crate) below: Below,
    /// Whether texts are shown; they are most of a row.
    pub(crate) texts: bool,
}

/// Where in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Below {
    /// Anywhere.
    Any,
    /// At the top.
    Nothing,
    /// Directly below a page.
    Page(Uuid),
}

/// The order of a list.
const ORDER: &str = "it.sort_order, it.created_at DESC, it.id";

/// The columns that may be long.
const LONG: [&str; 2] = ["description_html", "description_text"];

impl Of {
    /// Which rows, `it`, they are: `$1` is the workspace, `$2` the caller, `$3` the place, `$4` a page or nothing.
    fn rows(self) -> String {
        let archived = if self.archived { "IS NOT NULL" } else { "IS NULL" };
        let below = match self.below {
            Below::Any => "$4::uuid IS NULL",
            Below::Nothing => "$4::uuid IS NULL AND it.parent_id IS NULL",
            Below::Page(_) => "it.parent_id = $4",
        };
        format!(
            "page it JOIN pages_of($1, $2) seen ON seen.id = it.id \
             WHERE it.place_id = $3 AND it.workspace_id IS NOT DISTINCT FROM $1 \
             AND it.archived_at {archived} AND {below}"
        )
    }

    /// The page that they are below.
    const fn parent(self) -> Option<Uuid> {
        if let Below::Page(page) = self.below { Some(page) } else { None }
    }
}

/// The page with this id in a place, archived or not, if the caller may see it.
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

/// The rows of a list's page, and how many there are on all of them; 400 if their texts are too large together.
pub(crate) async fn fetch(
    within: &mut Within<'_>,
    of: Of,
    page: PageRequest,
) -> Result<(Vec<Row>, u64), Problem> {
    let rows = sqlx::query(&several(of))
        .bind(within.workspace.id)
        .bind(within.caller)
        .bind(within.project)
        .bind(of.parent())
        .bind(page.limit())
        .bind(page.offset())
        .bind(MOST_BYTES_OF_TEXT)
        .bind(of.texts)
        .fetch_all(&mut *within.db)
        .await?;
    let bytes = |row: &PgRow| row.try_get::<i32, _>("bytes");
    paging::check(rows.iter().map(bytes).collect::<Result<Vec<_>, _>>()?)?;
    let total = match paging::known_total(page, rows.len()) {
        Some(total) => total,
        None => count(within, of).await?,
    };
    let rows = rows.iter().map(Row::first_of).collect::<Result<_, _>>()?;
    Ok((rows, total))
}

/// How many there are.
async fn count(within: &mut Within<'_>, of: Of) -> Result<u64, sqlx::Error> {
    let total: i64 = sqlx::query_scalar(&number(of))
        .bind(within.workspace.id)
        .bind(within.caller)
        .bind(within.project)
        .bind(of.parent())
        .fetch_one(&mut *within.db)
        .await?;
    Ok(total.cast_unsigned())
}

/// The pages among these that the caller may see from a project: those of that project, and those of the workspace. A page
/// of a project that the work item has left is shown to nobody.
pub(crate) async fn seen_from(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    pages: &[Uuid],
) -> Result<HashSet<Uuid>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        r#"
        SELECT id AS "id!"
        FROM pages_of($1, $3)
        WHERE id = ANY ($4)
          AND (project_id = $2 OR project_id IS NULL)
        "#,
        workspace,
        project,
        caller,
        pages,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().collect())
}

/// The statement for a page.
fn one() -> String {
    format!(
        "SELECT {} \
         FROM pages_of($1, $2) seen \
         JOIN LATERAL ( \
             SELECT * FROM page AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = $4 \
             LIMIT 1 \
         ) AS it ON it.id = seen.id AND it.place_id = $3 \
         WHERE seen.id = $4",
        Row::selected(),
    )
}

/// The statement for a list's page; without the texts if `$8` does not want them, or if they are too large together.
fn several(of: Of) -> String {
    let rows = of.rows();
    let length = LONG.map(|column| format!("octet_length(it.{column})")).join(" + ");
    let fits = "$8 AND (SELECT sum(bytes) <= $7 OR count(*) = 1 FROM shown)";
    let column = |(name, _): &(&str, &str)| {
        if LONG.contains(name) {
            format!("CASE WHEN {fits} THEN stored.{name} ELSE '' END AS {name}")
        } else {
            format!("stored.{name}")
        }
    };
    let columns = Row::COLUMNS.iter().map(column).collect::<Vec<_>>().join(", ");
    format!(
        "WITH shown AS MATERIALIZED ( \
             SELECT it.id, CASE WHEN $8 THEN {length} ELSE 0 END AS bytes \
             FROM {rows} \
             ORDER BY {ORDER} \
             LIMIT $5 OFFSET $6 \
         ) \
         SELECT {selected}, shown.bytes \
         FROM shown \
         CROSS JOIN LATERAL ( \
             SELECT {columns} FROM page AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = shown.id \
             LIMIT 1 \
         ) AS it \
         ORDER BY {ORDER}",
        selected = Row::selected(),
    )
}

/// The statement that counts.
fn number(of: Of) -> String {
    format!("SELECT count(*) FROM {}", of.rows())
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
        for below in [Below::Any, Below::Nothing, Below::Page(Uuid::nil())] {
            for archived in [true, false] {
                let of = Of { archived, below, texts: true };
                checked::check::<Row>(&mut db, &several(of)).await;
                db.prepare(&number(of)).await.unwrap();
            }
        }
    }
}
