//! What a command did, by the events that it came to.

use chrono::{DateTime, Utc};
use domain::ProjectId;
use event_store::read::{self, EventOf};
use service::Problem;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::unit::{MOST_EVENTS, Unit};

/// A command, as the log tells of it.
#[derive(Debug)]
pub struct Told {
    /// The user who gave it.
    pub actor: Uuid,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// What it changed, in the order in which it did.
    pub touched: Vec<Touch>,
}

/// What a command did to one thing.
#[derive(Debug, PartialEq, Eq)]
pub struct Touch {
    /// The kind of thing, for example `issue`.
    pub kind: String,
    /// The id of the thing.
    pub entity: Uuid,
    /// The work item that it belongs to, if it belongs to one.
    pub issue: Option<Uuid>,
    /// The version of the thing before the command.
    pub before: u64,
    /// The version of the thing after the command.
    pub after: u64,
    /// The names of the events that happened to it.
    pub names: Vec<String>,
}

/// Reads what a command did in a project.
///
/// # Errors
/// There is no such command at the position, or it changed nothing in the project; or the log cannot be asked.
pub async fn read(
    app: &App,
    unit: &Unit<'_>,
    project: ProjectId,
    (command, position): (Uuid, u64),
) -> Result<Told> {
    let (log, workspace) = (app.store().reads(), unit.workspace());
    let events = read::of_command(log, workspace, (command, position), MOST_EVENTS).await?;
    let mut here = events.into_iter().filter(|event| event.project == Some(project.uuid()));
    let first = here.next().ok_or_else(unknown)?;
    let (actor, at) = (first.actor, first.recorded_at);
    Ok(Told { actor, at, touched: touched(std::iter::once(first).chain(here)) })
}

/// The things that events happened to.
fn touched(events: impl Iterator<Item = EventOf>) -> Vec<Touch> {
    let mut touched: Vec<Touch> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for EventOf { kind, entity, issue, version, name, .. } in events {
        let place = *places.entry((kind.clone(), entity)).or_insert_with(|| {
            let before = version.saturating_sub(1);
            touched.push(Touch { kind, entity, issue, before, after: version, names: Vec::new() });
            touched.len() - 1
        });
        if let Some(touch) = touched.get_mut(place) {
            touch.after = version;
            touch.names.push(name);
        }
    }
    touched
}

/// The refusal of a command that there is not, or not in this project; nobody can tell which.
fn unknown() -> Problem {
    Problem::field("command", "There is no such command in the project at this position.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An event of a thing.
    fn event(entity: u128, version: u64, name: &str) -> EventOf {
        EventOf {
            kind: "issue".to_owned(),
            entity: Uuid::from_u128(entity),
            version,
            name: name.to_owned(),
            project: None,
            issue: Some(Uuid::from_u128(entity)),
            actor: Uuid::nil(),
            recorded_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_thing_that_is_changed_several_times_is_one() {
        let events = [event(1, 4, "A"), event(2, 9, "B"), event(1, 5, "C"), event(1, 6, "D")];
        let touched = touched(events.into_iter());
        let shown = |touch: &Touch| (touch.before, touch.after, touch.names.join(" "));
        let shown: Vec<_> = touched.iter().map(shown).collect();
        assert_eq!(shown, [(3, 6, "A C D".to_owned()), (8, 9, "B".to_owned())]);
    }
}
