//! The collections of pages of workspaces.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::collection::{CollectionCreated, CollectionEvent};
use serde_json::Value;
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Collections;

row! {
    audited struct Row of "collection" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        name: String,
        access: String,
        owner_id: Uuid,
        logo: Value,
        sort_order: f64,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &CollectionCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            name: created.name.to_string(),
            access: created.access.name().to_owned(),
            owner_id: created.owner.uuid(),
            logo: Value::Object(created.logo.clone()),
            sort_order: created.sort_order,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for Collections {
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Collection(collection) = &event.event else { return Change::Nothing };
        match collection {
            CollectionEvent::CollectionCreated(created) => Change::insert(Row::new(event, created)),
            CollectionEvent::CollectionRenamed(renamed) => {
                Row::update(event.entity, |row| row.name = renamed.to.to_string())
            }
            CollectionEvent::CollectionLogoChanged(changed) => {
                Row::update(event.entity, |row| row.logo = Value::Object(changed.to.clone()))
            }
            CollectionEvent::CollectionReordered(reordered) => {
                Row::update(event.entity, |row| row.sort_order = reordered.to)
            }
            // Its members are a part of it.
            CollectionEvent::CollectionMemberAdded(_)
            | CollectionEvent::CollectionMemberAccessChanged(_)
            | CollectionEvent::CollectionMemberRemoved(_) => Row::update(event.entity, |_| {}),
            CollectionEvent::CollectionDeleted(_) => Change::remove(event.entity),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// What happened to collection 3.
    fn events(payloads: &[Value]) -> Vec<(u128, Event)> {
        let created = json!({
            "type": "CollectionCreated", "id": id(3), "name": "Handbook", "access": "PRIVATE",
            "owner": id(9), "membership": id(8), "logo": {"in_use": "emoji"}, "sort_order": 65_535.0,
        });
        let all = std::iter::once(&created).chain(payloads);
        all.map(|payload| event("collection", 3, payload.clone())).collect()
    }

    #[tokio::test]
    async fn a_collection_shows_what_it_was_created_with_and_changed_to() {
        let expected = json!([
            {
                "access": "PRIVATE", "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "id": id(3), "logo": {"in_use": "emoji"}, "name": "Handbook", "owner_id": id(9),
                "position": 1, "sort_order": 65_535,
                "updated_at": "1970-01-01T00:00:01+00:00", "version": 1,
            },
        ]);
        assert_eq!(rows(&Collections, &events(&[])).await, expected);
        let changed = events(&[
            json!({"type": "CollectionRenamed", "from": "Handbook", "to": "Guides"}),
            json!({"type": "CollectionLogoChanged"}),
            json!({"type": "CollectionReordered", "from": 65_535.0, "to": 1.5}),
            json!({"type": "CollectionMemberAdded", "id": id(7), "user": id(4), "access": "view"}),
        ]);
        let rows = rows(&Collections, &changed).await;
        assert_eq!((&rows[0]["name"], &rows[0]["logo"]), (&json!("Guides"), &json!({})));
        assert_eq!((&rows[0]["sort_order"], &rows[0]["version"]), (&json!(1.5), &json!(5)));
    }

    #[tokio::test]
    async fn a_collection_goes_by_itself_and_with_its_workspace() {
        let deleted = json!({"type": "CollectionDeleted", "access": "PRIVATE", "owner": id(9)});
        assert_eq!(rows(&Collections, &events(&[deleted])).await, json!([]));
        let closed = json!({"type": "WorkspaceDeleted", "slug": "acme"});
        let mut gone = events(&[]);
        gone.push(event("workspace", 1, closed));
        assert_eq!(rows(&Collections, &gone).await, json!([]));
    }
}
