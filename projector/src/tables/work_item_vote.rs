//! The votes for and against issues.

use chrono::{DateTime, Utc};
use domain::issue::{IssueEvent, IssueVoteChanged, Vote};
use domain::{Event, vote_id};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkItemVotes;

row! {
    audited struct Row of "work_item_vote" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        actor_id: Uuid,
        vote: i16,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, changed: &IssueVoteChanged, vote: Vote) -> Self {
        Self {
            workspace_id: event.workspace,
            id: vote_id(event.entity, changed.user),
            position: event.position,
            version: event.version,
            project_id: event.project,
            work_item_id: event.entity,
            actor_id: changed.user.uuid(),
            vote: vote.number().into(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for WorkItemVotes {
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Issue(IssueEvent::IssueVoteChanged(changed)) = &event.event else {
            return Change::Nothing;
        };
        let id = vote_id(event.entity, changed.user);
        match (changed.from, changed.to) {
            (None, Some(vote)) => Change::insert(Row::new(event, changed, vote)),
            (Some(_), Some(vote)) => Row::update(id, move |row| row.vote = vote.number().into()),
            (_, None) => Change::remove(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// Person 7 votes on issue 5.
    fn voted(change: &serde_json::Value) -> (u128, Event) {
        let mut payload = json!({"type": "IssueVoteChanged", "user": id(7)});
        payload.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        event("issue", 5, payload)
    }

    #[tokio::test]
    async fn an_issue_has_the_present_vote_of_everybody() {
        let mut events = vec![voted(&json!({"to": 1})), voted(&json!({"from": 1, "to": -1}))];
        let found = rows(&WorkItemVotes, &events).await;
        assert_eq!((&found[0]["vote"], &found[0]["actor_id"]), (&json!(-1), &json!(id(7))));
        assert_eq!((&found[0]["version"], &found[0]["updated_by"]), (&json!(2), &json!(id(9))));
        events.push(voted(&json!({"from": -1})));
        assert_eq!(rows(&WorkItemVotes, &events).await, json!([]));
    }

    #[tokio::test]
    async fn votes_go_with_their_issue() {
        let deleted = event("issue", 5, json!({"type": "IssueDeleted"}));
        assert_eq!(rows(&WorkItemVotes, &[voted(&json!({"to": 1})), deleted]).await, json!([]));
    }
}
