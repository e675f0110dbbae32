//! The links from issues to pages.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::issue::{IssueEvent, IssuePageLinked};
use domain::page::PageEvent;
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::row;
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkItemPages;

row! {
    audited struct Row of "work_item_page" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        page_id: Uuid,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, linked: &IssuePageLinked) -> Self {
        Self {
            workspace_id: event.workspace,
            id: linked.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.project,
            work_item_id: event.entity,
            page_id: linked.page.id.uuid(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for WorkItemPages {
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Issue(IssueEvent::IssuePageLinked(linked)) => {
                Change::insert(Row::new(event, linked))
            }
            Event::Issue(IssueEvent::IssuePageUnlinked(unlinked)) => Change::remove(unlinked.link),
            Event::Page(PageEvent::PageDeleted(_)) => Change::Many,
            _ => Change::Nothing,
        }
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        sqlx::query!(
            "
            DELETE FROM work_item_page
            WHERE page_id = $2
              AND workspace_id IS NOT DISTINCT FROM $1
            ",
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

    /// Issue 5 is linked with page 3.
    fn linked() -> (u128, Event) {
        let page = json!({"id": id(3), "name": "Roadmap"});
        event("issue", 5, json!({"type": "IssuePageLinked", "id": id(6), "page": page}))
    }

    #[tokio::test]
    async fn a_link_shows_what_it_links() {
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9), "id": id(6),
                "page_id": id(3), "position": 1, "project_id": id(2),
                "updated_at": "1970-01-01T00:00:01+00:00", "version": 1, "work_item_id": id(5),
            },
        ]);
        assert_eq!(rows(&WorkItemPages, &[linked()]).await, expected);
    }

    #[tokio::test]
    async fn links_go_by_themselves_with_their_page_their_issue_and_its_project() {
        let page = json!({"id": id(3), "name": "Roadmap"});
        let ends: [(&str, u128, Value); 4] = [
            ("issue", 5, json!({"type": "IssuePageUnlinked", "link": id(6), "page": page})),
            ("page", 3, json!({"type": "PageDeleted", "access": "PUBLIC", "owner": id(9)})),
            ("issue", 5, json!({"type": "IssueDeleted"})),
            (
                "project",
                2,
                json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"}),
            ),
        ];
        for (kind, entity, end) in ends {
            let events = [linked(), event(kind, entity, end)];
            assert_eq!(rows(&WorkItemPages, &events).await, json!([]), "{kind}");
        }
    }
}
