//! What each event of an issue says in the feed (contract §4.2).

use chrono::NaiveDate;
use domain::comment::CommentEvent;
use domain::issue::{
    IssueArchived, IssueEstimateChanged, IssueEvent, IssueLinkAdded, IssueLinkRemoved,
    IssueLinkUrlChanged, IssueParentChanged, IssueStateChanged,
};
use domain::project::StateRegrouped;
use domain::{EstimateKind, EstimatePointRef, IssueRef, LabelRef, UserId};
use uuid::Uuid;

use super::entry::{Line, Value};

/// What the feed says of another point, or of none.
const POINT_CHANGED: &str = "updated the estimate point to ";

/// The line of an event; none for those that the feed does not show.
///
/// Descriptions are no part of it: what they were before is known to the feed only.
pub(super) fn line(event: &IssueEvent, actor: UserId) -> Option<Line> {
    let line = match event {
        IssueEvent::IssueCreated(_) => {
            Line { verb: "created", comment: "created the issue", ..Line::default() }
        }
        IssueEvent::IssueDeleted(_) => {
            Line { verb: "deleted", ..Line::updated("issue", "deleted the issue") }
        }
        IssueEvent::IssueRenamed(renamed) => Line::updated("name", "updated the name to")
            .values(renamed.from.to_string(), renamed.to.to_string()),
        IssueEvent::IssuePriorityChanged(changed) => {
            Line::updated("priority", "updated the priority to")
                .values(changed.from.name(), changed.to.name())
        }
        IssueEvent::IssueStateChanged(changed) => state(changed, actor),
        IssueEvent::IssueParentChanged(changed) => parent(changed),
        IssueEvent::IssueStartDateChanged(changed) => {
            Line::updated("start_date", "updated the start date to ")
                .values(day(changed.from), day(changed.to))
        }
        IssueEvent::IssueTargetDateChanged(changed) => {
            Line::updated("target_date", "updated the target date to")
                .values(day(changed.from), day(changed.to))
        }
        IssueEvent::IssueEstimateChanged(changed) => return estimated(changed),
        IssueEvent::IssueLabelAdded(added) => label_added(&added.label),
        IssueEvent::IssueLabelRemoved(removed) => label_removed(&removed.label),
        IssueEvent::IssueAssigneeAdded(added) => assignee_added(added.user),
        IssueEvent::IssueAssigneeRemoved(removed) => assignee_removed(removed.user),
        IssueEvent::IssueArchived(archived) => archived_by(archived, actor),
        IssueEvent::IssueRestored(_) => {
            Line::updated("archived_at", "has restored the issue").values("archive", "restore")
        }
        IssueEvent::IssueLinkAdded(added) => link_added(added),
        IssueEvent::IssueLinkUrlChanged(changed) => link_changed(changed),
        IssueEvent::IssueLinkRemoved(removed) => link_removed(removed),
        IssueEvent::IssueDescribed(_)
        | IssueEvent::IssuePointChanged(_)
        | IssueEvent::IssueReordered(_)
        | IssueEvent::IssueExternalReferenceChanged(_)
        | IssueEvent::IssueLinkTitleChanged(_)
        | IssueEvent::IssueLinkMetadataChanged(_)
        | IssueEvent::IssueSubscribed(_)
        | IssueEvent::IssueUnsubscribed(_)
        | IssueEvent::IssueReactionAdded(_)
        | IssueEvent::IssueReactionRemoved(_)
        | IssueEvent::IssueVoteChanged(_) => return None,
    };
    Some(line)
}

/// The line of an event of a comment; `before` is what it said. None for those that change no words.
pub(super) fn of_comment(
    event: &CommentEvent,
    comment: Uuid,
    before: impl FnOnce() -> Value,
) -> Option<Line> {
    let id = Some(comment);
    let line = match event {
        CommentEvent::CommentCreated(created) => {
            Line { verb: "created", ..Line::updated("comment", "created a comment") }
                .values(Value::Nothing, created.html.to_string())
                .ids(None, id)
        }
        CommentEvent::CommentEdited(edited) => Line::updated("comment", "updated a comment")
            .values(before(), edited.to.to_string())
            .ids(id, id),
        CommentEvent::CommentDeleted(_) => {
            Line { verb: "deleted", ..Line::updated("comment", "deleted the comment") }
        }
        CommentEvent::CommentAccessChanged(_)
        | CommentEvent::CommentExternalReferenceChanged(_)
        | CommentEvent::CommentReactionAdded(_)
        | CommentEvent::CommentReactionRemoved(_) => return None,
    };
    Some(line)
}

/// Another state; when nobody asked for it, the automatic closing did it.
fn state(changed: &IssueStateChanged, actor: UserId) -> Line {
    let (from, to) = (&changed.from, &changed.to);
    if actor == UserId::SYSTEM {
        return Line::updated("state", "Plane updated the state to ")
            .values(Value::Nothing, to.name.as_str())
            .ids(None, Some(to.id.uuid()));
    }
    Line::updated("state", "updated the state to")
        .values(from.name.as_str(), to.name.as_str())
        .ids(Some(from.id.uuid()), Some(to.id.uuid()))
}

/// The state became part of another group.
pub(super) fn regrouped(regrouped: &StateRegrouped) -> Line {
    let id = Some(regrouped.state.id.uuid());
    Line::updated("state_group", "updated the group of the state to")
        .values(regrouped.from.name(), regrouped.to.name())
        .ids(id, id)
}

/// Another parent, by the keys of that moment.
fn parent(changed: &IssueParentChanged) -> Line {
    let key = |parent: &Option<IssueRef>| {
        Value::Text(parent.as_ref().map(|parent| parent.key.clone()).unwrap_or_default())
    };
    let id = |parent: &Option<IssueRef>| parent.as_ref().map(|parent| parent.id.uuid());
    Line::updated("parent", "updated the parent issue to")
        .values(key(&changed.from), key(&changed.to))
        .ids(id(&changed.from), id(&changed.to))
}

/// Another point, by the values of that moment; none of a change from nothing to nothing.
fn estimated(changed: &IssueEstimateChanged) -> Option<Line> {
    let IssueEstimateChanged { from, to } = changed;
    let Some(point) = to else { return from.as_ref().map(point_taken) };
    let value = from.as_ref().map_or(Value::Nothing, |from| from.value.as_str().into());
    let line = Line::updated(estimate_field(point.kind), POINT_CHANGED)
        .values(value, point.value.as_str())
        .ids(from.as_ref().map(|from| from.id.uuid()), Some(point.id.uuid()));
    Some(line)
}

/// No point any more.
pub(super) fn point_taken(point: &EstimatePointRef) -> Line {
    Line { verb: "removed", ..Line::updated(estimate_field(point.kind), POINT_CHANGED) }
        .values(point.value.as_str(), Value::Nothing)
        .ids(Some(point.id.uuid()), None)
}

/// What the feed calls the points of a kind of estimate.
const fn estimate_field(kind: EstimateKind) -> &'static str {
    match kind {
        EstimateKind::Categories => "estimate_categories",
        EstimateKind::Points => "estimate_points",
    }
}

/// A day as text, empty for none.
fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::EMPTY, |day| day.to_string().into())
}

/// One label more.
fn label_added(label: &LabelRef) -> Line {
    Line::updated("labels", "added label ")
        .values("", label.name.as_str())
        .ids(None, Some(label.id.uuid()))
}

/// One label less.
pub(super) fn label_removed(label: &LabelRef) -> Line {
    Line::updated("labels", "removed label ")
        .values(label.name.as_str(), "")
        .ids(Some(label.id.uuid()), None)
}

/// Somebody more.
fn assignee_added(user: UserId) -> Line {
    Line::updated("assignees", "added assignee ")
        .values("", Value::Person(user.uuid()))
        .ids(None, Some(user.uuid()))
}

/// Somebody less.
fn assignee_removed(user: UserId) -> Line {
    Line::updated("assignees", "removed assignee ")
        .values(Value::Person(user.uuid()), "")
        .ids(Some(user.uuid()), None)
}

/// Archived by hand, or when nobody asked for it, by the automatic archiving.
fn archived_by(_: &IssueArchived, actor: UserId) -> Line {
    if actor == UserId::SYSTEM {
        return Line::updated("archived_at", "Plane has archived the issue")
            .values(Value::Nothing, "archive");
    }
    Line::updated("archived_at", "Actor has archived the issue")
        .values(Value::Nothing, "manual_archive")
}

/// One link more.
fn link_added(added: &IssueLinkAdded) -> Line {
    Line { verb: "created", ..Line::updated("link", "created a link") }
        .values(Value::Nothing, added.url.to_string())
        .ids(None, Some(added.id.uuid()))
}

/// A link that leads elsewhere.
fn link_changed(changed: &IssueLinkUrlChanged) -> Line {
    let id = Some(changed.link.uuid());
    Line::updated("link", "updated a link")
        .values(changed.from.to_string(), changed.to.to_string())
        .ids(id, id)
}

/// One link less.
fn link_removed(removed: &IssueLinkRemoved) -> Line {
    Line { verb: "deleted", ..Line::updated("link", "deleted the link") }
        .values(removed.url.to_string(), "")
}
