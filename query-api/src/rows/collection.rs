//! Collections of pages; those that the caller may not see are not there for them.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{self, CollectionMember};

use super::Columns;
use super::columns::row;
use super::expansion::{Expansion, audit_row};
use super::listed::Within;

row! {
    /// A collection as the table has it, and what it is for the caller.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        name: String,
        access: String,
        owner_id: Uuid,
        my_access: Option<String> = "seen.my_access",
        has_pages: Option<bool> = "EXISTS (SELECT FROM page inside JOIN pages_of($1, $2) shown ON shown.id = inside.id \
            WHERE inside.collection_id = it.id AND inside.archived_at IS NULL)",
        logo: Value,
        sort_order: f64,
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

    /// As clients see it.
    pub(crate) fn shape(self, zone: Zone) -> shapes::Collection {
        shapes::Collection {
            audit: Expansion::default().audit(zone, audit_row!(self)),
            name: self.name,
            owned_by_id: self.owner_id,
            access: u8::from(self.access == "PRIVATE"),
            current_user_access: number(self.my_access.as_deref().unwrap_or_default()),
            has_pages: self.has_pages,
            is_default: false,
            is_global: false,
            logo_props: self.logo,
            sort_order: self.sort_order,
            workspace: self.workspace_id,
        }
    }
}

row! {
    /// A member of a collection as the table has it.
    Membership {
        workspace_id: Uuid,
        id: Uuid,
        collection_id: Uuid,
        member_id: Uuid,
        access: String,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Membership {
    /// As clients see it.
    pub(crate) fn shape(self, zone: Zone) -> CollectionMember {
        CollectionMember {
            audit: Expansion::default().audit(zone, audit_row!(self)),
            collection: self.collection_id,
            member: self.member_id,
            access: number(&self.access),
            workspace: self.workspace_id,
        }
    }
}

/// What somebody may do, as the wire has it.
fn number(access: &str) -> u8 {
    match access {
        "edit" => 2,
        "comment" => 1,
        _ => 0,
    }
}

/// All that the caller may see, by their places.
pub(crate) async fn all(within: &mut Within<'_>) -> Result<Vec<Row>, sqlx::Error> {
    let statement = list();
    let query = sqlx::query(&statement).bind(within.workspace.id).bind(within.caller);
    let rows = query.fetch_all(&mut *within.db).await?;
    rows.iter().map(Row::first_of).collect()
}

/// The one with this id, if the caller may see it.
pub(crate) async fn find(within: &mut Within<'_>, id: Uuid) -> Result<Option<Row>, sqlx::Error> {
    let statement = one();
    let query = sqlx::query(&statement).bind(within.workspace.id).bind(within.caller).bind(id);
    let row = query.fetch_optional(&mut *within.db).await?;
    row.as_ref().map(Row::first_of).transpose()
}

/// The members of one that the caller may see, but for those who have left the workspace or are guests of it by now.
pub(crate) async fn members(
    within: &mut Within<'_>,
    id: Uuid,
) -> Result<Vec<Membership>, sqlx::Error> {
    let statement = people();
    let query = sqlx::query(&statement).bind(within.workspace.id).bind(within.caller).bind(id);
    let rows = query.fetch_all(&mut *within.db).await?;
    rows.iter().map(Membership::first_of).collect()
}

/// The statement for all of them.
fn list() -> String {
    format!(
        "SELECT {} FROM collections_of($1, $2) seen \
         JOIN collection it ON it.workspace_id = $1 AND it.id = seen.id \
         ORDER BY it.sort_order, it.created_at, it.id",
        Row::selected(),
    )
}

/// The statement for one.
fn one() -> String {
    format!(
        "SELECT {} FROM collections_of($1, $2) seen \
         JOIN collection it ON it.workspace_id = $1 AND it.id = seen.id \
         WHERE seen.id = $3",
        Row::selected(),
    )
}

/// The statement for members.
fn people() -> String {
    format!(
        "SELECT {} FROM collections_of($1, $2) seen \
         JOIN collection_member it \
             ON it.workspace_id IS NOT DISTINCT FROM $1 AND it.collection_id = seen.id \
         JOIN workspace_member w \
             ON w.workspace_id = $1 AND w.member_id = it.member_id AND w.is_active \
         WHERE seen.id = $3 AND w.role <> 'guest' \
         ORDER BY it.created_at, it.version, it.id",
        Membership::selected(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statements_fit_the_tables() {
        let (mut db, _database) = checked::migrated().await;
        checked::check::<Row>(&mut db, &list()).await;
        checked::check::<Row>(&mut db, &one()).await;
        checked::check::<Membership>(&mut db, &people()).await;
    }
}
