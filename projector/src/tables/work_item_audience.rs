//! Who hears of each issue: by what they did and what was done to them, or because they said so.

use domain::comment::{CommentEvent, CommentUndeleted};
use domain::html::RichText;
use domain::issue::{IssueCreated, IssueEvent};
use domain::{Event, UserId};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

/// Where so many are subscribed, nobody more is by being mentioned: each of them costs every further change of the row.
const MOST_BY_MENTION: usize = 5_000;

pub(crate) struct WorkItemAudiences;

row! {
    plain struct Row of "work_item_audience" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        subscriber_ids: Vec<Uuid>,
        left_ids: Vec<Uuid>,
        mentioned_ids: Vec<Uuid>,
    }
}

impl Row {
    /// The audience of a new issue: who made it, who works on it, and who is mentioned.
    fn new(event: &Projected, created: &IssueCreated) -> Self {
        let mut row = Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id: event.project,
            subscriber_ids: Vec::new(),
            left_ids: Vec::new(),
            mentioned_ids: Vec::new(),
        };
        row.subscribe(created.created_by.map_or(event.actor, UserId::uuid));
        created.assignees.iter().for_each(|user| row.subscribe(user.uuid()));
        row.describe(&created.description);
        row
    }

    /// Subscribes somebody, even if they have left.
    fn subscribe(&mut self, user: Uuid) {
        self.left_ids.retain(|left| *left != user);
        if !self.subscriber_ids.contains(&user) {
            self.subscriber_ids.push(user);
        }
    }

    /// Subscribes somebody, unless they have left.
    fn interest(&mut self, user: Uuid) {
        if !self.left_ids.contains(&user) {
            self.subscribe(user);
        }
    }

    /// Subscribes somebody who is mentioned anew, even if they have left, while there is room.
    fn mention(&mut self, user: Uuid) {
        if self.subscriber_ids.len() < MOST_BY_MENTION {
            self.subscribe(user);
        }
    }

    /// Subscribes somebody whom a changed comment mentions, unless they have left, while there is room.
    fn mention_again(&mut self, user: Uuid) {
        if !self.left_ids.contains(&user) {
            self.mention(user);
        }
    }

    /// Unsubscribes somebody.
    fn unsubscribe(&mut self, user: Uuid) {
        self.subscriber_ids.retain(|subscriber| *subscriber != user);
        if !self.left_ids.contains(&user) {
            self.left_ids.push(user);
        }
    }

    /// Subscribes whom the description mentions and did not mention before.
    fn describe(&mut self, description: &RichText) {
        let mentioned: Vec<Uuid> = people(description).collect();
        let before = std::mem::replace(&mut self.mentioned_ids, mentioned.clone());
        mentioned.into_iter().filter(|user| !before.contains(user)).for_each(|user| {
            self.mention(user);
        });
    }
}

/// Whom a text mentions.
fn people(text: &RichText) -> impl Iterator<Item = Uuid> {
    text.mentions().into_iter().map(UserId::uuid)
}

impl Rows for WorkItemAudiences {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        match &event.event {
            Event::Issue(issue) => of_issue(event, issue),
            Event::Comment(comment) => of_comment(event, comment),
            _ => Change::Nothing,
        }
    }
}

/// What an event of an issue does to its audience.
fn of_issue<'e>(event: &'e Projected, issue: &'e IssueEvent) -> Change<'e, Row> {
    let id = event.entity;
    match issue {
        IssueEvent::IssueCreated(created) => Change::insert(Row::new(event, created)),
        IssueEvent::IssueUndeleted(back) => Change::insert(Row::new(event, &back.issue)),
        IssueEvent::IssueDeleted(_) => Change::remove(id),
        IssueEvent::IssueAssigneeAdded(added) => {
            Row::update(id, |row| row.subscribe(added.user.uuid()))
        }
        IssueEvent::IssueDescribed(described) => Row::update(id, |row| row.describe(&described.to)),
        IssueEvent::IssueMoved(moved) => {
            Row::update(id, |row| row.project_id = moved.to.project.uuid())
        }
        IssueEvent::IssueSubscribed(subscribed) => {
            Row::update(id, |row| row.subscribe(subscribed.user.uuid()))
        }
        IssueEvent::IssueUnsubscribed(unsubscribed) => {
            Row::update(id, |row| row.unsubscribe(unsubscribed.user.uuid()))
        }
        _ => Change::Nothing,
    }
}

/// What an event of a comment does to the audience of its issue. What a comment said before is not known here, so only a new
/// one mentions anew.
fn of_comment<'e>(event: &'e Projected, comment: &'e CommentEvent) -> Change<'e, Row> {
    match comment {
        CommentEvent::CommentCreated(created)
        | CommentEvent::CommentUndeleted(CommentUndeleted { comment: created, .. }) => {
            let author = created.created_by.map_or(event.actor, UserId::uuid);
            Row::update(event.issue, move |row| {
                row.interest(author);
                people(&created.html).for_each(|user| row.mention(user));
            })
        }
        CommentEvent::CommentEdited(edited) => Row::update(event.issue, |row| {
            people(&edited.to).for_each(|user| row.mention_again(user));
        }),
        _ => Change::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{event, id, rows};

    /// A text that mentions the n-th person.
    fn mention(n: u128) -> String {
        format!(
            "<p><mention-component entity_identifier=\"{}\" entity_name=\"user_mention\"></mention-component></p>",
            id(n)
        )
    }

    /// Issue 5 is made by person 9.
    fn created() -> (u128, Event) {
        let created = json!({
            "type": "IssueCreated", "id": id(5), "project": id(2), "number": 42, "key": "ENG-42",
            "name": "Fix the login", "sort_order": 475_535.0, "assignees": [id(8)],
            "state": {"id": id(3), "name": "Todo", "group": "unstarted"},
            "description": mention(7),
        });
        event("issue", 5, created)
    }

    /// Something happens to issue 5.
    fn happens(payload: Value) -> (u128, Event) {
        event("issue", 5, payload)
    }

    /// Somebody leaves.
    fn leaves(n: u128) -> (u128, Event) {
        happens(json!({"type": "IssueUnsubscribed", "user": id(n)}))
    }

    /// The subscribers after events on the new issue.
    async fn subscribers(events: impl IntoIterator<Item = (u128, Event)>) -> Value {
        let events: Vec<_> = std::iter::once(created()).chain(events).collect();
        rows(&WorkItemAudiences, &events).await[0]["subscriber_ids"].clone()
    }

    #[tokio::test]
    async fn who_makes_it_works_on_it_or_is_mentioned_hears_of_it() {
        assert_eq!(subscribers([]).await, json!([id(9), id(8), id(7)]));
        let assigned = happens(json!({"type": "IssueAssigneeAdded", "user": id(6)}));
        let described = happens(json!({"type": "IssueDescribed", "to": mention(4)}));
        let said = json!({
            "type": "CommentCreated", "id": id(3), "project": id(2), "issue": id(5),
            "html": mention(11), "created_by": id(12),
        });
        let edited = event("comment", 3, json!({"type": "CommentEdited", "to": mention(13)}));
        let all = subscribers([assigned, described, event("comment", 3, said), edited]).await;
        assert_eq!(all, json!([id(9), id(8), id(7), id(6), id(4), id(12), id(11), id(13)]));
    }

    #[tokio::test]
    async fn whoever_leaves_stays_away_until_assigned_or_mentioned_anew() {
        let comment = |n: u128, html: String| {
            let said = json!({
                "type": "CommentCreated", "id": id(3), "project": id(2), "issue": id(5),
                "html": html, "created_by": id(n),
            });
            event("comment", 3, said)
        };
        let others = json!([id(9), id(8)]);
        let described = |n| happens(json!({"type": "IssueDescribed", "to": mention(n)}));
        let edited = || event("comment", 3, json!({"type": "CommentEdited", "to": mention(7)}));
        for nothing in [comment(7, String::new()), described(7), edited()] {
            assert_eq!(subscribers([leaves(7), nothing]).await, others);
        }
        let back = json!([id(9), id(8), id(7)]);
        let assigned = happens(json!({"type": "IssueAssigneeAdded", "user": id(7)}));
        let subscribed = happens(json!({"type": "IssueSubscribed", "user": id(7)}));
        for anew in [assigned, subscribed, comment(9, mention(7))] {
            assert_eq!(subscribers([leaves(7), anew]).await, back);
        }
        let again = [leaves(7), described(9), described(7)];
        assert_eq!(
            subscribers(again).await,
            back,
            "the description did not mention them in between"
        );
    }

    #[tokio::test]
    async fn mentions_subscribe_nobody_where_five_thousand_are() {
        let text = |from: u128, to: u128| (from..to).map(mention).collect::<String>();
        let said = |html: String| {
            let said = json!({
                "type": "CommentCreated", "id": id(3), "project": id(2), "issue": id(5),
                "html": html, "created_by": id(9),
            });
            event("comment", 3, said)
        };
        // Three are subscribed by the issue itself.
        let mut events: Vec<_> = (5..30).map(|n| said(text(n * 200, n * 200 + 200))).collect();
        events.push(event("comment", 3, json!({"type": "CommentEdited", "to": mention(900)})));
        events.push(happens(json!({"type": "IssueDescribed", "to": mention(901)})));
        events.push(happens(json!({"type": "IssueSubscribed", "user": id(902)})));
        events.push(happens(json!({"type": "IssueAssigneeAdded", "user": id(903)})));
        assert_eq!(subscribers(events).await.as_array().unwrap().len(), 5_002);
    }

    #[tokio::test]
    async fn an_audience_moves_with_its_issue() {
        let address = |n: u128| json!({"project": id(n), "number": 7, "key": "OPS-7"});
        let moved = json!({"type": "IssueMoved", "from": address(2), "to": address(3)});
        let rows = rows(&WorkItemAudiences, &[created(), happens(moved)]).await;
        assert_eq!(rows[0]["project_id"], json!(id(3)));
        assert_eq!(rows[0]["subscriber_ids"], json!([id(9), id(8), id(7)]));
    }

    #[tokio::test]
    async fn an_audience_goes_with_its_issue() {
        let deleted = happens(json!({"type": "IssueDeleted"}));
        assert_eq!(rows(&WorkItemAudiences, &[created(), deleted]).await, json!([]));
    }
}
