//! A module: a part of a project that several issues belong to, with people, dates and links. A stream of its own, so
//! that work on it never stands in the way of other modules, nor of the project.

mod archiving;
mod creation;
mod deletion;
mod description;
#[cfg(test)]
mod examples;
mod external;
mod history;
mod lead;
mod links;
mod members;
mod naming;
mod ordering;
mod planning;
mod refusal;
mod status;

pub use archiving::{ArchiveModule, ModuleArchived, ModuleRestored, RestoreModule};
pub use creation::{CreateModule, ModuleCreated};
pub use deletion::{DeleteModule, ModuleDeleted};
pub use description::{DescribeModule, ModuleDescribed};
pub use external::{ModuleExternalReferenceChanged, SetModuleExternalReference};
pub use lead::{ChangeModuleLead, ModuleLeadChanged};
pub use links::{
    AddModuleLink, ChangeModuleLinkTitle, ChangeModuleLinkUrl, ModuleLink, ModuleLinkAdded,
    ModuleLinkRemoved, ModuleLinkTitleChanged, ModuleLinkUrlChanged, RemoveModuleLink,
};
pub use members::{ChangeModuleMembers, ModuleMemberAdded, ModuleMemberRemoved, SetModuleMembers};
pub use naming::{ModuleRenamed, RenameModule};
pub use ordering::{ModuleReordered, ReorderModule};
pub use planning::{ModuleStartDateChanged, ModuleTargetDateChanged, PlanModule};
pub use refusal::ModuleRefusal;
pub use status::{ChangeModuleStatus, ModuleStatus, ModuleStatusChanged};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::facts::ModuleRef;
use crate::ids::{ModuleId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::values::{ExternalRef, ModuleName};

/// What decisions about a module and the answers to its commands read.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Module {
    /// Whether it exists, and still does.
    pub lifecycle: Lifecycle,
    /// The module.
    pub id: ModuleId,
    /// The project it belongs to, for good.
    pub project: ProjectId,
    /// What it is called, unlike every other module of the project; nothing until it is created.
    name: Option<ModuleName>,
    /// What it is about.
    pub description: String,
    /// The day on which work begins.
    pub start_date: Option<NaiveDate>,
    /// The day on which it should be done, never before `start_date`.
    pub target_date: Option<NaiveDate>,
    /// How far it is.
    pub status: ModuleStatus,
    /// Who leads it.
    pub lead: Option<UserId>,
    /// Who works on it, in the order in which they were added.
    pub members: Vec<UserId>,
    /// Its place among other modules, ascending.
    pub sort_order: f64,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// Since when it is archived.
    pub archived_at: Option<DateTime<Utc>>,
    /// Its links, oldest first.
    pub links: Vec<ModuleLink>,
    /// Who made and last changed it; every event is a change, those of links too.
    pub audit: Audit,
}

commands! {
    /// Everything that can be asked of a module.
    ModuleCommand for Module {
        CreateModule,
        RenameModule,
        DescribeModule,
        PlanModule,
        ChangeModuleStatus,
        ChangeModuleLead,
        SetModuleMembers,
        ChangeModuleMembers,
        ReorderModule,
        SetModuleExternalReference,
        AddModuleLink,
        ChangeModuleLinkUrl,
        ChangeModuleLinkTitle,
        RemoveModuleLink,
        ArchiveModule,
        RestoreModule,
        DeleteModule,
    }
}

events! {
    /// Everything that can have happened to a module.
    ModuleEvent for Module {
        ModuleCreated: "1",
        ModuleRenamed: "1",
        ModuleDescribed: "1",
        ModuleStartDateChanged: "1",
        ModuleTargetDateChanged: "1",
        ModuleStatusChanged: "1",
        ModuleLeadChanged: "1",
        ModuleMemberAdded: "1",
        ModuleMemberRemoved: "1",
        ModuleReordered: "1",
        ModuleExternalReferenceChanged: "1",
        ModuleLinkAdded: "1",
        ModuleLinkUrlChanged: "1",
        ModuleLinkTitleChanged: "1",
        ModuleLinkRemoved: "1",
        ModuleArchived: "1",
        ModuleRestored: "1",
        ModuleDeleted: "1",
    }
}

aggregate! { Module: "module", ModuleCommand, ModuleEvent, ModuleRefusal, history::upcasters }

impl Module {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// Whether it is archived: nothing of it changes then.
    #[must_use]
    pub const fn is_archived(&self) -> bool {
        self.archived_at.is_some()
    }

    /// What it is called.
    ///
    /// # Errors
    /// It was never created.
    pub fn name(&self) -> Result<&ModuleName, ModuleRefusal> {
        self.name.as_ref().ok_or(ModuleRefusal::Missing)
    }

    /// The module as events name it.
    ///
    /// # Errors
    /// It was never created.
    pub fn reference(&self) -> Result<ModuleRef, ModuleRefusal> {
        Ok(ModuleRef { id: self.id, name: self.name()?.to_string() })
    }

    /// Refuses a change of what was never made, was deleted or is archived; also what an issue needs that comes into it
    /// or leaves it.
    ///
    /// # Errors
    /// [`ModuleRefusal::Missing`] or [`ModuleRefusal::Archived`].
    pub fn must_be_editable(&self) -> Result<(), ModuleRefusal> {
        self.must_be_live()?;
        if self.is_archived() { Err(ModuleRefusal::Archived) } else { Ok(()) }
    }

    /// Refuses to do anything with what was never made, or was deleted.
    fn must_be_live(&self) -> Result<(), ModuleRefusal> {
        if self.is_live() { Ok(()) } else { Err(ModuleRefusal::Missing) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::Stamp;
    use crate::module::examples::{MODULE, after, archived, finished};

    #[test]
    fn a_module_never_made_is_missing() {
        let nothing = Module::default();
        assert_eq!(nothing.must_be_live(), Err(ModuleRefusal::Missing));
        assert_eq!(nothing.reference(), Err(ModuleRefusal::Missing));
    }

    #[test]
    fn a_module_is_named_by_its_id_and_its_name() {
        let named = ModuleRef { id: MODULE, name: "Hull".to_owned() };
        assert_eq!(after(vec![], Stamp::UNKNOWN).reference(), Ok(named));
    }

    #[test]
    fn an_archived_module_is_there_and_cannot_be_edited() {
        let module = after(vec![finished(), archived()], Stamp::UNKNOWN);
        assert!(module.is_live());
        assert_eq!(module.must_be_editable(), Err(ModuleRefusal::Archived));
    }
}
