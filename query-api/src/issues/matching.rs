//! Work items that match a text (contract §2.7.5).

use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::scope::InWorkspace;

/// The most that is found at once.
const MOST: u64 = 1000;

/// What is looked for.
#[derive(Debug, Clone)]
pub(super) struct Sought<'q> {
    /// A part of the name or of the project's identifier, or a text with the number; empty for everything.
    pub(super) text: &'q str,
    /// Only in this project.
    pub(super) project: Option<Uuid>,
    /// No more than this.
    pub(super) limit: u64,
}

/// A work item that was found.
pub(super) struct Hit {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) number: i64,
    pub(super) identifier: String,
    pub(super) project_id: Uuid,
    pub(super) state_id: Uuid,
    pub(super) priority: String,
    pub(super) start_date: Option<NaiveDate>,
    pub(super) target_date: Option<NaiveDate>,
}

/// Finds work items of the projects that the caller is in, newest first.
pub(super) async fn find(
    scope: &mut InWorkspace,
    sought: Sought<'_>,
) -> Result<Vec<Hit>, sqlx::Error> {
    let (workspace, caller) = (scope.workspace.id, scope.caller);
    matching(scope.db(), workspace, caller, sought).await
}

/// The question itself; projects are found first, so that only one table is searched.
async fn matching(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
    sought: Sought<'_>,
) -> Result<Vec<Hit>, sqlx::Error> {
    sqlx::query_as!(
        Hit,
        r#"
        WITH open AS MATERIALIZED (
            SELECT p.id, p.identifier
            FROM project_member pm
            JOIN project p
                ON p.workspace_id = pm.workspace_id AND p.id = pm.project_id
                AND p.archived_at IS NULL
            WHERE pm.workspace_id = $1
              AND pm.member_id = $2
              AND pm.is_active
              AND ($3::uuid IS NULL OR p.id = $3)
        )
        SELECT
            i.id, i.name, i.number, open.identifier, i.project_id, i.state_id, i.priority,
            i.start_date, i.target_date
        FROM work_item i
        JOIN open ON open.id = i.project_id
        JOIN state s ON s.workspace_id = i.workspace_id AND s.id = i.state_id
        WHERE i.workspace_id = $1
          AND i.project_id = ANY (ARRAY(SELECT id FROM open))
          AND i.archived_on IS NULL
          AND s.state_group <> 'triage'
          AND (
              i.name ILIKE $4
              OR i.project_id = ANY (ARRAY(SELECT id FROM open WHERE identifier ILIKE $4))
              OR i.number = ANY ($5)
          )
        ORDER BY i.created_at DESC, i.id
        LIMIT $6
        "#,
        workspace,
        caller,
        sought.project,
        pattern(sought.text),
        &numbers(sought.text),
        sought.limit.min(MOST).cast_signed(),
    )
    .fetch_all(db)
    .await
}

/// A pattern that finds the text anywhere, literally.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for character in text.chars() {
        if matches!(character, '\\' | '%' | '_') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

/// The whole numbers in a text.
fn numbers(text: &str) -> Vec<i64> {
    text.split(|character: char| !character.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_the_text_literally() {
        assert_eq!(pattern(r"50%_\"), r"%50\%\_\\%");
    }

    #[test]
    fn numbers_are_found_wherever_they_stand() {
        assert_eq!(numbers("ENG-42 and 7"), [42, 7]);
        assert_eq!(numbers("none"), Vec::<i64>::new());
        assert_eq!(numbers("99999999999999999999"), Vec::<i64>::new());
    }
}
