//! Visits: what a user has opened in a workspace.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{UserId, WorkspaceId};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;
use wire::shapes;

use super::entity::{Entity, EntityKind};
use super::{AccountError, Own};

/// The most visits of a user in a workspace that are remembered, the last ones.
pub const MOST_VISITS: i64 = 50;
/// How long a key stands for a visit: there are many, and to note one again does no harm.
pub const VISIT_KEY_LASTS: TimeDelta = TimeDelta::days(1);
/// The most visits that are shown.
const SHOWN: i64 = 20;

/// A thing that a user has opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The id of the visits of this thing.
    pub id: Uuid,
    /// The thing's kind.
    pub kind: EntityKind,
    /// The thing as the user sees it.
    pub entity: Entity,
    /// When it was last opened.
    pub visited_at: DateTime<Utc>,
}

impl Visit {
    /// The things that a user opened last in a workspace, of a kind or of any, and still sees; the last one first.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn recent(
        db: &mut PgConnection,
        (workspace, user): (WorkspaceId, UserId),
        kind: Option<EntityKind>,
    ) -> Result<Vec<Self>, sqlx::Error> {
        let rows = sqlx::query!(
            r#"SELECT v.id, v.entity_type, v.entity_id, v.visited_at, thing.name AS "name!",
                thing.logo AS "logo?", thing.project_id AS "project_id?", thing.identifier AS "identifier?",
                thing.number AS "number?"
            FROM visit v
            JOIN LATERAL entity_of(v.workspace_id, v.user_id, v.entity_type, v.entity_id) AS thing ON true
            WHERE v.user_id = $1
              AND v.workspace_id = $2
              AND ($3::text IS NULL OR v.entity_type = $3)
            ORDER BY v.visited_at DESC, v.id DESC
            LIMIT $4"#,
            user.uuid(),
            workspace.uuid(),
            kind.map(EntityKind::name),
            SHOWN,
        )
        .fetch_all(db)
        .await?;
        let visit = |kind, row: (Uuid, DateTime<Utc>), entity| Self {
            id: row.0,
            kind,
            entity,
            visited_at: row.1,
        };
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let entity = Entity {
                    id: row.entity_id,
                    name: row.name,
                    logo: row.logo,
                    project: row.project_id,
                    identifier: row.identifier,
                    number: row.number,
                };
                let kind = EntityKind::from_name(&row.entity_type)?;
                Some(visit(kind, (row.id, row.visited_at), entity))
            })
            .collect())
    }

    /// A visit of a user's, if they still see its thing.
    ///
    /// # Errors
    /// The database cannot be reached.
    async fn find(
        db: &mut PgConnection,
        (workspace, user): (WorkspaceId, UserId),
        id: Uuid,
    ) -> Result<Option<Self>, sqlx::Error> {
        let row = sqlx::query!(
            "SELECT entity_type, entity_id, visited_at
            FROM visit
            WHERE user_id = $1
              AND workspace_id = $2
              AND id = $3",
            user.uuid(),
            workspace.uuid(),
            id,
        )
        .fetch_optional(&mut *db)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let Some(kind) = EntityKind::from_name(&row.entity_type) else { return Ok(None) };
        let entity = Entity::seen(db, (workspace, user), (kind, row.entity_id)).await?;
        Ok(entity.map(|entity| Self { id, kind, entity, visited_at: row.visited_at }))
    }

    /// As its user sees it.
    #[must_use]
    pub fn shape(self, workspace: WorkspaceId, zone: Zone) -> shapes::RecentVisit {
        shapes::RecentVisit {
            id: self.id,
            entity_name: self.kind.name(),
            entity_identifier: self.entity.id,
            project_id: self.entity.project,
            entity_data: self.entity.shape(),
            visited_at: zone.at(self.visited_at),
            workspace_id: workspace.uuid(),
        }
    }
}

impl Own {
    /// One of the user's visits in a workspace, if they still see its thing.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn visited(
        &mut self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Result<Option<Visit>, AccountError> {
        let user = self.user();
        Ok(Visit::find(self.db(), (workspace, user), id).await?)
    }

    /// Notes that the user has opened a thing, and forgets the oldest of too many; `id` is that of the first visit. Answers
    /// with the id and time that are kept.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn visit(
        &mut self,
        workspace: WorkspaceId,
        (kind, thing): (EntityKind, Uuid),
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(Uuid, DateTime<Utc>), AccountError> {
        self.key_kept_until = Some(now + VISIT_KEY_LASTS);
        let user = self.user().uuid();
        let kept = sqlx::query!(
            "INSERT INTO visit (user_id, workspace_id, entity_type, entity_id, id, visited_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (user_id, workspace_id, entity_type, entity_id) DO UPDATE
            SET visited_at = GREATEST(visit.visited_at, $6)
            RETURNING id, visited_at",
            user,
            workspace.uuid(),
            kind.name(),
            thing,
            id,
            now,
        )
        .fetch_one(self.db())
        .await?;
        sqlx::query!(
            "DELETE FROM visit
            WHERE user_id = $1
              AND workspace_id = $2
              AND id IN (
                  SELECT id
                  FROM visit
                  WHERE user_id = $1
                    AND workspace_id = $2
                    AND id <> $3
                  ORDER BY visited_at DESC, id DESC
                  OFFSET $4::bigint - 1
              )",
            user,
            workspace.uuid(),
            kept.id,
            MOST_VISITS,
        )
        .execute(self.db())
        .await?;
        Ok((kept.id, kept.visited_at))
    }
}
