//! The orders of short member lists (contract §8.3).

use std::cmp::Ordering;

use service::Problem;

use super::row::Listed;
use crate::order::Order;

/// The names that clients may order by.
const NAMES: [(&str, &str); 6] = [
    ("created_at", "created_at"),
    ("first_name", "first_name"),
    ("last_name", "last_name"),
    ("email", "email"),
    ("display_name", "display_name"),
    ("role", "role"),
];

/// Orders members as a client asks; those who are equal stay as they are.
pub(super) fn sort(members: &mut [Listed], wanted: &str) -> Result<(), Problem> {
    let order = Order::parse(wanted, &NAMES)?;
    members.sort_by(|one, other| {
        let ordering = compare(order.by, one, other);
        if order.reverse { ordering.reverse() } else { ordering }
    });
    Ok(())
}

/// Compares two members by one of [`NAMES`].
fn compare(by: &str, one: &Listed, other: &Listed) -> Ordering {
    let (a, b) = (&one.member, &other.member);
    match by {
        "first_name" => a.user.first_name.cmp(&b.user.first_name),
        "last_name" => a.user.last_name.cmp(&b.user.last_name),
        "email" => a.user.email.cmp(&b.user.email),
        "display_name" => a.user.display_name.cmp(&b.user.display_name),
        "role" => a.role.cmp(&b.role),
        _ => one.since.cmp(&other.since),
    }
}
