//! Whose log is asked for, and how much of it the caller may read.

use domain::WorkspaceId;
use event_store::{RecordedEvent, read};
use service::Problem;
use service::http::WaitFor;

use super::visibility::Visibility;
use crate::access::InWorkspace;
use crate::app::foreign_epoch;
use crate::seen::Seen;
use crate::{App, ReadRequest};

/// No event is read after those that have so many bytes together: so a page has no more than these and one event.
const BYTES: i64 = 8 << 20;

/// A workspace's log, as the caller may read it.
pub(super) struct WorkspaceLog {
    /// Whose.
    workspace: WorkspaceId,
    /// Its end, as far as the caller is shown it.
    pub(super) seen: Seen,
    /// What limits the caller; nothing limits who has the right to the whole log.
    limits: Option<InWorkspace>,
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
        let mut stretch = Stretch::of(events, after);
        let caller = (access.workspace.id, access.caller, access.role);
        let visibility = Visibility::of(access.db(), caller, &stretch.events).await?;
        let shown = stretch.events.into_iter().filter_map(|event| visibility.show(event));
        stretch.events = shown.collect();
        Ok(stretch)
    }
}

impl Stretch {
    /// Events without a gap after a position.
    fn of(events: Vec<RecordedEvent>, after: u64) -> Self {
        let until = events.last().map_or(after, |event| event.position);
        Self { events, until }
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
