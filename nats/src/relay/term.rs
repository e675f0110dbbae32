//! The time in which one relay is active: it listens, sweeps, publishes, and looks again whenever in doubt.

use std::sync::Arc;
use std::time::Duration;

use domain::WorkspaceId;
use event_store::Commit;
use telemetry::causes;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::book::Book;
use super::chain::Broken;
use super::lease::Lease;
use super::reconcile::Extent;
use super::round::Round;
use super::schedule::{Due, Schedule};
use super::{Relay, RelayError};
use crate::measure;
use crate::{EventStream, Link, StreamError};

/// Without NATS for this long, another relay may have a try.
const MOST_UNCONNECTED: Duration = Duration::from_secs(30);
/// One relay's time of being active.
pub(super) struct Term<'a> {
    pub(super) relay: &'a Relay,
    pub(super) lease: Arc<Lease>,
    pub(super) stream: EventStream,
    pub(super) book: Book,
    pub(super) schedule: Schedule,
}

impl<'a> Term<'a> {
    /// A relay that has just got the lock and knows nothing.
    pub(super) fn begin(relay: &'a Relay, lease: Arc<Lease>, stream: EventStream) -> Self {
        let (now, options) = (Instant::now(), &relay.options);
        let schedule = Schedule::new(options, now, now + options.reconcile);
        Self { relay, lease, stream, book: Book::default(), schedule }
    }

    /// Publishes until something makes it end.
    pub(super) async fn serve(&mut self) -> RelayError {
        let mut commits = self.relay.signals.commits();
        loop {
            if let Err(error) = self.step(&mut commits).await {
                return error;
            }
        }
    }

    /// Notes what was acknowledged, as far as possible, and gives up the lock.
    pub(super) async fn end(mut self) {
        let _ = timeout(Duration::from_secs(1), self.save()).await;
        self.lease.release().await;
    }

    /// Does what is due, then publishes a round or waits for something to do.
    async fn step(&mut self, commits: &mut broadcast::Receiver<Commit>) -> Result<(), RelayError> {
        measure::beat();
        self.hear(commits);
        let link = self.link().await?;
        if !self.book.is_certain() && !self.look().await? {
            return Ok(());
        }
        if self.book.has_unsaved() {
            self.schedule.has_unsaved(Instant::now());
        }
        self.do_what_is_due().await?;
        if self.book.is_certain() && !self.book.is_idle() {
            return self.advance(link).await;
        }
        self.wait(commits, link).await;
        Ok(())
    }

    /// Takes in the commits that were signalled so far.
    fn hear(&mut self, commits: &mut broadcast::Receiver<Commit>) {
        loop {
            match commits.try_recv() {
                Ok(commit) => self.book.want(commit.workspace, commit.position),
                Err(TryRecvError::Lagged(_)) => self.schedule.sweep_at_once(Instant::now()),
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    /// The present link to the server.
    async fn link(&self) -> Result<Link, RelayError> {
        let connected = timeout(MOST_UNCONNECTED, self.relay.connection.connected()).await;
        connected.map_err(|_| RelayError::Unconnected)
    }

    /// Waits for a commit, the next due time, or trouble with the link.
    async fn wait(&mut self, commits: &mut broadcast::Receiver<Commit>, link: Link) {
        if !self.book.is_certain() {
            return;
        }
        tokio::select! {
            commit = commits.recv() => match commit {
                Ok(commit) => self.book.want(commit.workspace, commit.position),
                Err(RecvError::Lagged(_)) => self.schedule.sweep_at_once(Instant::now()),
                // The relay itself holds a sender.
                Err(RecvError::Closed) => sleep(super::PAUSE).await,
            },
            () = sleep_until(self.schedule.next()) => {}
            () = self.relay.connection.broken(link) => self.book.doubt(),
        }
    }

    /// Notes, sweeps and counts when it is time.
    async fn do_what_is_due(&mut self) -> Result<(), RelayError> {
        let now = Instant::now();
        while let Some(due) = self.schedule.due(now, self.book.is_certain()) {
            match due {
                Due::Save => self.save().await?,
                Due::Sweep => self.sweep().await?,
                Due::Reconcile => {
                    let counted = self.reconcile(Extent::Suspicious).await;
                    self.tolerate(counted).await?;
                }
            }
        }
        Ok(())
    }

    /// Publishes a round, and draws the consequences.
    async fn advance(&mut self, link: Link) -> Result<(), RelayError> {
        let round = self.round(link).await;
        match self.tolerate(round).await? {
            Some(Round::Done) => {
                self.schedule.published();
                self.show(None);
            }
            Some(Round::Broken(broken)) => self.recover(broken).await,
            None => {}
        }
        Ok(())
    }

    /// Doubts everything after a broken chain, and waits a moment.
    async fn recover(&mut self, broken: Broken) {
        measure::broken(broken.cause());
        match &broken {
            Broken::Known(stored) => self.book.rename(stored.workspace),
            Broken::Refused(stored, _) => self.suspend(stored.workspace, &broken),
            Broken::Batch(_) => self.schedule.batch_refused(Instant::now()),
            Broken::Elsewhere(..) | Broken::Link => {}
        }
        self.back_off(causes(&broken)).await;
    }

    /// Lets a workspace wait.
    fn suspend(&mut self, workspace: WorkspaceId, why: &Broken) {
        let pause = self.book.suspend(workspace, Instant::now());
        tracing::error!(
            workspace.id = %workspace,
            error = causes(why),
            pause_s = pause.as_secs(),
            "this workspace's events are not published"
        );
    }

    /// Takes an error that passes by itself for a reason to look again; any other ends the term.
    async fn tolerate<T>(
        &mut self,
        result: Result<T, RelayError>,
    ) -> Result<Option<T>, RelayError> {
        match result {
            Err(RelayError::Stream(error)) if !error.is_refusal() => {
                self.back_off(causes(&error)).await;
                Ok(None)
            }
            other => other.map(Some),
        }
    }

    /// Believes nothing any more, says why, and waits a moment.
    async fn back_off(&mut self, why: String) {
        tracing::warn!(error = why, "the relay looks at the stream again");
        self.book.doubt();
        self.show(Some(why));
        sleep(self.schedule.broken()).await;
    }

    /// Finds out where the stream ends; if messages were lost, also where each workspace is.
    async fn look(&mut self) -> Result<bool, RelayError> {
        self.lease.check(self.stream.epoch()).await?;
        let looked = self.end_of_stream().await;
        let looked = self.tolerate(looked.map_err(RelayError::from)).await?;
        let Some(lost) = looked else { return Ok(false) };
        if lost {
            let reconciled = self.reconcile(Extent::Everything).await;
            if self.tolerate(reconciled).await?.is_none() {
                self.book.doubt_all();
                return Ok(false);
            }
        }
        self.show(None);
        Ok(self.book.is_certain())
    }

    /// Sees to it that the stream is there and notes its end; says whether messages may have been lost.
    async fn end_of_stream(&mut self) -> Result<bool, StreamError> {
        let relay = self.relay;
        let epoch = self.stream.epoch();
        self.stream = EventStream::ensure(&relay.connection, epoch, &relay.options.stream).await?;
        let end = self.stream.end().await?;
        let was_known = self.book.end().is_some();
        let lost = self.book.looked(end);
        if lost && was_known {
            tracing::error!(stream = self.stream.name(), "the stream has lost messages");
        }
        Ok(lost)
    }

    /// Looks for logs that grew unheard of, for a new epoch, and for changes of the stream by others.
    async fn sweep(&mut self) -> Result<(), RelayError> {
        self.save().await?;
        let epoch = self.stream.epoch();
        self.lease.check(epoch).await?;
        for (workspace, head) in self.lease.differing(epoch).await? {
            if self.book.published(workspace).is_some_and(|published| published > head) {
                tracing::error!(workspace.id = %workspace, head, "the log has gone back");
                self.book.doubt_all();
                return Ok(());
            }
            self.book.want(workspace, head);
            self.book.note_again(workspace);
        }
        let end = self.stream.end().await.map_err(RelayError::from);
        if let Some(end) = self.tolerate(end).await?
            && self.book.end() != Some(end)
        {
            tracing::warn!(stream = self.stream.name(), "somebody else has changed the stream");
            self.book.doubt();
            self.schedule.reconcile_at_once(Instant::now());
        }
        Ok(())
    }

    /// Notes what was acknowledged.
    pub(super) async fn save(&mut self) -> Result<(), RelayError> {
        self.schedule.saved();
        if !self.book.has_unsaved() {
            return Ok(());
        }
        let unsaved = self.book.take_unsaved();
        self.lease.save(self.stream.epoch(), &unsaved).await
    }

    /// Shows how it stands; an error is shown until the next success, that of a suspended workspace until none is suspended.
    fn show(&self, error: Option<String>) {
        let (pending, suspended) = (self.book.pending(), self.book.suspended());
        self.relay.status.send_modify(|status| {
            status.pending = pending;
            if error.is_some() || suspended == 0 {
                status.last_error = error;
            }
            measure::stands(pending, suspended, status.last_error.is_some());
        });
    }
}
