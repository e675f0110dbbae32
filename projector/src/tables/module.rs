//! The modules of projects, archived ones included.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Event;
use domain::module::{ModuleCreated, ModuleEvent};
use domain::values::ExternalRef;
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Modules;

row! {
    audited struct Row of "module" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        name: String,
        description: String,
        start_date: Option<NaiveDate>,
        target_date: Option<NaiveDate>,
        status: String,
        lead_id: Option<Uuid>,
        member_ids: Vec<Uuid>,
        sort_order: f64,
        external_source: Option<String>,
        external_id: Option<String>,
        archived_at: Option<DateTime<Utc>>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &ModuleCreated) -> Self {
        let mut row = Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id: created.project.uuid(),
            name: created.name.to_string(),
            description: created.description.clone(),
            start_date: created.start_date,
            target_date: created.target_date,
            status: created.status.name().to_owned(),
            lead_id: created.lead.map(Uuid::from),
            member_ids: created.members.iter().map(|user| user.uuid()).collect(),
            sort_order: created.sort_order,
            external_source: None,
            external_id: None,
            archived_at: None,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        };
        row.refer(&created.external);
        row
    }

    /// Takes in a change.
    fn change(&mut self, module: &ModuleEvent) {
        match module {
            ModuleEvent::ModuleRenamed(renamed) => self.name = renamed.to.to_string(),
            ModuleEvent::ModuleDescribed(described) => self.description.clone_from(&described.to),
            ModuleEvent::ModuleStartDateChanged(changed) => self.start_date = changed.to,
            ModuleEvent::ModuleTargetDateChanged(changed) => self.target_date = changed.to,
            ModuleEvent::ModuleStatusChanged(changed) => {
                changed.to.name().clone_into(&mut self.status);
            }
            ModuleEvent::ModuleLeadChanged(changed) => self.lead_id = changed.to.map(Uuid::from),
            ModuleEvent::ModuleMemberAdded(added) => {
                self.member_ids.retain(|user| *user != added.user.uuid());
                self.member_ids.push(added.user.uuid());
            }
            ModuleEvent::ModuleMemberRemoved(removed) => {
                self.member_ids.retain(|user| *user != removed.user.uuid());
            }
            ModuleEvent::ModuleReordered(reordered) => self.sort_order = reordered.to,
            ModuleEvent::ModuleExternalReferenceChanged(changed) => self.refer(&changed.to),
            ModuleEvent::ModuleArchived(_) => self.archived_at = Some(self.updated_at),
            ModuleEvent::ModuleRestored(_) => self.archived_at = None,
            // Links are no part of the row, but whoever changes them changes the module.
            ModuleEvent::ModuleLinkAdded(_)
            | ModuleEvent::ModuleLinkUrlChanged(_)
            | ModuleEvent::ModuleLinkTitleChanged(_)
            | ModuleEvent::ModuleLinkRemoved(_)
            // These begin and end the row.
            | ModuleEvent::ModuleCreated(_)
            | ModuleEvent::ModuleDeleted(_) => {}
        }
    }

    /// Notes what it is called in another system.
    fn refer(&mut self, external: &ExternalRef) {
        self.external_source = text(external.source.as_ref());
        self.external_id = text(external.id.as_ref());
    }
}

impl Rows for Modules {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Module(module) = &event.event else { return Change::Nothing };
        match module {
            ModuleEvent::ModuleCreated(created) => Change::insert(Row::new(event, created)),
            ModuleEvent::ModuleDeleted(_) => Change::remove(event.entity),
            module => Row::update(event.entity, |row| row.change(module)),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// What happened to module 20 of project 2 after it was created.
    fn events(changes: &[Value]) -> Vec<(u128, Event)> {
        let created = json!({
            "type": "ModuleCreated", "id": id(20), "project": id(2), "name": "Hull",
            "status": "planned", "sort_order": 65_535.0,
        });
        std::iter::once(&created)
            .chain(changes)
            .map(|payload| event("module", 20, payload.clone()))
            .collect()
    }

    #[tokio::test]
    async fn a_module_shows_what_it_was_created_with() {
        let everything = json!({
            "type": "ModuleCreated", "id": id(20), "project": id(2), "name": "Hull",
            "description": "What floats", "start_date": "2026-01-01", "target_date": "2026-02-01",
            "status": "in-progress", "lead": id(7), "members": [id(8), id(7)],
            "sort_order": 1.5, "external": {"source": "github", "id": "7"},
        });
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description": "What floats", "external_id": "7", "external_source": "github",
                "id": id(20), "lead_id": id(7), "member_ids": [id(8), id(7)], "name": "Hull",
                "position": 1, "project_id": id(2), "sort_order": 1.5, "start_date": "2026-01-01",
                "status": "in-progress", "target_date": "2026-02-01",
                "updated_at": "1970-01-01T00:00:01+00:00", "version": 1,
            },
        ]);
        assert_eq!(rows(&Modules, &[event("module", 20, everything)]).await, expected);
    }

    #[tokio::test]
    async fn a_module_shows_what_it_was_changed_to() {
        let events = events(&[
            json!({"type": "ModuleRenamed", "from": "Hull", "to": "Deck"}),
            json!({"type": "ModuleDescribed", "to": "What is walked on"}),
            json!({"type": "ModuleStartDateChanged", "to": "2026-01-01"}),
            json!({"type": "ModuleTargetDateChanged", "to": "2026-02-01"}),
            json!({"type": "ModuleStatusChanged", "from": "planned", "to": "completed"}),
            json!({"type": "ModuleLeadChanged", "to": id(7)}),
            json!({"type": "ModuleMemberAdded", "user": id(8)}),
            json!({"type": "ModuleMemberAdded", "user": id(7)}),
            json!({"type": "ModuleMemberRemoved", "user": id(8)}),
            json!({"type": "ModuleReordered", "from": 65_535.0, "to": 1.5}),
            json!({
                "type": "ModuleExternalReferenceChanged", "to": {"source": "github", "id": "7"},
            }),
            json!({"type": "ModuleArchived"}),
        ]);
        let expected = json!([
            {
                "archived_at": "1970-01-01T00:00:13+00:00",
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description": "What is walked on", "external_id": "7",
                "external_source": "github", "id": id(20), "lead_id": id(7),
                "member_ids": [id(7)], "name": "Deck", "position": 13, "project_id": id(2),
                "sort_order": 1.5, "start_date": "2026-01-01", "status": "completed",
                "target_date": "2026-02-01", "updated_at": "1970-01-01T00:00:13+00:00",
                "updated_by": id(9), "version": 13,
            },
        ]);
        assert_eq!(rows(&Modules, &events).await, expected);
    }

    #[tokio::test]
    async fn a_restored_module_is_not_archived_and_a_link_is_a_change_of_its_module() {
        let events = events(&[
            json!({"type": "ModuleArchived"}),
            json!({"type": "ModuleRestored"}),
            json!({"type": "ModuleLinkAdded", "id": id(3), "url": "https://a.example/"}),
        ]);
        let rows = rows(&Modules, &events).await;
        assert_eq!(rows[0]["archived_at"], Value::Null);
        assert_eq!((&rows[0]["version"], &rows[0]["updated_by"]), (&json!(4), &json!(id(9))));
    }

    #[tokio::test]
    async fn a_module_goes_by_itself_and_with_its_project() {
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for end in
            [event("module", 20, json!({"type": "ModuleDeleted"})), event("project", 2, ended)]
        {
            let events: Vec<_> = events(&[]).into_iter().chain([end]).collect();
            assert_eq!(rows(&Modules, &events).await, json!([]));
        }
    }
}
