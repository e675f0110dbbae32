//! The arguments of the SQL function `event_log.append`: each array is a column of a small table.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::WorkspaceId;
use uuid::Uuid;

use crate::append::{ClaimChange, StreamAppend};
use crate::{Append, StreamId};

/// A batch of appends as the arrays that the function takes; see its comment for each.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) workspaces: Vec<Uuid>,
    pub(crate) targets: Targets,
    pub(crate) workspace: Vec<i32>,
    pub(crate) probe: Vec<bool>,
    pub(crate) command: Vec<Uuid>,
    pub(crate) actor: Vec<Uuid>,
    pub(crate) key: Vec<Option<String>>,
    pub(crate) fingerprint: Vec<Option<Vec<u8>>>,
    pub(crate) metadata: Vec<String>,
    pub(crate) result: Vec<Option<String>>,
    pub(crate) streams: Streams,
    pub(crate) events: Events,
    pub(crate) filters: Filters,
    pub(crate) claims: Claims,
    pub(crate) numbers: Numbers,
}

/// The columns `t_*`: each stream once, however many appends rest on it.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    pub(crate) workspace: Vec<i32>,
    pub(crate) kind: Vec<String>,
    pub(crate) entity: Vec<Uuid>,
    /// The row of each stream of a workspace's row.
    known: HashMap<(i32, StreamId), i32>,
}

/// The columns `s_*`.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    pub(crate) append: Vec<i32>,
    pub(crate) stream: Vec<i32>,
    pub(crate) version: Vec<i64>,
    pub(crate) event: Vec<Option<Uuid>>,
    pub(crate) recorded_at: Vec<Option<DateTime<Utc>>>,
    pub(crate) project: Vec<Option<Uuid>>,
    pub(crate) issue: Vec<Option<Uuid>>,
}

/// The columns `e_*`.
#[derive(Debug, Default)]
pub(crate) struct Events {
    pub(crate) stream: Vec<i32>,
    pub(crate) id: Vec<Uuid>,
    pub(crate) name: Vec<String>,
    pub(crate) version: Vec<String>,
    pub(crate) payload: Vec<String>,
}

/// The columns `n_*`.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    pub(crate) append: Vec<i32>,
    pub(crate) since: Vec<i64>,
    pub(crate) project: Vec<Option<Uuid>>,
    pub(crate) kind: Vec<Option<String>>,
    pub(crate) names: Vec<String>,
    pub(crate) mentions: Vec<String>,
}

/// The columns `k_*`.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(crate) append: Vec<i32>,
    pub(crate) take: Vec<bool>,
    pub(crate) instance: Vec<bool>,
    pub(crate) scope: Vec<String>,
    pub(crate) name: Vec<String>,
    pub(crate) owner: Vec<Uuid>,
}

/// The columns `u_*`.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) append: Vec<i32>,
    pub(crate) generation: Vec<Uuid>,
}

impl Batch {
    /// Lays out the appends in order.
    pub(crate) fn of<'a>(appends: impl Iterator<Item = &'a Append> + Clone) -> Self {
        let mut batch = Self { workspaces: workspaces(appends.clone()), ..Self::default() };
        for append in appends {
            batch.add(append);
        }
        batch
    }

    /// Adds one append's rows to every array.
    fn add(&mut self, append: &Append) {
        let identity = &append.identity;
        let workspace = self.row_of(append.workspace);
        self.workspace.push(workspace);
        self.probe.push(append.probe);
        self.command.push(identity.command_id);
        self.actor.push(identity.actor.uuid());
        self.key.push(identity.key.as_ref().map(|(key, _)| key.clone()));
        self.fingerprint.push(identity.key.as_ref().map(|(_, print)| print.to_vec()));
        self.metadata.push(json(&append.metadata));
        self.result.push(identity.key.as_ref().map(|_| json(&append.resulting_versions())));
        let number = row(self.command.len());
        for (stream, ids) in append.streams.iter().zip(append.event_ids()) {
            let target = self.targets.row_of(workspace, stream.stream);
            self.streams.add(number, target, stream);
            let stream_row = row(self.streams.append.len());
            for (event, id) in stream.events.iter().zip(ids) {
                self.events.stream.push(stream_row);
                self.events.id.push(id);
                self.events.name.push(event.name.clone());
                self.events.version.push(event.version.clone());
                self.events.payload.push(event.payload.clone());
            }
        }
        self.add_filters(number, append);
        self.add_claims(number, append);
        self.add_numbers(number, append);
    }

    /// The row of a workspace, which is there.
    fn row_of(&self, workspace: WorkspaceId) -> i32 {
        let found = self.workspaces.binary_search(&workspace.uuid());
        row(found.map_or_else(|missing| missing, |index| index + 1))
    }

    /// Adds the append's `n_*` rows.
    fn add_filters(&mut self, number: i32, append: &Append) {
        for filter in &append.none_since {
            self.filters.append.push(number);
            self.filters.since.push(filter.position.cast_signed());
            self.filters.project.push(filter.project.map(domain::ProjectId::uuid));
            self.filters.kind.push(filter.kind.map(str::to_owned));
            self.filters.names.push(filter.names.join(","));
            let mentions: Vec<String> = filter.mentions.iter().map(Uuid::to_string).collect();
            self.filters.mentions.push(mentions.join(","));
        }
    }

    /// Adds the append's `k_*` rows.
    fn add_claims(&mut self, number: i32, append: &Append) {
        for change in &append.claims {
            self.claims.append.push(number);
            self.claims.take.push(change.take);
            self.claims.instance.push(change.instance);
            self.claims.scope.push(change.claim.scope.clone());
            self.claims.name.push(change.claim.name.clone());
            self.claims.owner.push(change.claim.owner);
        }
    }

    /// Adds the append's `u_*` rows.
    fn add_numbers(&mut self, number: i32, append: &Append) {
        for running in &append.numbers {
            self.numbers.append.push(number);
            self.numbers.generation.push(running.generation);
        }
    }
}

impl Targets {
    /// The row of a stream, a new one if it was not named before.
    fn row_of(&mut self, workspace: i32, stream: StreamId) -> i32 {
        let next = row(self.kind.len() + 1);
        let found = *self.known.entry((workspace, stream)).or_insert(next);
        if found == next {
            self.workspace.push(workspace);
            self.kind.push(stream.kind.to_owned());
            self.entity.push(stream.id);
        }
        found
    }
}

impl Streams {
    /// Adds one stream's row.
    fn add(&mut self, number: i32, target: i32, stream: &StreamAppend) {
        self.append.push(number);
        self.stream.push(target);
        self.version.push(stream.expected.cast_signed());
        self.event.push(stream.last.map(|last| last.id));
        self.recorded_at.push(stream.last.map(|last| last.recorded_at));
        self.project.push(stream.scope.project.map(domain::ProjectId::uuid));
        self.issue.push(stream.scope.issue.map(domain::IssueId::uuid));
    }
}

/// Every workspace once, ascending; the instance too if one of its names is taken or given up.
fn workspaces<'a>(appends: impl Iterator<Item = &'a Append>) -> Vec<Uuid> {
    let mut all = Vec::new();
    for append in appends {
        all.push(append.workspace.uuid());
        if append.claims.iter().any(|change: &ClaimChange| change.instance) {
            all.push(WorkspaceId::INSTANCE.uuid());
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// A row number as SQL's `int`; batches are bounded far below its range.
fn row(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// JSON text of a value of this crate, which always has one.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
