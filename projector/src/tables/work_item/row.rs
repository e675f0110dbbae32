//! A row of the table `work_item`, and how each event changes it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::StateRef;
use domain::html::RichText;
use domain::issue::{IssueCreated, IssueCycleChanged, IssueEvent, Priority};
use domain::values::ExternalRef;
use domain::{StateGroup, UserId};
use uuid::Uuid;

use super::super::text;
use crate::Projected;
use crate::write::counts::{Alike, InPlace, InProject, Kind};
use crate::write::row::row;

row! {
    audited struct Row of "work_item" by id keeping description_html keeping description_text {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        number: i64,
        name: String,
        priority: String,
        priority_rank: i16,
        state_id: Uuid,
        parent_id: Option<Uuid>,
        cycle_id: Option<Uuid>,
        cycle_since: Option<DateTime<Utc>>,
        cycle_by: Option<Uuid>,
        assignee_ids: Vec<Uuid>,
        label_ids: Vec<Uuid>,
        module_ids: Vec<Uuid>,
        start_date: Option<NaiveDate>,
        target_date: Option<NaiveDate>,
        point: Option<i16>,
        estimate_point_id: Option<Uuid>,
        sort_order: f64,
        completed_at: Option<DateTime<Utc>>,
        archived_on: Option<NaiveDate>,
        external_source: Option<String>,
        external_id: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
        description_html: Option<String>,
        description_text: Option<String>,
    }
}

impl Row {
    pub(super) fn new(event: &Projected, created: &IssueCreated) -> Self {
        let mut row = Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id: created.project.uuid(),
            number: created.number.into(),
            name: created.name.to_string(),
            priority: String::new(),
            priority_rank: 0,
            state_id: created.state.id.uuid(),
            parent_id: created.parent.as_ref().map(|parent| parent.id.uuid()),
            cycle_id: None,
            cycle_since: None,
            cycle_by: None,
            assignee_ids: created.assignees.iter().map(|user| user.uuid()).collect(),
            label_ids: created.labels.iter().map(|label| label.id.uuid()).collect(),
            module_ids: Vec::new(),
            start_date: created.start_date,
            target_date: created.target_date,
            point: created.point.map(|point| point.number().into()),
            estimate_point_id: created.estimate_point.as_ref().map(|point| point.id.uuid()),
            sort_order: created.sort_order,
            completed_at: None,
            archived_on: None,
            external_source: None,
            external_id: None,
            created_at: created.created_at.unwrap_or(event.at),
            created_by: created.created_by.map_or(event.actor, Uuid::from),
            updated_at: event.at,
            updated_by: None,
            description_html: None,
            description_text: None,
        };
        row.prioritise(created.priority);
        row.refer(&created.external);
        row.describe(&created.description);
        row.enter(&created.state, created.completed_at, event);
        row
    }

    /// An issue that came back.
    pub(super) fn again(event: &Projected, back: &IssueCreated) -> Self {
        Self { updated_by: Some(event.actor), ..Self::new(event, back) }
    }

    /// Takes in a change.
    pub(super) fn change(&mut self, event: &Projected, issue: &IssueEvent) {
        match issue {
            IssueEvent::IssueRenamed(renamed) => self.name = renamed.to.to_string(),
            IssueEvent::IssueDescribed(described) => self.describe(&described.to),
            IssueEvent::IssuePriorityChanged(changed) => self.prioritise(changed.to),
            IssueEvent::IssueStateChanged(changed) => {
                self.enter(&changed.to, changed.completed_since(self.completed_at), event);
            }
            IssueEvent::IssueAssigneeAdded(added) => self.assign(added.user),
            IssueEvent::IssueAssigneeRemoved(removed) => {
                self.assignee_ids.retain(|user| *user != removed.user.uuid());
            }
            IssueEvent::IssueLabelAdded(added) => self.add_label(added.label.id.uuid()),
            IssueEvent::IssueLabelRemoved(removed) => {
                self.label_ids.retain(|label| *label != removed.label.id.uuid());
            }
            IssueEvent::IssueModuleAdded(added) => self.come_into(added.module.id.uuid()),
            IssueEvent::IssueModuleRemoved(removed) => {
                self.module_ids.retain(|module| *module != removed.module.id.uuid());
            }
            IssueEvent::IssueParentChanged(changed) => {
                self.parent_id = changed.to.as_ref().map(|parent| parent.id.uuid());
            }
            IssueEvent::IssueCycleChanged(changed) => self.enter_cycle(changed, event.actor),
            IssueEvent::IssueStartDateChanged(changed) => self.start_date = changed.to,
            IssueEvent::IssueTargetDateChanged(changed) => self.target_date = changed.to,
            IssueEvent::IssuePointChanged(changed) => {
                self.point = changed.to.map(|point| point.number().into());
            }
            IssueEvent::IssueEstimateChanged(changed) => {
                self.estimate_point_id = changed.to.as_ref().map(|point| point.id.uuid());
            }
            IssueEvent::IssueReordered(reordered) => self.sort_order = reordered.to,
            IssueEvent::IssueMoved(moved) => {
                self.project_id = moved.to.project.uuid();
                self.number = moved.to.number.into();
            }
            IssueEvent::IssueExternalReferenceChanged(changed) => self.refer(&changed.to),
            IssueEvent::IssueArchived(archived) => self.archived_on = Some(archived.on),
            IssueEvent::IssueRestored(_) => self.archived_on = None,
            // Links are no part of the row, but whoever changes them changes the issue.
            IssueEvent::IssueLinkAdded(_)
            | IssueEvent::IssueLinkUrlChanged(_)
            | IssueEvent::IssueLinkTitleChanged(_)
            | IssueEvent::IssueLinkMetadataChanged(_)
            | IssueEvent::IssueLinkRemoved(_)
            // The intake is no part of it either.
            | IssueEvent::IssueSubmitted(_)
            | IssueEvent::IssueAccepted(_)
            | IssueEvent::IssueDeclined(_)
            | IssueEvent::IssueSnoozed(_)
            | IssueEvent::IssueMarkedDuplicate(_)
            | IssueEvent::IssuePutBack(_)
            | IssueEvent::IssueSourceChanged(_)
            | IssueEvent::IssueIntakeRemoved(_)
            // These are no change of the row.
            | IssueEvent::IssueRelationAdded(_)
            | IssueEvent::IssueRelationRemoved(_)
            | IssueEvent::IssuePageLinked(_)
            | IssueEvent::IssuePageUnlinked(_)
            | IssueEvent::IssueSubscribed(_)
            | IssueEvent::IssueUnsubscribed(_)
            | IssueEvent::IssueReactionAdded(_)
            | IssueEvent::IssueReactionRemoved(_)
            | IssueEvent::IssueVoteChanged(_)
            // These begin and end the row.
            | IssueEvent::IssueCreated(_)
            | IssueEvent::IssueDeleted(_)
            | IssueEvent::IssueUndeleted(_) => {}
        }
    }

    /// The kinds that it is counted as: one in its project, one among the work items that are alike, and unless it is
    /// archived, one in each cycle and module that it is in.
    pub(super) fn counted(&self) -> impl Iterator<Item = Kind> {
        let project = InProject {
            workspace: self.workspace_id,
            project: self.project_id,
            state: self.state_id,
            is_archived: self.archived_on.is_some(),
        };
        let places =
            self.places().filter(move |_| self.archived_on.is_none()).map(move |place| InPlace {
                workspace: self.workspace_id,
                project: self.project_id,
                place,
                state: self.state_id,
                estimate_point: self.estimate_point_id.unwrap_or_default(),
            });
        let mut assignees = self.assignee_ids.clone();
        assignees.sort_unstable();
        let (rank, priority) = (self.priority_rank, self.priority.clone());
        let alike = Alike { project, rank, priority, assignees };
        [Kind::Project(project), Kind::Alike(alike)].into_iter().chain(places.map(Kind::Place))
    }

    /// What it is planned in.
    fn places(&self) -> impl Iterator<Item = Uuid> {
        self.cycle_id.into_iter().chain(self.module_ids.iter().copied())
    }

    /// Notes the description.
    fn describe(&mut self, description: &RichText) {
        self.description_html = Some(description.to_string());
        self.description_text = Some(description.text());
    }

    /// Notes the priority, by name and by rank.
    fn prioritise(&mut self, priority: Priority) {
        priority.name().clone_into(&mut self.priority);
        self.priority_rank = priority.rank();
    }

    /// Notes the state, and when it was completed if the state is a completed one; `known` is when, if not by this event.
    fn enter(&mut self, state: &StateRef, known: Option<DateTime<Utc>>, event: &Projected) {
        self.state_id = state.id.uuid();
        let completed = state.group == StateGroup::Completed;
        self.completed_at = completed.then(|| known.unwrap_or(event.at));
    }

    /// Notes the cycle, since when it is in there, and who put it there.
    fn enter_cycle(&mut self, changed: &IssueCycleChanged, actor: Uuid) {
        self.cycle_id = changed.to.as_ref().map(|cycle| cycle.id.uuid());
        self.cycle_since = self.cycle_id.map(|_| self.updated_at);
        self.cycle_by = self.cycle_id.map(|_| actor);
    }

    /// Adds somebody who works on it.
    fn assign(&mut self, user: UserId) {
        self.assignee_ids.retain(|assigned| *assigned != user.uuid());
        self.assignee_ids.push(user.uuid());
    }

    fn add_label(&mut self, label: Uuid) {
        self.label_ids.retain(|added| *added != label);
        self.label_ids.push(label);
    }

    /// Adds a module that it is in.
    fn come_into(&mut self, module: Uuid) {
        self.module_ids.retain(|added| *added != module);
        self.module_ids.push(module);
    }

    /// Notes what it is called in another system.
    fn refer(&mut self, external: &ExternalRef) {
        self.external_source = text(external.source.as_ref());
        self.external_id = text(external.id.as_ref());
    }
}
