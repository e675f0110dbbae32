//! A caller's request to change something, from the handler to its answer.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::response::Response;
use domain::{CollectionId, ProjectId, Right, WorkspaceId};
use event_store::{Committed, Identity};
use service::Problem;
use service::http::headers;
use uuid::Uuid;

use crate::answer::Rendered;
use crate::app::App;
use crate::error::{AnyRefusal, CommandError, Result};
use crate::request::CommandRequest;
use crate::unit::{
    Execution, InCollection, InPlace, InProject, InWorkspace, Operation, Permission, Snapshot,
    repeated,
};

/// What the client is told when another workspace has just got the slug in its path.
const REPLACED: &str = "Another workspace has just been given this slug, please try again.";

/// A request to change something in the log of one workspace, with what the caller has to be allowed for it.
pub struct Call<'a, P = ()> {
    app: &'a App,
    execution: Execution,
    /// What the caller has to be, by the row of the route.
    right: Right,
    permission: P,
    /// What its workspace was found by, if it was.
    slug: Option<String>,
    /// Whether the endpoint has been given something that follows from the workspace.
    is_bound: AtomicBool,
    waits: bool,
}

impl App {
    /// A call about the workspace with this slug.
    ///
    /// # Errors
    /// There is no such workspace (which nobody may know), or the log cannot be asked.
    pub(crate) async fn call(
        &self,
        request: &CommandRequest,
        slug: &str,
    ) -> Result<Call<'_>, Problem> {
        let workspace = self.workspace(slug).await?;
        let call = self.call_of(request, workspace.ok_or_else(Problem::forbidden)?);
        Ok(Call { slug: Some(slug.to_owned()), ..call })
    }

    /// A call about a workspace that is known by its id.
    #[must_use]
    pub(crate) fn call_of(&self, request: &CommandRequest, workspace: WorkspaceId) -> Call<'_> {
        let execution = Execution {
            workspace,
            identity: request.identity(workspace, || self.ids().next()),
            at: self.clock().now(),
            correlation_id: Some(request.correlation_id()),
            standing: Some(request.standing().clone()),
        };
        let (slug, is_bound, right) = (None, AtomicBool::new(false), request.right());
        Call { app: self, execution, right, permission: (), slug, is_bound, waits: request.waits() }
    }
}

impl<'a> Call<'a> {
    /// The call with the right of its route, asked in the workspace.
    #[must_use]
    pub fn in_workspace(self) -> Call<'a, InWorkspace> {
        let right = self.right;
        self.needs(InWorkspace { right })
    }

    /// The call with the right of its route, asked in a project.
    #[must_use]
    pub fn in_project(self, project: ProjectId) -> Call<'a, InProject> {
        let right = self.right;
        self.needs(InProject { project, right })
    }

    /// The call with the right of its route, asked where pages and views are: in a project, or without one in the
    /// workspace.
    #[must_use]
    pub fn in_place(self, project: Option<ProjectId>) -> Call<'a, InPlace> {
        let right = self.right;
        self.needs(InPlace { project, right })
    }

    /// The call with the right of its route, asked of a collection.
    #[must_use]
    pub fn in_collection(self, collection: CollectionId) -> Call<'a, InCollection> {
        let right = self.right;
        self.needs(InCollection { collection, right })
    }

    /// The call with a permission, which is asked for before the command is decided.
    fn needs<P>(self, permission: P) -> Call<'a, P> {
        let Self { app, execution, right, slug, is_bound, waits, .. } = self;
        Call { app, execution, right, permission, slug, is_bound, waits }
    }

    /// The call whose answer does not wait for the read tables, because it shows nothing that reads show.
    #[must_use]
    pub fn at_once(self) -> Self {
        Self { waits: false, ..self }
    }

    /// The call that no longer needs the caller's credential to be valid: the command itself has ended it.
    #[must_use]
    pub fn without_credential(mut self) -> Self {
        self.execution.standing = None;
        self
    }
}

impl<P: Permission> Call<'_, P> {
    /// The call under another identity, as a further command of the caller's in the workspace.
    #[must_use]
    pub fn identified(mut self, identity: Identity) -> Self {
        self.execution.identity = identity;
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

    /// Makes sure that the caller may, for an endpoint that decides nothing itself.
    ///
    /// # Errors
    /// The caller may not.
    pub async fn allowed(&self) -> Result<(), Problem> {
        self.ask().await?;
        Ok(())
    }

    /// What was read of the body; whoever may not do this hears that first (contract §1.2).
    ///
    /// Only asks when the body is wrong: each try at the decision asks anyway.
    ///
    /// # Errors
    /// The caller may not, or what is wrong with the body.
    pub async fn permitted<T>(&self, read: Result<T, Problem>) -> Result<T, Problem> {
        if read.is_err() {
            self.ask().await?;
        }
        read
    }

    /// Reads a body with HTML in it. A large one is read only for those who may do this, and off the threads that
    /// serve requests: cleaning a few megabytes takes a while.
    ///
    /// # Errors
    /// The caller may not, or what is wrong with the body.
    pub async fn read_html<T: Send + 'static>(
        &self,
        request: &CommandRequest,
        read: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        if !request.is_large() {
            return self.permitted(read()).await;
        }
        self.ask().await?;
        self.app.large_bodies().take(read).await.map_err(Problem::internal)?
    }

    /// Decides, appends, waits until it is visible, and answers.
    ///
    /// # Errors
    /// Why it was not carried out.
    pub async fn carry_out(&self, operation: &impl Operation<P>) -> Result<Response, Problem> {
        let answer = match self.execute(&self.execution, operation).await {
            Err(error) => self.execute(&self.elsewhere(error).await?, operation).await,
            answer => answer,
        };
        Ok(answer?)
    }

    /// The answer to a repetition of a command that is in the log, rendered as that to the first try; none to a first try.
    ///
    /// For an endpoint that cannot decide a second time what it decided first: each append knows a repetition by itself.
    ///
    /// # Errors
    /// The key belongs to another request, or the log cannot be asked.
    pub async fn repeated(
        &self,
        answer: impl Fn(&Snapshot) -> Result<Rendered>,
    ) -> Result<Option<Response>, Problem> {
        let Some((committed, then)) = repeated(self.app.store(), &self.execution).await? else {
            return Ok(None);
        };
        Ok(Some(self.response(&self.execution, &committed, answer(&then)?).await))
    }

    /// Makes sure that the endpoint enters what the row of its route is about: else it would ask for another right.
    fn check_place(&self) -> Result<()> {
        if self.permission.place() == self.right.place() {
            return Ok(());
        }
        Err(CommandError::Internal("the endpoint asks elsewhere than the row of its route says"))
    }

    /// Asks whether the caller may, as the log is this instant.
    async fn ask(&self) -> Result<P::Granted> {
        self.check_place()?;
        let store = self.app.store();
        match self.permission.ask_now(store, &self.execution).await {
            Err(error) => self.permission.ask_now(store, &self.elsewhere(error).await?).await,
            granted => granted,
        }
    }

    /// The execution in the workspace that bears the slug now, if it failed because the one that this process remembered
    /// is gone; else why it failed.
    async fn elsewhere(&self, error: CommandError) -> Result<Execution> {
        let (CommandError::Refused(AnyRefusal::Access(_)), Some(slug)) = (&error, &self.slug)
        else {
            return Err(error);
        };
        let gone = self.execution.workspace;
        let Some(workspace) = self.app.directory().successor(slug, gone).await? else {
            return Err(error);
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
        operation: &impl Operation<P>,
    ) -> Result<Response> {
        self.check_place()?;
        let app = self.app;
        let (committed, after) = app.commit(execution, &self.permission, operation).await?;
        Ok(self.response(execution, &committed, operation.answer(&after)?).await)
    }

    /// The response with what was rendered, once reads show it.
    async fn response(
        &self,
        execution: &Execution,
        committed: &Committed,
        rendered: Rendered,
    ) -> Response {
        let app = self.app;
        let is_visible = !self.waits || app.is_visible(execution.workspace, committed).await;
        let mut response = rendered.response(app.epoch());
        headers::describe(response.headers_mut(), app.epoch(), committed.last);
        if committed.first <= committed.last {
            headers::name_command(response.headers_mut(), execution.identity.command_id);
        }
        if !is_visible {
            headers::not_applied(response.headers_mut());
        }
        response
    }
}
