//! A page of a workspace's log, perhaps one that is waited for.

use std::time::Duration;

use domain::WorkspaceId;
use service::http::WaitFor;
use service::{Problem, Standing};
use tokio::time::{Instant, sleep};

use super::live::Place;
use super::wanted::Wanted;
use super::workspace_log::{Stretch, WorkspaceLog};
use crate::seen::Seen;
use crate::{App, ReadRequest};

/// So much passes between two looks for the same client: what happens meanwhile is seen with the next.
const PAUSE: Duration = Duration::from_millis(200);

/// A page, and how far the log was read for it.
pub(super) struct Page {
    workspace: WorkspaceId,
    /// How far the caller is shown the log.
    pub(super) seen: Seen,
    /// Whether nothing was left out because of the caller.
    pub(super) is_whole: bool,
    /// The position that it begins after.
    pub(super) after: u64,
    /// The events.
    pub(super) stretch: Stretch,
}

impl Page {
    /// Reads a page; if the client wants to wait, not before there is an event on it, or more of the log than one page looks
    /// at, or the time is over, or the process stops. No connection is held while it waits.
    pub(super) async fn read(
        app: &App,
        (request, standing): (&ReadRequest, &Standing),
        wanted: &Wanted,
        name: &str,
    ) -> Result<Self, Problem> {
        let (limit, seconds) = (wanted.on_page()?, wanted.seconds);
        let begin = wanted.after.unwrap_or(WaitFor { epoch: None, position: 0 });
        let look = async |begin| Self::look(app, request, (wanted, limit), begin, name).await;
        let Some(seconds) = seconds else { return look(begin).await };
        let deadline = Instant::now() + Duration::from_secs(seconds);
        let _place = Place::take(&app.live, request.user())?;
        let mut page = look(begin).await?;
        let mut is_over = false;
        while page.is_idle() && !is_over {
            let next = page.stretch.until;
            is_over = !app.live.wait_beyond(page.workspace, next, deadline).await;
            standing.confirm().await?;
            let begin = WaitFor { epoch: Some(page.seen.epoch), position: next };
            page = Self { after: page.after, ..look(begin).await? };
            if page.is_idle() && !is_over {
                sleep(PAUSE).await;
            }
        }
        Ok(page)
    }

    /// Reads a page as the log is.
    async fn look(
        app: &App,
        request: &ReadRequest,
        (wanted, limit): (&Wanted, u32),
        begin: WaitFor,
        name: &str,
    ) -> Result<Self, Problem> {
        let mut log = WorkspaceLog::open(app, request, name).await?;
        log.check(app, begin).await?;
        let after = begin.position;
        let stretch = if wanted.sought.is_everything() {
            log.read(app, after, limit).await?
        } else {
            log.find_page(app, &wanted.sought, after, limit).await?
        };
        let (workspace, seen, is_whole) = (log.workspace, log.seen, log.is_whole());
        Ok(Self { workspace, seen, is_whole, after, stretch })
    }

    /// Whether there is nothing on it, and nothing after it.
    fn is_idle(&self) -> bool {
        self.stretch.events.is_empty() && !self.has_more()
    }

    /// Whether there is more of the log already.
    pub(super) const fn has_more(&self) -> bool {
        self.stretch.until < self.seen.position
    }

    /// Where to go on, with the epoch.
    pub(super) fn cursor(&self) -> String {
        format!("{}:{}", self.seen.epoch, self.stretch.until)
    }
}
