//! Work items that match a text (contract §2.7.5).

use chrono::NaiveDate;
use lists::{Sql, containing};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::access::InWorkspace;
use crate::finding::keys::{keys, numbers};
use crate::rows::narrow::RunningNumber;

/// The number of the first parameter that the statement does not use.
pub(super) const FIRST_FREE: usize = 9;

/// The most that is found at once.
const MOST: u64 = 1000;

/// What is looked for.
#[derive(Debug, Clone)]
pub(super) struct Sought<'q> {
    /// A part of the name or of the project's identifier, in any script and case, or words of which some are numbers or
    /// keys, those too that work items had before they moved; empty for everything.
    pub(super) text: &'q str,
    /// Only in this project.
    pub(super) project: Option<Uuid>,
    /// Only those that this finds.
    pub(super) filter: &'q Sql,
    /// No more than this.
    pub(super) limit: u64,
}

/// A work item that was found.
#[derive(sqlx::FromRow)]
pub(super) struct Hit {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) number: RunningNumber,
    pub(super) identifier: String,
    pub(super) project_id: Uuid,
    pub(super) state_id: Uuid,
    pub(super) priority: String,
    pub(super) start_date: Option<NaiveDate>,
    pub(super) target_date: Option<NaiveDate>,
}

/// Finds work items of the projects that the caller is in, of those that they see there: those whose key is named first,
/// then the newest.
pub(super) async fn find(
    access: &mut InWorkspace,
    sought: Sought<'_>,
) -> Result<Vec<Hit>, sqlx::Error> {
    let (workspace, caller) = (access.workspace.id, access.caller);
    matching(access.db(), workspace, caller, sought).await
}

/// The question itself, to be planned for its values; projects are found first, so that only one table is searched. Texts
/// are compared in capitals by the rules of Unicode, which the database's own locale need not know.
async fn matching(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
    sought: Sought<'_>,
) -> Result<Vec<Hit>, sqlx::Error> {
    let (identifiers, numbers_there) = keys(sought.text);
    let statement = statement(sought.filter);
    let question = sqlx::query_as(&statement)
        .bind(workspace)
        .bind(caller)
        .bind(sought.project)
        .bind(containing(sought.text))
        .bind(numbers(sought.text))
        .bind(sought.limit.min(MOST).cast_signed())
        .bind(identifiers)
        .bind(numbers_there);
    sought.filter.bind(question).fetch_all(db).await
}

/// The statement, whose first free parameter is [`FIRST_FREE`]. Each way to be found is a part of its own, which an index
/// answers, and finds no more than are wanted.
fn statement(filter: &Sql) -> String {
    let found = |rank: u8, way: &str| {
        format!(
            "(
                SELECT it.id, {rank} AS rank
                FROM access
                CROSS JOIN work_item it
                JOIN open ON open.id = it.project_id
                JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
                WHERE it.workspace_id = $1
                  AND it.project_id = ANY (ARRAY(SELECT id FROM open))
                  AND it.archived_on IS NULL
                  AND s.state_group <> 'triage'
                  AND is_seen(open.is_limited, $2, it.created_by, it.assignee_ids)
                  AND {way}
                  AND {condition}
                ORDER BY it.created_at DESC, it.id
                LIMIT $6
            )",
            condition = filter.condition,
        )
    };
    let ways = [
        found(0, "it.number = ANY (open.named)"),
        found(0, "it.id = ANY (ARRAY(SELECT id FROM moved))"),
        found(1, "it.number = ANY ($5)"),
        found(1, "open.is_sought"),
        found(1, r#"upper(it.name COLLATE "und-x-icu") LIKE upper($4::text COLLATE "und-x-icu")"#),
    ];
    format!(
        r#"
        WITH access AS MATERIALIZED (
            SELECT w.workspace_id, w.position AS seen_position{sets}
            FROM checkpoint w
            WHERE w.workspace_id = $1
        ),
        open AS MATERIALIZED (
            SELECT
                mine.id, mine.identifier, mine.is_limited,
                upper(mine.identifier COLLATE "und-x-icu") LIKE
                    (SELECT upper($4::text COLLATE "und-x-icu")) AS is_sought,
                ARRAY(
                    SELECT named.number
                    FROM unnest($7::text[], $8::int8[]) AS named (identifier, number)
                    WHERE upper(named.identifier COLLATE "und-x-icu")
                        = upper(mine.identifier COLLATE "und-x-icu")
                ) AS named
            FROM open_projects_of($1, $2) mine
            WHERE $3::uuid IS NULL OR mine.id = $3
        ),
        moved AS MATERIALIZED (
            SELECT known.work_item_id AS id
            FROM unnest($7::text[], $8::int8[]) AS named (identifier, number)
            JOIN project AS former
                ON former.workspace_id = $1
                AND upper(former.identifier COLLATE "und-x-icu")
                    = upper(named.identifier COLLATE "und-x-icu")
            CROSS JOIN LATERAL (
                SELECT work_item_id
                FROM work_item_key AS stored
                WHERE stored.former_project_id = former.id AND stored.number = named.number
                LIMIT 1
            ) AS known
        )
        SELECT
            it.id, it.name, it.number, open.identifier, it.project_id, it.state_id, it.priority,
            it.start_date, it.target_date
        FROM (SELECT id, min(rank) AS rank FROM ({ways}) AS way GROUP BY id) AS found
        JOIN work_item it ON it.workspace_id = $1 AND it.id = found.id
        JOIN open ON open.id = it.project_id
        ORDER BY found.rank, it.created_at DESC, it.id
        LIMIT $6
        "#,
        sets = filter.sets,
        ways = ways.join(" UNION ALL "),
    )
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statement_fits_the_tables() {
        let (mut db, _database) = checked::migrated().await;
        db.prepare(&statement(&Sql::everything())).await.unwrap();
    }
}
