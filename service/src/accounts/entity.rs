//! Things of a workspace that favourites and visits name, as a person sees them now.

use domain::{UserId, WorkspaceId};
use serde_json::Value;
use sqlx::PgExecutor;
use uuid::Uuid;
use wire::shapes;

/// A kind of thing that can be a favourite or be visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityKind {
    /// A project.
    Project,
    /// A cycle.
    Cycle,
    /// A module.
    Module,
    /// A page of a project or of the workspace.
    Page,
    /// A saved view of a project or of the workspace.
    View,
    /// A work item.
    Issue,
}

impl EntityKind {
    /// Its name, stored and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Cycle => "cycle",
            Self::Module => "module",
            Self::Page => "page",
            Self::View => "view",
            Self::Issue => "issue",
        }
    }

    /// The kind of a name; a work item has two.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "project" => Some(Self::Project),
            "cycle" => Some(Self::Cycle),
            "module" => Some(Self::Module),
            "page" => Some(Self::Page),
            "view" => Some(Self::View),
            "issue" | "work_item" => Some(Self::Issue),
            _ => None,
        }
    }
}

/// A thing as somebody who may see it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The id of the thing.
    pub id: Uuid,
    /// What it is called now.
    pub name: String,
    /// The icon of a page or a view.
    pub logo: Option<Value>,
    /// The project that it is in, or is; none for a page or a view of the workspace.
    pub project: Option<Uuid>,
    /// The identifier of that project.
    pub identifier: Option<String>,
    /// The running number of a work item.
    pub number: Option<i64>,
}

impl Entity {
    /// The thing, if the person sees it: their membership of the workspace itself is not asked for.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn seen(
        db: impl PgExecutor<'_>,
        (workspace, user): (WorkspaceId, UserId),
        (kind, id): (EntityKind, Uuid),
    ) -> Result<Option<Self>, sqlx::Error> {
        let row = sqlx::query!(
            r#"SELECT id AS "id!", name AS "name!", logo, project_id, identifier, number
            FROM entity_of($1, $2, $3, $4)"#,
            workspace.uuid(),
            user.uuid(),
            kind.name(),
            id,
        )
        .fetch_optional(db)
        .await?;
        Ok(row.map(|row| Self {
            id: row.id,
            name: row.name,
            logo: row.logo,
            project: row.project_id,
            identifier: row.identifier,
            number: row.number,
        }))
    }

    /// As clients see it.
    #[must_use]
    pub fn shape(self) -> shapes::EntityData {
        shapes::EntityData {
            id: self.id,
            name: self.name,
            logo_props: self.logo,
            project_id: self.project,
            project_identifier: self.identifier,
            sequence_id: self.number,
        }
    }
}
