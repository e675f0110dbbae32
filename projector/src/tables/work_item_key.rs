//! What issues that moved to another project were called before.

use domain::Event;
use domain::issue::{IssueAddress, IssueEvent, IssueMoved};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::row;
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkItemKeys;

row! {
    plain struct Row of "work_item_key" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        former_project_id: Uuid,
        number: i64,
    }
}

impl Row {
    /// The key that an issue had before it moved.
    fn new(event: &Projected, IssueMoved { from, to }: &IssueMoved) -> Self {
        Self {
            workspace_id: event.workspace,
            id: id(from),
            position: event.position,
            version: event.version,
            project_id: to.project.uuid(),
            work_item_id: event.entity,
            former_project_id: from.project.uuid(),
            number: from.number.into(),
        }
    }
}

/// The only row of an address: no number is given twice.
fn id(address: &IssueAddress) -> Uuid {
    Uuid::new_v5(&address.project.uuid(), &address.number.to_be_bytes())
}

impl Rows for WorkItemKeys {
    const INSIDE: Inside = Inside::DeletedWorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Issue(IssueEvent::IssueMoved(moved)) => Change::insert(Row::new(event, moved)),
            _ => Change::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// Issue 5 moves from one project and number to another.
    fn moved(from: (u128, u32), to: (u128, u32)) -> (u128, Event) {
        let address = |(project, number)| json!({"project": id(project), "number": number, "key": format!("P{project}-{number}")});
        event("issue", 5, json!({"type": "IssueMoved", "from": address(from), "to": address(to)}))
    }

    /// Of each row the former project and number, and the present project.
    fn shown(rows: &Value) -> Vec<(Value, Value, Value)> {
        let mut shown: Vec<_> = rows.as_array().unwrap().clone();
        shown.sort_by_key(|row| row["number"].as_i64());
        let of = |row: &Value, column: &str| row[column].clone();
        let all = shown.iter();
        all.map(|row| (of(row, "former_project_id"), of(row, "number"), of(row, "project_id")))
            .collect()
    }

    #[tokio::test]
    async fn an_issue_is_found_by_each_key_that_it_has_had() {
        let there = [moved((2, 42), (3, 7)), moved((3, 7), (4, 9))];
        let found = rows(&WorkItemKeys, &there).await;
        let of = |former, number: u32, now| (json!(id(former)), json!(number), json!(id(now)));
        assert_eq!(shown(&found), [of(3, 7, 4), of(2, 42, 4)]);
        let back = [moved((2, 42), (3, 7)), moved((3, 7), (2, 50))];
        let found = rows(&WorkItemKeys, &back).await;
        assert_eq!(shown(&found), [of(3, 7, 2), of(2, 42, 2)]);
    }

    #[tokio::test]
    async fn keys_stay_with_a_deleted_issue_and_go_with_the_project_that_it_is_in() {
        let gone = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for (kind, n, end, left) in [
            ("issue", 5, json!({"type": "IssueDeleted"}), 1),
            ("project", 3, gone.clone(), 0),
            ("project", 2, gone, 1),
        ] {
            let events = [moved((2, 42), (3, 7)), event(kind, n, end)];
            let rows = rows(&WorkItemKeys, &events).await;
            assert_eq!(rows.as_array().unwrap().len(), left, "{kind} {n}");
        }
    }
}
