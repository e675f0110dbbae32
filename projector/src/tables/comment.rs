//! The comments on issues.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::comment::{CommentCreated, CommentEvent};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::{audited, column, text};
use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `comment`.
pub(crate) struct Comments;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    id: Uuid,
    position: i64,
    version: i64,
    project_id: Uuid,
    work_item_id: Uuid,
    comment_html: String,
    access: String,
    actor_id: Uuid,
    external_source: Option<String>,
    external_id: Option<String>,
    edited_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
}
audited!(Row);

impl Row {
    /// A new comment.
    fn new(event: &Projected, created: &CommentCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id: created.project.uuid(),
            work_item_id: created.issue.uuid(),
            comment_html: created.html.to_string(),
            access: created.access.name().to_owned(),
            actor_id: event.actor,
            external_source: text(created.external.source.as_ref()),
            external_id: text(created.external.id.as_ref()),
            edited_at: None,
            created_at: created.created_at.unwrap_or(event.at),
            created_by: created.created_by.map_or(event.actor, Uuid::from),
            updated_at: event.at,
            updated_by: None,
        }
    }

    /// Takes in a change.
    fn change(&mut self, event: &Projected, comment: &CommentEvent) {
        match comment {
            CommentEvent::CommentEdited(edited) => {
                self.comment_html = edited.to.to_string();
                self.edited_at = Some(self.moment(event));
            }
            CommentEvent::CommentAccessChanged(changed) => {
                changed.to.name().clone_into(&mut self.access);
            }
            CommentEvent::CommentExternalReferenceChanged(changed) => {
                self.external_source = text(changed.to.source.as_ref());
                self.external_id = text(changed.to.id.as_ref());
            }
            CommentEvent::CommentCreated(_) | CommentEvent::CommentDeleted(_) => {}
        }
    }
}

impl Rows for Comments {
    const NAME: &'static str = "comment";
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        match event.event {
            Event::Comment(_) => Touch::Row(event.entity),
            _ => Touch::Nothing,
        }
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Comment(comment) = &event.event else { return row };
        match comment {
            CommentEvent::CommentCreated(created) => return Some(Row::new(event, created)),
            CommentEvent::CommentDeleted(_) => return None,
            _ => {}
        }
        let mut row = row?;
        row.change(event, comment);
        row.touch(event);
        Some(row)
    }

    fn key(row: &Row) -> Key {
        (row.workspace_id, row.id)
    }

    async fn load(db: &mut PgConnection, keys: &Keys) -> Result<Vec<Row>, Error> {
        sqlx::query_as!(
            Row,
            r#"
            SELECT
                workspace_id, id, position, version, project_id, work_item_id, comment_html, access,
                actor_id, external_source, external_id, edited_at, created_at, created_by,
                updated_at, updated_by
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM comment AS stored
                WHERE stored.workspace_id = wanted.workspace AND stored.id = wanted.key
                LIMIT 1
            ) AS found
            "#,
            &keys.workspaces,
            &keys.ids,
        )
        .fetch_all(db)
        .await
    }

    async fn save(db: &mut PgConnection, rows: Vec<Row>) -> Result<(), Error> {
        sqlx::query!(
            r#"
            INSERT INTO comment (
                workspace_id, id, position, version, project_id, work_item_id, comment_html, access,
                actor_id, external_source, external_id, edited_at, created_at, created_by,
                updated_at, updated_by
            )
            SELECT
                unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::int8[]), unnest($4::int8[]),
                unnest($5::uuid[]), unnest($6::uuid[]), unnest($7::text[]), unnest($8::text[]),
                unnest($9::uuid[]), unnest($10::text[]), unnest($11::text[]),
                unnest($12::timestamptz[]), unnest($13::timestamptz[]), unnest($14::uuid[]),
                unnest($15::timestamptz[]), unnest($16::uuid[])
            ON CONFLICT (workspace_id, id) DO UPDATE
            SET position = EXCLUDED.position,
                version = EXCLUDED.version,
                comment_html = EXCLUDED.comment_html,
                access = EXCLUDED.access,
                external_source = EXCLUDED.external_source,
                external_id = EXCLUDED.external_id,
                edited_at = EXCLUDED.edited_at,
                updated_at = EXCLUDED.updated_at,
                updated_by = EXCLUDED.updated_by
            "#,
            &column(&rows, |row| row.workspace_id),
            &column(&rows, |row| row.id),
            &column(&rows, |row| row.position),
            &column(&rows, |row| row.version),
            &column(&rows, |row| row.project_id),
            &column(&rows, |row| row.work_item_id),
            &column(&rows, |row| row.comment_html.clone()),
            &column(&rows, |row| row.access.clone()),
            &column(&rows, |row| row.actor_id),
            &column(&rows, |row| row.external_source.clone()) as &[Option<String>],
            &column(&rows, |row| row.external_id.clone()) as &[Option<String>],
            &column(&rows, |row| row.edited_at) as &[Option<DateTime<Utc>>],
            &column(&rows, |row| row.created_at),
            &column(&rows, |row| row.created_by),
            &column(&rows, |row| row.updated_at),
            &column(&rows, |row| row.updated_by) as &[Option<Uuid>],
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// Comment 3 on issue 5 of project 2 is made.
    fn created() -> (u128, Event) {
        let created =
            json!({"type": "CommentCreated", "id": id(3), "project": id(2), "issue": id(5)});
        event("comment", 3, created)
    }

    #[tokio::test]
    async fn a_comment_shows_what_it_says_now() {
        let events = [
            created(),
            event("comment", 3, json!({"type": "CommentEdited", "to": "<p>Yes</p>"})),
            event(
                "comment",
                3,
                json!({
                    "type": "CommentAccessChanged", "from": "INTERNAL", "to": "EXTERNAL",
                }),
            ),
            event(
                "comment",
                3,
                json!({
                    "type": "CommentExternalReferenceChanged", "to": {"source": "github", "id": "7"},
                }),
            ),
        ];
        let expected = json!([
            {
                "access": "EXTERNAL", "actor_id": id(9), "comment_html": "<p>Yes</p>",
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "edited_at": "1970-01-01T00:00:02+00:00", "external_id": "7",
                "external_source": "github", "id": id(3), "position": 4, "project_id": id(2),
                "updated_at": "1970-01-01T00:00:04+00:00", "updated_by": id(9), "version": 4,
                "work_item_id": id(5),
            },
        ]);
        assert_eq!(rows(&Comments, &events).await, expected);
    }

    #[tokio::test]
    async fn an_imported_comment_has_its_own_author_and_time() {
        let imported = json!({
            "type": "CommentCreated", "id": id(3), "project": id(2), "issue": id(5),
            "html": "<p>Old</p>", "created_at": "2020-01-01T00:00:00Z", "created_by": id(7),
        });
        let rows = rows(&Comments, &[event("comment", 3, imported)]).await;
        assert_eq!(rows[0]["created_by"], json!(id(7)));
        assert_eq!(rows[0]["actor_id"], json!(id(9)));
        assert_eq!(rows[0]["created_at"], "2020-01-01T00:00:00+00:00");
        assert_eq!(rows[0]["comment_html"], "<p>Old</p>");
    }

    #[tokio::test]
    async fn comments_go_by_themselves_with_their_issue_and_with_its_project() {
        let ends = [
            event("comment", 3, json!({"type": "CommentDeleted"})),
            event("issue", 5, json!({"type": "IssueDeleted"})),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectDeleted", "name": "Engine", "identifier": "ENG",
                }),
            ),
        ];
        for end in ends {
            assert_eq!(rows(&Comments, &[created(), end]).await, json!([]));
        }
    }
}
