//! The reader of one workspace's log, for all clients that follow it.

use std::collections::{HashMap, HashSet, VecDeque};
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::WorkspaceId;
use event_store::generation;
use service::Problem;
use service::applied::Applied;
use sqlx::PgPool;
use tokio::sync::Notify;
use tokio::time::sleep;
use uuid::Uuid;

use super::super::guests::Holders;
use super::super::visibility::Readers;
use super::item::{Item, Most, Stretch};
use super::message::End;
use super::readers::Who;
use super::rights::{self, Rights};
use crate::seen::{Look, Seen};

/// How much is read at once.
const MOST: Most = Most { events: 1000, bytes: 1 << 20 };
/// How many events a client takes at once.
const TAKEN: usize = 500;
/// How long to wait after the log could not be read, or had nothing new.
const PAUSE: Duration = Duration::from_millis(200);

/// The log of a workspace, as far as the read tables show it.
#[derive(Debug)]
pub(super) struct Hub {
    /// Whose log.
    pub(super) workspace: WorkspaceId,
    /// The epoch that all positions belong to.
    pub(super) epoch: Uuid,
    /// The generation of the database that the log was read from.
    generation: u64,
    /// How many bytes of events are kept.
    buffer: usize,
    /// Stops the reading once all streams end.
    ended: Notify,
    state: Mutex<State>,
}

/// What has been read, and who wants it.
#[derive(Debug)]
struct State {
    /// The latest events without a gap; the last one is at `position`.
    items: VecDeque<Arc<Item>>,
    /// About how many bytes they take.
    bytes: usize,
    /// How far the log was read.
    position: u64,
    /// The users who follow it.
    users: HashMap<Uuid, User>,
    /// Their clients, by number.
    clients: HashMap<u64, Client>,
    /// Why all streams end, if they do.
    end: Option<End>,
    /// Since when there has been no client, if there is none.
    unused_since: Instant,
}

/// A user who follows the log.
#[derive(Debug, Default)]
struct User {
    /// With how many clients.
    clients: usize,
    /// What they may read, once that was loaded.
    known: Option<Known>,
}

/// What a user may read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The position that it was so at.
    pub(super) seen: u64,
    /// Their rights; none if they are no member.
    pub(super) rights: Option<Arc<Rights>>,
}

#[derive(Debug)]
struct Client {
    who: Who,
    /// How it is woken.
    waker: Option<Waker>,
    /// Why its stream ends, if it does.
    end: Option<End>,
}

/// What there is for a client.
#[derive(Debug)]
pub(super) enum Found {
    /// The stream ends.
    End(End),
    /// It wants events that are not in memory.
    Behind,
    /// The next events, perhaps none, how far the log was read, and what the user may read.
    Events(Vec<Arc<Item>>, u64, Arc<Rights>),
}

impl Hub {
    /// Reads on after what was seen.
    pub(super) fn new(workspace: WorkspaceId, seen: Seen, buffer: usize) -> Self {
        let state = State {
            items: VecDeque::new(),
            bytes: 0,
            position: seen.position,
            users: HashMap::new(),
            clients: HashMap::new(),
            end: None,
            unused_since: Instant::now(),
        };
        let (epoch, generation) = (seen.epoch, generation());
        let (ended, state) = (Notify::new(), Mutex::new(state));
        Self { workspace, epoch, generation, buffer, ended, state }
    }

    /// Reads on as the read tables move, until the hub has ended.
    pub(super) async fn read_on(&self, pool: &PgPool, applied: &Applied) {
        tokio::select! {
            () = self.ended.notified() => {}
            () = self.read_for_ever(pool, applied) => {}
        }
    }

    /// Reads on as the read tables move.
    async fn read_for_ever(&self, pool: &PgPool, applied: &Applied) {
        loop {
            let position = self.state().position;
            applied.wait_beyond(self.workspace, position).await;
            let is_new = self.read(pool, position).await.unwrap_or_else(|problem| {
                tracing::warn!(
                    error = problem.chain(),
                    "events cannot be read for their followers"
                );
                false
            });
            if !is_new {
                sleep(PAUSE).await;
            }
        }
    }

    /// Reads the next events after a position and passes them on; whether there were any.
    async fn read(&self, pool: &PgPool, position: u64) -> Result<bool, Problem> {
        let (mut look, workspace) = (Look::snapshot(pool).await?, self.workspace);
        let seen = Seen::of(look.db(), workspace).await?;
        if seen.epoch != self.epoch || seen.position < position {
            // What was passed on may never have happened.
            self.end(End::Epoch);
            return Ok(false);
        }
        if generation() != self.generation {
            self.end(End::Stopping);
            return Ok(false);
        }
        let stretch = Stretch::read(look.db(), workspace, (position, seen.position), MOST).await?;
        let mut loaded = HashMap::new();
        let mut stretch = Some(stretch);
        while let Some(read) = stretch.take() {
            let missing = if read.changes_rights { self.users_but(&loaded) } else { Vec::new() };
            if !missing.is_empty() {
                let mut rights = rights::load(look.db(), workspace.uuid(), &missing).await?;
                loaded.extend(missing.into_iter().map(|user| {
                    let rights = rights.remove(&user).map(Arc::new);
                    (user, Known { seen: read.seen, rights })
                }));
            }
            // Somebody may have come meanwhile.
            stretch = self.publish(read, &loaded);
        }
        Ok(self.state().position > position)
    }

    /// The users whose rights were not loaded.
    fn users_but(&self, loaded: &HashMap<Uuid, Known>) -> Vec<Uuid> {
        let state = self.state();
        state.users.keys().filter(|user| !loaded.contains_key(user)).copied().collect()
    }

    /// Passes events and rights on; gives the events back if rights are missing.
    fn publish(&self, stretch: Stretch, loaded: &HashMap<Uuid, Known>) -> Option<Stretch> {
        let mut state = self.state();
        let is_loaded = |user| loaded.contains_key(user);
        if stretch.changes_rights && !state.users.keys().all(is_loaded) {
            return Some(stretch);
        }
        for (user, known) in loaded {
            if let Some(user) = state.users.get_mut(user) {
                user.learn(known.clone());
            }
        }
        let gone: HashSet<Uuid> = stretch.items.iter().filter_map(Item::deletes).collect();
        if !gone.is_empty() {
            state.items.iter().for_each(|item| item.lose(&gone));
        }
        let moved: HashMap<Uuid, Uuid> = stretch.items.iter().filter_map(Item::moves).collect();
        if !moved.is_empty() {
            state.items.iter().for_each(|item| item.relocate(&moved));
        }
        let opened: HashMap<Uuid, Readers> = stretch.items.iter().filter_map(Item::opens).collect();
        if !opened.is_empty() {
            state.items.iter().for_each(|item| item.open(&opened));
        }
        let held: HashMap<Uuid, Holders> = stretch.items.iter().filter_map(Item::holds).collect();
        if !held.is_empty() {
            state.items.iter().for_each(|item| item.hold(&held));
        }
        let hidden: HashMap<Uuid, bool> = stretch.items.iter().filter_map(Item::hides).collect();
        if !hidden.is_empty() {
            state.items.iter().for_each(|item| item.hide(&hidden));
        }
        for item in stretch.items {
            state.position = item.event.position;
            state.bytes += item.bytes();
            state.items.push_back(Arc::new(item));
        }
        while state.bytes > self.buffer && state.items.len() > 1 {
            state.forget_first();
        }
        wake(state, |_| true);
        None
    }

    /// Ends all streams.
    pub(super) fn end(&self, end: End) {
        let mut state = self.state();
        state.end.get_or_insert(end);
        self.ended.notify_one();
        wake(state, |_| true);
    }

    /// Why the stream of a client ends, if it does.
    pub(super) fn ended(&self, number: u64) -> Option<End> {
        let state = self.state();
        state.end.or_else(|| state.clients.get(&number).and_then(|client| client.end))
    }

    /// Whether all streams end.
    pub(super) fn has_ended(&self) -> bool {
        self.state().end.is_some()
    }

    /// Wakes some clients, by their numbers.
    pub(super) fn remind(&self, which: impl Fn(u64) -> bool) {
        wake(self.state(), which);
    }

    /// Forgets events that have been there for so long.
    pub(super) fn forget(&self, age: Duration) {
        let mut state = self.state();
        while state.items.front().is_some_and(|item| item.read_at.elapsed() > age) {
            state.forget_first();
        }
    }

    /// Whether there is a client, or was one within this time; a hub that has ended is of no use.
    pub(super) fn is_used(&self, within: Duration) -> bool {
        let state = self.state();
        let is_awaited = !state.clients.is_empty() || state.unused_since.elapsed() < within;
        is_awaited && state.end.is_none()
    }

    /// The credentials of all clients.
    pub(super) fn credentials(&self) -> Vec<Uuid> {
        self.state().clients.values().map(|client| client.who.credential).collect()
    }

    /// Ends the streams of credentials that were revoked or are over, and all if the epoch is another.
    pub(super) fn check(&self, revoked: &HashSet<Uuid>, epoch: Uuid, now: DateTime<Utc>) {
        if epoch != self.epoch {
            self.end(End::Epoch);
            return;
        }
        if generation() != self.generation {
            self.end(End::Stopping);
            return;
        }
        let mut state = self.state();
        let mut ended = HashSet::new();
        for (number, Client { who, end, .. }) in &mut state.clients {
            let is_over = who.expires_at.is_some_and(|expires| expires <= now);
            if is_over || revoked.contains(&who.credential) {
                *end = Some(End::Access);
                ended.insert(*number);
            }
        }
        wake(state, |number| ended.contains(&number));
    }

    /// A new client.
    pub(super) fn enter(&self, number: u64, who: Who) {
        let mut state = self.state();
        state.users.entry(who.user).or_default().clients += 1;
        state.clients.insert(number, Client { who, waker: None, end: None });
    }

    /// A client is gone.
    pub(super) fn leave(&self, number: u64) {
        let mut state = self.state();
        let Some(client) = state.clients.remove(&number) else { return };
        state.unused_since = Instant::now();
        let user = client.who.user;
        if let Some(found) = state.users.get_mut(&user) {
            found.clients -= 1;
            if found.clients == 0 {
                state.users.remove(&user);
            }
        }
    }

    /// What a user may read at the position that the log was read to, if that was loaded.
    pub(super) fn known(&self, user: Uuid) -> Option<Known> {
        let state = self.state();
        let known = state.users.get(&user)?.known.clone()?;
        Some(Known { seen: known.seen.max(state.position), ..known })
    }

    /// Notes what a user may read, unless something newer is known; gives what is known then.
    pub(super) fn learn(&self, user: Uuid, known: Known) -> Known {
        let mut state = self.state();
        match state.users.get_mut(&user) {
            Some(user) => user.learn(known),
            None => known,
        }
    }

    /// What there is for a client after a position; it is woken when there may be more.
    pub(super) fn look(&self, number: u64, after: u64, waker: &Waker) -> Found {
        let mut state = self.state();
        if let Some(end) = state.end {
            return Found::End(end);
        }
        let Some(client) = state.clients.get_mut(&number) else {
            return Found::End(End::Stopping);
        };
        if let Some(end) = client.end {
            return Found::End(end);
        }
        match &mut client.waker {
            Some(known) => known.clone_from(waker),
            none => *none = Some(waker.clone()),
        }
        let user = client.who.user;
        let known = state.users.get(&user).and_then(|user| user.known.as_ref());
        let Some(rights) = known.and_then(|known| known.rights.clone()) else {
            return Found::End(End::Access);
        };
        let first = state.items.front().map_or(state.position + 1, |item| item.event.position);
        let Some(skipped) = (after + 1).checked_sub(first) else { return Found::Behind };
        let skipped = usize::try_from(skipped).unwrap_or(usize::MAX).min(state.items.len());
        let items = state.items.range(skipped..).take(TAKEN).map(Arc::clone).collect();
        Found::Events(items, state.position, rights)
    }

    /// The state, which no holder leaves half changed.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Forgets the oldest event.
    fn forget_first(&mut self) {
        if let Some(item) = self.items.pop_front() {
            self.bytes -= item.bytes();
        }
    }
}

impl User {
    /// Notes what they may read, unless something newer is known; gives what is known then. Equal rights stay the same
    /// value, so that they are compared fast.
    fn learn(&mut self, known: Known) -> Known {
        match &mut self.known {
            Some(present) if present.seen > known.seen => {}
            Some(present) if present.rights == known.rights => present.seen = known.seen,
            present => *present = Some(known.clone()),
        }
        self.known.clone().unwrap_or(known)
    }
}

/// Wakes the clients that `which` selects by their numbers, once the state is free again.
fn wake(mut state: MutexGuard<'_, State>, which: impl Fn(u64) -> bool) {
    let clients = state.clients.iter_mut().filter(|(number, _)| which(**number));
    let wakers: Vec<Waker> =
        clients.filter_map(|(_, client)| mem::take(&mut client.waker)).collect();
    drop(state);
    wakers.into_iter().for_each(Waker::wake);
}
