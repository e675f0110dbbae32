//! People by their names of today, and by their addresses for those who may see them.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::UserLite;

/// A profile as others see it.
pub(crate) struct Row {
    pub(crate) user_id: Uuid,
    pub(crate) email: Option<String>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) display_name: String,
    pub(crate) avatar: String,
}

impl From<Row> for UserLite {
    fn from(row: Row) -> Self {
        Self {
            id: row.user_id,
            first_name: row.first_name,
            last_name: row.last_name,
            email: row.email.unwrap_or_default(),
            avatar_url: (!row.avatar.is_empty()).then(|| row.avatar.clone()),
            avatar: row.avatar,
            display_name: row.display_name,
        }
    }
}

/// Whether somebody sees the e-mail addresses of other people in a workspace: its members do, its guests see their own
/// only.
pub(crate) async fn sees_addresses(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        SELECT EXISTS (
            SELECT FROM workspaces_of($2)
            WHERE workspace_id = $1
              AND role <> 'guest'
        ) AS "sees!"
        "#,
        workspace,
        caller,
    )
    .fetch_one(db)
    .await
}

/// The profiles of these users as the caller sees them in a workspace; nothing for those who have none.
pub(crate) async fn by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, UserLite>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sees_addresses = sees_addresses(&mut *db, workspace, caller).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT
            user_id, CASE WHEN $2 OR user_id = $3 THEN email END AS email, first_name, last_name,
            display_name, avatar
        FROM profile
        WHERE user_id = ANY ($1)
        "#,
        ids,
        sees_addresses,
        caller,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.user_id, row.into())).collect())
}
