//! Every scenario, one file each.

mod activities;
mod append;
mod bulk;
mod comment;
mod counters;
mod create;
mod cycles;
mod filters;
mod get;
mod growth;
mod hot;
mod lag;
mod list;
mod memory;
mod mixed;
mod patch;
mod rebuild;
mod relay;
mod search;
mod snapshot;
mod start;
mod streams;
mod visibility;
mod workspaces;

use futures::future::LocalBoxFuture;

use crate::failure::Failure;
use crate::limits::Limit;
use crate::run::Run;

/// Something that is measured.
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    /// What it measures.
    pub about: &'static str,
    /// The limits that it is compared with.
    pub limits: &'static [Limit],
    /// The scenarios that its figures are compared with; they are run before it.
    pub after: &'static [&'static str],
    /// Whether it is measured on the system with large projects, which it shares with the others that are.
    pub uses_large: bool,
    /// Runs the scenario and adds what it finds to the run.
    pub run: for<'a> fn(&'a mut Run) -> LocalBoxFuture<'a, Result<(), Failure>>,
}

/// Every scenario, in the order in which they run.
pub const SCENARIOS: &[Scenario] = &[
    create::SCENARIO,
    patch::SCENARIO,
    bulk::SCENARIO,
    comment::SCENARIO,
    workspaces::SCENARIO,
    hot::SCENARIO,
    visibility::SCENARIO,
    get::SCENARIO,
    activities::SCENARIO,
    mixed::SCENARIO,
    list::SCENARIO,
    filters::SCENARIO,
    search::SCENARIO,
    rebuild::SCENARIO,
    cycles::SCENARIO,
    counters::SCENARIO,
    snapshot::SCENARIO,
    append::SCENARIO,
    lag::SCENARIO,
    relay::SCENARIO,
    start::SCENARIO,
    memory::SCENARIO,
    streams::SCENARIO,
    growth::SCENARIO,
];

/// How many workspaces a load is spread over.
const PLACES: usize = 64;
/// The limits of what writes, at every number of clients.
const INSERTS: &[Limit] =
    &[Limit::Insert(1), Limit::Insert(8), Limit::Insert(32), Limit::Insert(64)];
