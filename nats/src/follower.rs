//! Follows the stream, across restarts of the server and losses of the stream.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use async_nats::jetstream;
use async_nats::jetstream::consumer::DeliverPolicy;
use async_nats::jetstream::consumer::pull::{Ordered, OrderedConfig};
use domain::WorkspaceId;
use futures::{Stream, StreamExt as _};
use telemetry::causes;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, sleep};
use uuid::Uuid;

use crate::error::StreamError;
use crate::inspect::End;
use crate::stream::{EventStream, epoch_of, look, owner_of_subjects, wrap};
use crate::{Connection, Incoming, Link, subject};

/// How often the stream is compared with what was received: it may have been made anew.
const CHECK: Duration = Duration::from_secs(3);
/// How long to wait before the next attempt.
const PAUSE: Duration = Duration::from_millis(250);

/// Where a follower begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// With the first event that there is.
    Beginning,
    /// With what is published from now on.
    Now,
}

/// The events of all workspaces or of one, in the order of the stream; never ends.
///
/// Within an epoch the positions of a workspace follow one another without a gap: an event that the relay publishes
/// again after a loss is left out if it was received before, and one that does not follow is left out until the missing
/// ones have come. After a new epoch everything comes from position 1.
pub fn follow(
    connection: Connection,
    workspace: Option<WorkspaceId>,
    start: Start,
) -> impl Stream<Item = Incoming> + Send {
    let filter = workspace.map_or_else(|| subject::ALL.to_owned(), subject::of_workspace);
    let (seen, held) = (HashMap::new(), HashSet::new());
    let follower = Follower { connection, filter, start, place: None, seen, held };
    futures::stream::unfold((follower, None), |(mut follower, mut session)| async {
        let incoming = follower.next(&mut session).await;
        Some((incoming, (follower, session)))
    })
}

/// A subscriber, and how far it has come.
struct Follower {
    connection: Connection,
    filter: String,
    start: Start,
    /// The place in the stream; none before the first look at one.
    place: Option<Place>,
    /// The last position received of each workspace, in the place's epoch.
    seen: HashMap<WorkspaceId, u64>,
    /// The workspaces with events that were left out because earlier ones have not come.
    held: HashSet<WorkspaceId>,
}

/// A place in a stream.
#[derive(Debug, Clone, Copy)]
struct Place {
    epoch: Uuid,
    /// The stream that it is in, and the sequence received last.
    end: End,
    /// The event at that sequence, if known: a stream that lost its end has another there, or none.
    event: Option<Uuid>,
}

/// A consumer at work.
struct Session {
    stream: EventStream,
    messages: Ordered,
    link: Link,
    check: Interval,
}

/// What happened next.
enum Happened {
    Message(Box<jetstream::Message>),
    /// The consumer is of no use any more.
    Broken,
    /// It is time to compare the stream with what was received.
    Check,
}

impl Follower {
    /// The next event, over as many consumers as it takes.
    async fn next(&mut self, session: &mut Option<Session>) -> Incoming {
        loop {
            let Some(present) = session else {
                *session = self.attach_or_wait().await;
                continue;
            };
            match present.happens(&self.connection).await {
                Happened::Message(message) => {
                    if let Some(incoming) = self.receive(&message) {
                        return incoming;
                    }
                }
                Happened::Check if self.is_in_place(&present.stream).await => {}
                Happened::Check | Happened::Broken => *session = None,
            }
        }
    }

    /// Begins a consumer, or waits a moment if that fails.
    async fn attach_or_wait(&mut self) -> Option<Session> {
        let link = self.connection.connected().await;
        match self.attach(link).await {
            Ok(Some(session)) => return Some(session),
            Ok(None) => tracing::debug!("there is no stream to follow yet"),
            Err(error) => tracing::warn!(error = causes(&error), "the stream cannot be followed"),
        }
        sleep(PAUSE).await;
        None
    }

    /// Finds the stream and begins a consumer where the last one ended.
    async fn attach(&mut self, link: Link) -> Result<Option<Session>, StreamError> {
        let jetstream = self.connection.jetstream();
        let Some(name) = owner_of_subjects(jetstream).await? else { return Ok(None) };
        let Some(info) = look(jetstream, &name).await? else { return Ok(None) };
        let Some(epoch) = epoch_of(&info.config) else {
            return Err(StreamError::Occupied { name });
        };
        let stream = EventStream::of(&self.connection, epoch).await?;
        self.find_place(&stream, End::of(&info)).await;
        let after = self.place.map_or(0, |place| place.end.sequence);
        let config = OrderedConfig {
            filter_subject: self.filter.clone(),
            deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: after + 1 },
            ..OrderedConfig::default()
        };
        let consumer = stream.stream.create_consumer(config).await;
        let consumer = consumer.map_err(|error| wrap("create a consumer", error))?;
        let messages = consumer.messages().await;
        let messages = messages.map_err(|error| wrap("read messages", error))?;
        let mut check = interval_at(Instant::now() + CHECK, CHECK);
        check.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Some(Session { stream, messages, link, check }))
    }

    /// Keeps the place if the stream is still the one it was; else begins the stream from its first message.
    async fn find_place(&mut self, stream: &EventStream, end: End) {
        let epoch = stream.epoch();
        let first = Place { epoch, end: End { sequence: 0, ..end }, event: None };
        let Some(place) = self.place else {
            self.place = Some(match self.start {
                Start::Beginning => first,
                Start::Now => Place { end, event: stream.event_at(end.sequence).await, ..first },
            });
            return;
        };
        if place.epoch != epoch {
            tracing::warn!(epoch = %epoch, "the log has begun a new epoch");
            self.seen.clear();
            self.held.clear();
        }
        if place.epoch != epoch || end.has_lost_since(place.end) || !place.is_in(stream).await {
            tracing::warn!(stream = stream.name(), "the stream is followed from its beginning");
            self.place = Some(first);
        }
    }

    /// Whether the stream still gets the events, and still has what was received last.
    async fn is_in_place(&self, stream: &EventStream) -> bool {
        match (look(self.connection.jetstream(), stream.name()).await, self.place) {
            (Ok(Some(info)), Some(place)) => {
                info.config.subjects == [subject::ALL] && !End::of(&info).has_lost_since(place.end)
            }
            _ => false,
        }
    }

    /// Takes in a message; nothing comes of one that was received before or is none of ours.
    fn receive(&mut self, message: &jetstream::Message) -> Option<Incoming> {
        let sequence = message.info().ok()?.stream_sequence;
        let headers = message.headers.clone().unwrap_or_default();
        let decoded = Incoming::decode(&headers, &message.payload);
        if let Some(place) = &mut self.place {
            place.end.sequence = sequence;
            place.event = decoded.as_ref().ok().map(|incoming| incoming.event_id);
        }
        let incoming = match decoded {
            Ok(incoming) => incoming,
            Err(error) => {
                tracing::error!(%error, sequence, "a message of the stream is left out");
                return None;
            }
        };
        self.is_next(incoming.workspace, incoming.position).then_some(incoming)
    }

    /// Whether a position is the next one of a workspace, which is then recorded.
    ///
    /// One behind a gap is not: a consumer that goes on by itself in a stream that was made anew begins somewhere in
    /// it, and what it passed over comes when the stream is followed from its beginning.
    fn is_next(&mut self, workspace: WorkspaceId, position: u64) -> bool {
        let follows = match (self.seen.get(&workspace), self.start) {
            (Some(seen), _) => position == seen + 1,
            (None, Start::Beginning) => position == 1,
            (None, Start::Now) => true,
        };
        if follows {
            self.seen.insert(workspace, position);
            self.held.remove(&workspace);
        } else if self.seen.get(&workspace).is_none_or(|seen| position > *seen)
            && self.held.insert(workspace)
        {
            tracing::warn!(workspace.id = %workspace, position, "what comes before an event has not come yet");
        }
        follows
    }
}

impl Place {
    /// Whether the stream has at this place what was received there; unknown counts as yes.
    async fn is_in(&self, stream: &EventStream) -> bool {
        match self.event {
            Some(event) => stream.event_at(self.end.sequence).await == Some(event),
            None => true,
        }
    }
}

impl Session {
    /// Waits for a message, the next check, or trouble.
    async fn happens(&mut self, connection: &Connection) -> Happened {
        tokio::select! {
            message = self.messages.next() => match message {
                Some(Ok(message)) => Happened::Message(Box::new(message)),
                Some(Err(error)) => {
                    tracing::debug!(%error, "the consumer is made anew");
                    sleep(PAUSE).await;
                    Happened::Broken
                }
                None => Happened::Broken,
            },
            _ = self.check.tick() => Happened::Check,
            () = connection.broken(self.link) => Happened::Broken,
        }
    }
}
