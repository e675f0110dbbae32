//! The workspaces that exist.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::workspace::{WorkspaceCreated, WorkspaceEvent, WorkspaceFeatureSwitched};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::audited;
use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `workspace`.
pub(crate) struct Workspaces;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    position: i64,
    version: i64,
    name: String,
    slug: String,
    time_zone: String,
    features: Vec<String>,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
}
audited!(Row);

impl Row {
    /// A new workspace.
    fn new(event: &Projected, created: &WorkspaceCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            position: event.position,
            version: event.version,
            name: created.name.to_string(),
            slug: created.slug.to_string(),
            time_zone: created.time_zone.to_string(),
            features: Vec::new(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }

    /// Notes that a feature is on or off; the names stay in order.
    fn switch(&mut self, switched: &WorkspaceFeatureSwitched) {
        self.features.retain(|name| name != switched.feature.name());
        if switched.on {
            self.features.push(switched.feature.name().to_owned());
            self.features.sort_unstable();
        }
    }
}

impl Rows for Workspaces {
    const NAME: &'static str = "workspace";
    const KEY: &'static str = "workspace_id";
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        match event.event {
            Event::Workspace(_) => Touch::Row(event.entity),
            _ => Touch::Nothing,
        }
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Workspace(workspace) = &event.event else { return row };
        if let WorkspaceEvent::WorkspaceCreated(created) = workspace {
            return Some(Row::new(event, created));
        }
        let mut row = row?;
        match workspace {
            WorkspaceEvent::WorkspaceRenamed(renamed) => row.name = renamed.to.to_string(),
            WorkspaceEvent::WorkspaceTimeZoneChanged(changed) => {
                row.time_zone = changed.to.to_string();
            }
            WorkspaceEvent::WorkspaceFeatureSwitched(switched) => row.switch(switched),
            WorkspaceEvent::WorkspaceDeleted(_) => return None,
            // Members are no part of the row, but of the stream.
            _ => {
                (row.position, row.version) = (event.position, event.version);
                return Some(row);
            }
        }
        row.touch(event);
        Some(row)
    }

    fn key(row: &Row) -> Key {
        (row.workspace_id, row.workspace_id)
    }

    async fn load(db: &mut PgConnection, keys: &Keys) -> Result<Vec<Row>, Error> {
        sqlx::query_as!(
            Row,
            r#"
            SELECT workspace_id, position, version, name, slug, time_zone, features, created_at,
                created_by, updated_at, updated_by
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM workspace AS stored
                WHERE stored.workspace_id = wanted.workspace AND stored.workspace_id = wanted.key
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
                INSERT INTO workspace (
                    workspace_id, position, version, name, slug, time_zone, features, created_at,
                    created_by, updated_at, updated_by
                )
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                ON CONFLICT (workspace_id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    name = EXCLUDED.name,
                    slug = EXCLUDED.slug,
                    time_zone = EXCLUDED.time_zone,
                    features = EXCLUDED.features,
                    updated_at = EXCLUDED.updated_at,
                    updated_by = EXCLUDED.updated_by
                "#,
                row.workspace_id,
                row.position,
                row.version,
                row.name,
                row.slug,
                row.time_zone,
                &row.features,
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

    /// The workspace is created.
    fn created() -> (u128, Event) {
        let created = json!({
            "type": "WorkspaceCreated", "id": id(1), "name": "Acme", "slug": "acme", "owner": id(9),
        });
        event("workspace", 1, created)
    }

    #[tokio::test]
    async fn a_workspace_shows_its_present_settings() {
        let utc = json!({"type": "WorkspaceTimeZoneChanged", "from": "UTC", "to": "Asia/Tokyo"});
        let switched =
            |feature, on| json!({"type": "WorkspaceFeatureSwitched", "feature": feature, "on": on});
        let events = [
            created(),
            event("workspace", 1, json!({"type": "WorkspaceRenamed", "from": "Acme", "to": "Ace"})),
            event("workspace", 1, utc),
            event("workspace", 1, switched("wiki", true)),
            event("workspace", 1, switched("teams", true)),
            event("workspace", 1, switched("customers", true)),
            event("workspace", 1, switched("teams", false)),
        ];
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "features": ["customers", "wiki"], "name": "Ace", "position": 7, "slug": "acme",
                "time_zone": "Asia/Tokyo", "updated_at": "1970-01-01T00:00:07+00:00",
                "updated_by": id(9), "version": 7,
            },
        ]);
        assert_eq!(rows(&Workspaces, &events).await, expected);
    }

    #[tokio::test]
    async fn a_new_member_moves_the_version_but_is_no_change_of_the_workspace() {
        let added = json!({"type": "WorkspaceMemberAdded", "user": id(8), "role": "guest"});
        let rows = rows(&Workspaces, &[created(), event("workspace", 1, added)]).await;
        assert_eq!(
            (&rows[0]["version"], &rows[0]["updated_by"]),
            (&json!(2), &serde_json::Value::Null)
        );
    }

    #[tokio::test]
    async fn a_deleted_workspace_has_no_row() {
        let deleted = event("workspace", 1, json!({"type": "WorkspaceDeleted", "slug": "acme"}));
        assert_eq!(rows(&Workspaces, &[created(), deleted]).await, json!([]));
    }
}
