//! The stream of one epoch of the log: made, kept in its form, and set aside for that of the next epoch.

use std::collections::HashMap;
use std::time::Duration;

use async_nats::jetstream::context::{GetStreamByNameErrorKind, GetStreamErrorKind};
use async_nats::jetstream::stream::{Config, DiscardPolicy, Info, RetentionPolicy, StorageType};
use async_nats::jetstream::{self, ErrorCode};
use uuid::Uuid;

use crate::error::StreamError;
use crate::{Connection, subject};

/// How long the server remembers message ids: longer than any publish is on its way.
const DUPLICATE_WINDOW: Duration = Duration::from_mins(2);
/// The biggest message: payload and headers at their limits, and still below the server's default limit.
const MOST_BYTES: i32 = 512 << 10;
/// The server's version from which on a batch is forced to the disk once and not for each message.
const BATCHES_SINCE: (i64, i64, i64) = (2, 15, 0);
/// The key of the stream's metadata with the epoch of its log.
const EPOCH: &str = "tidemark-epoch";

/// How the stream is kept.
#[derive(Debug, Clone)]
pub struct StreamOptions {
    /// On how many servers of a cluster at least; if there are more already, they stay.
    pub replicas: usize,
}

impl Default for StreamOptions {
    fn default() -> Self {
        Self { replicas: 1 }
    }
}

/// The stream that an epoch of the log is published in. Cheap to clone.
#[derive(Debug, Clone)]
pub struct EventStream {
    jetstream: jetstream::Context,
    pub(crate) stream: jetstream::stream::Stream<()>,
    epoch: Uuid,
    name: String,
    /// Whether the server stores a batch faster than its messages one by one.
    batches: bool,
}

impl EventStream {
    /// The stream of an epoch as it is, without looking.
    pub(crate) async fn of(connection: &Connection, epoch: Uuid) -> Result<Self, StreamError> {
        let (jetstream, name) = (connection.jetstream().clone(), name(epoch));
        let stream = jetstream.get_stream_no_info(&name).await;
        let stream = stream.map_err(|error| wrap("name the stream", error))?;
        let (major, minor, patch) = BATCHES_SINCE;
        let batches = connection.client().is_server_compatible(major, minor, patch);
        Ok(Self { jetstream, stream, epoch, name, batches })
    }

    /// The stream of an epoch, if there is one; nothing is made or changed.
    ///
    /// # Errors
    /// [`StreamError`] when JetStream cannot be asked.
    pub async fn find(connection: &Connection, epoch: Uuid) -> Result<Option<Self>, StreamError> {
        let stream = Self::of(connection, epoch).await?;
        let info = look(connection.jetstream(), &stream.name).await?;
        Ok(info.map(|_| stream))
    }

    /// Sees to it that the epoch's stream is there, is as it has to be and gets the events.
    ///
    /// A stream of an earlier epoch keeps its messages and its name, and loses its subjects.
    ///
    /// # Errors
    /// [`StreamError`] when JetStream cannot be asked, or when people have to decide something first.
    pub async fn ensure(
        connection: &Connection,
        epoch: Uuid,
        options: &StreamOptions,
    ) -> Result<Self, StreamError> {
        let stream = Self::of(connection, epoch).await?;
        match look(connection.jetstream(), &stream.name).await? {
            Some(info) => stream.keep(info, options).await?,
            None => stream.create(options).await?,
        }
        Ok(stream)
    }

    /// The epoch of the log that it belongs to.
    #[must_use]
    pub const fn epoch(&self) -> Uuid {
        self.epoch
    }

    /// Whether batches of messages are worthwhile here.
    #[must_use]
    pub(crate) const fn takes_batches(&self) -> bool {
        self.batches
    }

    /// Its name in JetStream, which has the first digits of the epoch in it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Makes the stream after putting aside the streams of other epochs.
    async fn create(&self, options: &StreamOptions) -> Result<(), StreamError> {
        while let Some(other) = owner_of_subjects(&self.jetstream).await? {
            retire(&self.jetstream, &other).await?;
        }
        let created = self.jetstream.create_stream(self.config(options)).await;
        created.map_err(|error| wrap("create the stream", error))?;
        tracing::info!(stream = self.name, epoch = %self.epoch, "stream created");
        Ok(())
    }

    /// Mends what differs in a stream that is there already.
    async fn keep(&self, info: Info, options: &StreamOptions) -> Result<(), StreamError> {
        if epoch_of(&info.config) != Some(self.epoch) {
            return Err(StreamError::NotOurs { name: self.name.clone(), epoch: self.epoch });
        }
        if info.config.subjects != [subject::ALL] {
            return Err(StreamError::Retired { name: self.name.clone() });
        }
        let wanted = self.amended(&info.config, options);
        if wanted == info.config {
            return Ok(());
        }
        tracing::warn!(
            stream = self.name,
            "the stream's settings are not those wanted and are set right"
        );
        let updated = self.jetstream.update_stream(wanted).await;
        updated.map(drop).map_err(|error| wrap("update the stream", error))
    }

    /// A new stream's settings.
    fn config(&self, options: &StreamOptions) -> Config {
        let metadata = HashMap::from([(EPOCH.to_owned(), self.epoch.to_string())]);
        let config = Config {
            name: self.name.clone(),
            subjects: vec![subject::ALL.to_owned()],
            description: Some("The events of Tidemark; a copy of the log".to_owned()),
            storage: StorageType::File,
            metadata,
            ..Config::default()
        };
        self.amended(&config, options)
    }

    /// A stream's settings with everything that matters set right.
    fn amended(&self, config: &Config, options: &StreamOptions) -> Config {
        Config {
            retention: RetentionPolicy::Limits,
            discard: DiscardPolicy::Old,
            max_bytes: -1,
            max_messages: -1,
            max_messages_per_subject: -1,
            max_age: Duration::ZERO,
            max_message_size: MOST_BYTES,
            num_replicas: config.num_replicas.max(options.replicas),
            duplicate_window: DUPLICATE_WINDOW,
            deny_delete: true,
            // A hole is repaired by a purge, and erasure may need one.
            deny_purge: false,
            allow_direct: true,
            allow_atomic_publish: self.batches || config.allow_atomic_publish,
            ..config.clone()
        }
    }
}

/// The name of an epoch's stream.
fn name(epoch: Uuid) -> String {
    format!("tidemark-{}", short(epoch))
}

/// The first digits of an epoch.
fn short(epoch: Uuid) -> String {
    epoch.simple().to_string()[..8].to_owned()
}

/// The epoch that a stream says it belongs to.
pub(crate) fn epoch_of(config: &Config) -> Option<Uuid> {
    config.metadata.get(EPOCH)?.parse().ok()
}

/// The name of the stream that gets the events now, if there is one.
pub(crate) async fn owner_of_subjects(
    jetstream: &jetstream::Context,
) -> Result<Option<String>, StreamError> {
    match jetstream.stream_by_subject(subject::ALL).await {
        Ok(name) => Ok(Some(name)),
        Err(error) if error.kind() == GetStreamByNameErrorKind::NotFound => Ok(None),
        Err(error) => Err(wrap("find the stream of the subjects", error)),
    }
}

/// A stream's settings and state, if it is there.
pub(crate) async fn look(
    jetstream: &jetstream::Context,
    name: &str,
) -> Result<Option<Info>, StreamError> {
    match jetstream.get_stream(name).await {
        Ok(stream) => Ok(Some(stream.cached_info().clone())),
        Err(error) => match error.kind() {
            GetStreamErrorKind::JetStream(answer)
                if answer.error_code() == ErrorCode::STREAM_NOT_FOUND =>
            {
                Ok(None)
            }
            _ => Err(wrap("look at the stream", error)),
        },
    }
}

/// Moves another epoch's stream to subjects of its own, where it stays readable by name.
async fn retire(jetstream: &jetstream::Context, other: &str) -> Result<(), StreamError> {
    let Some(info) = look(jetstream, other).await? else { return Ok(()) };
    let Some(epoch) = epoch_of(&info.config) else {
        return Err(StreamError::Occupied { name: other.to_owned() });
    };
    tracing::error!(
        stream = other,
        epoch = %epoch,
        "the log has begun a new epoch (it was restored from a backup): the stream of the epoch before is put \
         aside and stays readable by its name; consumers have to start again with the new stream"
    );
    let subjects = vec![format!("tm.retired.{}.>", short(epoch))];
    let updated = jetstream.update_stream(Config { subjects, ..info.config }).await;
    updated.map(drop).map_err(|error| wrap("put the old stream aside", error))
}

/// One of the client's many error types with what was being done.
pub(crate) fn wrap(
    doing: &'static str,
    error: impl std::error::Error + Send + Sync + 'static,
) -> StreamError {
    StreamError::jetstream(doing)(Box::new(error))
}
