//! The links of issues.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::issue::{IssueEvent, IssueLinkAdded};
use serde_json::Value;
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkItemLinks;

row! {
    audited struct Row of "work_item_link" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        url: String,
        title: Option<String>,
        metadata: Value,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, added: &IssueLinkAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: added.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.project,
            work_item_id: event.entity,
            url: added.url.to_string(),
            title: text(added.title.as_ref()),
            metadata: Value::Object(added.metadata.clone()),
            created_at: added.created_at.unwrap_or(event.at),
            created_by: added.created_by.map_or(event.actor, Uuid::from),
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for WorkItemLinks {
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Issue(issue) = &event.event else { return Change::Nothing };
        match issue {
            IssueEvent::IssueLinkAdded(added) => Change::insert(Row::new(event, added)),
            IssueEvent::IssueLinkUrlChanged(changed) => {
                Row::update(changed.link, |row| row.url = changed.to.to_string())
            }
            IssueEvent::IssueLinkTitleChanged(changed) => {
                Row::update(changed.link, |row| row.title = text(changed.to.as_ref()))
            }
            IssueEvent::IssueLinkMetadataChanged(changed) => Row::update(changed.link, |row| {
                row.metadata = Value::Object(changed.to.clone());
            }),
            IssueEvent::IssueLinkRemoved(removed) => Change::remove(removed.link),
            _ => Change::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// What happened to issue 5.
    fn events(payloads: &[Value]) -> Vec<(u128, Event)> {
        payloads.iter().map(|payload| event("issue", 5, payload.clone())).collect()
    }

    /// Link 3 is added.
    fn added() -> Value {
        json!({"type": "IssueLinkAdded", "id": id(3), "url": "https://a.example/"})
    }

    #[tokio::test]
    async fn a_link_shows_where_it_leads_now() {
        let events = events(&[
            added(),
            json!({
                "type": "IssueLinkUrlChanged", "link": id(3), "from": "https://a.example/",
                "to": "https://b.example/",
            }),
            json!({"type": "IssueLinkTitleChanged", "link": id(3), "to": "Here"}),
            json!({"type": "IssueLinkMetadataChanged", "link": id(3), "to": {"title": "B"}}),
        ]);
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9), "id": id(3),
                "metadata": {"title": "B"}, "position": 4, "project_id": id(2), "title": "Here",
                "updated_at": "1970-01-01T00:00:04+00:00", "updated_by": id(9),
                "url": "https://b.example/", "version": 4, "work_item_id": id(5),
            },
        ]);
        assert_eq!(rows(&WorkItemLinks, &events).await, expected);
    }

    #[tokio::test]
    async fn an_imported_link_has_its_own_maker_and_time() {
        let imported = json!({
            "type": "IssueLinkAdded", "id": id(3), "url": "https://a.example/", "title": "A",
            "metadata": {"title": "B"}, "created_at": "1969-12-31T00:00:00Z", "created_by": id(7),
        });
        let rows = rows(&WorkItemLinks, &events(&[imported])).await;
        assert_eq!((&rows[0]["created_by"], &rows[0]["title"]), (&json!(id(7)), &json!("A")));
        assert_eq!(rows[0]["created_at"], "1969-12-31T00:00:00+00:00");
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:01+00:00");
        assert_eq!(rows[0]["metadata"], json!({"title": "B"}));
    }

    #[tokio::test]
    async fn links_go_by_themselves_with_their_issue_and_with_its_project() {
        let removed =
            json!({"type": "IssueLinkRemoved", "link": id(3), "url": "https://a.example/"});
        let deleted = json!({"type": "IssueDeleted"});
        for end in [removed, deleted] {
            assert_eq!(rows(&WorkItemLinks, &events(&[added(), end])).await, json!([]));
        }
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let ended = [event("issue", 5, added()), event("project", 2, deleted)];
        assert_eq!(rows(&WorkItemLinks, &ended).await, json!([]));
    }
}
