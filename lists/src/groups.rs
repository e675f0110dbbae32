//! What functions of filters stand for: members, cycles that are so far, work items that are tied to another one.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::filter::{CycleTime, Tie};

use crate::{Scope, dates};

/// The active members of the projects `$2` of the workspace `$1`.
const MEMBERS: &str = "SELECT DISTINCT member_id FROM project_member \
    WHERE workspace_id = $1 AND project_id = ANY ($2) AND is_active";

/// The active members of the workspace `$1`.
const EVERYONE: &str =
    "SELECT member_id FROM workspace_member WHERE workspace_id = $1 AND is_active";

/// The work items `$3` of those that the caller `$2` sees, each twice.
const SAME: &str =
    "SELECT seen.id, seen.id FROM work_items_of($1, $2) seen WHERE seen.id = ANY ($3)";

/// The parents of the work items `$3` that the caller `$2` sees: pairs of work item and parent.
const ABOVE: &str = "SELECT it.id, it.parent_id \
    FROM work_items_of($1, $2) seen \
    JOIN work_item it ON it.workspace_id = $1 AND it.id = seen.id \
    WHERE seen.id = ANY ($3) AND it.parent_id IS NOT NULL";

/// The work items that have the relation `$4` to the work items `$3` that the caller `$2` sees: pairs of work item and
/// related one.
const RELATED: &str = "SELECT tie.work_item_id, tie.other_work_item_id \
    FROM work_items_of($1, $2) seen \
    JOIN work_item_relation tie \
        ON tie.work_item_id = seen.id AND tie.workspace_id IS NOT DISTINCT FROM $1 \
    WHERE seen.id = ANY ($3) AND tie.relation = $4";

/// The cycles that the caller `$2` may see in the workspace `$1`, or in its project `$3` alone, that are so far at the moment
/// `$4`.
fn cycles_at(time: CycleTime) -> String {
    format!(
        "SELECT it.id \
         FROM open_projects_of($1, $2) open \
         JOIN cycle it ON it.project_id = open.id AND it.workspace_id IS NOT DISTINCT FROM $1 \
         WHERE ($3::uuid IS NULL OR open.id = $3) AND it.archived_at IS NULL AND {}",
        dates(time).replace("now", "$4::timestamptz"),
    )
}

/// The active members of projects.
pub(crate) async fn members_of(
    db: &mut PgConnection,
    scope: Scope,
    projects: &[Uuid],
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar(MEMBERS).bind(scope.workspace).bind(projects).fetch_all(db).await
}

/// The active members of the workspace.
pub(crate) async fn everyone(
    db: &mut PgConnection,
    scope: Scope,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar(EVERYONE).bind(scope.workspace).fetch_all(db).await
}

/// The cycles that are so far at a moment.
pub(crate) async fn cycles(
    db: &mut PgConnection,
    scope: Scope,
    (time, now): (CycleTime, DateTime<Utc>),
) -> Result<Vec<Uuid>, sqlx::Error> {
    let statement = cycles_at(time);
    let question = sqlx::query_scalar(&statement).bind(scope.workspace).bind(scope.caller);
    question.bind(scope.project).bind(now).fetch_all(db).await
}

/// The work items of `others` that the caller sees, each with a work item that is tied to it so; of the rest nothing is
/// told.
pub(crate) async fn tied(
    db: &mut PgConnection,
    scope: Scope,
    tie: Tie,
    others: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, sqlx::Error> {
    let statement = match tie {
        Tie::Same => SAME,
        Tie::Above => ABOVE,
        Tie::Related(_) => RELATED,
    };
    let question = sqlx::query_as(statement).bind(scope.workspace).bind(scope.caller).bind(others);
    let question = match tie {
        Tie::Same | Tie::Above => question,
        // Each relation is stored from both sides.
        Tie::Related(relation) => question.bind(relation.reverse().name()),
    };
    question.fetch_all(db).await
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::testing::migrated;

    #[tokio::test]
    async fn its_statements_fit_the_tables() {
        let (mut db, _database) = migrated().await;
        for statement in [MEMBERS, EVERYONE, SAME, ABOVE, RELATED] {
            db.prepare(statement).await.unwrap();
        }
        for time in [CycleTime::Active, CycleTime::Completed, CycleTime::Upcoming] {
            db.prepare(&cycles_at(time)).await.unwrap();
        }
    }
}
