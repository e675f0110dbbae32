//! The reactions to issues.

use chrono::{DateTime, Utc};
use domain::issue::{IssueEvent, IssueReactionAdded};
use domain::{Event, reaction_id};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::row;
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkItemReactions;

row! {
    audited struct Row of "work_item_reaction" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        actor_id: Uuid,
        reaction: String,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, added: &IssueReactionAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: reaction_id(event.entity, added.user, &added.reaction),
            position: event.position,
            version: event.version,
            project_id: event.project,
            work_item_id: event.entity,
            actor_id: added.user.uuid(),
            reaction: added.reaction.to_string(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for WorkItemReactions {
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Issue(IssueEvent::IssueReactionAdded(added)) => {
                Change::insert(Row::new(event, added))
            }
            Event::Issue(IssueEvent::IssueReactionRemoved(removed)) => {
                Change::remove(reaction_id(event.entity, removed.user, &removed.reaction))
            }
            _ => Change::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// Somebody reacts to issue 5, or takes that back.
    fn reaction(name: &str, user: u128, reaction: &str) -> (u128, Event) {
        event("issue", 5, json!({"type": name, "user": id(user), "reaction": reaction}))
    }

    #[tokio::test]
    async fn an_issue_has_the_reactions_that_were_not_taken_back() {
        let events = [
            reaction("IssueReactionAdded", 7, "tada"),
            reaction("IssueReactionAdded", 8, "tada"),
            reaction("IssueReactionRemoved", 7, "tada"),
        ];
        let rows = rows(&WorkItemReactions, &events).await;
        assert_eq!((&rows[0]["actor_id"], &rows[1]), (&json!(id(8)), &Value::Null));
        assert_eq!(
            (&rows[0]["reaction"], &rows[0]["work_item_id"]),
            (&json!("tada"), &json!(id(5)))
        );
        assert_eq!((&rows[0]["version"], &rows[0]["created_by"]), (&json!(2), &json!(id(9))));
    }

    #[tokio::test]
    async fn reactions_go_with_their_issue() {
        let events = [
            reaction("IssueReactionAdded", 7, "tada"),
            event("issue", 5, json!({"type": "IssueDeleted"})),
        ];
        assert_eq!(rows(&WorkItemReactions, &events).await, json!([]));
    }
}
