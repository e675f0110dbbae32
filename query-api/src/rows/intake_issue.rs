//! Work items in the intakes of projects.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ProjectId;
use domain::issue::Intake;
use serde_json::{Map, Value};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{IntakeIssue, IntakeIssueDetail, StateLite};

use super::columns::row;
use super::expansion::{AuditRow, Expansion, Wanted};
use super::listed::{Shown, listed};
use super::narrow::{Decided, RunningNumber, Small};

row! {
    /// An entry of an intake with its work item. Its `id` is that of the work item, by which it is asked for.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        entry_id: Uuid,
        // What is snoozed until a time that is over is pending again, by itself.
        status: Decided = "CASE WHEN it.status = 0 AND it.snoozed_till <= now() THEN -2::smallint ELSE it.status END",
        snoozed_till: Option<DateTime<Utc>>,
        // Those who do not see the original are not told which it is.
        duplicate_to_id: Option<Uuid> = "CASE WHEN it.duplicate_to_id IS NOT NULL THEN ( \
                SELECT seen.id FROM work_items_of(it.workspace_id, open.person) seen \
                WHERE seen.id = it.duplicate_to_id \
            ) END",
        source: Option<String>,
        source_email: Option<String>,
        external_source: Option<String>,
        external_id: Option<String>,
        extra: Value,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
        number: RunningNumber,
        name: String,
        description_html: String,
        description_text: String,
        priority: String,
        state_id: Uuid,
        state_name: String,
        state_colour: String,
        state_group: String,
        parent_id: Option<Uuid>,
        assignee_ids: Vec<Uuid>,
        label_ids: Vec<Uuid>,
        start_date: Option<NaiveDate>,
        target_date: Option<NaiveDate>,
        point: Option<Small>,
        estimate_point_id: Option<Uuid>,
        sort_order: f64,
        completed_at: Option<DateTime<Utc>>,
        archived_on: Option<NaiveDate>,
        item_external_source: Option<String>,
        item_external_id: Option<String>,
        item_created_at: DateTime<Utc>,
        item_created_by: Uuid,
        item_updated_at: DateTime<Utc>,
        item_updated_by: Option<Uuid>,
    }
}

// Work item and state are looked for by their keys, one by one. What was accepted is a work item like others: guests who see
// only their own of those see no others here either.
listed! {
    Row of Project in "(\
        SELECT \
            entry.workspace_id, entry.work_item_id AS id, item.version, entry.project_id, \
            entry.id AS entry_id, entry.status, entry.snoozed_till, entry.duplicate_to_id, \
            entry.source, entry.source_email, entry.external_source, entry.external_id, \
            entry.extra, entry.created_at, entry.created_by, entry.updated_at, entry.updated_by, \
            item.number, item.name, item.description_html, item.description_text, item.priority, \
            item.state_id, state.name AS state_name, state.colour AS state_colour, \
            state.state_group, item.parent_id, item.assignee_ids, item.label_ids, \
            item.start_date, item.target_date, item.point, item.estimate_point_id, \
            item.sort_order, item.completed_at, item.archived_on, \
            item.external_source AS item_external_source, item.external_id AS item_external_id, \
            item.created_at AS item_created_at, item.created_by AS item_created_by, \
            item.updated_at AS item_updated_at, item.updated_by AS item_updated_by \
        FROM intake_issue entry \
        CROSS JOIN LATERAL ( \
            SELECT * FROM work_item AS stored \
            WHERE stored.workspace_id = entry.workspace_id AND stored.id = entry.work_item_id \
            LIMIT 1 \
        ) AS item \
        CROSS JOIN LATERAL ( \
            SELECT * FROM state AS stored \
            WHERE stored.workspace_id = entry.workspace_id AND stored.id = item.state_id \
            LIMIT 1 \
        ) AS state \
    )",
    keys: "(SELECT workspace_id, project_id, work_item_id AS id, status, created_at FROM intake_issue)",
    long: "description_html" or "''",
    only: "(NOT open.is_limited OR it.status <> 1 OR EXISTS ( \
        SELECT FROM work_items_of($1, $3) seen WHERE seen.id = it.id \
    ))",
    order: "it.created_at DESC, it.id",
}

impl Row {
    /// Who made the entry and changed it last.
    const fn entry(&self) -> AuditRow {
        AuditRow {
            id: self.entry_id,
            created_at: self.created_at,
            updated_at: self.updated_at,
            created_by: self.created_by,
            updated_by: self.updated_by,
        }
    }

    /// Who made the work item and changed it last.
    const fn item(&self) -> AuditRow {
        AuditRow {
            id: self.id,
            created_at: self.item_created_at,
            updated_at: self.item_updated_at,
            created_by: self.item_created_by,
            updated_by: self.item_updated_by,
        }
    }

    /// The work item, as the intake shows it: nothing in it is expanded.
    fn detail(self, zone: Zone) -> IntakeIssueDetail {
        IntakeIssueDetail {
            audit: Expansion::default().audit(zone, self.item()),
            labels: self.label_ids,
            assignees: self.assignee_ids,
            state: Some(StateLite {
                id: self.state_id,
                name: self.state_name,
                color: self.state_colour,
                group: self.state_group.into(),
            }),
            description: Map::new(),
            point: self.point.map(|point| point.0),
            name: self.name,
            description_json: Map::new(),
            description_html: self.description_html,
            description_stripped: self.description_text,
            description_binary: None,
            priority: self.priority.into(),
            start_date: self.start_date,
            target_date: self.target_date,
            sequence_id: self.number.0,
            sort_order: self.sort_order,
            completed_at: self.completed_at.map(|at| zone.at(at)),
            archived_at: self.archived_on,
            is_draft: false,
            external_source: self.item_external_source,
            external_id: self.item_external_id,
            project: self.project_id,
            workspace: self.workspace_id,
            parent: self.parent_id,
            estimate_point: self.estimate_point_id,
            r#type: None,
        }
    }
}

impl Shown for Row {
    type Shape = IntakeIssue;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.issue(self.id);
        wanted.audit(self.entry());
        wanted.address(self.source_email.as_ref());
    }

    fn shape(mut self, zone: Zone, expansion: &Expansion) -> IntakeIssue {
        let inbox = Intake::id_of(ProjectId(self.project_id));
        let extra = match self.extra.take() {
            Value::Object(extra) => extra,
            _ => Map::new(),
        };
        IntakeIssue {
            audit: expansion.audit(zone, self.entry()),
            inbox,
            status: self.status.0,
            snoozed_till: self.snoozed_till.map(|at| zone.at(at)),
            source: self.source.take(),
            source_email: expansion.address(self.source_email.take()),
            external_source: self.external_source.take(),
            external_id: self.external_id.take(),
            extra,
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
            intake: inbox,
            issue: expansion.issue(self.id),
            duplicate_to: self.duplicate_to_id,
            issue_detail: self.detail(zone),
        }
    }
}
