//! People by their names of today.

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

/// The profiles of these users; nothing for those who have none.
pub(crate) async fn by_ids(
    db: &mut PgConnection,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, UserLite>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT user_id, email, first_name, last_name, display_name, avatar
        FROM profile
        WHERE user_id = ANY ($1)
        "#,
        ids,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.user_id, row.into())).collect())
}
