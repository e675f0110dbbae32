//! What each event of an issue says in the feed (contract §4.2).

use chrono::NaiveDate;
use domain::comment::CommentEvent;
use domain::issue::{
    IntakeStatus, IssueArchived, IssueCycleChanged, IssueEstimateChanged, IssueEvent,
    IssueLinkAdded, IssueLinkRemoved, IssueLinkUrlChanged, IssueMoved, IssuePageLinked,
    IssuePageUnlinked, IssueParentChanged, IssueRelationAdded, IssueRelationRemoved,
    IssueStateChanged, Relation,
};
use domain::project::StateRegrouped;
use domain::{CycleRef, EstimateKind, EstimatePointRef, IssueRef, LabelRef, ModuleRef, UserId};
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
            Line { verb: "created", comment: "created the issue".into(), ..Line::default() }
        }
        IssueEvent::IssueDeleted(_) => {
            Line { verb: "deleted", ..Line::updated("issue", "deleted the issue") }
        }
        IssueEvent::IssueUndeleted(_) => {
            Line { verb: "created", ..Line::updated("issue", "brought back the issue") }
        }
        IssueEvent::IssueRenamed(renamed) => Line::updated("name", "updated the name to")
            .values(renamed.from.to_string(), renamed.to.to_string()),
        IssueEvent::IssuePriorityChanged(changed) => {
            Line::updated("priority", "updated the priority to")
                .values(changed.from.name(), changed.to.name())
        }
        IssueEvent::IssueStateChanged(changed) => state(changed, actor),
        IssueEvent::IssueParentChanged(changed) => parent(changed),
        IssueEvent::IssueMoved(moved) => moved_to(moved),
        IssueEvent::IssueCycleChanged(changed) => cycle(changed)?,
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
        IssueEvent::IssueModuleAdded(added) => module_entered(&added.module),
        IssueEvent::IssueModuleRemoved(removed) => module_left(&removed.module),
        IssueEvent::IssueAssigneeAdded(added) => assignee_added(added.user),
        IssueEvent::IssueAssigneeRemoved(removed) => assignee_removed(removed.user),
        IssueEvent::IssueArchived(archived) => archived_by(archived, actor),
        IssueEvent::IssueRestored(_) => {
            Line::updated("archived_at", "has restored the issue").values("archive", "restore")
        }
        IssueEvent::IssueLinkAdded(added) => link_added(added),
        IssueEvent::IssueLinkUrlChanged(changed) => link_changed(changed),
        IssueEvent::IssueLinkRemoved(removed) => link_removed(removed),
        IssueEvent::IssueRelationAdded(added) => related(added),
        IssueEvent::IssueRelationRemoved(removed) => unrelated(removed),
        IssueEvent::IssuePageLinked(linked) => page_linked(linked),
        IssueEvent::IssuePageUnlinked(unlinked) => page_unlinked(unlinked),
        IssueEvent::IssueAccepted(accepted) => decided("1", accepted.from, IntakeStatus::Accepted)?,
        IssueEvent::IssueDeclined(declined) => {
            decided("-1", declined.from, IntakeStatus::Declined)?
        }
        IssueEvent::IssueSnoozed(snoozed) => decided("0", snoozed.from, IntakeStatus::Snoozed)?,
        IssueEvent::IssueMarkedDuplicate(marked) => {
            decided("2", marked.from, IntakeStatus::Duplicate)?
        }
        IssueEvent::IssuePutBack(back) => decided("-2", back.from, IntakeStatus::Pending)?,
        IssueEvent::IssueDescribed(_)
        | IssueEvent::IssueSubmitted(_)
        | IssueEvent::IssueSourceChanged(_)
        | IssueEvent::IssueIntakeRemoved(_)
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

/// The line of an event of a comment; `before` is the text before it. None for an event that changes no text.
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
        CommentEvent::CommentUndeleted(back) => {
            Line { verb: "created", ..Line::updated("comment", "brought back the comment") }
                .values(Value::Nothing, back.comment.html.to_string())
                .ids(None, id)
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

/// Something else was decided in the intake, whose number is the verb; none of another time or another original.
fn decided(verb: &'static str, from: IntakeStatus, to: IntakeStatus) -> Option<Line> {
    let line = Line { verb, ..Line::updated("intake", "updated the intake status") };
    (from != to).then(|| line.values(from.word(), to.word()))
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

/// Another project, by the keys in both.
fn moved_to(IssueMoved { from, to }: &IssueMoved) -> Line {
    Line::updated("project", "moved the issue to another project")
        .values(from.key.as_str(), to.key.as_str())
        .ids(Some(from.project.uuid()), Some(to.project.uuid()))
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

/// Another cycle, one for the first time, or none any more.
fn cycle(changed: &IssueCycleChanged) -> Option<Line> {
    Some(match (&changed.from, &changed.to) {
        (None, Some(to)) => {
            let comment = format!("added cycle {}", to.name);
            Line { verb: "created", ..Line::updated("cycles", comment) }
                .values("", to.name.as_str())
                .ids(None, Some(to.id.uuid()))
        }
        (Some(from), Some(to)) => {
            let space = " ".repeat(16);
            let comment = format!("updated cycle from {}\n{space}to {}", from.name, to.name);
            Line::updated("cycles", comment)
                .values(from.name.as_str(), to.name.as_str())
                .ids(Some(from.id.uuid()), Some(to.id.uuid()))
        }
        (Some(from), None) => cycle_left(from),
        (None, None) => return None,
    })
}

/// In no cycle any more.
pub(super) fn cycle_left(from: &CycleRef) -> Line {
    let comment = format!("removed this issue from {}", from.name);
    Line { verb: "deleted", ..Line::updated("cycles", comment) }
        .values(from.name.as_str(), "")
        .ids(Some(from.id.uuid()), None)
}

/// A day as text, empty for none.
fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::EMPTY, |day| day.to_string().into())
}

fn label_added(label: &LabelRef) -> Line {
    Line::updated("labels", "added label ")
        .values("", label.name.as_str())
        .ids(None, Some(label.id.uuid()))
}

pub(super) fn label_removed(label: &LabelRef) -> Line {
    Line::updated("labels", "removed label ")
        .values(label.name.as_str(), "")
        .ids(Some(label.id.uuid()), None)
}

fn module_entered(module: &ModuleRef) -> Line {
    let comment = format!("added module {}", module.name);
    Line { verb: "created", ..Line::updated("modules", comment) }
        .values("", module.name.as_str())
        .ids(None, Some(module.id.uuid()))
}

pub(super) fn module_left(module: &ModuleRef) -> Line {
    let comment = format!("removed this issue from {}", module.name);
    Line { verb: "deleted", ..Line::updated("modules", comment) }
        .values(module.name.as_str(), "")
        .ids(Some(module.id.uuid()), None)
}

fn assignee_added(user: UserId) -> Line {
    Line::updated("assignees", "added assignee ")
        .values("", Value::Person(user.uuid()))
        .ids(None, Some(user.uuid()))
}

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

fn link_removed(removed: &IssueLinkRemoved) -> Line {
    Line { verb: "deleted", ..Line::updated("link", "deleted the link") }
        .values(removed.url.to_string(), "")
}

/// A relation was added; the other work item is named by its key of that moment.
fn related(added: &IssueRelationAdded) -> Line {
    let comment = match added.relation {
        Relation::Blocking => "added blocking relation",
        Relation::BlockedBy => "added blocked_by relation",
        Relation::Duplicate => "added duplicate relation",
        Relation::RelatesTo => "added relates_to relation",
        Relation::StartAfter => "added start_after relation",
        Relation::StartBefore => "added start_before relation",
        Relation::FinishAfter => "added finish_after relation",
        Relation::FinishBefore => "added finish_before relation",
    };
    Line::updated(added.relation.name(), comment)
        .values("", added.with.key.as_str())
        .ids(Some(added.with.id.uuid()), None)
}

fn unrelated(removed: &IssueRelationRemoved) -> Line {
    let comment = match removed.relation {
        Relation::Blocking => "deleted blocking relation",
        Relation::BlockedBy => "deleted blocked_by relation",
        Relation::Duplicate => "deleted duplicate relation",
        Relation::RelatesTo => "deleted relates_to relation",
        Relation::StartAfter => "deleted start_after relation",
        Relation::StartBefore => "deleted start_before relation",
        Relation::FinishAfter => "deleted finish_after relation",
        Relation::FinishBefore => "deleted finish_before relation",
    };
    Line { verb: "deleted", ..Line::updated(removed.relation.name(), comment) }
        .values(removed.with.key.as_str(), "")
        .ids(Some(removed.with.id.uuid()), None)
}

/// The page that the line of an event is about.
pub(super) fn page(event: &IssueEvent) -> Option<Uuid> {
    match event {
        IssueEvent::IssuePageLinked(linked) => Some(linked.page.id.uuid()),
        IssueEvent::IssuePageUnlinked(unlinked) => Some(unlinked.page.id.uuid()),
        _ => None,
    }
}

/// One page more, by its name of that moment.
fn page_linked(linked: &IssuePageLinked) -> Line {
    Line { verb: "created", ..Line::updated("page", "linked the page") }
        .values(Value::Nothing, linked.page.name.as_str())
        .ids(None, Some(linked.page.id.uuid()))
}

fn page_unlinked(unlinked: &IssuePageUnlinked) -> Line {
    Line { verb: "deleted", ..Line::updated("page", "unlinked the page") }
        .values(unlinked.page.name.as_str(), "")
        .ids(Some(unlinked.page.id.uuid()), None)
}
