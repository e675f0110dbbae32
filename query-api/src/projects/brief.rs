//! Projects by their ids, for those who refer to them.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::ProjectLite;

use super::row::cover_image_url;

/// The projects with these ids, in brief; the caller has checked who may see them.
pub(crate) async fn lite_by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, ProjectLite>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        r#"
        SELECT id, identifier, name, cover_image, icon_prop, emoji, description
        FROM project
        WHERE workspace_id = $1
          AND id = ANY ($2)
        "#,
        workspace,
        ids,
    )
    .fetch_all(db)
    .await?;
    let lite = rows.into_iter().map(|row| ProjectLite {
        id: row.id,
        identifier: row.identifier,
        name: row.name,
        cover_image_url: cover_image_url(row.cover_image.as_deref()),
        cover_image: row.cover_image,
        icon_prop: row.icon_prop,
        emoji: row.emoji,
        description: row.description,
    });
    Ok(lite.map(|project| (project.id, project)).collect())
}
