//! What every endpoint works with.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::response::Response;
use domain::{Access, AccessRefusal, ProjectId, UserId, WorkspaceId};
use event_store::{Committed, Store, claims};
use service::accounts::{Accounts, Passwords};
use service::http::headers;
use service::{Clock, Ids, Problem, TrustedProxies, Turns};
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::accounts::Attempts;
use crate::claims::USER_EMAIL;
use crate::directory::Directory;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::stop::{AnyRefusal, Stop};
use crate::unit::{Entered, Execution, Operation, Queues, access_now, execute};

/// How long an answer waits until the read tables show it.
const VISIBLE_WITHIN: Duration = Duration::from_secs(2);

/// What the client is told when another workspace has just got the slug in its path.
const REPLACED: &str = "Another workspace has just been given this slug, please try again.";

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
    /// Hashes passwords.
    pub passwords: Passwords,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub ids: Ids,
    /// Runs what goes on when its client is gone.
    pub tasks: TaskTracker,
    /// The log's present life.
    pub epoch: Uuid,
    /// Whether anybody may sign up.
    pub open_sign_up: bool,
    /// The proxies that are believed when they say who asks.
    pub trusted_proxies: TrustedProxies,
}

impl App {
    /// The command side over its parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { store, read_model, accounts, passwords, clock, ids, epoch, .. } = parts;
        let Parts { open_sign_up, trusted_proxies, tasks, .. } = parts;
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
            trusted_proxies,
            large_bodies: Turns::new(LARGE_BODIES_AT_ONCE),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Runs what goes on when its client is gone; the process waits for it when it stops.
    pub(crate) fn tasks(&self) -> &TaskTracker {
        &self.shared.tasks
    }

    /// Hashes passwords.
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

    /// New ids.
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
    pub async fn user_with_email(&self, email: &str) -> Result<Option<UserId>, Stop> {
        let email = email.to_lowercase();
        let owner =
            claims::owner(self.shared.store.reads(), WorkspaceId::INSTANCE, USER_EMAIL, &email);
        Ok(owner.await?.map(UserId))
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
    ) -> Result<(), Stop> {
        let shared = &self.shared;
        let (committed, _) =
            execute(&shared.store, &shared.read_model, &shared.queues, execution, operation)
                .await?;
        if waits {
            self.is_visible(execution.workspace, &committed).await;
        }
        Ok(())
    }

    /// Waits, within reason, until the read tables show what was appended.
    async fn is_visible(&self, workspace: WorkspaceId, committed: &Committed) -> bool {
        let applied = self.shared.read_model.applied();
        applied.wait_for(workspace, committed.last, VISIBLE_WITHIN).await
    }

    /// The workspace with this slug.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub(crate) async fn workspace(&self, slug: &str) -> Result<Option<WorkspaceId>, Stop> {
        self.shared.directory.workspace(slug).await
    }

    /// A request as a command of the workspace with this slug.
    ///
    /// # Errors
    /// There is no such workspace (which nobody may know), or the log cannot be asked.
    pub async fn command(
        &self,
        request: &CommandRequest,
        slug: &str,
    ) -> Result<Command<'_>, Problem> {
        let workspace = self.shared.directory.workspace(slug).await.map_err(Problem::from)?;
        let command = self.command_of(request, workspace.ok_or_else(Problem::forbidden)?);
        Ok(Command { slug: Some(slug.to_owned()), ..command })
    }

    /// A request as a command of a workspace that is known by its id.
    #[must_use]
    pub fn command_of(&self, request: &CommandRequest, workspace: WorkspaceId) -> Command<'_> {
        let execution = Execution {
            workspace,
            identity: request.identity(workspace, || self.shared.ids.next()),
            at: self.shared.clock.now(),
            correlation_id: Some(request.correlation_id()),
            standing: Some(request.standing().clone()),
        };
        let (slug, is_bound) = (None, AtomicBool::new(false));
        Command { app: self, execution, slug, is_bound, waits: request.waits() }
    }
}

/// A command on its way.
pub struct Command<'a> {
    app: &'a App,
    execution: Execution,
    /// What its workspace was found by, if it was.
    slug: Option<String>,
    /// Whether the endpoint was told something that follows from the workspace.
    is_bound: AtomicBool,
    waits: bool,
}

impl Command<'_> {
    /// The same, whose answer shows nothing that reads show.
    #[must_use]
    pub fn at_once(self) -> Self {
        Self { waits: false, ..self }
    }

    /// The same, which no longer rests on the caller's credential: the command itself has ended it.
    #[must_use]
    pub fn without_credential(mut self) -> Self {
        self.execution.standing = None;
        self
    }

    /// Whose log is appended to.
    #[must_use]
    pub fn workspace(&self) -> WorkspaceId {
        self.bind();
        self.execution.workspace
    }

    /// The command's `ordinal`-th new id: the same in every try.
    #[must_use]
    pub fn new_id<Id: From<Uuid>>(&self, ordinal: u32) -> Id {
        if self.execution.identity.key.is_some() {
            self.bind();
        }
        self.execution.new_id(ordinal)
    }

    /// What was read of the body; whoever may not do this in the project hears that first (contract §1.2).
    ///
    /// Only asks when the body is wrong: the decision itself asks who may.
    ///
    /// # Errors
    /// The caller may not, or what is wrong with the body.
    pub async fn permitted<T>(
        &self,
        project: ProjectId,
        may: impl FnOnce(&Access) -> Result<(), AccessRefusal>,
        read: Result<T, Problem>,
    ) -> Result<T, Problem> {
        if read.is_err() {
            let entered = self.entered(project).await?;
            may(&entered.access).map_err(Stop::from)?;
        }
        read
    }

    /// Reads a body with HTML in it. A large one is read only for those who may do this in the project, and off the
    /// threads that serve requests: cleaning a few megabytes takes a while.
    ///
    /// # Errors
    /// The caller may not, or what is wrong with the body.
    pub async fn read_html<T: Send + 'static>(
        &self,
        request: &CommandRequest,
        project: ProjectId,
        may: impl FnOnce(&Access) -> Result<(), AccessRefusal>,
        read: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        if !request.is_large() {
            return self.permitted(project, may, read()).await;
        }
        let entered = self.entered(project).await?;
        may(&entered.access).map_err(Stop::from)?;
        self.app.shared.large_bodies.take(read).await.map_err(Problem::internal)?
    }

    /// Like [`Self::permitted`], for what is done in the workspace itself.
    ///
    /// # Errors
    /// The caller may not, or what is wrong with the body.
    pub async fn permitted_here<T>(
        &self,
        may: impl FnOnce(&Access) -> Result<(), AccessRefusal>,
        read: Result<T, Problem>,
    ) -> Result<T, Problem> {
        if read.is_err() {
            let access = match access_now(self.app.store(), &self.execution).await {
                Err(stop) => access_now(self.app.store(), &self.elsewhere(stop).await?).await,
                access => access,
            }?;
            may(&access).map_err(Stop::from)?;
        }
        read
    }

    /// Decides, appends, waits until it is visible, and answers.
    ///
    /// # Errors
    /// Why it was not carried out.
    pub async fn carry_out(&self, operation: &impl Operation) -> Result<Response, Problem> {
        let answer = match self.execute(&self.execution, operation).await {
            Err(stop) => self.execute(&self.elsewhere(stop).await?, operation).await,
            answer => answer,
        };
        Ok(answer?)
    }

    /// The project as it is this instant.
    async fn entered(&self, project: ProjectId) -> Result<Entered, Stop> {
        match Entered::now(self.app.store(), &self.execution, project).await {
            Err(stop) => {
                Entered::now(self.app.store(), &self.elsewhere(stop).await?, project).await
            }
            entered => entered,
        }
    }

    /// The command in the workspace that bears the slug now, if it stopped because the one that this process remembered
    /// is gone; else why it stopped.
    async fn elsewhere(&self, stop: Stop) -> Result<Execution, Stop> {
        let (Stop::Refused(AnyRefusal::Access(_)), Some(slug)) = (&stop, &self.slug) else {
            return Err(stop);
        };
        let gone = self.execution.workspace;
        let Some(workspace) = self.app.shared.directory.successor(slug, gone).await? else {
            return Err(stop);
        };
        if self.is_bound.load(Ordering::Relaxed) {
            return Err(Problem::unavailable("workspace/replaced", REPLACED, 1).into());
        }
        let identity = self.execution.identity.in_workspace(workspace);
        Ok(Execution { workspace, identity, ..self.execution.clone() })
    }

    /// Notes that the endpoint builds on the workspace, so that it cannot be another one any more.
    fn bind(&self) {
        self.is_bound.store(true, Ordering::Relaxed);
    }

    /// Decides, appends, waits until it is visible, and answers.
    async fn execute(
        &self,
        execution: &Execution,
        operation: &impl Operation,
    ) -> Result<Response, Stop> {
        let shared = &self.app.shared;
        let (committed, after) =
            execute(&shared.store, &shared.read_model, &shared.queues, execution, operation)
                .await?;
        let rendered = operation.answer(&after)?;
        let workspace = execution.workspace;
        let is_visible = !self.waits || self.app.is_visible(workspace, &committed).await;
        let mut response = rendered.response(shared.epoch);
        headers::describe(response.headers_mut(), shared.epoch, committed.last);
        if !is_visible {
            headers::not_applied(response.headers_mut());
        }
        Ok(response)
    }
}
