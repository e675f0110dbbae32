//! What the caller may find: part of what the index is asked.

use search::{Kind, Reach};
use sqlx::PgConnection;
use uuid::Uuid;

/// Where is searched, and for whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Within {
    pub(crate) workspace: Uuid,
    /// Only in this project.
    pub(crate) project: Option<Uuid>,
    /// Who searches.
    pub(crate) caller: Uuid,
}

/// The rights by which the caller finds things of these kinds. In a project where the caller is limited to their own work
/// items there is one right for each of these.
pub(crate) async fn reaches(
    db: &mut PgConnection,
    within: Within,
    kinds: &[Kind],
) -> Result<Vec<Reach>, sqlx::Error> {
    let Within { workspace, project, caller } = within;
    let rows = sqlx::query!(
        r#"
        SELECT
            open.id AS "id!", open.is_guest AS "is_guest!", open.is_limited AS "is_limited!",
            ARRAY(
                SELECT it.id
                FROM work_item it
                WHERE open.is_limited
                  AND it.workspace_id = $1
                  AND it.project_id = open.id
                  AND is_seen(true, $2, it.created_by, it.assignee_ids)
            ) AS "own!"
        FROM open_projects_of($1, $2) open
        WHERE $3::uuid IS NULL OR open.id = $3
        UNION ALL
        SELECT workspace_id, true, true, ARRAY[]::uuid[]
        FROM workspaces_of($2)
        WHERE workspace_id = $1
          AND role <> 'guest'
          AND $3 IS NULL
        "#,
        workspace,
        caller,
        project,
    )
    .fetch_all(db)
    .await?;
    let mut reaches = Vec::new();
    for row in rows {
        let place = row.id;
        if kinds.contains(&Kind::Page) {
            reaches.push(Reach::Pages { place });
            reaches.push(Reach::PrivatePages { place, owner: caller });
        }
        if kinds.contains(&Kind::WorkItem) {
            if !row.is_limited {
                reaches.push(Reach::WorkItems { project: place });
            }
            reaches
                .extend(row.own.iter().map(|work_item| Reach::WorkItem { work_item: *work_item }));
        }
        if kinds.contains(&Kind::Comment) {
            if !row.is_limited {
                reaches.push(Reach::Comments { project: place });
            }
            if !row.is_guest {
                reaches.push(Reach::InternalComments { project: place });
            }
            let own = row.own.iter();
            reaches.extend(own.map(|work_item| Reach::CommentsOn { work_item: *work_item }));
        }
    }
    Ok(reaches)
}
