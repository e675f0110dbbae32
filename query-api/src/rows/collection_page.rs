//! The pages in a collection, and those that can be put into one, as far as the caller may see them.

use chrono::{DateTime, Utc};
use serde_json::Value;
use service::Problem;
use uuid::Uuid;
use wire::shapes::{CollectionBranchPage, CollectionPageLite, CollectionPageSearchResult};
use wire::{PageRequest, Zone};

use super::Columns;
use super::columns::row;
use super::listed::Within;
use crate::paging;

row! {
    /// A page without its text.
    Row {
        id: Uuid,
        name: String,
        access: String,
        owner_id: Uuid,
        parent_id: Option<Uuid>,
        collection_id: Option<Uuid>,
        colour: String,
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
    /// As clients see it in the list of a collection.
    pub(crate) fn shape(self, collection_id: Uuid, zone: Zone) -> CollectionBranchPage {
        CollectionBranchPage {
            page_collection_id: self.collection_id.map(|_| self.id),
            collection_id,
            parent_id: self.parent_id,
            sort_order: self.sort_order,
            page: CollectionPageLite {
                id: self.id,
                name: self.name,
                access: u8::from(self.access == "PRIVATE"),
                owned_by: self.owner_id,
                color: self.colour,
                logo_props: self.logo,
                is_locked: self.is_locked,
                created_at: zone.at(self.created_at),
                updated_at: zone.at(self.updated_at),
                created_by: self.created_by,
                updated_by: self.updated_by,
            },
        }
    }
}

/// Which pages of a collection a list has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Of {
    pub(crate) collection: Uuid,
    /// Only the pages directly below this one, which is itself in the collection or below a page in it; without it the
    /// pages in the collection itself.
    pub(crate) parent: Option<Uuid>,
    /// A part of their names, in any case.
    pub(crate) search: Option<String>,
}

/// Which rows, `it`, they are: `$1` is the workspace, `$2` the caller, `$3` the collection, `$4` the page above them or
/// nothing, `$5` a part of the name or nothing.
fn rows(is_below: bool) -> String {
    let place = if is_below {
        "it.parent_id = $4 AND EXISTS ( \
             WITH RECURSIVE up AS ( \
                 SELECT p.parent_id, p.collection_id FROM page p \
                 WHERE p.workspace_id = $1 AND p.id = $4 \
                 UNION \
                 SELECT above.parent_id, above.collection_id FROM up \
                 JOIN page above ON above.workspace_id = $1 AND above.id = up.parent_id \
             ) \
             SELECT FROM up WHERE up.collection_id = $3 \
         )"
    } else {
        "it.collection_id = $3 AND $4::uuid IS NULL"
    };
    format!(
        "page it JOIN pages_of($1, $2) seen ON seen.id = it.id \
         WHERE {place} AND it.workspace_id IS NOT DISTINCT FROM $1 AND it.archived_at IS NULL \
         AND ($5::text IS NULL OR strpos(lower(it.name), lower($5)) > 0)"
    )
}

/// The statement for a list's page.
fn several(is_below: bool) -> String {
    format!(
        "SELECT {} FROM {} ORDER BY it.sort_order, it.created_at DESC, it.id LIMIT $6 OFFSET $7",
        Row::selected(),
        rows(is_below),
    )
}

/// The statement that counts.
fn number(is_below: bool) -> String {
    format!("SELECT count(*) FROM {}", rows(is_below))
}

/// The rows of a list's page, and how many there are on all of them.
pub(crate) async fn fetch(
    within: &mut Within<'_>,
    of: &Of,
    page: PageRequest,
) -> Result<(Vec<Row>, u64), Problem> {
    let is_below = of.parent.is_some();
    let found = sqlx::query(&several(is_below))
        .bind(within.workspace.id)
        .bind(within.caller)
        .bind(of.collection)
        .bind(of.parent)
        .bind(of.search.as_deref())
        .bind(page.limit())
        .bind(page.offset())
        .fetch_all(&mut *within.db)
        .await?;
    let total = match paging::known_total(page, found.len()) {
        Some(total) => total,
        None => count(within, of).await?,
    };
    Ok((found.iter().map(Row::first_of).collect::<Result<_, _>>()?, total))
}

/// How many there are.
async fn count(within: &mut Within<'_>, of: &Of) -> Result<u64, sqlx::Error> {
    let total: i64 = sqlx::query_scalar(&number(of.parent.is_some()))
        .bind(within.workspace.id)
        .bind(within.caller)
        .bind(of.collection)
        .bind(of.parent)
        .bind(of.search.as_deref())
        .fetch_one(&mut *within.db)
        .await?;
    Ok(total.cast_unsigned())
}

/// The pages of the workspace that can be put into a collection: in none, below no other, and neither archived nor locked.
pub(crate) async fn eligible(
    within: &mut Within<'_>,
    search: Option<&str>,
) -> Result<Vec<CollectionPageSearchResult>, sqlx::Error> {
    sqlx::query_as!(
        CollectionPageSearchResult,
        r#"
        SELECT it.id, it.name, it.logo AS logo_props
        FROM page it
        JOIN pages_of($1, $2) seen ON seen.id = it.id
        WHERE it.place_id = $1
          AND it.workspace_id IS NOT DISTINCT FROM $1
          AND it.collection_id IS NULL
          AND it.parent_id IS NULL
          AND it.archived_at IS NULL
          AND NOT it.is_locked
          AND ($3::text IS NULL OR strpos(lower(it.name), lower($3)) > 0)
        ORDER BY lower(it.name), it.id
        "#,
        within.workspace.id,
        within.caller,
        search,
    )
    .fetch_all(&mut *within.db)
    .await
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statements_fit_the_table() {
        let (mut db, _database) = checked::migrated().await;
        for is_below in [true, false] {
            checked::check::<Row>(&mut db, &several(is_below)).await;
            db.prepare(&number(is_below)).await.unwrap();
        }
    }
}
