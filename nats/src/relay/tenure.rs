//! The time in which one relay is active: it listens, sweeps, publishes, and looks again whenever in doubt.

use std::time::Duration;

use domain::WorkspaceId;
use event_store::Commit;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::batch::SINGLY;
use super::book::Book;
use super::chain::Broken;
use super::lease::Lease;
use super::reconcile::Scope;
use super::round::Round;
use super::{Relay, RelayError};
use crate::error::chain as causes;
use crate::measure;
use crate::{EventStream, Link, StreamError};

/// Positions are noted after this time at the latest.
const SAVE_WITHIN: Duration = Duration::from_millis(100);
/// Without NATS for this long, another relay may have a try.
const MOST_UNCONNECTED: Duration = Duration::from_secs(30);
/// The first and the longest pause after a broken round.
const PAUSES: [Duration; 2] = [Duration::from_millis(20), Duration::from_secs(2)];

/// One relay's time of being active.
pub(super) struct Tenure<'a> {
    pub(super) relay: &'a Relay,
    pub(super) lease: Lease,
    pub(super) stream: EventStream,
    pub(super) book: Book,
    /// When positions have to be noted.
    save_at: Option<Instant>,
    /// When all logs are looked at next.
    sweep_at: Instant,
    /// When the stream is counted next.
    reconcile_at: Instant,
    /// How long to wait after the next broken round.
    pause: Duration,
    /// Until when nothing is published in batches, after one was not stored.
    pub(super) singly_until: Option<Instant>,
}

impl<'a> Tenure<'a> {
    /// A relay that has just got the lock and knows nothing.
    pub(super) fn begin(relay: &'a Relay, lease: Lease, stream: EventStream) -> Self {
        let now = Instant::now();
        let reconcile_at = now + relay.options.reconcile;
        let (book, pause) = (Book::default(), PAUSES[0]);
        Self {
            relay,
            lease,
            stream,
            book,
            save_at: None,
            sweep_at: now,
            reconcile_at,
            pause,
            singly_until: None,
        }
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
        if !self.book.certain && !self.look().await? {
            return Ok(());
        }
        if !self.book.unsaved.is_empty() {
            self.save_at.get_or_insert_with(|| Instant::now() + SAVE_WITHIN);
        }
        self.do_what_is_due().await?;
        if self.book.certain && !self.book.is_idle() {
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
                Err(TryRecvError::Lagged(_)) => self.sweep_at = Instant::now(),
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
        if !self.book.certain {
            return;
        }
        let due = self.save_at.into_iter().chain([self.sweep_at, self.reconcile_at]).min();
        tokio::select! {
            commit = commits.recv() => match commit {
                Ok(commit) => self.book.want(commit.workspace, commit.position),
                Err(RecvError::Lagged(_)) => self.sweep_at = Instant::now(),
                // The relay itself holds a sender.
                Err(RecvError::Closed) => sleep(PAUSES[1]).await,
            },
            () = sleep_until(due.unwrap_or(self.sweep_at)) => {}
            () = self.relay.connection.broken(link) => self.book.doubt(),
        }
    }

    /// Notes, sweeps and counts when it is time.
    async fn do_what_is_due(&mut self) -> Result<(), RelayError> {
        let now = Instant::now();
        if self.save_at.is_some_and(|at| at <= now) {
            self.save().await?;
        }
        if self.sweep_at <= now {
            self.sweep_at = now + self.relay.options.sweep;
            self.sweep().await?;
        }
        if self.reconcile_at <= now && self.book.certain {
            self.reconcile_at = now + self.relay.options.reconcile;
            let counted = self.reconcile(Scope::Suspicious).await;
            self.excuse(counted).await?;
        }
        Ok(())
    }

    /// Publishes a round, and draws the consequences.
    async fn advance(&mut self, link: Link) -> Result<(), RelayError> {
        let round = self.round(link).await;
        match self.excuse(round).await? {
            Some(Round::Done) => {
                self.pause = PAUSES[0];
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
            Broken::Refused(stored, _) => self.sit_out(stored.workspace, &broken),
            Broken::Batch(_) => self.singly_until = Some(Instant::now() + SINGLY),
            Broken::Elsewhere(..) | Broken::Link => {}
        }
        self.stumble(causes(&broken)).await;
    }

    /// Puts a workspace on the bench.
    fn sit_out(&mut self, workspace: WorkspaceId, why: &Broken) {
        let pause = self.book.bench.send(workspace, Instant::now());
        tracing::error!(
            workspace.id = %workspace,
            error = causes(why),
            pause_s = pause.as_secs(),
            "this workspace's events are not published"
        );
    }

    /// Takes an error that passes by itself for a reason to look again; any other ends the tenure.
    async fn excuse<T>(&mut self, result: Result<T, RelayError>) -> Result<Option<T>, RelayError> {
        match result {
            Err(RelayError::Stream(error)) if !error.is_refusal() => {
                self.stumble(causes(&error)).await;
                Ok(None)
            }
            other => other.map(Some),
        }
    }

    /// Believes nothing any more, says why, and waits a moment.
    async fn stumble(&mut self, why: String) {
        tracing::warn!(error = why, "the relay looks at the stream again");
        self.book.doubt();
        self.show(Some(why));
        sleep(self.pause).await;
        self.pause = (self.pause * 2).min(PAUSES[1]);
    }

    /// Finds out where the stream ends; if messages were lost, also where each workspace is.
    async fn look(&mut self) -> Result<bool, RelayError> {
        self.lease.check(self.stream.epoch()).await?;
        let looked = self.end_of_stream().await;
        let looked = self.excuse(looked.map_err(RelayError::from)).await?;
        let Some(lost) = looked else { return Ok(false) };
        if lost {
            let reconciled = self.reconcile(Scope::Everything).await;
            if self.excuse(reconciled).await?.is_none() {
                self.book.end = None;
                return Ok(false);
            }
        }
        self.show(None);
        Ok(self.book.certain)
    }

    /// Sees to it that the stream is there and notes its end; says whether messages may have been lost.
    async fn end_of_stream(&mut self) -> Result<bool, StreamError> {
        let relay = self.relay;
        let epoch = self.stream.epoch();
        self.stream = EventStream::ensure(&relay.connection, epoch, &relay.options.stream).await?;
        let end = self.stream.end().await?;
        let lost = self
            .book
            .end
            .is_none_or(|before| end.has_lost_since(before) || end.messages < before.messages);
        if lost && self.book.end.is_some() {
            tracing::error!(stream = self.stream.name(), "the stream has lost messages");
        }
        self.book.end = Some(end);
        self.book.certain = true;
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
                self.book.doubt();
                // As after a loss: stream and log are compared.
                self.book.end = None;
                return Ok(());
            }
            self.book.want(workspace, head);
            self.book.note_again(workspace);
        }
        let end = self.stream.end().await.map_err(RelayError::from);
        if let Some(end) = self.excuse(end).await?
            && self.book.end != Some(end)
        {
            tracing::warn!(stream = self.stream.name(), "somebody else has changed the stream");
            self.book.doubt();
            self.reconcile_at = Instant::now();
        }
        Ok(())
    }

    /// Notes what was acknowledged.
    pub(super) async fn save(&mut self) -> Result<(), RelayError> {
        self.save_at = None;
        if self.book.unsaved.is_empty() {
            return Ok(());
        }
        let unsaved = std::mem::take(&mut self.book.unsaved);
        self.lease.save(self.stream.epoch(), &unsaved).await
    }

    /// Shows how it stands; an error is shown until the next success, that of a bench until nobody sits there.
    fn show(&self, error: Option<String>) {
        let (pending, benched) = (self.book.pending(), self.book.bench.len());
        self.relay.status.send_modify(|status| {
            status.pending = pending;
            if error.is_some() || benched == 0 {
                status.last_error = error;
            }
            measure::stands(pending, benched, status.last_error.is_some());
        });
    }
}
