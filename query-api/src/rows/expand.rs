//! Looks up what foreign keys lead to, once for a whole page.

use std::collections::BTreeSet;

use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;

use super::expansion::{Expansion, Wanted};
use super::listed::Shown;
use super::{estimate_point, label, listed, person, project, state, work_item};

/// Looks up the objects, one query for each kind of them that is wanted at all.
pub(crate) async fn load(
    db: &mut PgConnection,
    wanted: Wanted,
    zone: Zone,
) -> Result<Expansion, sqlx::Error> {
    let workspace = wanted.workspace.id;
    let sees_addresses =
        wanted.has_addresses && person::sees_addresses(&mut *db, workspace, wanted.caller).await?;
    if wanted.expand.is_empty() {
        return Ok(Expansion { sees_addresses, ..Expansion::default() });
    }
    let list = |ids: BTreeSet<Uuid>| ids.into_iter().collect::<Vec<_>>();
    Ok(Expansion {
        people: person::by_ids(db, workspace, wanted.caller, &list(wanted.people)).await?,
        projects: project::lite_by_ids(db, workspace, &list(wanted.projects)).await?,
        states: state::lite_by_ids(db, workspace, &list(wanted.states)).await?,
        labels: listed::by_ids::<label::Row>(db, workspace, zone, &list(wanted.labels)).await?,
        parents: work_item::lite_by_ids(db, (workspace, wanted.caller), &list(wanted.parents))
            .await?,
        estimate_points: listed::by_ids::<estimate_point::Row>(
            db,
            workspace,
            zone,
            &list(wanted.estimate_points),
        )
        .await?,
        issues: work_item::by_ids(db, workspace, zone, &list(wanted.issues)).await?,
        workspace: wanted.expand.wants("workspace").then_some(wanted.workspace),
        expand: wanted.expand,
        sees_addresses,
    })
}

/// Looks up what the foreign keys of some rows lead to.
pub(crate) async fn of_rows<R: Shown>(
    db: &mut PgConnection,
    rows: &[R],
    mut wanted: Wanted,
    zone: Zone,
) -> Result<Expansion, sqlx::Error> {
    for row in rows {
        row.note(&mut wanted);
    }
    load(db, wanted, zone).await
}
