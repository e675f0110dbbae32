//! What the tests of the topic files start from.

use chrono::NaiveDate;
use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use uuid::Uuid;

use super::{
    CreateModule, Module, ModuleArchived, ModuleCreated, ModuleEvent, ModuleStatus,
    ModuleStatusChanged,
};
use crate::aggregate::{Evolve, Stamp};
use crate::ids::{ModuleId, ProjectId, UserId};
use crate::values::ExternalRef;

/// The module of the tests.
pub const MODULE: ModuleId = ModuleId(Uuid::from_u128(1));
/// The project it is in.
pub const PROJECT: ProjectId = ProjectId(Uuid::from_u128(2));

/// A user.
pub const fn user(number: u128) -> UserId {
    UserId(Uuid::from_u128(number))
}

/// A day of January 2026.
pub fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 1, day)
}

/// The command that creates [`MODULE`], with nothing that can be left out.
pub fn create() -> CreateModule {
    CreateModule {
        id: MODULE,
        project: PROJECT,
        is_switched_on: true,
        name: "Hull".parse().unwrap(),
        description: String::new(),
        start_date: None,
        target_date: None,
        status: ModuleStatus::Planned,
        lead: None,
        members: vec![],
        sort_order: 65_535.0,
        external: ExternalRef::default(),
    }
}

/// The event that [`create`] comes to.
pub fn created() -> ModuleCreated {
    let CreateModule { id, project, name, status, sort_order, external, .. } = create();
    ModuleCreated {
        id,
        project,
        name,
        description: String::new(),
        start_date: None,
        target_date: None,
        status,
        lead: None,
        members: vec![],
        sort_order,
        external,
    }
}

/// The module was completed.
pub fn finished() -> ModuleEvent {
    let (from, to) = (ModuleStatus::Planned, ModuleStatus::Completed);
    ModuleStatusChanged { from, to }.into()
}

/// The module was archived.
pub fn archived() -> ModuleEvent {
    ModuleArchived {}.into()
}

/// A live module to which the events happened.
pub fn given(events: Vec<ModuleEvent>) -> AggregateTestExecutor<Module> {
    TestFramework::with(()).given(vec![created().into()]).and(events)
}

/// The state of a live module to which the events happened, all with this stamp.
pub fn after(events: Vec<ModuleEvent>, stamp: Stamp) -> Module {
    let mut module = Module::default();
    for event in std::iter::once(created().into()).chain(events) {
        Evolve::<ModuleEvent>::evolve(&mut module, event, stamp);
    }
    module
}

/// A stamp at this second.
pub fn at(second: i64) -> Stamp {
    let at = chrono::DateTime::from_timestamp(second, 0).unwrap();
    Stamp { actor: user(99), at, version: 0 }
}
