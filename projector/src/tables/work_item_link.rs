//! The links of issues.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::issue::{IssueEvent, IssueLinkAdded};
use serde_json::Value;
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::{audited, text};
use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `work_item_link`.
pub(crate) struct WorkItemLinks;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    id: Uuid,
    position: i64,
    version: i64,
    project_id: Uuid,
    work_item_id: Uuid,
    url: String,
    title: Option<String>,
    metadata: Value,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
}
audited!(Row);

impl Row {
    /// A new link.
    fn new(event: &Projected, added: &IssueLinkAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: added.link.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.project,
            work_item_id: event.entity,
            url: added.url.to_string(),
            title: text(added.title.as_ref()),
            metadata: Value::Object(added.metadata.clone()),
            created_at: added.created_at.unwrap_or(event.at),
            created_by: added.created_by.map_or(event.actor, Uuid::from),
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for WorkItemLinks {
    const NAME: &'static str = "work_item_link";
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        let Event::Issue(event) = &event.event else { return Touch::Nothing };
        let id = match event {
            IssueEvent::IssueLinkAdded(added) => added.link,
            IssueEvent::IssueLinkUrlChanged(changed) => changed.link,
            IssueEvent::IssueLinkTitleChanged(changed) => changed.link,
            IssueEvent::IssueLinkMetadataChanged(changed) => changed.link,
            IssueEvent::IssueLinkRemoved(removed) => removed.link,
            _ => return Touch::Nothing,
        };
        Touch::Row(id.uuid())
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Issue(issue) = &event.event else { return row };
        match issue {
            IssueEvent::IssueLinkAdded(added) => return Some(Row::new(event, added)),
            IssueEvent::IssueLinkRemoved(_) => return None,
            _ => {}
        }
        let mut row = row?;
        row.touch(event);
        match issue {
            IssueEvent::IssueLinkUrlChanged(changed) => row.url = changed.to.to_string(),
            IssueEvent::IssueLinkTitleChanged(changed) => row.title = text(changed.to.as_ref()),
            IssueEvent::IssueLinkMetadataChanged(changed) => {
                row.metadata = Value::Object(changed.to.clone());
            }
            _ => {}
        }
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
                workspace_id, id, position, version, project_id, work_item_id, url, title, metadata,
                created_at, created_by, updated_at, updated_by
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM work_item_link AS stored
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
        for row in rows {
            sqlx::query!(
                r#"
                INSERT INTO work_item_link (
                    workspace_id, id, position, version, project_id, work_item_id, url, title,
                    metadata, created_at, created_by, updated_at, updated_by
                )
                VALUES (
                    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
                )
                ON CONFLICT (workspace_id, id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    url = EXCLUDED.url,
                    title = EXCLUDED.title,
                    metadata = EXCLUDED.metadata,
                    updated_at = EXCLUDED.updated_at,
                    updated_by = EXCLUDED.updated_by
                "#,
                row.workspace_id,
                row.id,
                row.position,
                row.version,
                row.project_id,
                row.work_item_id,
                row.url,
                row.title,
                row.metadata,
                row.created_at,
                row.created_by,
                row.updated_at,
                row.updated_by,
            )
            .execute(&mut *db)
            .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// What happened to issue 5.
    fn events(payloads: &[Value]) -> Vec<(u128, Event)> {
        payloads.iter().map(|payload| event("issue", 5, payload.clone())).collect()
    }

    /// Link 3 is added.
    fn added() -> Value {
        json!({"type": "IssueLinkAdded", "link": id(3), "url": "https://a.example/"})
    }

    #[tokio::test]
    async fn a_link_shows_where_it_leads_now() {
        let events = events(&[
            added(),
            json!({
                "type": "IssueLinkUrlChanged", "link": id(3), "from": "https://a.example/",
                "to": "https://b.example/",
            }),
            json!({"type": "IssueLinkTitleChanged", "link": id(3), "to": "Here"}),
            json!({"type": "IssueLinkMetadataChanged", "link": id(3), "to": {"title": "B"}}),
        ]);
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9), "id": id(3),
                "metadata": {"title": "B"}, "position": 4, "project_id": id(2), "title": "Here",
                "updated_at": "1970-01-01T00:00:04+00:00", "updated_by": id(9),
                "url": "https://b.example/", "version": 4, "work_item_id": id(5),
            },
        ]);
        assert_eq!(rows(&WorkItemLinks, &events).await, expected);
    }

    #[tokio::test]
    async fn an_imported_link_has_its_own_maker_and_time() {
        let imported = json!({
            "type": "IssueLinkAdded", "link": id(3), "url": "https://a.example/", "title": "A",
            "metadata": {"title": "B"}, "created_at": "1969-12-31T00:00:00Z", "created_by": id(7),
        });
        let rows = rows(&WorkItemLinks, &events(&[imported])).await;
        assert_eq!((&rows[0]["created_by"], &rows[0]["title"]), (&json!(id(7)), &json!("A")));
        assert_eq!(rows[0]["created_at"], "1969-12-31T00:00:00+00:00");
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:01+00:00");
        assert_eq!(rows[0]["metadata"], json!({"title": "B"}));
    }

    #[tokio::test]
    async fn links_go_by_themselves_with_their_issue_and_with_its_project() {
        let removed =
            json!({"type": "IssueLinkRemoved", "link": id(3), "url": "https://a.example/"});
        let deleted = json!({"type": "IssueDeleted"});
        for end in [removed, deleted] {
            assert_eq!(rows(&WorkItemLinks, &events(&[added(), end])).await, json!([]));
        }
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let ended = [event("issue", 5, added()), event("project", 2, deleted)];
        assert_eq!(rows(&WorkItemLinks, &ended).await, json!([]));
    }
}
