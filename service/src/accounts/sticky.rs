//! Stickies: notes that their owner alone reads.

use chrono::{DateTime, Utc};
use domain::{UserId, WorkspaceId};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{self, Audit};
use wire::{PageRequest, Zone};

use super::{AccountError, Own};

/// The most stickies that a user may have in a workspace.
pub const MOST_STICKIES: i64 = 500;

/// A short note of a user's own in a workspace.
#[derive(Debug, Clone, PartialEq)]
pub struct Sticky {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub owner: UserId,
    /// The workspace that it is in.
    pub workspace: WorkspaceId,
    /// What it is called.
    pub name: Option<String>,
    /// What the client's editor keeps of the text, an object.
    pub description: Value,
    /// The text as sanitised HTML.
    pub html: String,
    /// The text without its tags; none where the HTML is empty.
    pub text: Option<String>,
    /// Its icon, an object.
    pub logo: Value,
    /// Its colour.
    pub colour: Option<String>,
    /// The colour of its paper.
    pub background_colour: Option<String>,
    /// Its place.
    pub sort_order: f64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Goes up with every change.
    pub version: u64,
}

struct Row {
    id: Uuid,
    user_id: Uuid,
    workspace_id: Uuid,
    name: Option<String>,
    description: Value,
    description_html: String,
    description_text: Option<String>,
    logo: Value,
    colour: Option<String>,
    background_colour: Option<String>,
    sort_order: f64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl From<Row> for Sticky {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            owner: UserId(row.user_id),
            workspace: WorkspaceId(row.workspace_id),
            name: row.name,
            description: row.description,
            html: row.description_html,
            text: row.description_text,
            logo: row.logo,
            colour: row.colour,
            background_colour: row.background_colour,
            sort_order: row.sort_order,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version.cast_unsigned(),
        }
    }
}

impl Sticky {
    /// A user's sticky in a workspace.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn find(
        db: &mut PgConnection,
        (workspace, owner): (WorkspaceId, UserId),
        id: Uuid,
    ) -> Result<Option<Self>, sqlx::Error> {
        let row = sqlx::query_as!(
            Row,
            "SELECT id, user_id, workspace_id, name, description, description_html, description_text, logo,
                colour, background_colour, sort_order, created_at, updated_at, version
            FROM sticky
            WHERE id = $1
              AND user_id = $2
              AND workspace_id = $3",
            id,
            owner.uuid(),
            workspace.uuid(),
        )
        .fetch_optional(db)
        .await?;
        Ok(row.map(Self::from))
    }

    /// A page of a user's stickies in a workspace whose text has the words, newest first, and how many there are on all
    /// pages.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn page(
        db: &mut PgConnection,
        (workspace, owner): (WorkspaceId, UserId),
        words: Option<&str>,
        page: PageRequest,
    ) -> Result<(Vec<Self>, u64), sqlx::Error> {
        let rows = sqlx::query_as!(
            Row,
            "SELECT id, user_id, workspace_id, name, description, description_html, description_text, logo,
                colour, background_colour, sort_order, created_at, updated_at, version
            FROM sticky
            WHERE user_id = $1
              AND workspace_id = $2
              AND ($3::text IS NULL OR strpos(lower(description_text), lower($3)) > 0)
            ORDER BY created_at DESC, id DESC
            LIMIT $4 OFFSET $5",
            owner.uuid(),
            workspace.uuid(),
            words,
            page.limit(),
            page.offset(),
        )
        .fetch_all(&mut *db)
        .await?;
        let total = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!"
            FROM sticky
            WHERE user_id = $1
              AND workspace_id = $2
              AND ($3::text IS NULL OR strpos(lower(description_text), lower($3)) > 0)"#,
            owner.uuid(),
            workspace.uuid(),
            words,
        )
        .fetch_one(db)
        .await?;
        Ok((rows.into_iter().map(Self::from).collect(), total.cast_unsigned()))
    }

    /// As its owner sees it.
    #[must_use]
    pub fn shape(self, zone: Zone) -> shapes::Sticky {
        let owner = self.owner.uuid();
        shapes::Sticky {
            audit: Audit {
                id: self.id,
                created_at: zone.at(self.created_at),
                updated_at: zone.at(self.updated_at),
                deleted_at: None,
                created_by: Some(owner.into()),
                updated_by: (self.version > 1).then(|| owner.into()),
            },
            name: self.name,
            description: self.description,
            description_html: self.html,
            description_stripped: self.text,
            description_binary: None,
            logo_props: self.logo,
            color: self.colour,
            background_color: self.background_colour,
            sort_order: self.sort_order,
            workspace: self.workspace.uuid(),
            owner,
        }
    }
}

impl Own {
    /// The user's sticky in a workspace.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn sticky(
        &mut self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Result<Option<Sticky>, AccountError> {
        let user = self.user();
        Ok(Sticky::find(self.db(), (workspace, user), id).await?)
    }

    /// How many stickies the user has in a workspace, and the last place of one.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn count_stickies(
        &mut self,
        workspace: WorkspaceId,
    ) -> Result<(i64, Option<f64>), AccountError> {
        let user = self.user().uuid();
        let row = sqlx::query!(
            r#"SELECT count(*) AS "count!", max(sort_order) AS last
            FROM sticky
            WHERE user_id = $1
              AND workspace_id = $2"#,
            user,
            workspace.uuid(),
        )
        .fetch_one(self.db())
        .await?;
        Ok((row.count, row.last))
    }

    /// Writes a sticky, a new one or another version of one of the user's.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write_sticky(&mut self, sticky: &Sticky) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!(
            "INSERT INTO sticky (id, user_id, workspace_id, name, description, description_html,
                description_text, logo, colour, background_colour, sort_order, created_at, updated_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (id) DO UPDATE
            SET name = $4, description = $5, description_html = $6, description_text = $7, logo = $8,
                colour = $9, background_colour = $10, sort_order = $11, updated_at = $13, version = $14
            WHERE sticky.user_id = $2
              AND sticky.workspace_id = $3",
            sticky.id,
            user,
            sticky.workspace.uuid(),
            sticky.name,
            sticky.description,
            sticky.html,
            sticky.text,
            sticky.logo,
            sticky.colour,
            sticky.background_colour,
            sticky.sort_order,
            sticky.created_at,
            sticky.updated_at,
            sticky.version.cast_signed(),
        )
        .execute(self.db())
        .await?;
        Ok(())
    }

    /// Deletes one of the user's stickies.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn delete_sticky(&mut self, id: Uuid) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!("DELETE FROM sticky WHERE id = $1 AND user_id = $2", id, user)
            .execute(self.db())
            .await?;
        Ok(())
    }
}
