//! The orders of a feed (contract §1.8).

use std::cmp::Ordering;

use service::Problem;

use super::shape::{Names, text};
use crate::feed::Entry;
use crate::order::Order;

/// What lines are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    CreatedAt,
    UpdatedAt,
    Id,
    Verb,
    Field,
    OldValue,
    NewValue,
    OldIdentifier,
    NewIdentifier,
    Comment,
    Epoch,
    Actor,
    /// What all lines of a feed have in common.
    Same,
}

impl By {
    /// Whether the order depends on what people are called.
    pub(super) const fn is_of_people(self) -> bool {
        matches!(self, Self::OldValue | Self::NewValue)
    }
}

/// The names that clients may order by.
const NAMES: [(&str, By); 16] = [
    ("created_at", By::CreatedAt),
    ("updated_at", By::UpdatedAt),
    ("id", By::Id),
    ("verb", By::Verb),
    ("field", By::Field),
    ("old_value", By::OldValue),
    ("new_value", By::NewValue),
    ("old_identifier", By::OldIdentifier),
    ("new_identifier", By::NewIdentifier),
    ("comment", By::Comment),
    ("epoch", By::Epoch),
    ("actor", By::Actor),
    ("issue", By::Same),
    ("project", By::Same),
    ("workspace", By::Same),
    ("deleted_at", By::Same),
];

/// The order that a client asks for; without one, that of the log.
pub(super) fn parse(wanted: Option<&str>) -> Result<Option<Order<By>>, Problem> {
    wanted.map(|wanted| Order::parse(wanted, &NAMES)).transpose()
}

/// Orders a feed; of equal lines the earlier is first, in reverse the later.
pub(super) fn sort(entries: &mut [&Entry], order: Order<By>, names: &Names) {
    entries.sort_by(|one, other| compare(order.by, one, other, names));
    if order.reverse {
        entries.reverse();
    }
}

/// Compares two lines.
fn compare(by: By, a: &Entry, b: &Entry, names: &Names) -> Ordering {
    let (one, other) = (&a.line, &b.line);
    match by {
        By::CreatedAt => a.created_at.cmp(&b.created_at),
        By::UpdatedAt => a.updated_at.cmp(&b.updated_at),
        By::Id => a.id.cmp(&b.id),
        By::Verb => one.verb.cmp(other.verb),
        By::Field => one.field.cmp(&other.field),
        By::OldValue => text(&one.old, names).cmp(&text(&other.old, names)),
        By::NewValue => text(&one.new, names).cmp(&text(&other.new, names)),
        By::OldIdentifier => one.old_id.cmp(&other.old_id),
        By::NewIdentifier => one.new_id.cmp(&other.new_id),
        By::Comment => one.comment.cmp(&other.comment),
        By::Epoch => a.epoch.cmp(&b.epoch),
        By::Actor => a.actor.cmp(&b.actor),
        By::Same => Ordering::Equal,
    }
}
