//! How a module comes into being.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::members::distinct_users;
use super::ordering::finite;
use super::planning::check_dates;
use super::{Module, ModuleEvent, ModuleRefusal, ModuleStatus};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{ModuleId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::values::{ExternalRef, ModuleName};

/// Creates a module; the edge has looked up its people. That no other module of the project has the name is a claim of
/// the append.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateModule {
    /// The new module.
    pub id: ModuleId,
    /// The project it goes into.
    pub project: ProjectId,
    /// Whether the project has modules switched on.
    pub is_switched_on: bool,
    /// What it is called.
    pub name: ModuleName,
    /// What it is about.
    pub description: String,
    /// The day on which work begins.
    pub start_date: Option<NaiveDate>,
    /// The day on which it should be done.
    pub target_date: Option<NaiveDate>,
    /// How far it is.
    pub status: ModuleStatus,
    /// Who leads it: a member of the project.
    pub lead: Option<UserId>,
    /// Who works on it: members of the project.
    pub members: Vec<UserId>,
    /// Its place among the project's modules.
    pub sort_order: f64,
    /// What it is called in another system.
    pub external: ExternalRef,
}

/// A module was created.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModuleCreated {
    /// The new module.
    pub id: ModuleId,
    /// The project it went into.
    pub project: ProjectId,
    /// What it is called.
    pub name: ModuleName,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The day on which work begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_date: Option<NaiveDate>,
    /// The day on which it should be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_date: Option<NaiveDate>,
    /// How far it is.
    pub status: ModuleStatus,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UserId>,
    /// Who works on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<UserId>,
    /// Its place among other modules.
    pub sort_order: f64,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
}

impl Decide<CreateModule> for Module {
    fn decide(&self, new: CreateModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        if self.lifecycle != Lifecycle::Unborn {
            return Err(ModuleRefusal::AlreadyExists);
        }
        if !new.is_switched_on {
            return Err(ModuleRefusal::SwitchedOff);
        }
        check_dates(new.start_date, new.target_date)?;
        let created = ModuleCreated {
            id: new.id,
            project: new.project,
            name: new.name,
            description: new.description,
            start_date: new.start_date,
            target_date: new.target_date,
            status: new.status,
            lead: new.lead,
            members: distinct_users(new.members),
            sort_order: finite(new.sort_order)?,
            external: new.external,
        };
        Ok(vec![created.into()])
    }
}

impl Evolve<ModuleCreated> for Module {
    fn evolve(&mut self, event: ModuleCreated, stamp: Stamp) {
        *self = Self {
            lifecycle: Lifecycle::Live,
            id: event.id,
            project: event.project,
            name: Some(event.name),
            description: event.description,
            start_date: event.start_date,
            target_date: event.target_date,
            status: event.status,
            lead: event.lead,
            members: event.members,
            sort_order: event.sort_order,
            external: event.external,
            archived_at: None,
            links: Vec::new(),
            audit: Audit::created(stamp),
        };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::{AggregateTestExecutor, TestFramework};

    use super::*;
    use crate::module::examples::{after, at, create, created, day, given, user};

    /// Nothing yet.
    fn nothing() -> AggregateTestExecutor<Module> {
        TestFramework::with(()).given_no_previous_events()
    }

    #[test]
    fn a_module_is_created_with_one_event() {
        nothing().when(create().into()).then_expect_events(vec![created().into()]);
    }

    #[test]
    fn a_module_is_created_only_once() {
        given(vec![]).when(create().into()).then_expect_error(ModuleRefusal::AlreadyExists);
    }

    #[test]
    fn a_project_without_modules_gets_no_new_ones() {
        let create = CreateModule { is_switched_on: false, ..create() };
        nothing().when(create.into()).then_expect_error(ModuleRefusal::SwitchedOff);
    }

    #[test]
    fn work_cannot_begin_after_it_should_be_done() {
        let create = CreateModule { start_date: day(2), target_date: day(1), ..create() };
        nothing().when(create.into()).then_expect_error(ModuleRefusal::StartAfterTarget);
    }

    #[test]
    fn a_place_is_a_number_that_can_be_stored() {
        let create = CreateModule { sort_order: f64::INFINITY, ..create() };
        nothing().when(create.into()).then_expect_error(ModuleRefusal::PlaceNotFinite);
    }

    #[test]
    fn repeated_members_count_once() {
        let create = CreateModule { members: vec![user(1), user(2), user(1)], ..create() };
        let created = ModuleCreated { members: vec![user(1), user(2)], ..created() };
        nothing().when(create.into()).then_expect_events(vec![created.into()]);
    }

    #[test]
    fn whoever_creates_a_module_is_its_maker() {
        assert_eq!(after(vec![], at(1)).audit.maker, at(1).actor);
    }
}
