//! Finds the events that came of each request, and the requests that were tries of one command.

use std::collections::{BTreeMap, HashMap};

use domain::NO_CHANGES;
use event_store::RecordedEvent;
use uuid::Uuid;

use super::Evidence;
use crate::history::Exchange;

/// Requests and events, by each other.
pub struct Index<'a> {
    /// The commands with all their tries, in the order in which they were sent.
    commands: BTreeMap<Name<'a>, Vec<&'a Exchange>>,
    /// The events by the name of the request that they came of.
    events: HashMap<String, Vec<&'a RecordedEvent>>,
    /// The versions to which each thing was changed, ascending.
    changes: HashMap<Uuid, Vec<u64>>,
}

/// What makes two requests the same command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name<'a> {
    /// One key of one user in one workspace.
    Keyed(Uuid, Uuid, &'a str),
    /// A request without a key.
    Single(&'a str),
}

/// A command with all its tries.
pub struct Command<'a> {
    /// The requests, in the order in which they were sent.
    pub tries: &'a [&'a Exchange],
    /// What came of each try that anything came of.
    pub written: Vec<(&'a Exchange, Vec<&'a RecordedEvent>)>,
}

impl<'a> Index<'a> {
    /// Reads all evidence.
    pub fn of(evidence: &'a Evidence) -> Self {
        let mut commands: BTreeMap<Name<'_>, Vec<&Exchange>> = BTreeMap::new();
        let writes = evidence.exchanges.iter().filter(|e| e.request.what.is_command());
        for exchange in writes {
            let (workspace, user) = (exchange.request.workspace, exchange.request.user);
            let name = match &exchange.request.key {
                Some(key) => Name::Keyed(workspace, user, key),
                None => Name::Single(&exchange.attempt),
            };
            commands.entry(name).or_default().push(exchange);
        }
        for tries in commands.values_mut() {
            tries.sort_by_key(|exchange| exchange.sent);
        }
        let mut events: HashMap<String, Vec<&RecordedEvent>> = HashMap::new();
        for event in evidence.logs.iter().flat_map(|log| &log.events) {
            let metadata = event.read_metadata().ok();
            if let Some(name) = metadata.and_then(|metadata| metadata.correlation_id) {
                events.entry(name).or_default().push(event);
            }
        }
        let mut changes: HashMap<Uuid, Vec<u64>> = HashMap::new();
        for event in evidence.logs.iter().flat_map(|log| &log.events) {
            if !NO_CHANGES.contains(&&*event.name) {
                changes.entry(event.entity).or_default().push(event.version);
            }
        }
        Self { commands, events, changes }
    }

    /// The version that clients saw of a thing right before an event of it; 0 if it was made by that.
    pub fn version_before(&self, event: &RecordedEvent) -> u64 {
        let changes = self.changes.get(&event.entity).map_or(&[][..], Vec::as_slice);
        changes.iter().rev().find(|version| **version < event.version).copied().unwrap_or_default()
    }

    /// All commands.
    pub fn commands(&self) -> impl Iterator<Item = Command<'_>> {
        self.commands.values().map(|tries| {
            let written = tries.iter().filter_map(|exchange| {
                let events = self.events.get(&exchange.attempt)?;
                Some((*exchange, events.clone()))
            });
            Command { tries, written: written.collect() }
        })
    }
}

impl Command<'_> {
    /// What it is called in findings.
    pub fn name(&self) -> String {
        let first = self.tries.first();
        first.map_or_else(String::new, |e| {
            let name = e.request.key.as_ref().unwrap_or(&e.attempt);
            format!("{name} ({} {})", e.request.method, e.request.path)
        })
    }
}
