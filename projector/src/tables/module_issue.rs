//! That issues are in modules, and who put them there.

use chrono::{DateTime, Utc};
use domain::issue::{InModule, IssueEvent};
use domain::module::ModuleEvent;
use domain::{Event, IssueId, ModuleRef};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::row;
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct ModuleIssues;

row! {
    audited struct Row of "module_issue" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        module_id: Uuid,
        work_item_id: Uuid,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    /// An issue came into a module.
    fn new(event: &Projected, module: &ModuleRef) -> Self {
        Self {
            workspace_id: event.workspace,
            id: id(event, module),
            position: event.position,
            version: event.version,
            project_id: event.project,
            module_id: module.id.uuid(),
            work_item_id: event.entity,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

/// The id of the row of a module and the event's issue.
fn id(event: &Projected, module: &ModuleRef) -> Uuid {
    InModule::id_of(module.id, IssueId(event.entity))
}

impl Rows for ModuleIssues {
    const INSIDE: Inside = Inside::WorkItem;
    const MANY: usize = 50;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Issue(IssueEvent::IssueModuleAdded(added)) => {
                Change::insert(Row::new(event, &added.module))
            }
            Event::Issue(IssueEvent::IssueModuleRemoved(removed)) => {
                Change::remove(id(event, &removed.module))
            }
            Event::Module(ModuleEvent::ModuleDeleted(_)) => Change::Many,
            _ => Change::Nothing,
        }
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        sqlx::query!(
            r#"
            DELETE FROM module_issue
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
    use domain::ModuleId;
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// Issue 5 of project 2 came into the n-th module, or left it.
    fn moved(name: &str, module: u128) -> (u128, Event) {
        event("issue", 5, json!({"type": name, "module": {"id": id(module), "name": "Hull"}}))
    }

    /// The ids of the modules in the rows after these events.
    async fn modules(events: &[(u128, Event)]) -> Vec<Value> {
        let rows = rows(&ModuleIssues, events).await;
        rows.as_array().unwrap().iter().map(|row| row["module_id"].clone()).collect()
    }

    #[tokio::test]
    async fn a_row_says_who_put_an_issue_into_a_module_and_when() {
        let row = InModule::id_of(ModuleId(Uuid::from_u128(20)), IssueId(Uuid::from_u128(5)));
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9), "id": row,
                "module_id": id(20), "position": 1, "project_id": id(2),
                "updated_at": "1970-01-01T00:00:01+00:00", "version": 1, "work_item_id": id(5),
            },
        ]);
        assert_eq!(rows(&ModuleIssues, &[moved("IssueModuleAdded", 20)]).await, expected);
    }

    #[tokio::test]
    async fn an_issue_leaves_a_module_by_itself_and_with_the_module() {
        let both = [moved("IssueModuleAdded", 20), moved("IssueModuleAdded", 21)];
        for end in
            [moved("IssueModuleRemoved", 20), event("module", 20, json!({"type": "ModuleDeleted"}))]
        {
            let events: Vec<_> = both.iter().cloned().chain([end]).collect();
            assert_eq!(modules(&events).await, [json!(id(21))]);
        }
    }

    #[tokio::test]
    async fn rows_go_with_their_issue_and_with_its_project() {
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for end in [event("issue", 5, json!({"type": "IssueDeleted"})), event("project", 2, ended)]
        {
            assert!(modules(&[moved("IssueModuleAdded", 20), end]).await.is_empty());
        }
    }
}
