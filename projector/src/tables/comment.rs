//! The comments on issues.

use chrono::{DateTime, Utc};
use domain::comment::{CommentCreated, CommentEvent, CommentUndeleted};
use domain::{CommentId, Event};
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Comments;

row! {
    audited struct Row of "comment" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        parent_id: Option<Uuid>,
        comment_html: String,
        access: String,
        actor_id: Uuid,
        external_source: Option<String>,
        external_id: Option<String>,
        edited_at: Option<DateTime<Utc>>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &CommentCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id: created.project.uuid(),
            work_item_id: created.issue.uuid(),
            parent_id: created.parent.map(CommentId::uuid),
            comment_html: created.html.to_string(),
            access: created.access.name().to_owned(),
            actor_id: event.actor,
            external_source: text(created.external.source.as_ref()),
            external_id: text(created.external.id.as_ref()),
            edited_at: None,
            created_at: created.created_at.unwrap_or(event.at),
            created_by: created.created_by.map_or(event.actor, Uuid::from),
            updated_at: event.at,
            updated_by: None,
        }
    }

    /// A comment that came back.
    fn again(event: &Projected, back: &CommentUndeleted) -> Self {
        Self {
            actor_id: back.maker.uuid(),
            edited_at: back.edited_at,
            updated_by: Some(event.actor),
            ..Self::new(event, &back.comment)
        }
    }
}

impl Rows for Comments {
    const INSIDE: Inside = Inside::WorkItem;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Comment(comment) = &event.event else { return Change::Nothing };
        let id = event.entity;
        match comment {
            CommentEvent::CommentCreated(created) => Change::insert(Row::new(event, created)),
            CommentEvent::CommentEdited(edited) => Row::update(id, |row| {
                row.comment_html = edited.to.to_string();
                row.edited_at = Some(row.updated_at);
            }),
            CommentEvent::CommentAccessChanged(changed) => {
                Row::update(id, |row| changed.to.name().clone_into(&mut row.access))
            }
            CommentEvent::CommentExternalReferenceChanged(changed) => Row::update(id, |row| {
                row.external_source = text(changed.to.source.as_ref());
                row.external_id = text(changed.to.id.as_ref());
            }),
            CommentEvent::CommentUndeleted(back) => Change::insert(Row::again(event, back)),
            CommentEvent::CommentDeleted(_) => Change::remove(id),
            // Nobody who edits it is in their way: its version stays.
            CommentEvent::CommentReactionAdded(_) | CommentEvent::CommentReactionRemoved(_) => {
                Change::Nothing
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// Comment 3 on issue 5 of project 2 is made.
    fn created() -> (u128, Event) {
        let created =
            json!({"type": "CommentCreated", "id": id(3), "project": id(2), "issue": id(5)});
        event("comment", 3, created)
    }

    #[tokio::test]
    async fn a_comment_shows_what_it_says_now() {
        let events = [
            created(),
            event("comment", 3, json!({"type": "CommentEdited", "to": "<p>Yes</p>"})),
            event(
                "comment",
                3,
                json!({
                    "type": "CommentAccessChanged", "from": "INTERNAL", "to": "EXTERNAL",
                }),
            ),
            event(
                "comment",
                3,
                json!({
                    "type": "CommentExternalReferenceChanged", "to": {"source": "github", "id": "7"},
                }),
            ),
        ];
        let expected = json!([
            {
                "access": "EXTERNAL", "actor_id": id(9), "comment_html": "<p>Yes</p>",
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "edited_at": "1970-01-01T00:00:02+00:00", "external_id": "7",
                "external_source": "github", "id": id(3), "position": 4, "project_id": id(2),
                "updated_at": "1970-01-01T00:00:04+00:00", "updated_by": id(9), "version": 4,
                "work_item_id": id(5),
            },
        ]);
        assert_eq!(rows(&Comments, &events).await, expected);
    }

    #[tokio::test]
    async fn a_comment_that_came_back_shows_who_wrote_it() {
        let back = json!({
            "type": "CommentUndeleted", "id": id(3), "project": id(2), "issue": id(5),
            "html": "<p>Yes</p>", "created_at": "1970-01-01T00:00:01Z", "created_by": id(7),
            "maker": id(8), "edited_at": "1970-01-01T00:00:02Z",
        });
        let deleted = event("comment", 3, json!({"type": "CommentDeleted"}));
        let rows = rows(&Comments, &[created(), deleted, event("comment", 3, back)]).await;
        let shown = ["comment_html", "created_by", "actor_id", "edited_at", "updated_by"];
        let shown = shown.map(|column| rows[0][column].clone());
        assert_eq!(
            json!(shown),
            json!(["<p>Yes</p>", id(7), id(8), "1970-01-01T00:00:02+00:00", id(9)])
        );
    }

    #[tokio::test]
    async fn an_imported_comment_has_its_own_author_and_time() {
        let imported = json!({
            "type": "CommentCreated", "id": id(3), "project": id(2), "issue": id(5),
            "html": "<p>Old</p>", "created_at": "2020-01-01T00:00:00Z", "created_by": id(7),
        });
        let rows = rows(&Comments, &[event("comment", 3, imported)]).await;
        assert_eq!(rows[0]["created_by"], json!(id(7)));
        assert_eq!(rows[0]["actor_id"], json!(id(9)));
        assert_eq!(rows[0]["created_at"], "2020-01-01T00:00:00+00:00");
        assert_eq!(rows[0]["comment_html"], "<p>Old</p>");
    }

    #[tokio::test]
    async fn an_answer_shows_what_it_answers() {
        let answer = json!({
            "type": "CommentCreated", "id": id(4), "project": id(2), "issue": id(5), "parent": id(3),
        });
        let rows = rows(&Comments, &[created(), event("comment", 4, answer)]).await;
        assert_eq!((&rows[0]["parent_id"], &rows[1]["parent_id"]), (&Value::Null, &json!(id(3))));
    }

    #[tokio::test]
    async fn comments_move_with_their_issue() {
        let address = |n: u128| json!({"project": id(n), "number": 7, "key": "OPS-7"});
        let moved = json!({"type": "IssueMoved", "from": address(2), "to": address(4)});
        let other =
            json!({"type": "CommentCreated", "id": id(8), "project": id(2), "issue": id(6)});
        let edited = event("comment", 3, json!({"type": "CommentEdited", "to": "<p>Yes</p>"}));
        let events = [created(), event("comment", 8, other), event("issue", 5, moved), edited];
        let rows = rows(&Comments, &events).await;
        let of = |n: usize| (&rows[n]["project_id"], &rows[n]["position"], &rows[n]["version"]);
        assert_eq!(of(0), (&json!(id(4)), &json!(4), &json!(4)));
        assert_eq!(of(1), (&json!(id(2)), &json!(2), &json!(2)));
    }

    #[tokio::test]
    async fn comments_go_by_themselves_with_their_issue_and_with_its_project() {
        let ends = [
            event("comment", 3, json!({"type": "CommentDeleted"})),
            event("issue", 5, json!({"type": "IssueDeleted"})),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectDeleted", "name": "Engine", "identifier": "ENG",
                }),
            ),
        ];
        for end in ends {
            assert_eq!(rows(&Comments, &[created(), end]).await, json!([]));
        }
    }
}
