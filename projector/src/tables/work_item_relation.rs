//! What issues are to one another: a row for each direction, so that both are found from either side.

use chrono::{DateTime, Utc};
use domain::issue::{IssueEvent, IssueRelationAdded};
use domain::{Event, IssueId};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::row;
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkItemRelations;

row! {
    plain struct Row of "work_item_relation" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        relation: String,
        work_item_id: Uuid,
        project_id: Uuid,
        other_work_item_id: Uuid,
        other_project_id: Uuid,
        created_at: DateTime<Utc>,
        created_by: Uuid,
    }
}

impl Row {
    /// A new relation, as seen from the issue that the event happened to.
    fn new(event: &Projected, added: &IssueRelationAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: id(event.entity, added.with.id),
            position: event.position,
            version: event.version,
            relation: added.relation.name().to_owned(),
            work_item_id: event.entity,
            project_id: event.project,
            other_work_item_id: added.with.id.uuid(),
            other_project_id: added.project.uuid(),
            created_at: event.at,
            created_by: event.actor,
        }
    }
}

/// The only row of an issue and another one.
fn id(issue: Uuid, other: IssueId) -> Uuid {
    Uuid::new_v5(&issue, other.uuid().as_bytes())
}

impl Rows for WorkItemRelations {
    const INSIDE: Inside = Inside::WorkItem;
    const BOTH_WAYS: bool = true;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Issue(IssueEvent::IssueRelationAdded(added)) => {
                Change::insert(Row::new(event, added))
            }
            Event::Issue(IssueEvent::IssueRelationRemoved(removed)) => {
                Change::remove(id(event.entity, removed.with.id))
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

    /// Issue `n` becomes or was something to another one, which is in project 2 unless it is issue 7.
    fn related(what: &str, n: u128, relation: &str, other: u128) -> (u128, Event) {
        let project = if other == 7 { 3 } else { 2 };
        let payload = json!({
            "type": what, "relation": relation, "project": id(project),
            "with": {"id": id(other), "key": format!("ENG-{other}")},
        });
        event("issue", n, payload)
    }

    /// Issue 5 blocks issues 6 and 7.
    fn blocking() -> Vec<(u128, Event)> {
        [(5, "blocking", 6), (6, "blocked_by", 5), (5, "blocking", 7), (7, "blocked_by", 5)]
            .map(|(n, relation, other)| related("IssueRelationAdded", n, relation, other))
            .into()
    }

    /// Of each row the issue, the relation, and the other one.
    async fn shown(events: &[(u128, Event)]) -> Vec<(Value, Value, Value)> {
        let rows = rows(&WorkItemRelations, events).await;
        let mut shown: Vec<_> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let of = |column: &str| row[column].clone();
                (of("work_item_id"), of("relation"), of("other_work_item_id"))
            })
            .collect();
        shown.sort_by_key(|row| format!("{row:?}"));
        shown
    }

    #[tokio::test]
    async fn a_relation_is_there_in_both_directions() {
        let rows = rows(&WorkItemRelations, &blocking()[..2]).await;
        assert_eq!(rows.as_array().unwrap().len(), 2);
        let mut rows: Vec<Value> = rows.as_array().unwrap().clone();
        rows.sort_by_key(|row| row["position"].as_i64());
        let key = Uuid::new_v5(&Uuid::from_u128(5), Uuid::from_u128(6).as_bytes());
        let expected = json!({
            "id": key, "position": 1, "version": 1, "relation": "blocking",
            "work_item_id": id(5), "project_id": id(2), "other_work_item_id": id(6),
            "other_project_id": id(2), "created_at": "1970-01-01T00:00:01+00:00",
            "created_by": id(9),
        });
        assert_eq!(rows[0], expected);
    }

    #[tokio::test]
    async fn another_relation_of_the_same_two_takes_the_place_of_the_first() {
        let mut events = blocking();
        events.push(related("IssueRelationRemoved", 5, "blocking", 6));
        events.push(related("IssueRelationAdded", 5, "duplicate", 6));
        events.push(related("IssueRelationRemoved", 6, "blocked_by", 5));
        events.push(related("IssueRelationAdded", 6, "duplicate", 5));
        events.push(related("IssueRelationRemoved", 5, "blocking", 7));
        events.push(related("IssueRelationRemoved", 7, "blocked_by", 5));
        let of = |n, relation: &str, other| (json!(id(n)), json!(relation), json!(id(other)));
        assert_eq!(shown(&events).await, [of(5, "duplicate", 6), of(6, "duplicate", 5)]);
    }

    #[tokio::test]
    async fn a_relation_is_between_the_projects_that_both_are_in() {
        let address = |n: u128| json!({"project": id(n), "number": 7, "key": "OPS-7"});
        let moved = json!({"type": "IssueMoved", "from": address(2), "to": address(4)});
        let events = [blocking(), vec![event("issue", 5, moved)]].concat();
        let rows = rows(&WorkItemRelations, &events).await;
        for row in rows.as_array().unwrap() {
            let own =
                if row["work_item_id"] == json!(id(5)) { "project_id" } else { "other_project_id" };
            assert_eq!((&row[own], &row["position"]), (&json!(id(4)), &json!(5)), "{row}");
        }
    }

    #[tokio::test]
    async fn a_relation_goes_in_both_directions_with_either_issue_and_with_either_project() {
        let of = |n, relation: &str, other| (json!(id(n)), json!(relation), json!(id(other)));
        let deleted = |n| event("issue", n, json!({"type": "IssueDeleted"}));
        let ended = |n| {
            let payload = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
            event("project", n, payload)
        };
        let with = |other| [of(5, "blocking", other), of(other, "blocked_by", 5)].to_vec();
        // Whatever happens here does so in project 2, also to issue 7.
        let within = [with(6), vec![of(7, "blocked_by", 5)]].concat();
        for (end, left) in
            [(deleted(6), with(7)), (deleted(5), vec![]), (ended(2), vec![]), (ended(3), within)]
        {
            let events: Vec<_> = blocking().into_iter().chain([end]).collect();
            assert_eq!(shown(&events).await, left);
        }
    }
}
