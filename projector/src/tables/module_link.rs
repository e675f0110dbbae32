//! The links of modules.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::module::{ModuleEvent, ModuleLinkAdded};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct ModuleLinks;

row! {
    audited struct Row of "module_link" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        module_id: Uuid,
        url: String,
        title: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, added: &ModuleLinkAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: added.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.project,
            module_id: event.entity,
            url: added.url.to_string(),
            title: text(added.title.as_ref()),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for ModuleLinks {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Module(module) = &event.event else { return Change::Nothing };
        match module {
            ModuleEvent::ModuleLinkAdded(added) => Change::insert(Row::new(event, added)),
            ModuleEvent::ModuleLinkUrlChanged(changed) => {
                Row::update(changed.link, |row| row.url = changed.to.to_string())
            }
            ModuleEvent::ModuleLinkTitleChanged(changed) => {
                Row::update(changed.link, |row| row.title = text(changed.to.as_ref()))
            }
            ModuleEvent::ModuleLinkRemoved(removed) => Change::remove(removed.link),
            ModuleEvent::ModuleDeleted(_) => Change::Many,
            _ => Change::Nothing,
        }
    }

    /// The links of a module go with it.
    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        sqlx::query!(
            r#"
            DELETE FROM module_link
            WHERE module_id = $2
              AND workspace_id IS NOT DISTINCT FROM $1
            "#,
            event.workspace,
            event.entity,
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

    /// What happened to module 20 of project 2.
    fn events(payloads: &[Value]) -> Vec<(u128, Event)> {
        payloads.iter().map(|payload| event("module", 20, payload.clone())).collect()
    }

    /// Link 3 is added.
    fn added() -> Value {
        json!({"type": "ModuleLinkAdded", "id": id(3), "url": "https://a.example/"})
    }

    #[tokio::test]
    async fn a_link_shows_where_it_leads_now() {
        let events = events(&[
            added(),
            json!({
                "type": "ModuleLinkUrlChanged", "link": id(3), "from": "https://a.example/",
                "to": "https://b.example/",
            }),
            json!({"type": "ModuleLinkTitleChanged", "link": id(3), "to": "Here"}),
        ]);
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9), "id": id(3),
                "module_id": id(20), "position": 3, "project_id": id(2), "title": "Here",
                "updated_at": "1970-01-01T00:00:03+00:00", "updated_by": id(9),
                "url": "https://b.example/", "version": 3,
            },
        ]);
        assert_eq!(rows(&ModuleLinks, &events).await, expected);
    }

    #[tokio::test]
    async fn links_go_by_themselves_with_their_module_and_with_its_project() {
        let removed =
            json!({"type": "ModuleLinkRemoved", "link": id(3), "url": "https://a.example/"});
        for end in [removed, json!({"type": "ModuleDeleted"})] {
            assert_eq!(rows(&ModuleLinks, &events(&[added(), end])).await, json!([]));
        }
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let ended = [event("module", 20, added()), event("project", 2, ended)];
        assert_eq!(rows(&ModuleLinks, &ended).await, json!([]));
    }
}
