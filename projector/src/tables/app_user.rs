//! Everybody who was ever registered.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::user::UserEvent;
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct AppUsers;

row! {
    plain struct Row of "app_user" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        is_bot: bool,
        is_active: bool,
        created_at: DateTime<Utc>,
    }
}

impl Rows for AppUsers {
    const INSIDE: Inside = Inside::Instance;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::User(user) = &event.event else { return Change::Nothing };
        match user {
            UserEvent::UserRegistered(registered) => Change::insert(Row {
                workspace_id: event.workspace,
                id: event.entity,
                position: event.position,
                version: event.version,
                is_bot: registered.is_bot,
                is_active: true,
                created_at: event.at,
            }),
            UserEvent::UserDeactivated(_) => Row::update(event.entity, |row| row.is_active = false),
            UserEvent::UserReactivated(_) => Row::update(event.entity, |row| row.is_active = true),
            UserEvent::UserDeactivationBegun(_) | UserEvent::UserDeactivationCalledOff(_) => {
                Change::follow(event.entity)
            }
        }
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
