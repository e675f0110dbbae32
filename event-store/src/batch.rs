//! The arguments of the SQL function `event_log.append`: rows of several kinds, each an array.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::WorkspaceId;
use uuid::Uuid;

use crate::append::{ClaimChange, NoneSince, StreamAppend};
use crate::{Append, LogError, StreamId, recorded};

/// Declares the kinds of rows, each with its SQL type, which says what they mean; its attributes are sent in their order.
macro_rules! rows {
    ($($(#[$meaning:meta])* struct $name:ident as $of:literal { $($attribute:ident: $type:ty,)* })*) => {
        $(
            $(#[$meaning])*
            #[derive(Debug, sqlx::Type)]
            #[sqlx(type_name = $of)]
            pub(crate) struct $name {
                $($attribute: $type,)*
            }
        )*

        /// The SQL type of each kind, and its attributes.
        #[cfg(test)]
        const KINDS: &[(&str, &[&str])] = &[$(($of, &[$(stringify!($attribute)),*])),*];
    };
}

rows! {
    /// A stream, once in a batch, however many appends rest on it.
    struct Target as "event_log.append_target" {
        workspace: i32,
        kind: String,
        entity: Uuid,
    }

    /// A command.
    struct Command as "event_log.append_command" {
        workspace: i32,
        is_probe: bool,
        id: Uuid,
        actor: Uuid,
        key: Option<String>,
        fingerprint: Option<Vec<u8>>,
        metadata: String,
        result: Option<String>,
    }

    /// A stream that an append rests on.
    struct Stream as "event_log.append_stream" {
        append: i32,
        target: i32,
        version: i64,
        event: Option<Uuid>,
        recorded_at: Option<DateTime<Utc>>,
        project: Option<Uuid>,
        issue: Option<Uuid>,
    }

    /// An event.
    struct Event as "event_log.append_event" {
        stream: i32,
        id: Uuid,
        name: String,
        version: String,
        payload: String,
    }

    /// What no event since a position may match.
    struct Filter as "event_log.append_filter" {
        append: i32,
        since: i64,
        project: Option<Uuid>,
        kind: Option<String>,
        names: Vec<String>,
        mentions: Vec<String>,
    }

    /// A claim to take or to give up.
    struct Claim as "event_log.append_claim" {
        append: i32,
        is_taken: bool,
        is_of_instance: bool,
        scope: String,
        name: String,
        owner: Uuid,
    }

    /// A reservation of a running number.
    struct Number as "event_log.append_number" {
        append: i32,
        generation: Uuid,
    }
}

/// A batch of appends as the rows that the function takes.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) workspaces: Vec<Uuid>,
    pub(crate) targets: Vec<Target>,
    pub(crate) commands: Vec<Command>,
    pub(crate) streams: Vec<Stream>,
    pub(crate) events: Vec<Event>,
    pub(crate) filters: Vec<Filter>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) numbers: Vec<Number>,
    /// The number of the target of each stream of a workspace, by the workspace's number.
    known: HashMap<(i32, StreamId), i32>,
}

impl Batch {
    /// Lays out the appends in order.
    ///
    /// # Errors
    /// [`LogError::Unserialisable`] when what is kept of one has no JSON form.
    pub(crate) fn of<'a>(
        appends: impl Iterator<Item = &'a Append> + Clone,
    ) -> Result<Self, LogError> {
        let mut batch = Self { workspaces: workspaces(appends.clone()), ..Self::default() };
        for append in appends {
            batch.add(append)?;
        }
        Ok(batch)
    }

    /// Adds one append's rows of every kind.
    fn add(&mut self, append: &Append) -> Result<(), LogError> {
        let workspace = self.workspace(append.workspace);
        self.commands.push(Command::of(append, workspace)?);
        let number = number(self.commands.len());
        for (stream, ids) in append.streams.iter().zip(append.event_ids()) {
            let target = self.target(workspace, stream.stream);
            self.streams.push(Stream::of(stream, number, target));
            self.add_events(stream, ids);
        }
        self.filters.extend(append.none_since.iter().map(|filter| Filter::of(filter, number)));
        self.claims.extend(append.claims.iter().map(|change| Claim::of(change, number)));
        let generations = append.numbers.iter().map(|running| running.generation);
        self.numbers.extend(generations.map(|generation| Number { append: number, generation }));
        Ok(())
    }

    /// Adds the events of the stream that was added last.
    fn add_events(&mut self, of: &StreamAppend, ids: impl Iterator<Item = Uuid>) {
        let stream = number(self.streams.len());
        self.events.extend(of.events.iter().zip(ids).map(|(event, id)| Event {
            stream,
            id,
            name: event.name.clone(),
            version: event.version.clone(),
            payload: event.payload.clone(),
        }));
    }

    /// The number of a workspace, which is there.
    fn workspace(&self, workspace: WorkspaceId) -> i32 {
        let found = self.workspaces.binary_search(&workspace.uuid());
        number(found.map_or_else(|missing| missing, |index| index + 1))
    }

    /// The number of the target of a stream, a new one if it was not named before.
    fn target(&mut self, workspace: i32, stream: StreamId) -> i32 {
        let next = number(self.targets.len() + 1);
        let found = *self.known.entry((workspace, stream)).or_insert(next);
        if found == next {
            let kind = stream.kind.to_owned();
            self.targets.push(Target { workspace, kind, entity: stream.id });
        }
        found
    }
}

impl Command {
    /// The row of an append.
    fn of(append: &Append, workspace: i32) -> Result<Self, LogError> {
        let identity = &append.identity;
        let key = identity.key.as_ref();
        let metadata = serde_json::to_string(&append.metadata).map_err(LogError::Unserialisable)?;
        Ok(Self {
            workspace,
            is_probe: append.probe,
            id: identity.command_id,
            actor: identity.actor.uuid(),
            key: key.map(|(key, _)| key.clone()),
            fingerprint: key.map(|(_, print)| print.to_vec()),
            metadata,
            result: key.map(|_| recorded::write(append)).transpose()?,
        })
    }
}

impl Stream {
    /// The row of a stream of an append.
    fn of(stream: &StreamAppend, append: i32, target: i32) -> Self {
        Self {
            append,
            target,
            version: stream.expected.cast_signed(),
            event: stream.last.map(|last| last.id),
            recorded_at: stream.last.map(|last| last.recorded_at),
            project: stream.scope.project.map(domain::ProjectId::uuid),
            issue: stream.scope.issue.map(domain::IssueId::uuid),
        }
    }
}

impl Filter {
    /// The row of a filter of an append.
    fn of(filter: &NoneSince, append: i32) -> Self {
        Self {
            append,
            since: filter.position.cast_signed(),
            project: filter.project.map(domain::ProjectId::uuid),
            kind: filter.kind.map(str::to_owned),
            names: filter.names.iter().map(|&name| name.to_owned()).collect(),
            mentions: filter.mentions.iter().map(Uuid::to_string).collect(),
        }
    }
}

impl Claim {
    /// The row of a claim of an append.
    fn of(change: &ClaimChange, append: i32) -> Self {
        Self {
            append,
            is_taken: change.take,
            is_of_instance: change.instance,
            scope: change.claim.scope.clone(),
            name: change.claim.name.clone(),
            owner: change.claim.owner,
        }
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

/// How many there are as SQL's `int`, which is the number of the last; batches are bounded far below its range.
fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use embedded::testing::Database;
    use sqlx::ConnectOptions;
    use sqlx::postgres::PgConnectOptions;

    use super::KINDS;

    #[tokio::test]
    async fn every_kind_of_row_has_the_attributes_of_its_type_in_their_order() {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        crate::migrate(&options).await.unwrap();
        let mut db = options.connect().await.unwrap();
        for (of, attributes) in KINDS {
            let made = "SELECT array_agg(attname::text ORDER BY attnum)
                FROM pg_attribute
                WHERE attrelid = $1::regclass";
            let made: Vec<String> =
                sqlx::query_scalar(made).bind(of).fetch_one(&mut db).await.unwrap();
            assert_eq!(made, *attributes, "{of}");
        }
    }
}
