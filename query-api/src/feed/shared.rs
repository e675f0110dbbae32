//! What an issue shares with others of its project: its state, its labels and its modules. Where those themselves change,
//! the log has one event for all of them, and each feed a line.

use std::collections::BTreeMap;

use domain::issue::IssueEvent;
use domain::module::ModuleEvent;
use domain::project::{LabelDeleted, ProjectEvent};
use domain::{IssueId, LabelId, LabelRef, ModuleId, ModuleRef, StateId};
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
        let names = self.labels.values().chain(self.modules.values());
        names.map(|name| size_of::<(LabelId, String)>() + name.len()).sum()
    }

    /// Takes in an event of the issue. False if it only takes away a label or a module that was deleted before.
    pub(super) fn change(&mut self, event: &IssueEvent) -> bool {
        match event {
            IssueEvent::IssueCreated(created) => {
                let labels = created.labels.iter().map(|label| (label.id, label.name.clone()));
                let (issue, state, labels) = (created.id, created.state.id, labels.collect());
                *self = Self { issue, state, labels, modules: BTreeMap::new() };
            }
            IssueEvent::IssueDeleted(_) => *self = Self::default(),
            IssueEvent::IssueStateChanged(changed) => self.state = changed.to.id,
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
            | ProjectEvent::ProjectMemberAdded(_)
            | ProjectEvent::ProjectMemberReactivated(_)
            | ProjectEvent::ProjectMemberRoleChanged(_)
            | ProjectEvent::ProjectMemberRemoved(_) => Vec::new(),
        }
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

    /// A line about one thing.
    const fn line(&self, thing: Uuid, line: Line) -> SharedLine {
        SharedLine { thing: [self.issue.0, thing], line }
    }
}
