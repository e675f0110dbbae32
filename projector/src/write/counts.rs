//! How many rows of `work_item` there are of a kind: kept by differences, so that lists need not count.

use std::collections::BTreeMap;

use sqlx::Error;
use uuid::Uuid;

use crate::write::once::{Batch, HOLDS};

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

    /// Adds what writes them to a batch; most changes of a work item do not touch a count.
    ///
    /// # Errors
    /// A value has no binary form.
    pub(crate) fn add_to(&self, batch: &mut Batch) -> Result<(), Error> {
        let changed: Vec<_> = self.0.iter().filter(|(_, difference)| **difference != 0).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let first = batch.next();
        let column = |of: fn(&Kind) -> Uuid| changed.iter().map(|(kind, _)| of(kind)).collect();
        let columns: [Vec<Uuid>; 3] =
            [column(|kind| kind.workspace), column(|kind| kind.project), column(|kind| kind.state)];
        for column in columns {
            batch.add(column)?;
        }
        batch.add(changed.iter().map(|(kind, _)| kind.is_archived).collect::<Vec<_>>())?;
        batch.add(changed.iter().map(|(_, difference)| **difference).collect::<Vec<i64>>())?;
        let types = ["uuid", "uuid", "uuid", "bool", "int8"];
        let parameters = types.iter().zip(first..).map(|(of, place)| format!("${place}::{of}[]"));
        let parameters = parameters.collect::<Vec<_>>().join(", ");
        let changed = format!(
            "unnest({parameters}) AS changed (workspace_id, project_id, state_id, is_archived, items) \
             LEFT JOIN LATERAL ( \
                 SELECT ctid, items FROM {TABLE} AS stored \
                 WHERE stored.workspace_id = changed.workspace_id \
                   AND stored.project_id = changed.project_id \
                   AND stored.state_id = changed.state_id \
                   AND stored.is_archived = changed.is_archived \
                 LIMIT 1 \
             ) AS before ON true"
        );
        // What comes down to nothing goes.
        if self.0.values().any(|difference| *difference < 0) {
            batch.write(&format!(
                "DELETE FROM {TABLE} AS counted USING {changed} \
                 WHERE counted.ctid = before.ctid AND before.items + changed.items = 0 AND {HOLDS}"
            ));
        }
        batch.write(&format!(
            "INSERT INTO {TABLE} AS counted (workspace_id, project_id, state_id, is_archived, items) \
             SELECT changed.* FROM {changed} \
             WHERE coalesce(before.items, 0) + changed.items <> 0 AND {HOLDS} \
             ON CONFLICT (workspace_id, project_id, state_id, is_archived) DO UPDATE \
             SET items = counted.items + EXCLUDED.items"
        ));
        Ok(())
    }
}
