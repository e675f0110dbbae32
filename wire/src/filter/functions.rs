//! Functions that stand for values of a field: `currentUser()`, `activeCycle()`, `openStates()`.

use domain::StateGroup;
use uuid::Uuid;

use super::condition::{CycleTime, Thing};
use super::error::FilterError;
use super::field::ThingField;
use super::time::Today;
use crate::nearest;

/// The functions that stand for people, as they are shown.
pub(crate) const PEOPLE: [&str; 3] = ["currentUser()", "membersOf(project)", "workspaceMembers()"];
/// The functions that stand for cycles, as they are shown.
pub(crate) const CYCLES: [&str; 3] = ["activeCycle()", "completedCycles()", "upcomingCycles()"];
/// The functions that stand for groups of states, as they are shown.
pub(crate) const GROUPS: [&str; 3] = ["openStates()", "closedStates()", "activeStates()"];

/// The groups of the states in which work is not done with.
pub(crate) const OPEN: [StateGroup; 3] =
    [StateGroup::Backlog, StateGroup::Unstarted, StateGroup::Started];

/// The thing that a function stands for.
pub(crate) fn thing(
    field: ThingField,
    name: &str,
    arguments: &[String],
    (column, today): (Option<usize>, Today),
) -> Result<Thing, FilterError> {
    if field.is_of_people() {
        return person(name, arguments, column);
    }
    if field == ThingField::Cycle {
        return cycles(name, arguments).map(|cycles| Thing::Cycles(cycles, today.now));
    }
    let text = format!("{name}() cannot stand here; {} is an id or a name.", field.name());
    Err(FilterError::value(text))
}

/// What a function says of people.
fn person(name: &str, arguments: &[String], column: Option<usize>) -> Result<Thing, FilterError> {
    match (name.to_lowercase().as_str(), arguments) {
        ("currentuser", []) => Ok(Thing::Caller),
        ("workspacemembers", []) => Ok(Thing::WorkspaceMembers),
        ("membersof", [project]) => members_of(project, column),
        ("currentuser" | "workspacemembers", _) => Err(takes_nothing(name)),
        ("membersof", _) => Err(members_of_what()),
        _ => Err(unknown(name, "people", &PEOPLE)),
    }
}

/// The members of a project: by its name or identifier, or by its id, as in `project:<id>`.
fn members_of(project: &str, column: Option<usize>) -> Result<Thing, FilterError> {
    let project = match project.split_once(':') {
        Some(("project", id)) => id,
        Some(("teamspace", _)) => {
            return Err(FilterError::value(
                "There are no teamspaces; membersOf() takes a project.",
            ));
        }
        _ => project,
    };
    if project.trim().is_empty() {
        return Err(members_of_what());
    }
    let id = Uuid::parse_str(project).map(|id| id.to_string());
    Ok(Thing::MembersOf(id.unwrap_or_else(|_| project.to_owned()), column))
}

/// Says of whom there are members.
fn members_of_what() -> FilterError {
    FilterError::value("membersOf() takes the name, identifier or id of a project.")
}

/// What a function says of cycles.
fn cycles(name: &str, arguments: &[String]) -> Result<CycleTime, FilterError> {
    let cycles = match name.to_lowercase().as_str() {
        "activecycle" => CycleTime::Active,
        "completedcycles" => CycleTime::Completed,
        "upcomingcycles" => CycleTime::Upcoming,
        _ => return Err(unknown(name, "cycles", &CYCLES)),
    };
    if arguments.is_empty() { Ok(cycles) } else { Err(takes_nothing(name)) }
}

/// What a function says of groups of states.
pub(crate) fn groups(
    name: &str,
    arguments: &[String],
) -> Result<&'static [StateGroup], FilterError> {
    let groups: &[StateGroup] = match name.to_lowercase().as_str() {
        "openstates" => &OPEN,
        "closedstates" => &[StateGroup::Completed, StateGroup::Cancelled],
        "activestates" => &[StateGroup::Unstarted, StateGroup::Started],
        _ => return Err(unknown(name, "groups of states", &GROUPS)),
    };
    if arguments.is_empty() { Ok(groups) } else { Err(takes_nothing(name)) }
}

/// The name of a function without what it takes, as it is shown.
pub(crate) fn bare(shown: &'static str) -> &'static str {
    shown.split('(').next().unwrap_or_default()
}

/// A function that is none of those that could stand somewhere.
pub(crate) fn unknown(name: &str, of: &str, known: &[&'static str]) -> FilterError {
    let meant = match nearest(name, known.iter().copied().map(bare)) {
        Some(meant) => format!(" Did you mean {meant}()?"),
        None => format!(" Known are {}.", known.join(", ")),
    };
    FilterError::value(format!("{name}() is no function for {of}.{meant}"))
}

/// A function with arguments that takes none.
pub(crate) fn takes_nothing(name: &str) -> FilterError {
    FilterError::value(format!("{name}() takes nothing."))
}
