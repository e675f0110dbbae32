//! What foreign keys lead to, as far as the client wants to see it (contract §1.7); [`super::expand`] looks it up.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;
use wire::shapes::{
    Audit, EstimatePoint, IssueLite, Label, ProjectLite, Reference, StateLite, UserLite, WorkItem,
    WorkspaceLite,
};
use wire::{Expand, Zone};

/// The objects behind the foreign keys of a page; only those that the client wants to see.
#[derive(Debug, Default)]
pub(crate) struct Expansion {
    pub(super) expand: Expand,
    pub(super) workspace: Option<WorkspaceLite>,
    pub(super) people: HashMap<Uuid, UserLite>,
    pub(super) projects: HashMap<Uuid, ProjectLite>,
    pub(super) states: HashMap<Uuid, StateLite>,
    pub(super) labels: HashMap<Uuid, Label>,
    pub(super) parents: HashMap<Uuid, IssueLite>,
    pub(super) estimate_points: HashMap<Uuid, EstimatePoint>,
    pub(super) issues: HashMap<Uuid, WorkItem>,
    pub(super) sees_addresses: bool,
}

/// The foreign keys of a page that are wanted as objects.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(super) expand: Expand,
    pub(super) workspace: WorkspaceLite,
    pub(super) caller: Uuid,
    pub(super) people: BTreeSet<Uuid>,
    pub(super) projects: BTreeSet<Uuid>,
    pub(super) states: BTreeSet<Uuid>,
    pub(super) labels: BTreeSet<Uuid>,
    pub(super) parents: BTreeSet<Uuid>,
    pub(super) estimate_points: BTreeSet<Uuid>,
    pub(super) issues: BTreeSet<Uuid>,
    pub(super) has_addresses: bool,
}

impl Wanted {
    /// Nothing yet; only keys that the client named will be noted, and shown as the caller may see them. The workspace is
    /// known to every question.
    pub(crate) fn new(expand: &Expand, caller: Uuid, workspace: &WorkspaceLite) -> Self {
        Self {
            expand: expand.clone(),
            workspace: workspace.clone(),
            caller,
            people: BTreeSet::new(),
            projects: BTreeSet::new(),
            states: BTreeSet::new(),
            labels: BTreeSet::new(),
            parents: BTreeSet::new(),
            estimate_points: BTreeSet::new(),
            issues: BTreeSet::new(),
            has_addresses: false,
        }
    }

    /// Notes who made a row and who changed it last.
    pub(crate) fn audit(&mut self, row: AuditRow) {
        self.user("created_by", Some(row.created_by));
        self.user("updated_by", row.updated_by);
    }

    /// Notes a user under a key.
    pub(crate) fn user(&mut self, key: &str, id: Option<Uuid>) {
        note(&self.expand, key, &mut self.people, id);
    }

    /// Notes several users under a key.
    pub(crate) fn users(&mut self, key: &str, ids: &[Uuid]) {
        note(&self.expand, key, &mut self.people, ids.iter().copied());
    }

    pub(crate) fn project(&mut self, id: Uuid) {
        note(&self.expand, "project", &mut self.projects, [id]);
    }

    pub(crate) fn state(&mut self, id: Uuid) {
        note(&self.expand, "state", &mut self.states, [id]);
    }

    pub(crate) fn labels(&mut self, ids: &[Uuid]) {
        note(&self.expand, "labels", &mut self.labels, ids.iter().copied());
    }

    /// Notes the parent of a work item.
    pub(crate) fn parent(&mut self, id: Option<Uuid>) {
        note(&self.expand, "parent", &mut self.parents, id);
    }

    pub(crate) fn estimate_point(&mut self, id: Option<Uuid>) {
        note(&self.expand, "estimate_point", &mut self.estimate_points, id);
    }

    /// Notes whether a row has an e-mail address, which not everybody sees.
    pub(crate) fn address<T>(&mut self, address: Option<&T>) {
        self.has_addresses |= address.is_some();
    }

    pub(crate) fn issue(&mut self, id: Uuid) {
        note(&self.expand, "issue", &mut self.issues, [id]);
    }
}

/// Notes ids, if the client wants to see what is under the key.
fn note(
    expand: &Expand,
    key: &str,
    noted: &mut BTreeSet<Uuid>,
    ids: impl IntoIterator<Item = Uuid>,
) {
    if expand.wants(key) {
        noted.extend(ids);
    }
}

impl Expansion {
    /// The user under a key.
    pub(crate) fn user(&self, key: &str, id: Uuid) -> Reference<UserLite> {
        let wanted = self.expand.wants(key);
        Reference::expanded(id, |id| self.people.get(&id).filter(|_| wanted).cloned())
    }

    /// The project as an object where the client wants that, else its id.
    pub(crate) fn project(&self, id: Uuid) -> Reference<ProjectLite> {
        Reference::expanded(id, |id| self.projects.get(&id).cloned())
    }

    /// The workspace as an object where the client wants that, else its id.
    pub(crate) fn workspace(&self, id: Uuid) -> Reference<WorkspaceLite> {
        Reference::expanded(id, |_| self.workspace.clone())
    }

    /// The state as an object where the client wants that, else its id.
    pub(crate) fn state(&self, id: Uuid) -> Reference<StateLite> {
        Reference::expanded(id, |id| self.states.get(&id).cloned())
    }

    /// The label as an object where the client wants that, else its id.
    pub(crate) fn label(&self, id: Uuid) -> Reference<Label> {
        Reference::expanded(id, |id| self.labels.get(&id).cloned())
    }

    /// The parent of a work item.
    pub(crate) fn parent(&self, id: Uuid) -> Reference<IssueLite> {
        Reference::expanded(id, |id| self.parents.get(&id).copied())
    }

    /// The point of an estimate as an object where the client wants that, else its id.
    pub(crate) fn estimate_point(&self, id: Uuid) -> Reference<EstimatePoint> {
        Reference::expanded(id, |id| self.estimate_points.get(&id).cloned())
    }

    /// The work item as an object where the client wants that, else its id.
    pub(crate) fn issue(&self, id: Uuid) -> Reference<WorkItem> {
        Reference::expanded(id, |id| self.issues.get(&id).cloned())
    }

    /// An e-mail address, if the caller sees those.
    pub(crate) fn address<T>(&self, address: Option<T>) -> Option<T> {
        address.filter(|_| self.sees_addresses)
    }

    /// The audit fields of a row.
    pub(crate) fn audit(&self, zone: Zone, row: AuditRow) -> Audit {
        Audit {
            id: row.id,
            created_at: zone.at(row.created_at),
            updated_at: zone.at(row.updated_at),
            deleted_at: None,
            created_by: Some(self.user("created_by", row.created_by)),
            updated_by: row.updated_by.map(|user| self.user("updated_by", user)),
        }
    }
}

/// What every table knows of a row's own history.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AuditRow {
    pub(crate) id: Uuid,
    /// When it was made.
    pub(crate) created_at: chrono::DateTime<chrono::Utc>,
    /// When it was last changed.
    pub(crate) updated_at: chrono::DateTime<chrono::Utc>,
    /// By whom it was made.
    pub(crate) created_by: Uuid,
    /// By whom it was last changed.
    pub(crate) updated_by: Option<Uuid>,
}

/// Takes the columns of [`AuditRow`] out of a row that has them.
macro_rules! audit_row {
    ($row:expr) => {
        $crate::rows::expansion::AuditRow {
            id: $row.id,
            created_at: $row.created_at,
            updated_at: $row.updated_at,
            created_by: $row.created_by,
            updated_by: $row.updated_by,
        }
    };
}
pub(crate) use audit_row;
