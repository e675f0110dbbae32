//! What is shown of what was found: read from the tables, by the conditions that hold everywhere, so that what the index has
//! too much is not shown.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use search::Kind;
use sqlx::PgConnection;
use uuid::Uuid;

use super::reach::Within;
use super::texts::{MOST_LETTERS, words_of};
use crate::rows::narrow::RunningNumber;

/// Something that was found.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) kind: Kind,
    pub(crate) id: Uuid,
    pub(crate) project: Option<Uuid>,
    pub(crate) identifier: Option<String>,
    /// The work item that it is or belongs to.
    pub(crate) work_item: Option<Uuid>,
    pub(crate) number: Option<RunningNumber>,
    /// The name of the work item or page.
    pub(crate) name: String,
    /// The text in which it was found; of a comment as HTML.
    pub(crate) text: String,
    pub(crate) is_archived: bool,
    pub(crate) updated_at: DateTime<Utc>,
}

impl Hit {
    /// The words of its text, as far as they are searched.
    pub(super) fn words(&self) -> Cow<'_, str> {
        match self.kind {
            Kind::Comment => Cow::Owned(words_of(&self.text)),
            Kind::WorkItem | Kind::Page => Cow::Borrowed(&self.text),
        }
    }
}

/// The rows of what was found, in the same order, without those that the caller does not see.
pub(super) async fn read(
    db: &mut PgConnection,
    within: Within,
    found: &[(Kind, Uuid)],
) -> Result<Vec<Hit>, sqlx::Error> {
    let mut hits = HashMap::new();
    for kind in Kind::ALL {
        let ids: Vec<Uuid> =
            found.iter().filter(|(of, _)| *of == kind).map(|(_, id)| *id).collect();
        if ids.is_empty() {
            continue;
        }
        let rows = match kind {
            Kind::WorkItem => work_items(db, within, &ids).await?,
            Kind::Comment => comments(db, within, &ids).await?,
            Kind::Page => pages(db, within, &ids).await?,
        };
        hits.extend(rows.into_iter().map(|hit| ((kind, hit.id), hit)));
    }
    Ok(found.iter().filter_map(|one| hits.remove(one)).collect())
}

/// The rows of work items.
async fn work_items(
    db: &mut PgConnection,
    within: Within,
    ids: &[Uuid],
) -> Result<Vec<Hit>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        SELECT
            it.id, it.project_id, open.identifier AS "identifier!",
            it.number AS "number: RunningNumber", it.name,
            left(it.description_text, $4) AS "text!",
            it.archived_on IS NOT NULL AS "is_archived!", it.updated_at
        FROM work_item it
        JOIN open_projects_of($1, $2) open ON open.id = it.project_id
        JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
        WHERE it.workspace_id = $1
          AND it.id = ANY ($3)
          AND is_seen(open.is_limited, $2, it.created_by, it.assignee_ids)
          AND s.state_group <> 'triage'
        "#,
        within.workspace,
        within.caller,
        ids,
        MOST_LETTERS,
    )
    .fetch_all(db)
    .await?;
    let hits = rows.into_iter().map(|row| Hit {
        kind: Kind::WorkItem,
        id: row.id,
        project: Some(row.project_id),
        identifier: Some(row.identifier),
        work_item: Some(row.id),
        number: Some(row.number),
        name: row.name,
        text: row.text,
        is_archived: row.is_archived,
        updated_at: row.updated_at,
    });
    Ok(hits.collect())
}

/// The rows of comments, each with its work item.
async fn comments(
    db: &mut PgConnection,
    within: Within,
    ids: &[Uuid],
) -> Result<Vec<Hit>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        SELECT
            c.id, it.project_id, open.identifier AS "identifier!", c.work_item_id,
            it.number AS "number: RunningNumber", it.name, c.comment_html,
            it.archived_on IS NOT NULL AS "is_archived!", c.updated_at
        FROM comment c
        JOIN work_item it ON it.workspace_id = c.workspace_id AND it.id = c.work_item_id
        JOIN open_projects_of($1, $2) open ON open.id = it.project_id
        JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
        WHERE c.workspace_id = $1
          AND c.id = ANY ($3)
          AND is_seen(open.is_limited, $2, it.created_by, it.assignee_ids)
          AND s.state_group <> 'triage'
          AND (
              NOT open.is_guest
              OR c.access = 'EXTERNAL'
              AND NOT EXISTS (
                  SELECT
                  FROM comment above
                  WHERE above.workspace_id = c.workspace_id
                    AND above.id = c.parent_id
                    AND above.access = 'INTERNAL'
              )
          )
        "#,
        within.workspace,
        within.caller,
        ids,
    )
    .fetch_all(db)
    .await?;
    let hits = rows.into_iter().map(|row| Hit {
        kind: Kind::Comment,
        id: row.id,
        project: Some(row.project_id),
        identifier: Some(row.identifier),
        work_item: Some(row.work_item_id),
        number: Some(row.number),
        name: row.name,
        text: row.comment_html,
        is_archived: row.is_archived,
        updated_at: row.updated_at,
    });
    Ok(hits.collect())
}

/// The rows of pages.
async fn pages(
    db: &mut PgConnection,
    within: Within,
    ids: &[Uuid],
) -> Result<Vec<Hit>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        SELECT
            p.id, p.project_id, in_project.identifier AS "identifier?", p.name,
            left(p.description_text, $4) AS "text!",
            p.archived_at IS NOT NULL AS "is_archived!", p.updated_at
        FROM page p
        JOIN pages_of($1, $2) seen ON seen.id = p.id
        LEFT JOIN project in_project
            ON in_project.workspace_id = p.workspace_id
            AND in_project.id = p.project_id
        WHERE p.workspace_id = $1
          AND p.id = ANY ($3)
        "#,
        within.workspace,
        within.caller,
        ids,
        MOST_LETTERS,
    )
    .fetch_all(db)
    .await?;
    let hits = rows.into_iter().map(|row| Hit {
        kind: Kind::Page,
        id: row.id,
        project: row.project_id,
        identifier: row.identifier,
        work_item: None,
        number: None,
        name: row.name,
        text: row.text,
        is_archived: row.is_archived,
        updated_at: row.updated_at,
    });
    Ok(hits.collect())
}

/// The work items whose key is named, or whose number stands alone, the newest first; those that had such a key before they
/// moved too.
pub(super) async fn named(
    db: &mut PgConnection,
    within: Within,
    text: &str,
    with_archived: bool,
    limit: i64,
) -> Result<Vec<Uuid>, sqlx::Error> {
    let (identifiers, keyed) = super::keys::keys(text);
    let numbers = super::keys::numbers(text);
    if keyed.is_empty() && numbers.is_empty() {
        return Ok(Vec::new());
    }
    sqlx::query_scalar!(
        r#"
        WITH open AS MATERIALIZED (
            SELECT mine.id, mine.is_limited, named.number AS named
            FROM open_projects_of($1, $2) mine
            LEFT JOIN unnest($4::text[], $5::int8[]) AS named (identifier, number)
                ON upper(named.identifier COLLATE "und-x-icu")
                    = upper(mine.identifier COLLATE "und-x-icu")
            WHERE $3::uuid IS NULL OR mine.id = $3
        ),
        found AS MATERIALIZED (
            SELECT it.id, 0 AS rank
            FROM open
            JOIN work_item it
                ON it.workspace_id = $1
                AND it.project_id = open.id
                AND it.number = open.named
            UNION ALL
            SELECT known.work_item_id, 0
            FROM unnest($4::text[], $5::int8[]) AS named (identifier, number)
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
            UNION ALL
            SELECT it.id, 1
            FROM open
            JOIN work_item it
                ON it.workspace_id = $1
                AND it.project_id = open.id
                AND it.number = ANY ($6)
        )
        SELECT it.id
        FROM (SELECT id, min(rank) AS rank FROM found GROUP BY id) AS found
        JOIN work_item it ON it.workspace_id = $1 AND it.id = found.id
        JOIN (SELECT DISTINCT id, is_limited FROM open) AS open ON open.id = it.project_id
        JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
        WHERE is_seen(open.is_limited, $2, it.created_by, it.assignee_ids)
          AND s.state_group <> 'triage'
          AND ($7 OR it.archived_on IS NULL)
        ORDER BY found.rank, it.created_at DESC, it.id
        LIMIT $8
        "#,
        within.workspace,
        within.caller,
        within.project,
        &identifiers,
        &keyed,
        &numbers,
        with_archived,
        limit,
    )
    .fetch_all(db)
    .await
}
