//! The members of collections, their owners among them. Who leaves the workspace leaves its collections.

use chrono::{DateTime, Utc};
use domain::collection::{CollectionEvent, CollectionMemberAccess};
use domain::workspace::WorkspaceEvent;
use domain::{CollectionMemberId, Event, UserId};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct CollectionMembers;

row! {
    audited struct Row of "collection_member" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        collection_id: Uuid,
        member_id: Uuid,
        access: String,
        is_owner: bool,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(
        event: &Projected,
        (id, user): (CollectionMemberId, UserId),
        access: CollectionMemberAccess,
    ) -> Self {
        Self {
            workspace_id: event.workspace,
            id: id.uuid(),
            position: event.position,
            version: event.version,
            collection_id: event.entity,
            member_id: user.uuid(),
            access: access.name().to_owned(),
            is_owner: false,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

/// Who left the workspace, by their own wish or not.
fn gone(event: &Event) -> Option<UserId> {
    match event {
        Event::Workspace(WorkspaceEvent::WorkspaceMemberRemoved(removed)) => Some(removed.user),
        Event::Workspace(WorkspaceEvent::WorkspaceMemberLeft(left)) => Some(left.user),
        _ => None,
    }
}

impl Rows for CollectionMembers {
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        if gone(&event.event).is_some() {
            return Change::Many;
        }
        let Event::Collection(collection) = &event.event else { return Change::Nothing };
        match collection {
            CollectionEvent::CollectionCreated(created) => {
                let who = (created.membership, created.owner);
                let row = Row::new(event, who, CollectionMemberAccess::Edit);
                Change::insert(Row { is_owner: true, ..row })
            }
            CollectionEvent::CollectionMemberAdded(added) => {
                Change::insert(Row::new(event, (added.id, added.user), added.access))
            }
            CollectionEvent::CollectionMemberAccessChanged(changed) => {
                Row::update(changed.membership, |row| {
                    changed.to.name().clone_into(&mut row.access);
                })
            }
            CollectionEvent::CollectionMemberRemoved(removed) => Change::remove(removed.membership),
            CollectionEvent::CollectionDeleted(_) => Change::Many,
            CollectionEvent::CollectionRenamed(_)
            | CollectionEvent::CollectionLogoChanged(_)
            | CollectionEvent::CollectionReordered(_) => Change::Nothing,
        }
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        // Found by the member or the collection alone: see `remove` about the primary key and a whole workspace.
        let Some(user) = gone(&event.event) else {
            sqlx::query!(
                "
                DELETE FROM collection_member
                WHERE collection_id = $2
                  AND workspace_id IS NOT DISTINCT FROM $1
                ",
                event.workspace,
                event.entity,
            )
            .execute(db)
            .await?;
            return Ok(());
        };
        sqlx::query!(
            "
            DELETE FROM collection_member
            WHERE member_id = $2
              AND workspace_id IS NOT DISTINCT FROM $1
              AND NOT is_owner
            ",
            event.workspace,
            user.uuid(),
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// What happened to collection 3 after user 4 became a member of it under 7; user 9 owns it under 8.
    fn events(payloads: &[Value]) -> Vec<(u128, Event)> {
        let created = json!({
            "type": "CollectionCreated", "id": id(3), "name": "Handbook", "access": "PRIVATE",
            "owner": id(9), "membership": id(8), "sort_order": 65_535.0,
        });
        let added =
            json!({"type": "CollectionMemberAdded", "id": id(7), "user": id(4), "access": "view"});
        let all = [&created, &added].into_iter().chain(payloads);
        all.map(|payload| event("collection", 3, payload.clone())).collect()
    }

    /// The ids of the rows.
    async fn ids(events: &[(u128, Event)]) -> Vec<String> {
        let rows = rows(&CollectionMembers, events).await;
        let rows = rows.as_array().unwrap().clone();
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    }

    #[tokio::test]
    async fn a_member_shows_what_they_may_do() {
        let changed = events(&[json!({
            "type": "CollectionMemberAccessChanged", "membership": id(7), "user": id(4),
            "from": "view", "to": "edit",
        })]);
        let expected = json!([
            {
                "access": "edit", "collection_id": id(3),
                "created_at": "1970-01-01T00:00:02+00:00", "created_by": id(9), "id": id(7),
                "is_owner": false, "member_id": id(4), "position": 3,
                "updated_at": "1970-01-01T00:00:03+00:00", "updated_by": id(9), "version": 3,
            },
            {
                "access": "edit", "collection_id": id(3),
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9), "id": id(8),
                "is_owner": true, "member_id": id(9), "position": 1,
                "updated_at": "1970-01-01T00:00:01+00:00", "version": 1,
            },
        ]);
        assert_eq!(rows(&CollectionMembers, &changed).await, expected);
    }

    #[tokio::test]
    async fn a_member_goes_by_themselves_and_with_the_collection() {
        let removed = json!({
            "type": "CollectionMemberRemoved", "membership": id(7), "user": id(4), "access": "view",
        });
        assert_eq!(ids(&events(&[removed])).await, [id(8)]);
        let deleted = json!({"type": "CollectionDeleted", "access": "PRIVATE", "owner": id(9)});
        assert!(ids(&events(&[deleted])).await.is_empty());
    }

    #[tokio::test]
    async fn who_leaves_the_workspace_leaves_its_collections_but_for_their_own() {
        for user in [4, 9] {
            let left = json!({"type": "WorkspaceMemberLeft", "user": id(user), "role": "member"});
            let mut all = events(&[]);
            all.push(event("workspace", 1, left));
            let stay: &[u128] = if user == 4 { &[8] } else { &[7, 8] };
            assert_eq!(ids(&all).await, stay.iter().map(|n| id(*n)).collect::<Vec<_>>());
        }
    }
}
