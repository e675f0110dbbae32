//! The orders of a feed (contract §1.8).

use std::cmp::Ordering;

use service::Problem;

use super::entry::Entry;
use super::shape::{Names, text};
use crate::order::Order;

/// What all lines of a feed have in common.
const SAME: &str = "same";

/// The names that clients may order by.
const NAMES: [(&str, &str); 16] = [
    ("created_at", "created_at"),
    ("updated_at", "updated_at"),
    ("id", "id"),
    ("verb", "verb"),
    ("field", "field"),
    ("old_value", "old_value"),
    ("new_value", "new_value"),
    ("old_identifier", "old_identifier"),
    ("new_identifier", "new_identifier"),
    ("comment", "comment"),
    ("epoch", "epoch"),
    ("actor", "actor"),
    ("issue", SAME),
    ("project", SAME),
    ("workspace", SAME),
    ("deleted_at", SAME),
];

/// The order that a client asks for; without one, that of the log.
pub(super) fn parse(wanted: Option<&str>) -> Result<Option<Order>, Problem> {
    wanted.map(|wanted| Order::parse(wanted, &NAMES)).transpose()
}

/// Whether the order depends on what people are called.
pub(super) fn is_by_values(order: Order) -> bool {
    ["old_value", "new_value"].contains(&order.by)
}

/// Orders a feed; of equal lines the earlier is first, in reverse the later.
pub(super) fn sort(entries: &mut [&Entry], order: Order, names: &Names) {
    entries.sort_by(|one, other| compare(order.by, one, other, names));
    if order.reverse {
        entries.reverse();
    }
}

/// Compares two lines by one of [`NAMES`].
fn compare(by: &str, a: &Entry, b: &Entry, names: &Names) -> Ordering {
    let (one, other) = (&a.line, &b.line);
    match by {
        "updated_at" => a.updated_at.cmp(&b.updated_at),
        "id" => a.id.cmp(&b.id),
        "verb" => one.verb.cmp(other.verb),
        "field" => one.field.cmp(&other.field),
        "old_value" => text(&one.old, names).cmp(&text(&other.old, names)),
        "new_value" => text(&one.new, names).cmp(&text(&other.new, names)),
        "old_identifier" => one.old_id.cmp(&other.old_id),
        "new_identifier" => one.new_id.cmp(&other.new_id),
        "comment" => one.comment.cmp(other.comment),
        "epoch" => a.epoch.cmp(&b.epoch),
        "actor" => a.actor.cmp(&b.actor),
        SAME => Ordering::Equal,
        _ => a.created_at.cmp(&b.created_at),
    }
}
