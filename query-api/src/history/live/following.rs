//! The body of a stream: it takes events from the hub when the connection has room for them.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::{Bytes, HttpBody};
use event_store::Sought;
use hyper::body::Frame;
use service::Problem;
use tokio::time::Instant;
use uuid::Uuid;

use super::hub::{Found, Hub, Known};
use super::item::{Item, Most, Stretch};
use super::message::{self, End, Messages};
use super::readers::Reader;
use super::rights::{self, Rights};
use super::{Live, measure};
use crate::seen::{Look, Seen};

/// How much a client that reads from the database reads at once.
const MOST: Most = Most { events: 250, bytes: 256 << 10 };

/// What a client that is behind waits for.
type Reading = Pin<Box<dyn Future<Output = Result<Option<Page>, Problem>> + Send>>;

/// What a client follows, and how far it is.
pub(super) struct Following {
    live: Live,
    reader: Reader,
    /// Which events it wants.
    sought: Sought,
    /// The last position that was looked at.
    at: u64,
    /// The last position that the client was told.
    told: u64,
    /// The rights that the client was told.
    rights: Option<Arc<Rights>>,
    /// When the last message was sent; none before the first.
    last: Option<Instant>,
    /// Events from the database, while the client is behind those in memory.
    reading: Option<Reading>,
    /// Whether it has come to those in memory.
    has_caught_up: bool,
    has_ended: bool,
}

/// A page of the log.
struct Page {
    items: Vec<Item>,
    rights: Arc<Rights>,
}

impl Following {
    /// Begins after a position, with the events that are wanted.
    pub(super) const fn new(live: Live, reader: Reader, sought: Sought, after: u64) -> Self {
        Self {
            live,
            reader,
            sought,
            at: after,
            told: after,
            rights: None,
            last: None,
            reading: None,
            has_caught_up: false,
            has_ended: false,
        }
    }

    /// The next messages, as soon as there are some.
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Messages> {
        loop {
            if let Some(reading) = &mut self.reading {
                let page = ready!(reading.as_mut().poll(context));
                self.reading = None;
                let ended = self.reader.hub.ended(self.reader.number);
                let messages = match (ended, page) {
                    // A stream that has ended meanwhile gets nothing more.
                    (Some(end), _) => self.end(end),
                    (None, Ok(Some(page))) => self.take(page.items.iter(), &page.rights),
                    (None, Ok(None)) => self.end(End::Access),
                    (None, Err(problem)) => {
                        tracing::warn!(
                            error = problem.chain(),
                            "events cannot be read for a client"
                        );
                        self.end(End::Stopping)
                    }
                };
                if !messages.is_empty() {
                    return Poll::Ready(messages);
                }
            }
            let Reader { hub, number, user, .. } = &self.reader;
            let messages = match hub.look(*number, self.at, context.waker()) {
                Found::End(end) => self.end(end),
                Found::Behind if self.has_caught_up => self.end(End::Slow),
                Found::Behind => {
                    let reading = read(self.live.clone(), Arc::clone(hub), *user, self.at);
                    self.reading = Some(Box::pin(reading));
                    continue;
                }
                Found::Events(items, position, rights) => {
                    self.has_caught_up = true;
                    let messages = self.take(items.iter().map(|item| &**item), &rights);
                    if messages.is_empty() && self.at < position {
                        continue;
                    }
                    messages
                }
            };
            return if messages.is_empty() { Poll::Pending } else { Poll::Ready(messages) };
        }
    }

    /// Tells of events without a gap that come next, as far as they fit into a message, and of rights; or that there was
    /// nothing, if that has not been told for a while.
    fn take<'i>(
        &mut self,
        items: impl Iterator<Item = &'i Item>,
        rights: &Arc<Rights>,
    ) -> Messages {
        let mut events = Vec::new();
        for item in items {
            let is_sought = self.sought.has(&item.event);
            if let Some(json) = rights.show(item).filter(|_| is_sought) {
                events.extend_from_slice(json);
            }
            self.at = item.event.position;
            if events.len() >= message::FULL {
                break;
            }
        }
        let mut messages = Messages::new(self.reader.hub.epoch);
        let have_changed = self.rights.as_ref().is_none_or(|told| told != rights);
        let pause = message::pause(self.live.0.terms.heartbeat);
        let is_due = self.last.is_none_or(|last| last.elapsed() >= pause);
        if events.is_empty() && !have_changed && !is_due {
            return messages;
        }
        if self.last.is_none() {
            messages.retry();
        }
        messages.events(self.told + 1, self.at, &events);
        if have_changed {
            messages.access(self.at, rights);
            self.rights = Some(Arc::clone(rights));
        }
        self.told = self.at;
        self.last = Some(Instant::now());
        messages
    }

    /// The last message.
    fn end(&mut self, end: End) -> Messages {
        measure::ended(end);
        self.has_ended = true;
        let mut messages = Messages::new(self.reader.hub.epoch);
        messages.end(self.told, end);
        messages
    }
}

impl HttpBody for Following {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        let messages = ready!(self.poll_next(context));
        Poll::Ready(Some(Ok(Frame::data(messages.into()))))
    }
}

/// Reads on after a position, with the rights of the same snapshot; none if the user is no member any more.
async fn read(live: Live, hub: Arc<Hub>, user: Uuid, after: u64) -> Result<Option<Page>, Problem> {
    let _turn = live.turn().await?;
    let (mut look, workspace) = (Look::snapshot(&live.0.pool).await?, hub.workspace);
    let Seen { epoch, position: seen } = Seen::of(look.db(), workspace).await?;
    if epoch != hub.epoch {
        hub.end(End::Epoch);
        return Err(Problem::internal("the log has another epoch"));
    }
    let stretch = Stretch::read(look.db(), workspace, (after, seen), MOST).await?;
    let mut rights = rights::load(look.db(), workspace.uuid(), &[user]).await?;
    let rights = rights.remove(&user).map(Arc::new);
    let known = hub.learn(user, Known { seen, rights });
    if stretch.items.is_empty() {
        return Err(Problem::internal(format!("there is no event after {after}")));
    }
    Ok(known.rights.map(|rights| Page { items: stretch.items, rights }))
}
