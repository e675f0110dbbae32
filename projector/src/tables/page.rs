//! The pages of projects and of workspaces, archived ones included.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::html::RichText;
use domain::page::{PageCreated, PageEvent};
use domain::values::ExternalRef;
use serde_json::Value;
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Pages;

row! {
    audited struct Row of "page" by id keeping description_html keeping description_text {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Option<Uuid>,
        place_id: Uuid,
        name: String,
        access: String,
        owner_id: Uuid,
        parent_id: Option<Uuid>,
        collection_id: Option<Uuid>,
        colour: String,
        logo: Value,
        sort_order: f64,
        is_locked: bool,
        archived_at: Option<DateTime<Utc>>,
        external_source: Option<String>,
        external_id: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
        description_html: Option<String>,
        description_text: Option<String>,
    }
}

impl Row {
    fn new(event: &Projected, created: &PageCreated) -> Self {
        let project_id = created.project.map(Uuid::from);
        let mut row = Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id,
            place_id: project_id.unwrap_or(event.workspace),
            name: created.name.to_string(),
            access: created.access.name().to_owned(),
            owner_id: created.owner.uuid(),
            parent_id: created.parent.as_ref().map(|parent| parent.id.uuid()),
            collection_id: None,
            colour: created.colour.to_string(),
            logo: Value::Object(created.logo.clone()),
            sort_order: created.sort_order,
            is_locked: false,
            archived_at: None,
            external_source: None,
            external_id: None,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
            description_html: None,
            description_text: None,
        };
        row.describe(&created.description);
        row.refer(&created.external);
        row
    }

    /// Takes in a change.
    fn change(&mut self, page: &PageEvent) {
        match page {
            PageEvent::PageRenamed(renamed) => self.name = renamed.to.to_string(),
            PageEvent::PageDescribed(described) => self.describe(&described.to),
            PageEvent::PageAccessChanged(changed) => {
                changed.to.name().clone_into(&mut self.access);
            }
            PageEvent::PageParentChanged(changed) => {
                self.parent_id = changed.to.as_ref().map(|parent| parent.id.uuid());
            }
            PageEvent::PageReordered(reordered) => self.sort_order = reordered.to,
            PageEvent::PageCollectionChanged(changed) => {
                self.collection_id = changed.to.map(Uuid::from);
            }
            PageEvent::PageColourChanged(changed) => self.colour = changed.to.to_string(),
            PageEvent::PageLogoChanged(changed) => self.logo = Value::Object(changed.to.clone()),
            PageEvent::PageLocked(_) => self.is_locked = true,
            PageEvent::PageUnlocked(_) => self.is_locked = false,
            PageEvent::PageArchived(_) => self.archived_at = Some(self.updated_at),
            PageEvent::PageRestored(_) => self.archived_at = None,
            PageEvent::PageExternalReferenceChanged(changed) => self.refer(&changed.to),
            // These begin and end the row.
            PageEvent::PageCreated(_) | PageEvent::PageDeleted(_) => {}
        }
    }

    /// Notes the text.
    fn describe(&mut self, description: &RichText) {
        self.description_html = Some(description.to_string());
        self.description_text = Some(description.text());
    }

    /// Notes what it is called in another system.
    fn refer(&mut self, external: &ExternalRef) {
        self.external_source = text(external.source.as_ref());
        self.external_id = text(external.id.as_ref());
    }
}

impl Rows for Pages {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Page(PageEvent::PageCreated(created)) => {
                Change::insert(Row::new(event, created))
            }
            Event::Page(PageEvent::PageDeleted(_)) => Change::remove(event.entity),
            Event::Page(page) => Row::update(event.entity, |row| row.change(page)),
            _ => Change::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// Page 3 of project 2, or of the workspace, is made.
    fn created(project: Option<u128>) -> (u128, Event) {
        let mut created = json!({
            "type": "PageCreated", "id": id(3), "name": "Roadmap", "access": "PUBLIC",
            "owner": id(9), "sort_order": 65_535.0,
        });
        if let Some(project) = project {
            created["project"] = json!(id(project));
        }
        event("page", 3, created)
    }

    /// What happened to page 3 of project 2.
    fn events(payloads: &[Value]) -> Vec<(u128, Event)> {
        let changes = payloads.iter().map(|payload| event("page", 3, payload.clone()));
        std::iter::once(created(Some(2))).chain(changes).collect()
    }

    #[tokio::test]
    async fn a_page_shows_what_it_was_created_with() {
        let everything = json!({
            "type": "PageCreated", "id": id(3), "project": id(2), "name": "Roadmap",
            "description": "<p>In <b>May</b></p>", "access": "PRIVATE", "owner": id(9),
            "parent": {"id": id(4), "name": "Plans"}, "colour": "#fff", "logo": {"in_use": "icon"},
            "sort_order": 1.5, "external": {"source": "github", "id": "7"},
        });
        let expected = json!([
            {
                "access": "PRIVATE", "colour": "#fff", "created_at": "1970-01-01T00:00:01+00:00",
                "created_by": id(9), "description_html": "<p>In <b>May</b></p>",
                "description_text": "In May", "external_id": "7", "external_source": "github",
                "id": id(3), "is_locked": false, "logo": {"in_use": "icon"}, "name": "Roadmap",
                "owner_id": id(9), "parent_id": id(4), "place_id": id(2), "position": 1,
                "project_id": id(2), "sort_order": 1.5,
                "updated_at": "1970-01-01T00:00:01+00:00", "version": 1,
            },
        ]);
        assert_eq!(rows(&Pages, &[event("page", 3, everything)]).await, expected);
    }

    #[tokio::test]
    async fn a_page_shows_what_it_was_changed_to() {
        let events = events(&[
            json!({"type": "PageRenamed", "from": "Roadmap", "to": "Plan"}),
            json!({"type": "PageDescribed", "to": "<p>In June</p>"}),
            json!({"type": "PageAccessChanged", "from": "PUBLIC", "to": "PRIVATE"}),
            json!({"type": "PageParentChanged", "to": {"id": id(4), "name": "Plans"}}),
            json!({"type": "PageReordered", "from": 65_535.0, "to": 1.5}),
            json!({"type": "PageCollectionChanged", "to": id(5)}),
            json!({"type": "PageColourChanged", "to": "#000"}),
            json!({"type": "PageLogoChanged", "to": {"in_use": "emoji"}}),
            json!({
                "type": "PageExternalReferenceChanged", "to": {"source": "github", "id": "7"},
            }),
            json!({"type": "PageLocked"}),
            json!({"type": "PageArchived"}),
        ]);
        let expected = json!([
            {
                "access": "PRIVATE", "archived_at": "1970-01-01T00:00:12+00:00", "collection_id": id(5),
                "colour": "#000",
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description_html": "<p>In June</p>", "description_text": "In June",
                "external_id": "7", "external_source": "github", "id": id(3), "is_locked": true,
                "logo": {"in_use": "emoji"}, "name": "Plan", "owner_id": id(9),
                "parent_id": id(4), "place_id": id(2), "position": 12, "project_id": id(2),
                "sort_order": 1.5, "updated_at": "1970-01-01T00:00:12+00:00",
                "updated_by": id(9), "version": 12,
            },
        ]);
        assert_eq!(rows(&Pages, &events).await, expected);
    }

    #[tokio::test]
    async fn what_is_taken_back_is_gone() {
        let events = events(&[
            json!({"type": "PageDescribed", "to": "<p>In June</p>"}),
            json!({"type": "PageDescribed"}),
            json!({"type": "PageLocked"}),
            json!({"type": "PageUnlocked"}),
            json!({"type": "PageArchived"}),
            json!({"type": "PageRestored"}),
            json!({"type": "PageColourChanged"}),
            json!({"type": "PageLogoChanged"}),
        ]);
        let rows = rows(&Pages, &events).await;
        assert_eq!(rows[0]["description_html"], "<p></p>");
        assert_eq!((&rows[0]["is_locked"], &rows[0]["archived_at"]), (&json!(false), &Value::Null));
        assert_eq!((&rows[0]["colour"], &rows[0]["logo"]), (&json!(""), &json!({})));
    }

    #[tokio::test]
    async fn pages_go_by_themselves_with_their_project_and_with_their_workspace() {
        let deleted = json!({"type": "PageDeleted", "access": "PUBLIC", "owner": id(9)});
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let closed = json!({"type": "WorkspaceDeleted", "slug": "acme"});
        let of_workspace = created(None);
        assert_eq!(rows(&Pages, &events(&[deleted])).await, json!([]));
        let both = [created(Some(2)), event("project", 2, ended.clone())];
        assert_eq!(rows(&Pages, &both).await, json!([]));
        let stays = rows(&Pages, &[of_workspace.clone(), event("project", 2, ended)]).await;
        assert_eq!(stays[0]["place_id"], json!(id(1)));
        let gone = [of_workspace, event("workspace", 1, closed)];
        assert_eq!(rows(&Pages, &gone).await, json!([]));
    }
}
