//! The texts of the read tables, as the index takes them.

use domain::html::text_of;
use search::{Entry, Kind, Reach};
use sqlx::PgPool;
use uuid::Uuid;

/// So much of a text is searched, in characters.
pub(super) const MOST_LETTERS: i32 = 200_000;

/// Which rows of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rows<'r> {
    /// Those with these ids.
    These(&'r [Uuid]),
    /// The next ones after an id, in their order.
    After(Uuid, i64),
}

impl<'r> Rows<'r> {
    /// As parameters: the ids, or the id after which, and how many.
    const fn parameters(self) -> (Option<&'r [Uuid]>, Uuid, Option<i64>) {
        match self {
            Self::These(ids) => (Some(ids), Uuid::nil(), None),
            Self::After(id, limit) => (None, id, Some(limit)),
        }
    }
}

/// Work items, but for those that wait in an intake.
pub(super) async fn work_items(
    db: &PgPool,
    workspace: Uuid,
    rows: Rows<'_>,
) -> Result<Vec<Entry>, sqlx::Error> {
    let (ids, after, limit) = rows.parameters();
    let rows = sqlx::query!(
        r#"
        SELECT
            it.id, it.project_id, it.name, left(it.description_text, $5) AS "text!",
            it.archived_on IS NOT NULL AS "is_archived!", it.updated_at
        FROM work_item it
        JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
        WHERE it.workspace_id = $1
          AND ($2::uuid[] IS NULL OR it.id = ANY ($2))
          AND it.id > $3
          AND s.state_group <> 'triage'
        ORDER BY it.id
        LIMIT $4
        "#,
        workspace,
        ids,
        after,
        limit,
        MOST_LETTERS,
    )
    .fetch_all(db)
    .await?;
    let entries = rows.into_iter().map(|row| Entry {
        id: row.id,
        kind: Kind::WorkItem,
        workspace,
        place: row.project_id,
        work_item: Some(row.id),
        reaches: vec![
            Reach::WorkItems { project: row.project_id },
            Reach::WorkItem { work_item: row.id },
        ],
        is_archived: row.is_archived,
        changed_at: row.updated_at.timestamp(),
        name: row.name,
        text: row.text,
    });
    Ok(entries.collect())
}

/// A comment whose text is HTML still.
#[derive(Debug)]
pub(super) struct Comment(Entry);

impl Comment {
    pub(super) const fn id(&self) -> Uuid {
        self.0.id
    }

    /// As the index takes it; that takes a while for long ones.
    pub(super) fn read(self) -> Entry {
        Entry { text: words_of(&self.0.text), ..self.0 }
    }
}

/// The next comments on work items after an id, in their order, but for those on what waits in an intake.
pub(super) async fn comments(
    db: &PgPool,
    workspace: Uuid,
    work_items: &[Uuid],
    (after, limit): (Uuid, i64),
) -> Result<Vec<Comment>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        SELECT
            c.id, c.project_id, c.work_item_id, c.comment_html, c.updated_at,
            it.archived_on IS NOT NULL AS "is_archived!",
            c.access = 'INTERNAL' OR EXISTS (
                SELECT
                FROM comment above
                WHERE above.workspace_id = c.workspace_id
                  AND above.id = c.parent_id
                  AND above.access = 'INTERNAL'
            ) AS "is_internal!"
        FROM work_item it
        JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
        JOIN comment c
            ON c.workspace_id = it.workspace_id
            AND c.project_id = it.project_id
            AND c.work_item_id = it.id
        WHERE it.workspace_id = $1
          AND it.id = ANY ($2)
          AND c.id > $3
          AND s.state_group <> 'triage'
        ORDER BY c.id
        LIMIT $4
        "#,
        workspace,
        work_items,
        after,
        limit,
    )
    .fetch_all(db)
    .await?;
    let comments = rows.into_iter().map(|row| {
        let (project, work_item) = (row.project_id, row.work_item_id);
        let reaches = if row.is_internal {
            vec![Reach::InternalComments { project }]
        } else {
            vec![Reach::Comments { project }, Reach::CommentsOn { work_item }]
        };
        Comment(Entry {
            id: row.id,
            kind: Kind::Comment,
            workspace,
            place: project,
            work_item: Some(work_item),
            reaches,
            is_archived: row.is_archived,
            changed_at: row.updated_at.timestamp(),
            name: String::new(),
            text: row.comment_html,
        })
    });
    Ok(comments.collect())
}

/// Pages, of projects and of the workspace.
pub(super) async fn pages(
    db: &PgPool,
    workspace: Uuid,
    rows: Rows<'_>,
) -> Result<Vec<Entry>, sqlx::Error> {
    let (ids, after, limit) = rows.parameters();
    let rows = sqlx::query!(
        r#"
        SELECT
            id, place_id, name, left(description_text, $5) AS "text!", access = 'PUBLIC' AS "is_public!", owner_id,
            archived_at IS NOT NULL AS "is_archived!", updated_at
        FROM page
        WHERE workspace_id = $1
          AND ($2::uuid[] IS NULL OR id = ANY ($2))
          AND id > $3
        ORDER BY id
        LIMIT $4
        "#,
        workspace,
        ids,
        after,
        limit,
        MOST_LETTERS,
    )
    .fetch_all(db)
    .await?;
    let entries = rows.into_iter().map(|row| {
        let (place, owner) = (row.place_id, row.owner_id);
        let reach = if row.is_public {
            Reach::Pages { place }
        } else {
            Reach::PrivatePages { place, owner }
        };
        Entry {
            id: row.id,
            kind: Kind::Page,
            workspace,
            place,
            work_item: None,
            reaches: vec![reach],
            is_archived: row.is_archived,
            changed_at: row.updated_at.timestamp(),
            name: row.name,
            text: row.text,
        }
    });
    Ok(entries.collect())
}

/// The projects among these that are deleted.
pub(super) async fn gone_projects(
    db: &PgPool,
    workspace: Uuid,
    projects: &[Uuid],
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        SELECT named.id AS "id!"
        FROM unnest($2::uuid[]) AS named (id)
        WHERE NOT EXISTS (SELECT FROM project p WHERE p.workspace_id = $1 AND p.id = named.id)
        "#,
        workspace,
        projects,
    )
    .fetch_all(db)
    .await
}

/// Whether a workspace is no more.
pub(super) async fn is_gone(db: &PgPool, workspace: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        SELECT NOT EXISTS (SELECT FROM workspace WHERE workspace_id = $1) AS "is_gone!"
        "#,
        workspace,
    )
    .fetch_one(db)
    .await
}

/// The identity of the tables that texts are read from: after a rebuild it is another one.
pub(super) async fn tables(db: &PgPool) -> Result<String, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        SELECT concat_ws(
            ' ', 'work_item'::regclass::oid, 'comment'::regclass::oid, 'page'::regclass::oid,
            'state'::regclass::oid, 'project'::regclass::oid
        ) AS "tables!"
        "#,
    )
    .fetch_one(db)
    .await
}

/// The words of HTML, as far as they are searched; that takes a while for long ones.
pub(super) fn words_of(html: &str) -> String {
    let mut words = text_of(html);
    if let Some((end, _)) = words.char_indices().nth(MOST_LETTERS.unsigned_abs() as usize) {
        words.truncate(end);
    }
    words
}
