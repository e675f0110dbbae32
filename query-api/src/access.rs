//! Who may ask about a workspace or a project: decided in the snapshot that the answer comes from.

use std::ops::Deref;

use domain::{Access, Place, Right, UserId};
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::membership::{Asked, ProjectMembership, WorkspaceMembership};
use crate::paths::ToProject;
use crate::rows::listed::Within;
use crate::seen::Look;
use crate::{App, ReadRequest};

/// A workspace whose active member the caller is, and a snapshot to ask.
pub(crate) struct InWorkspace {
    look: Look,
    membership: WorkspaceMembership,
    pub(crate) caller: Uuid,
}

impl Deref for InWorkspace {
    type Target = WorkspaceMembership;

    fn deref(&self) -> &WorkspaceMembership {
        &self.membership
    }
}

impl InWorkspace {
    /// Looks at a workspace with the right that the row of the route names; a caller who is no active member gets the
    /// answer for a workspace that does not exist.
    pub(crate) async fn open(
        app: &App,
        request: &ReadRequest,
        slug: &str,
    ) -> Result<Self, Problem> {
        let right = request.asks_in(Place::Workspace)?;
        let found = Self::find(app, request, slug).await?.ok_or_else(Problem::forbidden)?;
        let access = Access::new(UserId(found.caller), Some(found.role), None);
        right.asks(&access).map_err(|_| Problem::forbidden())?;
        if right == Right::InSomeProject { found.needs_a_project().await } else { Ok(found) }
    }

    /// Looks at a workspace that may go by its id, as in the messages of the stream; otherwise as [`InWorkspace::open`].
    pub(crate) async fn named(
        app: &App,
        request: &ReadRequest,
        name: &str,
    ) -> Result<Self, Problem> {
        let slug = slug(app, request, name).await?;
        Self::open(app, request, slug.as_deref().unwrap_or(name)).await
    }

    /// Looks at a workspace, if the caller is an active member.
    pub(crate) async fn find(
        app: &App,
        request: &ReadRequest,
        slug: &str,
    ) -> Result<Option<Self>, Problem> {
        app.wait(request, slug).await?;
        let mut look = Look::snapshot(&app.pool).await?;
        let caller = request.user();
        let membership = WorkspaceMembership::find(look.db(), slug, caller).await?;
        Ok(membership.map(|membership| Self { look, membership, caller }))
    }

    /// What was seen, without the snapshot.
    pub(crate) fn into_membership(self) -> WorkspaceMembership {
        self.membership
    }

    /// The snapshot.
    pub(crate) fn db(&mut self) -> &mut PgConnection {
        self.look.db()
    }

    /// One of its projects, to ask for its rows.
    pub(crate) fn within(&mut self, project: Uuid) -> Within<'_> {
        Within {
            db: self.look.db(),
            seen: self.membership.seen,
            workspace: &self.membership.workspace,
            project,
            caller: self.caller,
        }
    }

    /// Refuses callers who are in no project of the workspace.
    async fn needs_a_project(mut self) -> Result<Self, Problem> {
        let (workspace, caller) = (self.workspace.id, self.caller);
        let is_in_one = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT FROM projects_of($1, $2)) AS "exists!""#,
            workspace,
            caller,
        )
        .fetch_one(self.db())
        .await?;
        if is_in_one { Ok(self) } else { Err(Problem::forbidden()) }
    }
}

/// A project whose active member the caller is, in the project and in its workspace, and a snapshot to ask.
pub(crate) struct InProject {
    look: Look,
    membership: ProjectMembership,
}

impl Deref for InProject {
    type Target = ProjectMembership;

    fn deref(&self) -> &ProjectMembership {
        &self.membership
    }
}

impl InProject {
    /// Looks at a project; a caller who is no active member of it gets the answer for a project that does not exist.
    pub(crate) async fn open(
        app: &App,
        request: &ReadRequest,
        path: &impl ToProject,
    ) -> Result<Self, Problem> {
        app.wait(request, path.slug()).await?;
        let mut look = Look::snapshot(&app.pool).await?;
        let membership = ProjectMembership::find(look.db(), &asked(request, path)?).await?;
        Ok(Self { look, membership })
    }

    /// The snapshot.
    pub(crate) fn db(&mut self) -> &mut PgConnection {
        self.look.db()
    }

    /// The project, to ask for its rows.
    pub(crate) fn within(&mut self) -> Within<'_> {
        Within {
            db: self.look.db(),
            seen: self.membership.seen,
            workspace: &self.membership.workspace,
            project: self.membership.project,
            caller: self.membership.caller,
        }
    }
}

/// Where things are that are of a project or of the workspace itself, as far as the caller may look there, and a snapshot to
/// ask.
pub(crate) enum InPlace {
    Project(InProject),
    /// The workspace itself.
    Workspace(InWorkspace),
}

impl InPlace {
    /// Looks at a project; a caller who is no active member of it gets the answer for a project that does not exist.
    pub(crate) async fn project(
        app: &App,
        request: &ReadRequest,
        path: &impl ToProject,
    ) -> Result<Self, Problem> {
        Ok(Self::Project(InProject::open(app, request, path).await?))
    }

    /// Looks at the workspace itself.
    pub(crate) async fn workspace(
        app: &App,
        request: &ReadRequest,
        slug: &str,
    ) -> Result<Self, Problem> {
        Ok(Self::Workspace(InWorkspace::open(app, request, slug).await?))
    }

    /// The place, to ask for what is there.
    pub(crate) fn within(&mut self) -> Within<'_> {
        match self {
            Self::Project(project) => project.within(),
            Self::Workspace(workspace) => {
                let id = workspace.workspace.id;
                workspace.within(id)
            }
        }
    }
}

/// Looks only at whether the caller is in a project, for questions that the log answers.
pub(crate) async fn to_project(
    app: &App,
    request: &ReadRequest,
    path: &impl ToProject,
) -> Result<ProjectMembership, Problem> {
    app.wait(request, path.slug()).await?;
    let mut look = Look::once(&app.kept).await?;
    let membership = ProjectMembership::find(look.db(), &asked(request, path)?).await?;
    look.keep(&app.kept);
    Ok(membership)
}

/// The project that a request asks about, and who asks; the statements that take it ask for its members.
pub(crate) fn asked(request: &ReadRequest, path: &impl ToProject) -> Result<Asked, Problem> {
    request.asks(Right::ProjectReader)?;
    let (slug, project, caller) = (path.slug().to_owned(), path.project(), request.user());
    Ok(Asked { slug, project, caller })
}

/// The slug of the workspace with this id, if the caller is an active member.
async fn slug(app: &App, request: &ReadRequest, id: &str) -> Result<Option<String>, sqlx::Error> {
    let Ok(id) = Uuid::parse_str(id) else { return Ok(None) };
    sqlx::query_scalar!(
        r#"
        SELECT w.slug
        FROM workspace w
        JOIN workspaces_of($2) m ON m.workspace_id = w.workspace_id
        WHERE w.workspace_id = $1
        "#,
        id,
        request.user(),
    )
    .fetch_optional(&app.pool)
    .await
}
