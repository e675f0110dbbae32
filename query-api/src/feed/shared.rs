//! What an issue shares with others of its project: its state, its labels, its cycle, its modules and the point of its
//! estimate. Where those themselves change, the log has one event for all of them, and each feed a line.

use std::collections::BTreeMap;

use domain::cycle::CycleEvent;
use domain::issue::{IssueEvent, IssueUndeleted};
use domain::module::ModuleEvent;
use domain::project::{LabelDeleted, ProjectEvent};
use domain::{
    CycleRef, EstimatePointRef, IssueId, LabelId, LabelRef, ModuleId, ModuleRef, StateId,
};
use uuid::Uuid;

use super::entry::Line;
use super::wording;

/// What an issue shares with others, as the events so far say; nothing before it was created and after it was deleted.
#[derive(Debug, Clone, Default)]
pub(super) struct Shared {
    issue: IssueId,
    state: StateId,
    /// The labels by the names of the moment at which they were added.
    labels: BTreeMap<LabelId, String>,
    /// The point by the value of the moment at which it was given.
    estimate_point: Option<EstimatePointRef>,
    /// The cycle by the name of the moment at which the issue came into it.
    cycle: Option<CycleRef>,
    /// The modules by the names of the moment at which the issue came into them.
    modules: BTreeMap<ModuleId, String>,
}

/// A line about an event that has one for each of many issues.
#[derive(Debug)]
pub(super) struct SharedLine {
    /// What tells it from the event's other lines.
    thing: [Uuid; 2],
    /// What it says.
    pub(super) line: Line,
}

impl SharedLine {
    /// Its id, always the same.
    pub(super) fn id(&self, event: Uuid) -> Uuid {
        Uuid::new_v5(&event, self.thing.map(Uuid::into_bytes).as_flattened())
    }
}

impl Shared {
    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let point = self.estimate_point.as_ref().map_or(0, |point| point.value.len());
        let cycle = self.cycle.as_ref().map_or(0, |cycle| cycle.name.len());
        let names = self.labels.values().chain(self.modules.values());
        let names = names.map(|name| size_of::<(LabelId, String)>() + name.len());
        names.sum::<usize>() + point + cycle
    }

    /// Takes in an event of the issue. False if it only takes away a label or a module that was deleted before.
    pub(super) fn change(&mut self, event: &IssueEvent) -> bool {
        match event {
            IssueEvent::IssueCreated(created)
            | IssueEvent::IssueUndeleted(IssueUndeleted { issue: created }) => {
                let labels = created.labels.iter().map(|label| (label.id, label.name.clone()));
                *self = Self {
                    issue: created.id,
                    state: created.state.id,
                    labels: labels.collect(),
                    estimate_point: created.estimate_point.clone(),
                    cycle: None,
                    modules: BTreeMap::new(),
                };
            }
            IssueEvent::IssueDeleted(_) => *self = Self::default(),
            IssueEvent::IssueStateChanged(changed) => self.state = changed.to.id,
            IssueEvent::IssueEstimateChanged(changed) => {
                self.estimate_point.clone_from(&changed.to);
            }
            IssueEvent::IssueCycleChanged(changed) => self.cycle.clone_from(&changed.to),
            IssueEvent::IssueLabelAdded(added) => {
                self.labels.insert(added.label.id, added.label.name.clone());
            }
            IssueEvent::IssueLabelRemoved(removed) => {
                return self.labels.remove(&removed.label.id).is_some();
            }
            IssueEvent::IssueModuleAdded(added) => {
                self.modules.insert(added.module.id, added.module.name.clone());
            }
            IssueEvent::IssueModuleRemoved(removed) => {
                return self.modules.remove(&removed.module.id).is_some();
            }
            _ => {}
        }
        true
    }

    /// Takes in an event of the project: the lines that it is for the issue.
    pub(super) fn change_with_others(&mut self, event: &ProjectEvent) -> Vec<SharedLine> {
        match event {
            ProjectEvent::LabelDeleted(deleted) => self.lose(deleted),
            ProjectEvent::EstimatePointRemoved(removed) => {
                let own = self.estimate_point.take_if(|point| point.id == removed.point.id);
                own.map(|_| self.without(&removed.point)).into_iter().collect()
            }
            ProjectEvent::EstimateDeleted(_) => {
                self.estimate_point.take().map(|point| self.without(&point)).into_iter().collect()
            }
            ProjectEvent::StateRegrouped(regrouped) => {
                let line = self.line(regrouped.state.id.uuid(), wording::regrouped(regrouped));
                if regrouped.state.id == self.state { vec![line] } else { Vec::new() }
            }
            ProjectEvent::ProjectCreated(_)
            | ProjectEvent::ProjectRenamed(_)
            | ProjectEvent::ProjectIdentifierChanged(_)
            | ProjectEvent::ProjectDescribed(_)
            | ProjectEvent::ProjectLeadChanged(_)
            | ProjectEvent::ProjectDefaultAssigneeChanged(_)
            | ProjectEvent::ProjectEmojiChanged(_)
            | ProjectEvent::ProjectIconChanged(_)
            | ProjectEvent::ProjectCoverChanged(_)
            | ProjectEvent::ProjectFeatureSwitched(_)
            | ProjectEvent::ProjectArchivingScheduled(_)
            | ProjectEvent::ProjectClosingScheduled(_)
            | ProjectEvent::ProjectClosingStateChanged(_)
            | ProjectEvent::ProjectTimeZoneChanged(_)
            | ProjectEvent::ProjectExternalReferenceChanged(_)
            | ProjectEvent::ProjectArchived(_)
            | ProjectEvent::ProjectRestored(_)
            | ProjectEvent::ProjectDeleted(_)
            | ProjectEvent::StateCreated(_)
            | ProjectEvent::StateRenamed(_)
            | ProjectEvent::StateRecoloured(_)
            | ProjectEvent::StateDescribed(_)
            | ProjectEvent::StateReordered(_)
            | ProjectEvent::StateMadeDefault(_)
            | ProjectEvent::StateDefaultDropped(_)
            | ProjectEvent::StateExternalReferenceChanged(_)
            | ProjectEvent::StateDeleted(_)
            | ProjectEvent::LabelCreated(_)
            | ProjectEvent::LabelRenamed(_)
            | ProjectEvent::LabelRecoloured(_)
            | ProjectEvent::LabelDescribed(_)
            | ProjectEvent::LabelMoved(_)
            | ProjectEvent::LabelReordered(_)
            | ProjectEvent::LabelExternalReferenceChanged(_)
            | ProjectEvent::EstimateCreated(_)
            | ProjectEvent::EstimateRenamed(_)
            | ProjectEvent::EstimateDescribed(_)
            | ProjectEvent::EstimatePointAdded(_)
            | ProjectEvent::EstimatePointRenamed(_)
            | ProjectEvent::EstimatePointReordered(_)
            | ProjectEvent::EstimatePointDescribed(_)
            | ProjectEvent::ProjectEstimateChanged(_)
            | ProjectEvent::ProjectMemberAdded(_)
            | ProjectEvent::ProjectMemberReactivated(_)
            | ProjectEvent::ProjectMemberRoleChanged(_)
            | ProjectEvent::ProjectMemberRemoved(_) => Vec::new(),
        }
    }

    /// Takes in an event of a cycle: the line that it is for the issue, if it is in that cycle.
    pub(super) fn change_with_cycle(
        &mut self,
        cycle: Uuid,
        event: &CycleEvent,
    ) -> Option<SharedLine> {
        let CycleEvent::CycleDeleted(_) = event else { return None };
        let left = self.cycle.take_if(|present| present.id.uuid() == cycle)?;
        Some(self.line(cycle, wording::cycle_left(&left)))
    }

    /// Takes in an event of a module: the line that it is for the issue, if it is in that module.
    pub(super) fn change_with_module(
        &mut self,
        module: Uuid,
        event: &ModuleEvent,
    ) -> Option<SharedLine> {
        let ModuleEvent::ModuleDeleted(_) = event else { return None };
        let id = ModuleId(module);
        let name = self.modules.remove(&id)?;
        Some(self.line(module, wording::module_left(&ModuleRef { id, name })))
    }

    /// The labels that are gone.
    fn lose(&mut self, deleted: &LabelDeleted) -> Vec<SharedLine> {
        let root = &deleted.label;
        let mut lines = Vec::new();
        if self.labels.remove(&root.id).is_some() {
            lines.push(self.line(root.id.uuid(), wording::label_removed(root)));
        }
        for LabelRef { id, .. } in &deleted.with {
            if let Some(name) = self.labels.remove(id) {
                let label = LabelRef { id: *id, name };
                lines.push(self.line(id.uuid(), wording::label_removed(&label)));
            }
        }
        lines
    }

    /// The line about a point that is gone.
    fn without(&self, point: &EstimatePointRef) -> SharedLine {
        self.line(point.id.uuid(), wording::point_taken(point))
    }

    /// A line about one thing.
    const fn line(&self, thing: Uuid, line: Line) -> SharedLine {
        SharedLine { thing: [self.issue.0, thing], line }
    }
}
