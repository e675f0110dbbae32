//! A single work item by its id, in one statement for everybody who asks for one.

use std::sync::LazyLock;

use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use uuid::Uuid;

use super::work_item::{Around, Row};
use super::{Cells, Columns};
use crate::together::{Question, in_order};

#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// The workspace's name in paths.
    pub(crate) slug: String,
    pub(crate) project: Uuid,
    /// The work item.
    pub(crate) id: Uuid,
    pub(crate) caller: Uuid,
}

/// A work item, its workspace, and how far into the log the statement saw them.
#[derive(Debug)]
pub(crate) struct Found {
    /// The workspace, and how far.
    pub(crate) around: Around,
    /// The work item.
    pub(crate) row: Row,
}

impl Found {
    /// Reads the first columns of a row.
    pub(crate) fn first_of(row: &PgRow) -> Result<Self, sqlx::Error> {
        let mut cells = Cells::of(row);
        Ok(Self { around: Around::read(&mut cells)?, row: Row::read(&mut cells)? })
    }
}

impl Question for Wanted {
    type Answer = Option<Found>;

    async fn ask_all(
        db: &mut PgConnection,
        wanted: &[Self],
    ) -> Result<Vec<Option<Found>>, sqlx::Error> {
        find(db, wanted).await
    }
}

/// Each work item, if its caller is an active member of its project, which is not archived, and sees it there.
pub(crate) async fn find(
    db: &mut PgConnection,
    wanted: &[Wanted],
) -> Result<Vec<Option<Found>>, sqlx::Error> {
    let slugs: Vec<&str> = wanted.iter().map(|wanted| wanted.slug.as_str()).collect();
    let ids = |id: fn(&Wanted) -> Uuid| wanted.iter().map(id).collect::<Vec<Uuid>>();
    let rows = sqlx::query(statement())
        .bind(slugs)
        .bind(ids(|wanted| wanted.project))
        .bind(ids(|wanted| wanted.id))
        .bind(ids(|wanted| wanted.caller))
        .fetch_all(db)
        .await?;
    let numbered = |row: &PgRow| Ok((row.try_get("asked")?, Found::first_of(row)?));
    let found = rows.iter().map(numbered).collect::<Result<Vec<_>, sqlx::Error>>()?;
    in_order(wanted.len(), found)
}

/// The statement, made once: for each question at most one row, with the question's number. The work item is looked for
/// by its key alone, in a part by itself: other indexes look as good while a table is new, and plans are kept.
fn statement() -> &'static str {
    static STATEMENT: LazyLock<String> = LazyLock::new(|| {
        format!(
            "SELECT {}, {}, wanted.asked \
             FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[]) \
                 WITH ORDINALITY AS wanted (slug, project, id, caller, asked) \
             CROSS JOIN LATERAL ( \
                 SELECT {}, {} \
                 FROM workspace w \
                 JOIN workspaces_of(wanted.caller) m ON m.workspace_id = w.workspace_id \
                 JOIN open_projects_of(w.workspace_id, wanted.caller) open \
                     ON open.id = wanted.project \
                 JOIN LATERAL ( \
                     SELECT * FROM work_item AS stored \
                     WHERE stored.workspace_id = w.workspace_id AND stored.id = wanted.id \
                     LIMIT 1 \
                 ) AS it ON it.project_id = open.id AND it.archived_on IS NULL \
                     AND is_seen(open.is_limited, wanted.caller, it.created_by, it.assignee_ids) \
                 JOIN state s \
                     ON s.workspace_id = w.workspace_id AND s.id = it.state_id \
                     AND s.state_group <> 'triage' \
                 JOIN checkpoint c ON c.workspace_id = w.workspace_id \
                 WHERE w.slug = wanted.slug \
                 LIMIT 1 \
             ) AS found",
            Around::named("found"),
            Row::named("found"),
            Around::selected(),
            Row::selected(),
        )
    });
    &STATEMENT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statement_fits_the_table() {
        let (mut db, _database) = checked::migrated().await;
        checked::check_both::<Around, Row>(&mut db, statement()).await;
    }
}
