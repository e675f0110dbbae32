//! What every endpoint works with.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::{UserId, WorkspaceId};
use event_store::{Committed, Store, claims};
use service::accounts::{Accounts, Passwords};
use service::{Clock, Ids, TrustedProxies, Turns};
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::attempts::Attempts;
use crate::claims::USER_EMAIL;
use crate::directory::Directory;
use crate::error::Result;
use crate::read_model::ReadModel;
use crate::unit::{Execution, Operation, Permission, Queues, Snapshot, execute};

/// How long an answer waits until the read tables show it.
const VISIBLE_WITHIN: Duration = Duration::from_secs(2);

/// How many large bodies are cleaned of harmful HTML at the same time.
const LARGE_BODIES_AT_ONCE: usize = 2;

/// The command side. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// What all clones share.
    shared: Arc<Shared>,
}

/// What all clones of [`App`] share.
struct Shared {
    store: Store,
    read_model: ReadModel,
    directory: Directory,
    accounts: Accounts,
    passwords: Passwords,
    attempts: Attempts,
    clock: Clock,
    ids: Ids,
    tasks: TaskTracker,
    /// Where commands wait that were overtaken by others.
    queues: Queues,
    epoch: Uuid,
    open_sign_up: bool,
    invitations_last: TimeDelta,
    trusted_proxies: TrustedProxies,
    /// Lets only a few large bodies be read at the same time.
    large_bodies: Turns,
}

/// The parts that an [`App`] is made of.
pub struct Parts {
    /// The log.
    pub store: Store,
    /// The read tables, for decisions about sets.
    pub read_model: ReadModel,
    /// Profiles, keys and sessions.
    pub accounts: Accounts,
    /// Hashes passwords and compares them.
    pub passwords: Passwords,
    /// The time.
    pub clock: Clock,
    /// The source of new ids.
    pub ids: Ids,
    /// Runs what goes on when its client is gone.
    pub tasks: TaskTracker,
    /// The log's present life.
    pub epoch: Uuid,
    /// Whether anybody may sign up.
    pub open_sign_up: bool,
    /// How long an invitation can be accepted.
    pub invitations_last: TimeDelta,
    /// The proxies that are believed when they say who asks.
    pub trusted_proxies: TrustedProxies,
}

impl App {
    /// The command side over its parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { store, read_model, accounts, passwords, clock, ids, epoch, .. } = parts;
        let Parts { open_sign_up, invitations_last, trusted_proxies, tasks, .. } = parts;
        let directory = Directory::new(store.clone());
        let attempts = Attempts::new();
        let shared = Shared {
            store,
            read_model,
            directory,
            accounts,
            passwords,
            attempts,
            clock,
            ids,
            tasks,
            queues: Queues::default(),
            epoch,
            open_sign_up,
            invitations_last,
            trusted_proxies,
            large_bodies: Turns::new(LARGE_BODIES_AT_ONCE),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Runs what goes on when its client is gone; the process waits for it when it stops.
    pub(crate) fn tasks(&self) -> &TaskTracker {
        &self.shared.tasks
    }

    /// What hashes passwords and compares them.
    #[must_use]
    pub fn passwords(&self) -> &Passwords {
        &self.shared.passwords
    }

    /// Who has tried passwords.
    #[must_use]
    pub(crate) fn attempts(&self) -> &Attempts {
        &self.shared.attempts
    }

    /// Whether anybody may sign up.
    #[must_use]
    pub fn has_open_sign_up(&self) -> bool {
        self.shared.open_sign_up
    }

    /// How long an invitation can be accepted.
    #[must_use]
    pub(crate) fn invitations_last(&self) -> TimeDelta {
        self.shared.invitations_last
    }

    /// The proxies that are believed when they say who asks.
    #[must_use]
    pub(crate) fn trusted_proxies(&self) -> &TrustedProxies {
        &self.shared.trusted_proxies
    }

    /// Profiles, keys and sessions.
    #[must_use]
    pub fn accounts(&self) -> &Accounts {
        &self.shared.accounts
    }

    /// The log.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// The read tables, for decisions about sets.
    #[must_use]
    pub fn read_model(&self) -> &ReadModel {
        &self.shared.read_model
    }

    /// The time.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// The source of new ids.
    #[must_use]
    pub fn ids(&self) -> &Ids {
        &self.shared.ids
    }

    /// The log's present life.
    #[must_use]
    pub fn epoch(&self) -> Uuid {
        self.shared.epoch
    }

    /// The user who has an e-mail address, by its claim in the log.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn user_with_email(&self, email: &str) -> Result<Option<UserId>> {
        let email = email.to_lowercase();
        let owner =
            claims::owner(self.shared.store.reads(), WorkspaceId::INSTANCE, USER_EMAIL, &email);
        Ok(owner.await?.map(UserId))
    }

    /// Decides and appends, if the caller may; answers with where it is in the log and the aggregates right after it.
    ///
    /// # Errors
    /// Why it was not carried out.
    pub(crate) async fn commit<P: Permission>(
        &self,
        execution: &Execution,
        permission: &P,
        operation: &impl Operation<P>,
    ) -> Result<(Committed, Snapshot)> {
        let Shared { store, read_model, queues, .. } = &*self.shared;
        execute(store, read_model, queues, execution, permission, operation).await
    }

    /// Decides and appends without a request, and waits until it is visible if wanted.
    ///
    /// # Errors
    /// Why it was not carried out.
    pub(crate) async fn execute(
        &self,
        execution: &Execution,
        operation: &impl Operation,
        waits: bool,
    ) -> Result<()> {
        let (committed, _) = self.commit(execution, &(), operation).await?;
        if waits {
            self.is_visible(execution.workspace, &committed).await;
        }
        Ok(())
    }

    /// Waits, within reason, until the read tables show what was appended.
    pub(crate) async fn is_visible(&self, workspace: WorkspaceId, committed: &Committed) -> bool {
        let applied = self.shared.read_model.applied();
        applied.wait_for(workspace, committed.last, VISIBLE_WITHIN).await
    }

    /// Which workspace bears a slug.
    pub(crate) fn directory(&self) -> &Directory {
        &self.shared.directory
    }

    /// Lets only a few large bodies be read at the same time.
    pub(crate) fn large_bodies(&self) -> &Turns {
        &self.shared.large_bodies
    }

    /// The workspace with this slug.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub(crate) async fn workspace(&self, slug: &str) -> Result<Option<WorkspaceId>> {
        self.shared.directory.workspace(slug).await
    }
}
