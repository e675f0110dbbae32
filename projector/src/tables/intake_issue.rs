//! The entries of the intakes of projects.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::issue::{IntakeStatus, IssueEvent, IssueSubmitted};
use serde_json::Value;
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct IntakeIssues;

row! {
    audited struct Row of "intake_issue" by work_item_id {
        workspace_id: Uuid,
        work_item_id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        id: Uuid,
        status: i16,
        snoozed_till: Option<DateTime<Utc>>,
        duplicate_to_id: Option<Uuid>,
        source: Option<String>,
        source_email: Option<String>,
        external_source: Option<String>,
        external_id: Option<String>,
        extra: Value,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    /// A new entry.
    fn new(event: &Projected, submitted: &IssueSubmitted) -> Self {
        Self {
            workspace_id: event.workspace,
            work_item_id: event.entity,
            position: event.position,
            version: event.version,
            project_id: event.project,
            id: submitted.intake.uuid(),
            status: IntakeStatus::Pending.number().into(),
            snoozed_till: None,
            duplicate_to_id: None,
            source: text(submitted.source.as_ref()),
            source_email: text(submitted.source_email.as_ref()),
            external_source: text(submitted.external.source.as_ref()),
            external_id: text(submitted.external.id.as_ref()),
            extra: Value::Object(submitted.extra.clone()),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }

    /// Notes what was decided, in the place of what was before.
    fn decide(&mut self, status: IntakeStatus) {
        self.status = status.number().into();
        (self.snoozed_till, self.duplicate_to_id) = (None, None);
    }
}

impl Rows for IntakeIssues {
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Issue(issue) = &event.event else { return Change::Nothing };
        let decided = |status| Row::update(event.entity, move |row| row.decide(status));
        match issue {
            IssueEvent::IssueSubmitted(submitted) => Change::insert(Row::new(event, submitted)),
            IssueEvent::IssueAccepted(_) => decided(IntakeStatus::Accepted),
            IssueEvent::IssueDeclined(_) => decided(IntakeStatus::Declined),
            IssueEvent::IssuePutBack(_) => decided(IntakeStatus::Pending),
            IssueEvent::IssueSnoozed(snoozed) => Row::update(event.entity, |row| {
                row.decide(IntakeStatus::Snoozed);
                row.snoozed_till = Some(snoozed.until);
            }),
            IssueEvent::IssueMarkedDuplicate(marked) => Row::update(event.entity, |row| {
                row.decide(IntakeStatus::Duplicate);
                row.duplicate_to_id = Some(marked.of.id.uuid());
            }),
            IssueEvent::IssueSourceChanged(changed) => Row::update(event.entity, |row| {
                row.source = text(changed.to.source.as_ref());
                row.source_email = text(changed.to.email.as_ref());
            }),
            IssueEvent::IssueIntakeRemoved(_) => Change::remove(event.entity),
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

    /// It is submitted.
    fn submitted() -> Value {
        json!({
            "type": "IssueSubmitted", "intake": id(0x1a3), "source": "IN_APP",
            "external": {"source": "mail"}, "extra": {"form": 1},
        })
    }

    /// It is snoozed.
    fn snoozed() -> Value {
        json!({"type": "IssueSnoozed", "from": "pending", "until": "2030-01-02T03:04:05Z"})
    }

    #[tokio::test]
    async fn an_entry_shows_what_was_decided_last() {
        let duplicate = json!({
            "type": "IssueMarkedDuplicate", "from": "snoozed", "of": {"id": id(7), "key": "ENG-7"},
        });
        let found = rows(&IntakeIssues, &events(&[submitted(), snoozed(), duplicate])).await;
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "duplicate_to_id": id(7), "external_source": "mail",
                "extra": {"form": 1}, "id": id(0x1a3), "position": 3, "project_id": id(2),
                "source": "IN_APP", "status": 2,
                "updated_at": "1970-01-01T00:00:03+00:00", "updated_by": id(9), "version": 3,
                "work_item_id": id(5),
            },
        ]);
        assert_eq!(found, expected);
        let found = rows(&IntakeIssues, &events(&[submitted(), snoozed()])).await;
        let shown = (&found[0]["status"], &found[0]["snoozed_till"]);
        assert_eq!(shown, (&json!(0), &json!("2030-01-02T03:04:05+00:00")));
        for (name, number) in [("IssueAccepted", 1), ("IssueDeclined", -1), ("IssuePutBack", -2)] {
            let decided = json!({"type": name, "from": "snoozed"});
            let found = rows(&IntakeIssues, &events(&[submitted(), snoozed(), decided])).await;
            assert_eq!(
                (&found[0]["status"], &found[0]["snoozed_till"]),
                (&json!(number), &json!(null))
            );
        }
    }

    #[tokio::test]
    async fn an_entry_shows_how_it_came() {
        let changed = json!({
            "type": "IssueSourceChanged", "from": {"source": "IN_APP"},
            "to": {"email": "ada@example.com"},
        });
        let found = rows(&IntakeIssues, &events(&[submitted(), changed])).await;
        let shown = (&found[0]["source"], &found[0]["source_email"]);
        assert_eq!(shown, (&json!(null), &json!("ada@example.com")));
    }

    #[tokio::test]
    async fn entries_go_by_themselves_with_their_issue_and_with_its_project() {
        for end in [json!({"type": "IssueIntakeRemoved"}), json!({"type": "IssueDeleted"})] {
            assert_eq!(rows(&IntakeIssues, &events(&[submitted(), end])).await, json!([]));
        }
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let ended = [event("issue", 5, submitted()), event("project", 2, deleted)];
        assert_eq!(rows(&IntakeIssues, &ended).await, json!([]));
    }
}
