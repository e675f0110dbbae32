//! Whose log is asked for, and how much of it the caller may read.

use domain::WorkspaceId;
use event_store::{RecordedEvent, Sought, read};
use service::Problem;
use service::http::WaitFor;

use super::visibility::Visibility;
use crate::access::InWorkspace;
use crate::app::foreign_epoch;
use crate::seen::Seen;
use crate::{App, ReadRequest};

/// The most bytes of data after which no further event is read: a page has no more than these and one event.
const BYTES: i64 = 8 << 20;
/// The most positions that are looked at for events that are sought: it takes a moment.
const SPAN: u64 = 20_000;
/// The least number of events that are read at once where the caller may not read all of them.
const LOOK: usize = 500;

/// A workspace's log, as the caller may read it.
pub(super) struct WorkspaceLog {
    /// Whose.
    pub(super) workspace: WorkspaceId,
    /// Its end, as far as the caller is shown it.
    pub(super) seen: Seen,
    /// What limits the caller; nothing limits who has the right to the whole log.
    limits: Option<InWorkspace>,
}

/// How much is read at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    /// Events that the caller may read.
    pub(super) events: u32,
    /// Bytes of the payloads of all events, after which no more are read.
    pub(super) bytes: i64,
}

/// Some events of a log, and how far it was read for them.
pub(super) struct Stretch {
    /// The events that the caller may read.
    pub(super) events: Vec<RecordedEvent>,
    /// The last position that was looked at.
    pub(super) until: u64,
}

impl WorkspaceLog {
    /// Opens the log of a workspace that the caller is a member of; it goes by its slug, or by its id as in the messages
    /// of the stream.
    pub(super) async fn open(
        app: &App,
        request: &ReadRequest,
        name: &str,
    ) -> Result<Self, Problem> {
        let access = InWorkspace::named(app, request, name).await?;
        let (workspace, seen) = (WorkspaceId(access.workspace.id), access.seen);
        if !access.reads_log {
            return Ok(Self { workspace, seen, limits: Some(access) });
        }
        // The whole log is read past the read tables: whoever follows it does not wait for them.
        drop(access);
        let position = read::head(&app.pool, workspace).await?;
        Ok(Self { workspace, seen: Seen { position, ..seen }, limits: None })
    }

    /// Refuses to go on after a position that the log does not have.
    pub(super) async fn check(&self, app: &App, begin: WaitFor) -> Result<(), Problem> {
        check(app, self.workspace, self.seen, begin).await
    }

    /// Whether nothing is left out.
    pub(super) const fn is_whole(&self) -> bool {
        self.limits.is_none()
    }

    /// Reads at most so many positions after one, and fewer if their events are large.
    ///
    /// What a caller may not read is left out, by the rights of the moment that the read tables show; so is what comes
    /// after that moment, because nobody can say yet whether they may.
    pub(super) async fn read(
        &mut self,
        app: &App,
        after: u64,
        limit: u32,
    ) -> Result<Stretch, Problem> {
        let Some(access) = &mut self.limits else {
            let events = read::read_some(&app.pool, self.workspace, after, limit, BYTES).await?;
            return Ok(Stretch::of(events, after));
        };
        let mut events = read::read_some(access.db(), self.workspace, after, limit, BYTES).await?;
        events.retain(|event| event.position <= self.seen.position);
        self.show(Stretch::of(events, after)).await
    }

    /// Reads a page of the events that are sought.
    pub(super) async fn find_page(
        &mut self,
        app: &App,
        sought: &Sought,
        after: u64,
        limit: u32,
    ) -> Result<Stretch, Problem> {
        let most = Most { events: limit, bytes: BYTES };
        let end = self.seen.position;
        self.find(app, sought, (after, end), most).await
    }

    /// Reads on after a position, up to another one, until there is as much as is wanted of what is sought, or many positions
    /// were looked at.
    ///
    /// What a caller may not read is left out as by [`Self::read`].
    pub(super) async fn find(
        &mut self,
        app: &App,
        sought: &Sought,
        (after, end): (u64, u64),
        most: Most,
    ) -> Result<Stretch, Problem> {
        let end = end.min(self.seen.position).min(after.saturating_add(SPAN));
        let (mut found, mut bytes) = (Stretch::of(Vec::new(), after), 0);
        while found.until < end && found.events.len() < most.events as usize && bytes < most.bytes {
            let left = most.events as usize - found.events.len();
            let next =
                self.seek(app, sought, (found.until, end), (left, most.bytes - bytes)).await?;
            bytes += next.bytes();
            found.add(self.show(next).await?, left);
        }
        Ok(found)
    }

    /// Reads the next events that are sought, whether the caller may read them or not.
    async fn seek(
        &mut self,
        app: &App,
        sought: &Sought,
        (after, end): (u64, u64),
        (left, bytes): (usize, i64),
    ) -> Result<Stretch, Problem> {
        let mut connection;
        let (db, most) = if let Some(access) = &mut self.limits {
            // Perhaps they may read few of them, and each look asks for more than the events.
            (access.db(), left.max(LOOK))
        } else {
            connection = app.pool.acquire().await?;
            (&mut *connection, left)
        };
        let limit = most.try_into().unwrap_or(u32::MAX);
        let positions = sought.positions(&mut *db, self.workspace, (after, end), limit).await?;
        let events = read::read_at(db, self.workspace, &positions, bytes).await?;
        if events.is_empty() && !positions.is_empty() {
            return Err(Problem::internal(format!("there is no event after {after}")));
        }
        let is_all = positions.len() < most && events.len() == positions.len();
        let Stretch { events, until } = Stretch::of(events, after);
        Ok(Stretch { events, until: if is_all { end } else { until } })
    }

    /// What the caller may read of events that were read.
    async fn show(&mut self, stretch: Stretch) -> Result<Stretch, Problem> {
        let Stretch { events, until } = stretch;
        let events = match &mut self.limits {
            Some(access) => shown(access, events).await?,
            None => events,
        };
        Ok(Stretch { events, until })
    }
}

/// The events among these that a caller may read, by the rights of the moment that the read tables show.
async fn shown(
    access: &mut InWorkspace,
    events: Vec<RecordedEvent>,
) -> Result<Vec<RecordedEvent>, Problem> {
    if events.is_empty() {
        return Ok(events);
    }
    let caller = (access.workspace.id, access.caller, access.role);
    let visibility = Visibility::of(access.db(), caller, &events).await?;
    Ok(events.into_iter().filter_map(|event| visibility.show(event)).collect())
}

impl Stretch {
    /// Events without a gap after a position.
    fn of(events: Vec<RecordedEvent>, after: u64) -> Self {
        let until = events.last().map_or(after, |event| event.position);
        Self { events, until }
    }

    /// How many bytes the payloads of its events have.
    fn bytes(&self) -> i64 {
        let bytes = self.events.iter().map(|event| event.payload.len()).sum::<usize>();
        bytes.try_into().unwrap_or(i64::MAX)
    }

    /// Adds what comes next, but no more than so many events of it.
    fn add(&mut self, next: Self, most: usize) {
        let is_cut = next.events.len() > most;
        self.events.extend(next.events.into_iter().take(most));
        let last = self.events.last().filter(|_| is_cut);
        self.until = last.map_or(next.until, |event| event.position);
    }
}

/// Refuses to go on after a position of another epoch, or one that the log does not have: it is from before a backup was
/// restored, and what has happened since would be skipped.
pub(super) async fn check(
    app: &App,
    workspace: WorkspaceId,
    seen: Seen,
    begin: WaitFor,
) -> Result<(), Problem> {
    if begin.epoch.is_some_and(|epoch| epoch != seen.epoch) {
        return Err(foreign_epoch(seen.epoch));
    }
    if begin.position <= seen.position {
        return Ok(());
    }
    // The read tables may be behind what the caller has been told.
    let end = read::head(&app.pool, workspace).await?;
    if begin.position <= end {
        return Ok(());
    }
    let text = format!(
        "Invalid after parameter. The log ends at position {end}: if it was restored from a backup, \
        begin again from what is there now."
    );
    Err(Problem::bad_request_detail("position/beyond-end", text))
}
