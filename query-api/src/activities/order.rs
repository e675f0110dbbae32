//! The orders of a feed (contract §1.8).

use std::cmp::Ordering;

use service::Problem;
use uuid::Uuid;
use wire::shapes::{Activity, Reference};

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

/// Orders a feed as a client asks, oldest first without; of equal lines the earlier is first, in reverse the later.
pub(super) fn sort(activities: &mut [Activity], wanted: Option<&str>) -> Result<(), Problem> {
    let order = Order::parse(wanted.unwrap_or("created_at"), &NAMES)?;
    activities.sort_by(|one, other| compare(order.by, one, other));
    if order.reverse {
        activities.reverse();
    }
    Ok(())
}

/// Compares two lines by one of [`NAMES`].
fn compare(by: &str, a: &Activity, b: &Activity) -> Ordering {
    match by {
        "updated_at" => a.updated_at.cmp(&b.updated_at),
        "id" => a.id.cmp(&b.id),
        "verb" => a.verb.cmp(&b.verb),
        "field" => a.field.cmp(&b.field),
        "old_value" => a.old_value.cmp(&b.old_value),
        "new_value" => a.new_value.cmp(&b.new_value),
        "old_identifier" => a.old_identifier.cmp(&b.old_identifier),
        "new_identifier" => a.new_identifier.cmp(&b.new_identifier),
        "comment" => a.comment.cmp(&b.comment),
        "epoch" => a.epoch.total_cmp(&b.epoch),
        SAME => Ordering::Equal,
        "actor" => actor(a).cmp(&actor(b)),
        _ => a.created_at.cmp(&b.created_at),
    }
}

/// Who did it.
fn actor(activity: &Activity) -> Option<Uuid> {
    activity.actor.as_ref().map(|actor| match actor {
        Reference::Id(id) => *id,
        Reference::Whole(user) => user.id,
    })
}
