//! What decides what guests of a project read of the log: of work items perhaps only their own, and no internal comments.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::Named;
use domain::comment::{CommentAccessChanged, CommentCreated};
use domain::issue::{
    IssueAssigneeAdded, IssueAssigneeRemoved, IssueCreated, IssueStateChanged, IssueUndeleted,
};
use event_store::RecordedEvent;
use sqlx::PgConnection;
use uuid::Uuid;

use super::visibility::{beyond, id, left, said};

/// Who sees a work item where guests see only their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holders {
    /// Every guest: it waits in the intake.
    All,
    /// Its creator and those who work on it.
    These(Arc<[Uuid]>),
}

impl Default for Holders {
    /// Nobody.
    fn default() -> Self {
        Self::These(Arc::default())
    }
}

impl Holders {
    /// Whether somebody is among them.
    pub(super) fn has(&self, user: Uuid) -> bool {
        match self {
            Self::All => true,
            Self::These(users) => users.contains(&user),
        }
    }
}

/// What decides about an event for guests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ForGuests {
    /// Who of those that see only their own work items sees the one that it is about.
    pub(super) holders: Holders,
    /// And the other one that it names.
    pub(super) beyond: Holders,
    /// Whether it is about a comment that is internal.
    pub(super) is_internal: bool,
    /// Whether it is about an answer to such a comment.
    pub(super) is_below_internal: bool,
    /// Who works on the work item no more with it, and is told so.
    pub(super) leaver: Option<Uuid>,
    /// Who saw the work item right before it, if it moves that to another project.
    pub(super) before: Holders,
    /// Whether it takes the work item out of the intake, where all saw it.
    pub(super) is_acceptance: bool,
}

impl ForGuests {
    /// Notes who sees the work item now; that it left the intake is told to all.
    pub(super) fn hold(&mut self, holders: Holders) {
        if !self.is_acceptance {
            self.holders = holders;
        }
    }
}

impl Default for ForGuests {
    /// What is about no work item.
    fn default() -> Self {
        Self {
            holders: Holders::All,
            beyond: Holders::All,
            is_internal: false,
            is_below_internal: false,
            leaver: None,
            before: Holders::All,
            is_acceptance: false,
        }
    }
}

/// What decides about some events for guests, as it was in the snapshot that they were read in.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Who sees the work items that they are about, or name.
    pub(super) holders: HashMap<Uuid, Holders>,
    /// Who saw the work items that they move right before they do, by their positions.
    before: HashMap<u64, Holders>,
    /// The comments that they are about.
    comments: Comments,
}

impl Known {
    /// Looks up what decides about these events.
    pub(super) async fn of(
        db: &mut PgConnection,
        workspace: Uuid,
        events: &[RecordedEvent],
    ) -> Result<Self, sqlx::Error> {
        let issues: HashSet<Uuid> =
            events.iter().flat_map(|event| [issue_of(event), other_of(event)]).flatten().collect();
        let comments = events.iter().filter(|event| event.kind == "comment");
        let comments: HashSet<Uuid> = comments.map(|event| event.entity).collect();
        let [issues, comments] = [issues, comments].map(|ids| ids.into_iter().collect::<Vec<_>>());
        Ok(Self {
            holders: holders(&mut *db, workspace, &issues).await?,
            before: holders_before(&mut *db, workspace, events).await?,
            comments: Comments::of(db, workspace, &comments).await?,
        })
    }

    /// What decides about one of them.
    pub(super) fn about(&self, event: &RecordedEvent) -> ForGuests {
        let held = |issue: Option<Uuid>| {
            issue
                .map_or(Holders::All, |issue| self.holders.get(&issue).cloned().unwrap_or_default())
        };
        let is_acceptance = leaves_intake(event);
        let holders = if is_acceptance { Holders::All } else { held(issue_of(event)) };
        let comment = (event.kind == "comment").then(|| self.comments.find(event.entity));
        let comment = comment.unwrap_or_default();
        let removes = event.name == IssueAssigneeRemoved::NAME;
        let before = left(event).map(|_| self.before.get(&event.position).cloned());
        ForGuests {
            holders,
            beyond: held(other_of(event)),
            is_internal: comment.is_internal && !changes_access(&event.name),
            is_below_internal: comment.is_below_internal,
            leaver: removes.then(|| id(&said(event)["user"])).flatten(),
            before: before.map_or(Holders::All, Option::unwrap_or_default),
            is_acceptance,
        }
    }

    /// The comment that one answers.
    pub(super) fn above(&self, comment: Uuid) -> Option<Uuid> {
        self.comments.0.get(&comment)?.above
    }

    /// Whether a comment is internal.
    pub(super) fn is_internal(&self, comment: Uuid) -> bool {
        self.comments.find(comment).is_internal
    }
}

/// Comments by their ids.
#[derive(Debug, Default)]
pub(crate) struct Comments(HashMap<Uuid, Comment>);

/// Whether guests see a comment.
#[derive(Debug, Clone, Copy, Default)]
struct Comment {
    is_internal: bool,
    is_below_internal: bool,
    above: Option<Uuid>,
}

impl Comments {
    /// The comments with these ids. A deleted one is taken for internal if it has always been, because its deletion is told
    /// to those who could read it.
    pub(crate) async fn of(
        db: &mut PgConnection,
        workspace: Uuid,
        ids: &[Uuid],
    ) -> Result<Self, sqlx::Error> {
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let rows = sqlx::query!(
            r#"
            SELECT
                it.id, it.access = 'INTERNAL' AS "is_internal!", it.parent_id,
                COALESCE(above.access = 'INTERNAL', false) AS "is_below_internal!"
            FROM comment it
            LEFT JOIN comment above
                ON above.workspace_id = it.workspace_id AND above.id = it.parent_id
            WHERE it.workspace_id = $1
              AND it.id = ANY ($2)
            "#,
            workspace,
            ids,
        )
        .fetch_all(&mut *db)
        .await?;
        let live = rows.into_iter().map(|row| {
            let (is_internal, is_below_internal) = (row.is_internal, row.is_below_internal);
            (row.id, Comment { is_internal, is_below_internal, above: row.parent_id })
        });
        let mut comments: HashMap<Uuid, Comment> = live.collect();
        let gone: Vec<Uuid> = ids.iter().copied().filter(|id| !comments.contains_key(id)).collect();
        if !gone.is_empty() {
            comments.extend(ended(db, workspace, &gone).await?);
        }
        Ok(Self(comments))
    }

    /// A comment by its id; of one that is not known nothing is shown.
    fn find(&self, id: Uuid) -> Comment {
        let unknown = Comment { is_internal: true, ..Comment::default() };
        self.0.get(&id).copied().unwrap_or(unknown)
    }

    /// Whether guests are shown an event of one of them: also that others may read it now.
    pub(crate) fn shows(&self, name: &str, id: Uuid) -> bool {
        let Comment { is_internal, is_below_internal, .. } = self.find(id);
        (!is_internal || changes_access(name)) && !is_below_internal
    }
}

/// Whether an event says that others may read a comment from then on, which is told to everybody.
fn changes_access(name: &str) -> bool {
    name == CommentAccessChanged::NAME
}

/// The work item that an event is about.
pub(super) fn issue_of(event: &RecordedEvent) -> Option<Uuid> {
    match event.kind.as_str() {
        "issue" => Some(event.entity),
        "comment" => Some(event.issue.unwrap_or_default()),
        _ => None,
    }
}

/// The other work item that an event names, if it is about a relation or says that one repeats another one.
pub(super) fn other_of(event: &RecordedEvent) -> Option<Uuid> {
    beyond(event).map(|beyond| beyond.issue)
}

/// Whether a work item that every guest saw in the intake is an ordinary one with an event: they are told so.
fn leaves_intake(event: &RecordedEvent) -> bool {
    let is_accepted = event.name == "IssueAccepted";
    is_accepted || event.name == IssueStateChanged::NAME && said(event)["from"]["group"] == "triage"
}

/// Whether others see a work item with an event.
pub(super) fn changes_holders(event: &RecordedEvent) -> bool {
    let names = [IssueAssigneeAdded::NAME, IssueAssigneeRemoved::NAME, IssueStateChanged::NAME];
    names.contains(&event.name.as_str())
}

/// Who sees each of these work items, by themselves where guests see only their own: of one that was deleted everybody who
/// ever did, because they are told that it is gone.
async fn holders(
    db: &mut PgConnection,
    workspace: Uuid,
    issues: &[Uuid],
) -> Result<HashMap<Uuid, Holders>, sqlx::Error> {
    if issues.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        r#"
        SELECT
            it.id, it.created_by, it.assignee_ids,
            COALESCE(s.state_group = 'triage', false) AS "is_waiting!"
        FROM work_item it
        LEFT JOIN state s ON s.workspace_id = it.workspace_id AND s.id = it.state_id
        WHERE it.workspace_id = $1
          AND it.id = ANY ($2)
        "#,
        workspace,
        issues,
    )
    .fetch_all(&mut *db)
    .await?;
    let live = rows.into_iter().map(|row| {
        let these = || [row.created_by].into_iter().chain(row.assignee_ids).collect();
        (row.id, if row.is_waiting { Holders::All } else { Holders::These(these()) })
    });
    let mut holders: HashMap<Uuid, Holders> = live.collect();
    let gone: Vec<Uuid> = issues.iter().copied().filter(|id| !holders.contains_key(id)).collect();
    if !gone.is_empty() {
        holders.extend(last_holders(db, workspace, &gone).await?);
    }
    Ok(holders)
}

/// Everybody who ever saw each of these work items, as the log says.
async fn last_holders(
    db: &mut PgConnection,
    workspace: Uuid,
    issues: &[Uuid],
) -> Result<HashMap<Uuid, Holders>, sqlx::Error> {
    let names: &[String] = &[IssueCreated::NAME.to_owned(), IssueAssigneeAdded::NAME.to_owned()];
    let rows = sqlx::query!(
        r#"
        SELECT
            entity_id, actor_id, event_type = $4 AS "is_created!", payload ->> 'user' AS assignee,
            payload ->> 'created_by' AS created_by, payload ->> 'assignees' AS assignees,
            payload -> 'state' ->> 'group' AS state_group
        FROM event_log.event
        WHERE aggregate_type = 'issue'
          AND aggregate_id IN (SELECT $1::uuid::text || '/' || id::text FROM unnest($2::uuid[]) AS id)
          AND event_type = ANY ($3)
        "#,
        workspace,
        issues,
        names,
        IssueCreated::NAME,
    )
    .fetch_all(db)
    .await?;
    let mut users: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    let mut waited = HashSet::new();
    for row in rows {
        let held = users.entry(row.entity_id).or_default();
        held.extend(row.assignee.and_then(|user| user.parse::<Uuid>().ok()));
        if row.is_created {
            let by = row.created_by.and_then(|user| user.parse().ok());
            held.push(by.unwrap_or(row.actor_id));
            let assignees = row.assignees.and_then(|text| serde_json::from_str(&text).ok());
            held.extend(assignees.unwrap_or_else(Vec::<Uuid>::new));
            if row.state_group.as_deref() == Some("triage") {
                waited.insert(row.entity_id);
            }
        }
    }
    let holders = users.into_iter().map(|(issue, users)| {
        let these = || Holders::These(users.into());
        (issue, if waited.contains(&issue) { Holders::All } else { these() })
    });
    Ok(holders.collect())
}

/// Who saw the work items that some of these events move, each right before its move: with the move those leave who are not
/// in the other project.
async fn holders_before(
    db: &mut PgConnection,
    workspace: Uuid,
    events: &[RecordedEvent],
) -> Result<HashMap<u64, Holders>, sqlx::Error> {
    let moves: Vec<_> = events.iter().filter(|event| left(event).is_some()).collect();
    if moves.is_empty() {
        return Ok(HashMap::new());
    }
    let issues: Vec<Uuid> = moves.iter().map(|event| event.entity).collect();
    let names: &[String] = &[
        IssueCreated::NAME.to_owned(),
        IssueUndeleted::NAME.to_owned(),
        IssueAssigneeAdded::NAME.to_owned(),
        IssueAssigneeRemoved::NAME.to_owned(),
    ];
    let rows = sqlx::query!(
        r#"
        SELECT
            entity_id, sequence, actor_id, event_type, payload ->> 'user' AS assignee,
            payload ->> 'created_by' AS created_by, payload ->> 'assignees' AS assignees
        FROM event_log.event
        WHERE aggregate_type = 'issue'
          AND aggregate_id IN (SELECT $1::uuid::text || '/' || id::text FROM unnest($2::uuid[]) AS id)
          AND event_type = ANY ($3)
        ORDER BY sequence
        "#,
        workspace,
        &issues,
        names,
    )
    .fetch_all(db)
    .await?;
    let mut before = HashMap::new();
    for moved in moves {
        let earlier = rows.iter().filter(|row| {
            row.entity_id == moved.entity && row.sequence.cast_unsigned() < moved.version
        });
        let (mut creator, mut assignees) = (None, Vec::new());
        for row in earlier {
            let user = row.assignee.as_ref().and_then(|user| user.parse::<Uuid>().ok());
            if [IssueCreated::NAME, IssueUndeleted::NAME].contains(&row.event_type.as_str()) {
                let by = row.created_by.as_ref().and_then(|user| user.parse().ok());
                creator = by.or(Some(row.actor_id));
                let first = row.assignees.as_ref().and_then(|text| serde_json::from_str(text).ok());
                assignees = first.unwrap_or_default();
            } else if row.event_type == IssueAssigneeAdded::NAME {
                assignees.extend(user);
            } else {
                assignees.retain(|assignee| Some(*assignee) != user);
            }
        }
        let these = creator.into_iter().chain(assignees).collect();
        before.insert(moved.position, Holders::These(these));
    }
    Ok(before)
}

/// Whether each of these comments, which were deleted, was always internal.
async fn ended(
    db: &mut PgConnection,
    workspace: Uuid,
    comments: &[Uuid],
) -> Result<Vec<(Uuid, Comment)>, sqlx::Error> {
    let names: &[String] =
        &[CommentCreated::NAME.to_owned(), CommentAccessChanged::NAME.to_owned()];
    let rows = sqlx::query!(
        r#"
        SELECT
            entity_id,
            COALESCE(
                bool_and(COALESCE(payload ->> 'access', payload ->> 'to', 'INTERNAL') = 'INTERNAL'),
                true
            ) AS "is_internal!",
            max(payload ->> 'parent') AS above
        FROM event_log.event
        WHERE aggregate_type = 'comment'
          AND aggregate_id IN (SELECT $1::uuid::text || '/' || id::text FROM unnest($2::uuid[]) AS id)
          AND event_type = ANY ($3)
        GROUP BY entity_id
        "#,
        workspace,
        comments,
        names,
    )
    .fetch_all(db)
    .await?;
    let comment = rows.into_iter().map(|row| {
        let above = row.above.and_then(|above| above.parse().ok());
        (row.entity_id, Comment { is_internal: row.is_internal, is_below_internal: false, above })
    });
    Ok(comment.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody.
    const USER: Uuid = Uuid::from_u128(1);

    #[test]
    fn what_is_about_no_work_item_is_for_all_and_one_that_is_not_known_for_nobody() {
        assert!(ForGuests::default().holders.has(USER));
        assert!(!Holders::default().has(USER));
        assert!(Holders::These([USER].into()).has(USER));
    }

    #[test]
    fn that_a_work_item_left_the_intake_is_told_to_all() {
        for (is_acceptance, is_told) in [(true, true), (false, false)] {
            let mut event = ForGuests { is_acceptance, ..ForGuests::default() };
            event.hold(Holders::default());
            assert_eq!(event.holders.has(USER), is_told);
        }
    }

    #[test]
    fn of_a_comment_that_is_not_known_nothing_is_shown() {
        assert!(!Comments::default().shows("CommentEdited", USER));
        let said = |is_internal, is_below_internal| {
            let comment = Comment { is_internal, is_below_internal, above: None };
            let comments = Comments([(USER, comment)].into());
            ["CommentEdited", "CommentAccessChanged"].map(|name| comments.shows(name, USER))
        };
        assert_eq!(said(false, false), [true, true]);
        assert_eq!(said(true, false), [false, true]);
        assert_eq!(said(false, true), [false, false]);
    }
}
