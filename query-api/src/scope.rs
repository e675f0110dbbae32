//! Who may ask about a workspace or a project: decided in the snapshot that the answer comes from.

use std::ops::Deref;

use domain::Role;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::WorkspaceLite;

use crate::seen::{Look, Seen};
use crate::{App, Reader};

/// A workspace whose active member the caller is.
pub(crate) struct InWorkspace {
    look: Look,
    /// How far the answer shows it.
    pub(crate) seen: Seen,
    /// The workspace.
    pub(crate) workspace: WorkspaceLite,
    /// The caller.
    pub(crate) caller: Uuid,
    /// The caller's role.
    pub(crate) role: Role,
    /// Whether the caller may read the whole log.
    pub(crate) reads_log: bool,
}

impl InWorkspace {
    /// Looks at a workspace; whoever is no active member of it is told the same as if there were none.
    pub(crate) async fn open(app: &App, reader: &Reader, slug: &str) -> Result<Self, Problem> {
        Self::find(app, reader, slug).await?.ok_or_else(Problem::forbidden)
    }

    /// Looks at a workspace, if the caller is an active member.
    pub(crate) async fn find(
        app: &App,
        reader: &Reader,
        slug: &str,
    ) -> Result<Option<Self>, Problem> {
        app.wait(reader, slug).await?;
        let mut look = Look::snapshot(&app.pool).await?;
        let caller = reader.user();
        let Some(row) = workspace(look.db(), slug, caller).await? else { return Ok(None) };
        let Some(role) = role(&row.role) else { return Ok(None) };
        let workspace = WorkspaceLite { id: row.id, name: row.name, slug: row.slug };
        let seen = Seen::new(row.epoch, row.position);
        Ok(Some(Self { look, seen, workspace, caller, role, reads_log: row.reads_log }))
    }

    /// The snapshot.
    pub(crate) fn db(&mut self) -> &mut PgConnection {
        self.look.db()
    }

    /// Refuses callers who are in no project of the workspace.
    pub(crate) async fn needs_a_project(mut self) -> Result<Self, Problem> {
        let (workspace, caller) = (self.workspace.id, self.caller);
        let is_in_one = sqlx::query_scalar!(
            r#"
            SELECT EXISTS (
                SELECT FROM project_member
                WHERE workspace_id IS NOT DISTINCT FROM $1
                  AND member_id = $2
                  AND is_active
            ) AS "exists!"
            "#,
            workspace,
            caller,
        )
        .fetch_one(self.db())
        .await?;
        if is_in_one { Ok(self) } else { Err(Problem::forbidden()) }
    }

    /// Refuses callers whose role in the workspace does not reach that far.
    pub(crate) fn needs(self, role: Role) -> Result<Self, Problem> {
        if self.role.includes(role) { Ok(self) } else { Err(Problem::forbidden()) }
    }
}

/// A place that somebody asks about.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The workspace.
    pub(crate) slug: String,
    /// The project.
    pub(crate) project: Uuid,
    /// Who asks.
    pub(crate) caller: Uuid,
}

/// Where a question about a project's content is asked, and by whom.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// How far the answer shows it.
    pub(crate) seen: Seen,
    /// The workspace.
    pub(crate) workspace: WorkspaceLite,
    /// The project.
    pub(crate) project: Uuid,
    /// Whether the project is archived, so that it shows no content.
    pub(crate) is_archived: bool,
    /// The caller.
    pub(crate) caller: Uuid,
}

impl Place {
    /// The place, if the caller is an active member of the project and of its workspace.
    async fn find(
        db: &mut PgConnection,
        slug: &str,
        project: Uuid,
        caller: Uuid,
    ) -> Result<Self, Problem> {
        let asked = Asked { slug: slug.to_owned(), project, caller };
        let place = Self::find_all(db, &[&asked]).await?.pop().flatten();
        place.ok_or_else(Problem::forbidden)
    }

    /// Each place, if its caller is an active member of the project and of its workspace.
    pub(crate) async fn find_all(
        db: &mut PgConnection,
        asked: &[&Asked],
    ) -> Result<Vec<Option<Self>>, sqlx::Error> {
        let mut places: Vec<Option<Self>> = asked.iter().map(|_| None).collect();
        for row in in_projects(db, asked).await? {
            let index = usize::try_from(row.number - 1).unwrap_or(usize::MAX);
            if let (Some(place), Some(asked)) = (places.get_mut(index), asked.get(index)) {
                *place = Some(row.place(asked));
            }
        }
        Ok(places)
    }

    /// Looks only at where the question is asked, for those that the log answers.
    pub(crate) async fn open(
        app: &App,
        reader: &Reader,
        slug: &str,
        project: Uuid,
    ) -> Result<Self, Problem> {
        app.wait(reader, slug).await?;
        let mut look = Look::once(&app.kept).await?;
        let place = Self::find(look.db(), slug, project, reader.user()).await?;
        look.keep(&app.kept);
        Ok(place)
    }

    /// What every question about the project's content names: workspace, project and caller.
    pub(crate) const fn keys(&self) -> (Uuid, Uuid, Uuid) {
        (self.workspace.id, self.project, self.caller)
    }
}

/// A project whose active member the caller is, in the project and in its workspace, and a snapshot to ask.
pub(crate) struct InProject {
    look: Look,
    place: Place,
}

impl Deref for InProject {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.place
    }
}

impl InProject {
    /// Looks at a project; whoever is no active member of it is told the same as if there were none.
    pub(crate) async fn open(
        app: &App,
        reader: &Reader,
        slug: &str,
        project: Uuid,
    ) -> Result<Self, Problem> {
        app.wait(reader, slug).await?;
        let mut look = Look::snapshot(&app.pool).await?;
        let place = Place::find(look.db(), slug, project, reader.user()).await?;
        Ok(Self { look, place })
    }

    /// The snapshot.
    pub(crate) fn db(&mut self) -> &mut PgConnection {
        self.look.db()
    }
}

/// Refuses callers who are no active members of a project; for questions that found nothing in one statement.
pub(crate) async fn check_project(
    db: &mut PgConnection,
    slug: &str,
    project: Uuid,
    caller: Uuid,
) -> Result<(), Problem> {
    Place::find(db, slug, project, caller).await.map(drop)
}

/// A role by its name in the tables.
pub(crate) fn role(name: &str) -> Option<Role> {
    [Role::Owner, Role::Admin, Role::Member, Role::Guest]
        .into_iter()
        .find(|role| role.name() == name)
}

/// A workspace and the caller's role in it.
struct Row {
    id: Uuid,
    name: String,
    slug: String,
    role: String,
    reads_log: bool,
    position: i64,
    epoch: Uuid,
}

/// The workspace of this slug, if the caller is an active member.
async fn workspace(
    db: &mut PgConnection,
    slug: &str,
    caller: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            w.workspace_id AS id, w.name, w.slug, m.role, m.reads_log, c.position AS "position!",
            (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!"
        FROM workspace w
        JOIN workspace_member m
            ON m.workspace_id = w.workspace_id AND m.member_id = $2 AND m.is_active
        JOIN checkpoint c ON c.workspace_id = w.workspace_id
        WHERE w.slug = $1
        ORDER BY w.created_at DESC
        LIMIT 1
        "#,
        slug,
        caller,
    )
    .fetch_optional(db)
    .await
}

/// A project's workspace, and whether the project is archived.
struct PlaceRow {
    number: i64,
    id: Uuid,
    name: String,
    slug: String,
    is_archived: bool,
    position: i64,
    epoch: Uuid,
}

impl PlaceRow {
    /// The place that was asked for.
    fn place(self, asked: &Asked) -> Place {
        Place {
            seen: Seen::new(self.epoch, self.position),
            workspace: WorkspaceLite { id: self.id, name: self.name, slug: self.slug },
            project: asked.project,
            is_archived: self.is_archived,
            caller: asked.caller,
        }
    }
}

/// The workspace of each project, if the caller is an active member of both, and the number of who asked. What IS NOT
/// DISTINCT is not looked for by an index: else a membership may be looked for by its workspace alone, in a plan that was
/// made while the table was empty and is kept.
async fn in_projects(
    db: &mut PgConnection,
    asked: &[&Asked],
) -> Result<Vec<PlaceRow>, sqlx::Error> {
    sqlx::query_as!(
        PlaceRow,
        r#"
        SELECT
            asked.number AS "number!", place.id AS "id!", place.name AS "name!",
            place.slug AS "slug!", place.is_archived AS "is_archived!",
            place.position AS "position!",
            (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!"
        FROM unnest($1::text[], $2::uuid[], $3::uuid[])
            WITH ORDINALITY AS asked (slug, project_id, caller_id, number)
        CROSS JOIN LATERAL (
            SELECT
                w.workspace_id AS id, w.name, w.slug, p.archived_at IS NOT NULL AS is_archived,
                c.position
            FROM workspace w
            JOIN workspace_member m
                ON m.workspace_id = w.workspace_id AND m.member_id = asked.caller_id
                AND m.is_active
            JOIN project_member pm
                ON pm.workspace_id IS NOT DISTINCT FROM w.workspace_id
                AND pm.project_id = asked.project_id AND pm.member_id = asked.caller_id
                AND pm.is_active
            JOIN project p ON p.workspace_id = w.workspace_id AND p.id = pm.project_id
            JOIN checkpoint c ON c.workspace_id = w.workspace_id
            WHERE w.slug = asked.slug
            LIMIT 1
        ) AS place
        "#,
        &asked.iter().map(|asked| asked.slug.clone()).collect::<Vec<_>>(),
        &asked.iter().map(|asked| asked.project).collect::<Vec<_>>(),
        &asked.iter().map(|asked| asked.caller).collect::<Vec<_>>(),
    )
    .fetch_all(db)
    .await
}
