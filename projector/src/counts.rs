//! How many rows of `work_item` there are of a kind: kept by differences, so that lists need not count.

use std::collections::BTreeMap;

use sqlx::{Error, PgConnection};
use uuid::Uuid;

/// The table of the counts.
pub(crate) const TABLE: &str = "work_item_count";

/// What a row is counted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind {
    /// The workspace.
    pub(crate) workspace: Uuid,
    /// The project.
    pub(crate) project: Uuid,
    /// The state.
    pub(crate) state: Uuid,
    /// Whether it is archived.
    pub(crate) is_archived: bool,
}

/// How much more or less there is of each kind.
#[derive(Debug, Default)]
pub(crate) struct Differences(BTreeMap<Kind, i64>);

impl Differences {
    /// One row less, as it was before.
    pub(crate) fn subtract(&mut self, kind: Kind) {
        *self.0.entry(kind).or_default() -= 1;
    }

    /// One row more, as it is now.
    pub(crate) fn add(&mut self, kind: Kind) {
        *self.0.entry(kind).or_default() += 1;
    }

    /// Writes what is more or less; most changes of a work item do not touch a count.
    pub(crate) async fn save(mut self, db: &mut PgConnection) -> Result<(), Error> {
        self.0.retain(|_, difference| *difference != 0);
        if self.0.is_empty() {
            return Ok(());
        }
        let column = |value: fn(&Kind) -> Uuid| self.0.keys().map(value).collect::<Vec<_>>();
        let is_archived: Vec<bool> = self.0.keys().map(|kind| kind.is_archived).collect();
        let differences: Vec<i64> = self.0.values().copied().collect();
        sqlx::query!(
            r#"
            INSERT INTO work_item_count AS counted (workspace_id, project_id, state_id, is_archived, items)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bool[], $5::int8[])
            ON CONFLICT (workspace_id, project_id, state_id, is_archived) DO UPDATE
            SET items = counted.items + EXCLUDED.items
            "#,
            &column(|kind| kind.workspace),
            &column(|kind| kind.project),
            &column(|kind| kind.state),
            &is_archived,
            &differences,
        )
        .execute(&mut *db)
        .await?;
        if differences.iter().any(|difference| *difference < 0) {
            sweep(db, &self.0).await
        } else {
            Ok(())
        }
    }
}

/// Removes the counts of these kinds that have come down to nothing.
async fn sweep(db: &mut PgConnection, kinds: &BTreeMap<Kind, i64>) -> Result<(), Error> {
    let column = |value: fn(&Kind) -> Uuid| kinds.keys().map(value).collect::<Vec<_>>();
    sqlx::query!(
        r#"
        DELETE FROM work_item_count
        WHERE (workspace_id, project_id, state_id) IN (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[])
            )
          AND items = 0
        "#,
        &column(|kind| kind.workspace),
        &column(|kind| kind.project),
        &column(|kind| kind.state),
    )
    .execute(db)
    .await?;
    Ok(())
}
