//! Favourites: what a user has marked in a workspace, and the folders that they keep it in.

use chrono::{DateTime, Utc};
use domain::{UserId, WorkspaceId};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes;

use super::entity::{Entity, EntityKind};
use super::{AccountError, Own};

/// The most favourites that a user may have in a workspace, folders included.
pub const MOST_FAVOURITES: i64 = 500;

/// What a folder is called where kinds of things have names.
pub const FOLDER: &str = "folder";

/// A favourite, or a folder of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Favourite {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub owner: UserId,
    /// The workspace that it is in.
    pub workspace: WorkspaceId,
    /// The thing; none for a folder.
    pub thing: Option<(EntityKind, Uuid)>,
    /// What its owner calls it.
    pub name: Option<String>,
    /// The folder that it is in.
    pub parent: Option<Uuid>,
    /// Its place, ascending.
    pub sequence: f64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Goes up with every change.
    pub version: u64,
}

/// The columns of a favourite, and the columns of its thing as its owner sees it.
struct Row {
    id: Uuid,
    user_id: Uuid,
    workspace_id: Uuid,
    entity_type: String,
    entity_id: Option<Uuid>,
    name: Option<String>,
    parent_id: Option<Uuid>,
    sequence: f64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
    thing_name: Option<String>,
    thing_logo: Option<serde_json::Value>,
    thing_project: Option<Uuid>,
    thing_identifier: Option<String>,
    thing_number: Option<i64>,
}

impl Row {
    /// The favourite, with its thing.
    fn both(self) -> (Favourite, Option<Entity>) {
        let entity = self.entity_id.zip(self.thing_name).map(|(id, name)| Entity {
            id,
            name,
            logo: self.thing_logo,
            project: self.thing_project,
            identifier: self.thing_identifier,
            number: self.thing_number,
        });
        let favourite = Favourite {
            id: self.id,
            owner: UserId(self.user_id),
            workspace: WorkspaceId(self.workspace_id),
            thing: EntityKind::from_name(&self.entity_type).zip(self.entity_id),
            name: self.name,
            parent: self.parent_id,
            sequence: self.sequence,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version.cast_unsigned(),
        };
        (favourite, entity)
    }
}

impl Favourite {
    /// Whether it is a folder.
    #[must_use]
    pub const fn is_folder(&self) -> bool {
        self.thing.is_none()
    }

    /// A user's folders in a workspace, and their favourites whose things they see; in their order. With an id, that one
    /// alone.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn all(
        db: &mut PgConnection,
        (workspace, owner): (WorkspaceId, UserId),
        id: Option<Uuid>,
    ) -> Result<Vec<(Self, Option<Entity>)>, sqlx::Error> {
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT f.id, f.user_id, f.workspace_id, f.entity_type, f.entity_id, f.name, f.parent_id,
                f.sequence, f.created_at, f.updated_at, f.version,
                thing.name AS "thing_name?", thing.logo AS "thing_logo?",
                thing.project_id AS "thing_project?", thing.identifier AS "thing_identifier?",
                thing.number AS "thing_number?"
            FROM favourite f
            LEFT JOIN LATERAL entity_of(f.workspace_id, f.user_id, f.entity_type, f.entity_id) AS thing ON true
            WHERE f.user_id = $1
              AND f.workspace_id = $2
              AND ($3::uuid IS NULL OR f.id = $3)
              AND (f.entity_type = 'folder' OR thing.id IS NOT NULL)
            ORDER BY f.sequence, f.created_at, f.id"#,
            owner.uuid(),
            workspace.uuid(),
            id,
        )
        .fetch_all(db)
        .await?;
        Ok(rows.into_iter().map(Row::both).collect())
    }

    /// As its owner sees it, with its thing.
    #[must_use]
    pub fn shape(self, entity: Option<Entity>, zone: Zone) -> shapes::Favourite {
        shapes::Favourite {
            id: self.id,
            entity_type: self.thing.map_or(FOLDER, |(kind, _)| kind.name()),
            entity_identifier: self.thing.map(|(_, id)| id),
            project_id: entity.as_ref().and_then(|entity| entity.project),
            entity_data: entity.map(Entity::shape),
            name: self.name,
            is_folder: self.thing.is_none(),
            sequence: self.sequence,
            parent: self.parent,
            workspace_id: self.workspace.uuid(),
            created_at: zone.at(self.created_at),
            updated_at: zone.at(self.updated_at),
        }
    }
}

/// How many favourites a user has, and where the last one is.
#[derive(Debug, Clone, Copy)]
pub struct FavouriteCount {
    /// How many, those included that are not shown.
    pub count: i64,
    /// The last place.
    pub last: Option<f64>,
}

impl Own {
    /// One of the user's favourites in a workspace, with its thing, if that is shown to them.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn favourite(
        &mut self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Result<Option<(Favourite, Option<Entity>)>, AccountError> {
        let user = self.user();
        Ok(Favourite::all(self.db(), (workspace, user), Some(id)).await?.pop())
    }

    /// The id of the user's favourite of a thing.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn favourite_of(
        &mut self,
        workspace: WorkspaceId,
        (kind, thing): (EntityKind, Uuid),
    ) -> Result<Option<Uuid>, AccountError> {
        let user = self.user().uuid();
        let id = sqlx::query_scalar!(
            "SELECT id
            FROM favourite
            WHERE user_id = $1
              AND workspace_id = $2
              AND entity_type = $3
              AND entity_id = $4",
            user,
            workspace.uuid(),
            kind.name(),
            thing,
        )
        .fetch_optional(self.db())
        .await?;
        Ok(id)
    }

    /// How many favourites the user has in a workspace, and where the last one is.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn count_favourites(
        &mut self,
        workspace: WorkspaceId,
    ) -> Result<FavouriteCount, AccountError> {
        let user = self.user().uuid();
        let count = sqlx::query_as!(
            FavouriteCount,
            r#"SELECT count(*) AS "count!", max(sequence) AS last
            FROM favourite
            WHERE user_id = $1
              AND workspace_id = $2"#,
            user,
            workspace.uuid(),
        )
        .fetch_one(self.db())
        .await?;
        Ok(count)
    }

    /// Removes the favourites whose things the user does not see any more: they make room for others.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn drop_hidden_favourites(
        &mut self,
        workspace: WorkspaceId,
    ) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!(
            "DELETE FROM favourite f
            WHERE f.user_id = $1
              AND f.workspace_id = $2
              AND f.entity_type <> 'folder'
              AND NOT EXISTS (SELECT FROM entity_of($2, $1, f.entity_type, f.entity_id))",
            user,
            workspace.uuid(),
        )
        .execute(self.db())
        .await?;
        Ok(())
    }

    /// Writes a favourite, a new one or another version of one of the user's.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write_favourite(&mut self, favourite: &Favourite) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!(
            "INSERT INTO favourite (id, user_id, workspace_id, entity_type, entity_id, name,
                parent_id, sequence, created_at, updated_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (id) DO UPDATE
            SET name = $6, parent_id = $7, sequence = $8, updated_at = $10, version = $11
            WHERE favourite.user_id = $2
              AND favourite.workspace_id = $3",
            favourite.id,
            user,
            favourite.workspace.uuid(),
            favourite.thing.map_or(FOLDER, |(kind, _)| kind.name()),
            favourite.thing.map(|(_, id)| id),
            favourite.name,
            favourite.parent,
            favourite.sequence,
            favourite.created_at,
            favourite.updated_at,
            favourite.version.cast_signed(),
        )
        .execute(self.db())
        .await?;
        Ok(())
    }

    /// Deletes one of the user's favourites; the favourites in a deleted folder stay, in no folder.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn delete_favourite(&mut self, id: Uuid) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!("DELETE FROM favourite WHERE id = $1 AND user_id = $2", id, user)
            .execute(self.db())
            .await?;
        Ok(())
    }
}
