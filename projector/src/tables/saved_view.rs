//! The saved views of projects and of workspaces.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::view::{ViewCreated, ViewEvent, ViewFilter, ViewGroup, ViewGrouping};
use serde_json::Value;
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct SavedViews;

row! {
    audited struct Row of "saved_view" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Option<Uuid>,
        place_id: Uuid,
        name: String,
        description: String,
        filters: Value,
        pql: String,
        group_by: Option<String>,
        sub_group_by: Option<String>,
        order_by: String,
        layout: String,
        display: Value,
        access: String,
        owner_id: Uuid,
        logo: Value,
        sort_order: f64,
        is_locked: bool,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &ViewCreated) -> Self {
        let project_id = created.project.map(Uuid::from);
        let mut row = Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id,
            place_id: project_id.unwrap_or(event.workspace),
            name: created.name.to_string(),
            description: created.description.clone(),
            filters: Value::Null,
            pql: String::new(),
            group_by: None,
            sub_group_by: None,
            order_by: created.sorting.to_string(),
            layout: created.layout.name().to_owned(),
            display: Value::Object(created.display.clone()),
            access: created.access.name().to_owned(),
            owner_id: created.owner.uuid(),
            logo: Value::Object(created.logo.clone()),
            sort_order: created.sort_order,
            is_locked: false,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        };
        row.filter(&created.filter);
        row.group(created.grouping);
        row
    }

    /// Takes in a change.
    fn change(&mut self, view: &ViewEvent) {
        match view {
            ViewEvent::ViewRenamed(renamed) => self.name = renamed.to.to_string(),
            ViewEvent::ViewDescribed(described) => self.description.clone_from(&described.to),
            ViewEvent::ViewFilterChanged(changed) => self.filter(&changed.to),
            ViewEvent::ViewGroupingChanged(changed) => self.group(changed.to),
            ViewEvent::ViewSortingChanged(changed) => self.order_by = changed.to.to_string(),
            ViewEvent::ViewLayoutChanged(changed) => {
                changed.to.name().clone_into(&mut self.layout);
            }
            ViewEvent::ViewDisplayChanged(changed) => {
                self.display = Value::Object(changed.to.clone());
            }
            ViewEvent::ViewAccessChanged(changed) => {
                changed.to.name().clone_into(&mut self.access);
            }
            ViewEvent::ViewLogoChanged(changed) => self.logo = Value::Object(changed.to.clone()),
            ViewEvent::ViewReordered(reordered) => self.sort_order = reordered.to,
            ViewEvent::ViewLocked(_) => self.is_locked = true,
            ViewEvent::ViewUnlocked(_) => self.is_locked = false,
            // These begin and end the row.
            ViewEvent::ViewCreated(_) | ViewEvent::ViewDeleted(_) => {}
        }
    }

    /// Notes which work items it shows.
    fn filter(&mut self, filter: &ViewFilter) {
        self.filters = Value::Object(filter.filters.clone());
        self.pql.clone_from(&filter.pql);
    }

    /// Notes by what they are grouped.
    fn group(&mut self, grouping: ViewGrouping) {
        let name = |group: ViewGroup| group.name().to_owned();
        self.group_by = grouping.group_by.map(name);
        self.sub_group_by = grouping.sub_group_by.map(name);
    }
}

impl Rows for SavedViews {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::View(ViewEvent::ViewCreated(created)) => {
                Change::insert(Row::new(event, created))
            }
            Event::View(ViewEvent::ViewDeleted(_)) => Change::remove(event.entity),
            Event::View(view) => Row::update(event.entity, |row| row.change(view)),
            _ => Change::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// View 3 of project 2, or of the workspace, is made.
    fn created(project: Option<u128>) -> (u128, Event) {
        let mut created = json!({
            "type": "ViewCreated", "id": id(3), "name": "Mine", "sorting": "-created_at",
            "layout": "list", "access": "PUBLIC", "owner": id(9), "sort_order": 65_535.0,
        });
        if let Some(project) = project {
            created["project"] = json!(id(project));
        }
        event("view", 3, created)
    }

    /// What happened to view 3 of project 2.
    fn events(payloads: &[Value]) -> Vec<(u128, Event)> {
        let changes = payloads.iter().map(|payload| event("view", 3, payload.clone()));
        std::iter::once(created(Some(2))).chain(changes).collect()
    }

    #[tokio::test]
    async fn a_view_shows_what_it_was_created_with() {
        let everything = json!({
            "type": "ViewCreated", "id": id(3), "project": id(2), "name": "Mine",
            "description": "For the morning",
            "filter": {"filters": {"and": [{"priority__in": ["high"]}]}},
            "grouping": {"group_by": "state_id", "sub_group_by": "priority"},
            "sorting": "target_date", "layout": "board", "display": {"show_empty_groups": true},
            "access": "PRIVATE", "owner": id(9), "logo": {"in_use": "icon"}, "sort_order": 1.5,
        });
        let expected = json!([
            {
                "access": "PRIVATE", "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description": "For the morning", "display": {"show_empty_groups": true},
                "filters": {"and": [{"priority__in": ["high"]}]}, "group_by": "state_id",
                "id": id(3), "is_locked": false, "layout": "board", "logo": {"in_use": "icon"},
                "name": "Mine", "order_by": "target_date", "owner_id": id(9), "place_id": id(2),
                "position": 1, "pql": "", "project_id": id(2), "sort_order": 1.5,
                "sub_group_by": "priority", "updated_at": "1970-01-01T00:00:01+00:00", "version": 1,
            },
        ]);
        assert_eq!(rows(&SavedViews, &[event("view", 3, everything)]).await, expected);
    }

    #[tokio::test]
    async fn a_view_shows_what_it_was_changed_to() {
        let events = events(&[
            json!({"type": "ViewRenamed", "from": "Mine", "to": "Late"}),
            json!({"type": "ViewDescribed", "to": "For the evening"}),
            json!({"type": "ViewFilterChanged", "to": {"pql": "priority = high"}}),
            json!({"type": "ViewGroupingChanged", "to": {"group_by": "cycle_id"}}),
            json!({"type": "ViewSortingChanged", "from": "-created_at", "to": "name"}),
            json!({"type": "ViewLayoutChanged", "from": "list", "to": "table"}),
            json!({"type": "ViewDisplayChanged", "to": {"a": 1}}),
            json!({"type": "ViewAccessChanged", "from": "PUBLIC", "to": "PRIVATE"}),
            json!({"type": "ViewLogoChanged", "to": {"in_use": "emoji"}}),
            json!({"type": "ViewReordered", "from": 65_535.0, "to": 1.5}),
            json!({"type": "ViewLocked"}),
        ]);
        let expected = json!([
            {
                "access": "PRIVATE", "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description": "For the evening", "display": {"a": 1}, "filters": {},
                "group_by": "cycle_id", "id": id(3), "is_locked": true, "layout": "table",
                "logo": {"in_use": "emoji"}, "name": "Late", "order_by": "name",
                "owner_id": id(9), "place_id": id(2), "position": 12, "pql": "priority = high",
                "project_id": id(2), "sort_order": 1.5, "updated_at": "1970-01-01T00:00:12+00:00",
                "updated_by": id(9), "version": 12,
            },
        ]);
        assert_eq!(rows(&SavedViews, &events).await, expected);
    }

    #[tokio::test]
    async fn what_is_taken_back_is_gone() {
        let rows = rows(
            &SavedViews,
            &events(&[
                json!({"type": "ViewFilterChanged", "to": {"filters": {"a": 1}}}),
                json!({"type": "ViewFilterChanged"}),
                json!({"type": "ViewGroupingChanged", "to": {"group_by": "cycle_id"}}),
                json!({"type": "ViewGroupingChanged", "from": {"group_by": "cycle_id"}}),
                json!({"type": "ViewLocked"}),
                json!({"type": "ViewUnlocked"}),
            ]),
        )
        .await;
        assert_eq!((&rows[0]["filters"], &rows[0]["pql"]), (&json!({}), &json!("")));
        assert_eq!((&rows[0]["group_by"], &rows[0]["is_locked"]), (&Value::Null, &json!(false)));
    }

    #[tokio::test]
    async fn views_go_by_themselves_with_their_project_and_with_their_workspace() {
        let deleted = json!({"type": "ViewDeleted", "access": "PUBLIC", "owner": id(9)});
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let closed = json!({"type": "WorkspaceDeleted", "slug": "acme"});
        let of_workspace = created(None);
        assert_eq!(rows(&SavedViews, &events(&[deleted])).await, json!([]));
        let both = [created(Some(2)), event("project", 2, ended.clone())];
        assert_eq!(rows(&SavedViews, &both).await, json!([]));
        let stays = rows(&SavedViews, &[of_workspace.clone(), event("project", 2, ended)]).await;
        assert_eq!(stays[0]["place_id"], json!(id(1)));
        let gone = [of_workspace, event("workspace", 1, closed)];
        assert_eq!(rows(&SavedViews, &gone).await, json!([]));
    }
}
