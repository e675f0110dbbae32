//! Everybody who was ever registered.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::user::UserEvent;
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `app_user`.
pub(crate) struct AppUsers;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    id: Uuid,
    position: i64,
    version: i64,
    is_bot: bool,
    is_active: bool,
    created_at: DateTime<Utc>,
}

impl Rows for AppUsers {
    const NAME: &'static str = "app_user";
    const INSIDE: Inside = Inside::Instance;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        match event.event {
            Event::User(_) => Touch::Row(event.entity),
            _ => Touch::Nothing,
        }
    }

    fn evolve(key: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::User(user) = &event.event else { return row };
        if let UserEvent::UserRegistered(registered) = user {
            return Some(Row {
                workspace_id: event.workspace,
                id: key,
                position: event.position,
                version: event.version,
                is_bot: registered.is_bot,
                is_active: true,
                created_at: event.at,
            });
        }
        let mut row = row?;
        (row.position, row.version) = (event.position, event.version);
        match user {
            UserEvent::UserRegistered(_)
            | UserEvent::UserDeactivationBegun(_)
            | UserEvent::UserDeactivationCalledOff(_) => {}
            UserEvent::UserDeactivated(_) => row.is_active = false,
            UserEvent::UserReactivated(_) => row.is_active = true,
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
            SELECT workspace_id, id, position, version, is_bot, is_active, created_at
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM app_user AS stored
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
                INSERT INTO app_user (
                    workspace_id, id, position, version, is_bot, is_active, created_at
                )
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (workspace_id, id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    is_bot = EXCLUDED.is_bot,
                    is_active = EXCLUDED.is_active
                "#,
                row.workspace_id,
                row.id,
                row.position,
                row.version,
                row.is_bot,
                row.is_active,
                row.created_at,
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

    #[tokio::test]
    async fn a_user_stays_when_they_are_deactivated() {
        let events = [
            event("user", 3, json!({"type": "UserRegistered", "id": id(3)})),
            event("user", 4, json!({"type": "UserRegistered", "id": id(4), "is_bot": true})),
            event("user", 5, json!({"type": "UserRegistered", "id": id(5)})),
            event("user", 3, json!({"type": "UserDeactivated"})),
            event("user", 5, json!({"type": "UserDeactivated"})),
            event("user", 5, json!({"type": "UserReactivated"})),
        ];
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "id": id(3), "is_active": false,
                "is_bot": false, "position": 4, "version": 4,
            },
            {
                "created_at": "1970-01-01T00:00:02+00:00", "id": id(4), "is_active": true,
                "is_bot": true, "position": 2, "version": 2,
            },
            {
                "created_at": "1970-01-01T00:00:03+00:00", "id": id(5), "is_active": true,
                "is_bot": false, "position": 6, "version": 6,
            },
        ]);
        assert_eq!(rows(&AppUsers, &events).await, expected);
    }
}
