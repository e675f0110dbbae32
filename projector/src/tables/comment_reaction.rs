//! The reactions to comments.

use chrono::{DateTime, Utc};
use domain::comment::{CommentEvent, CommentReactionAdded};
use domain::{Event, reaction_id};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::row;
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct CommentReactions;

row! {
    audited struct Row of "comment_reaction" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        comment_id: Uuid,
        actor_id: Uuid,
        reaction: String,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, added: &CommentReactionAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: reaction_id(event.entity, added.user, &added.reaction),
            position: event.position,
            version: event.version,
            project_id: event.project,
            work_item_id: event.issue,
            comment_id: event.entity,
            actor_id: added.user.uuid(),
            reaction: added.reaction.to_string(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for CommentReactions {
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Comment(comment) = &event.event else { return Change::Nothing };
        match comment {
            CommentEvent::CommentReactionAdded(added) => Change::insert(Row::new(event, added)),
            CommentEvent::CommentReactionRemoved(removed) => {
                Change::remove(reaction_id(event.entity, removed.user, &removed.reaction))
            }
            CommentEvent::CommentDeleted(_) => Change::Many,
            _ => Change::Nothing,
        }
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        sqlx::query!(
            "
            DELETE FROM comment_reaction
            WHERE comment_id = $2
              AND workspace_id IS NOT DISTINCT FROM $1
            ",
            event.workspace,
            event.entity,
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// Somebody reacts to comment 3, or takes that back.
    fn reaction(name: &str, user: u128) -> (u128, Event) {
        event("comment", 3, json!({"type": name, "user": id(user), "reaction": "tada"}))
    }

    #[tokio::test]
    async fn a_comment_has_the_reactions_that_were_not_taken_back() {
        let events = [
            reaction("CommentReactionAdded", 7),
            reaction("CommentReactionAdded", 8),
            reaction("CommentReactionRemoved", 7),
        ];
        let rows = rows(&CommentReactions, &events).await;
        assert_eq!((&rows[0]["actor_id"], &rows[1]), (&json!(id(8)), &Value::Null));
        assert_eq!(
            (&rows[0]["comment_id"], &rows[0]["work_item_id"]),
            (&json!(id(3)), &json!(id(5)))
        );
    }

    #[tokio::test]
    async fn reactions_go_with_their_comment_and_with_the_issue() {
        let ends = [
            event("comment", 3, json!({"type": "CommentDeleted"})),
            event("issue", 5, json!({"type": "IssueDeleted"})),
        ];
        for end in ends {
            let events = [reaction("CommentReactionAdded", 7), end];
            assert_eq!(rows(&CommentReactions, &events).await, json!([]));
        }
    }
}
