//! What foreign keys lead to, fetched once for a whole page (contract §1.7).

use std::collections::{BTreeSet, HashMap};

use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{
    Audit, IssueLite, Label, ProjectLite, Reference, StateLite, UserLite, WorkItem, WorkspaceLite,
};
use wire::{Expand, Zone};

use crate::{labels, people, projects, states};

/// The objects behind the foreign keys of a page; only those that the client wants to see.
#[derive(Debug, Default)]
pub(crate) struct Expansion {
    expand: Expand,
    people: HashMap<Uuid, UserLite>,
    projects: HashMap<Uuid, ProjectLite>,
    states: HashMap<Uuid, StateLite>,
    labels: HashMap<Uuid, Label>,
    parents: HashMap<Uuid, IssueLite>,
    issues: HashMap<Uuid, WorkItem>,
}

/// The foreign keys of a page that are wanted as objects.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    expand: Expand,
    caller: Uuid,
    people: BTreeSet<Uuid>,
    projects: BTreeSet<Uuid>,
    states: BTreeSet<Uuid>,
    labels: BTreeSet<Uuid>,
    parents: BTreeSet<Uuid>,
    issues: BTreeSet<Uuid>,
}

impl Wanted {
    /// Nothing yet; only keys that the client named will be noted, and shown as the caller may see them.
    pub(crate) fn new(expand: &Expand, caller: Uuid) -> Self {
        Self { expand: expand.clone(), caller, ..Self::default() }
    }

    /// Notes a user under a key.
    pub(crate) fn user(&mut self, key: &str, id: Option<Uuid>) {
        note(&self.expand, key, &mut self.people, id);
    }

    /// Notes several users under a key.
    pub(crate) fn users(&mut self, key: &str, ids: &[Uuid]) {
        note(&self.expand, key, &mut self.people, ids.iter().copied());
    }

    /// Notes a project.
    pub(crate) fn project(&mut self, id: Uuid) {
        note(&self.expand, "project", &mut self.projects, [id]);
    }

    /// Notes a state.
    pub(crate) fn state(&mut self, id: Uuid) {
        note(&self.expand, "state", &mut self.states, [id]);
    }

    /// Notes labels.
    pub(crate) fn labels(&mut self, ids: &[Uuid]) {
        note(&self.expand, "labels", &mut self.labels, ids.iter().copied());
    }

    /// Notes the parent of a work item.
    pub(crate) fn parent(&mut self, id: Option<Uuid>) {
        note(&self.expand, "parent", &mut self.parents, id);
    }

    /// Notes a work item.
    pub(crate) fn issue(&mut self, id: Uuid) {
        note(&self.expand, "issue", &mut self.issues, [id]);
    }

    /// Fetches the objects, one query for each sort of them that is wanted at all.
    pub(crate) async fn load(
        self,
        db: &mut PgConnection,
        workspace: Uuid,
        zone: Zone,
    ) -> Result<Expansion, sqlx::Error> {
        if self.expand.is_empty() {
            return Ok(Expansion::default());
        }
        let list = |ids: BTreeSet<Uuid>| ids.into_iter().collect::<Vec<_>>();
        Ok(Expansion {
            people: people::by_ids(db, workspace, self.caller, &list(self.people)).await?,
            projects: projects::lite_by_ids(db, workspace, &list(self.projects)).await?,
            states: states::lite_by_ids(db, workspace, &list(self.states)).await?,
            labels: labels::by_ids(db, workspace, zone, &list(self.labels)).await?,
            parents: crate::issues::lite_by_ids(db, workspace, &list(self.parents)).await?,
            issues: crate::issues::by_ids(db, workspace, zone, &list(self.issues)).await?,
            expand: self.expand,
        })
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

    /// The project.
    pub(crate) fn project(&self, id: Uuid) -> Reference<ProjectLite> {
        Reference::expanded(id, |id| self.projects.get(&id).cloned())
    }

    /// The workspace, which every question knows.
    pub(crate) fn workspace(&self, workspace: &WorkspaceLite) -> Reference<WorkspaceLite> {
        let wanted = self.expand.wants("workspace");
        Reference::expanded(workspace.id, |_| wanted.then(|| workspace.clone()))
    }

    /// The state.
    pub(crate) fn state(&self, id: Uuid) -> Reference<StateLite> {
        Reference::expanded(id, |id| self.states.get(&id).cloned())
    }

    /// The label.
    pub(crate) fn label(&self, id: Uuid) -> Reference<Label> {
        Reference::expanded(id, |id| self.labels.get(&id).cloned())
    }

    /// The parent of a work item.
    pub(crate) fn parent(&self, id: Uuid) -> Reference<IssueLite> {
        Reference::expanded(id, |id| self.parents.get(&id).copied())
    }

    /// The work item.
    pub(crate) fn issue(&self, id: Uuid) -> Reference<WorkItem> {
        Reference::expanded(id, |id| self.issues.get(&id).cloned())
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
    /// The row's id.
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
        $crate::expansion::AuditRow {
            id: $row.id,
            created_at: $row.created_at,
            updated_at: $row.updated_at,
            created_by: $row.created_by,
            updated_by: $row.updated_by,
        }
    };
}
pub(crate) use audit_row;
