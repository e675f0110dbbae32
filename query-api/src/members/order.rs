//! The orders of short member lists (contract §8.3).

use std::cmp::Ordering;

use service::Problem;

use super::row::Listed;
use crate::order::Order;
use crate::params::Params;

/// The names that clients may order by.
const NAMES: [(&str, &str); 6] = [
    ("created_at", "created_at"),
    ("first_name", "first_name"),
    ("last_name", "last_name"),
    ("email", "email"),
    ("display_name", "display_name"),
    ("role", "role"),
];

/// The order that a client asks for, newest first without.
pub(super) fn parse(params: &Params) -> Result<Order, Problem> {
    Order::parse(params.filled("order_by").unwrap_or("-created_at"), &NAMES)
}

/// Orders members as a client asks; those who are equal stay as they are.
pub(super) fn sort(members: &mut [Listed], order: Order) {
    members.sort_by(|one, other| {
        let ordering = compare(order.by, one, other);
        if order.reverse { ordering.reverse() } else { ordering }
    });
}

/// Compares two members by one of [`NAMES`]; the database has compared their texts, as people sort.
fn compare(by: &str, one: &Listed, other: &Listed) -> Ordering {
    match by {
        "role" => one.member.role.cmp(&other.member.role),
        "created_at" => one.since.cmp(&other.since),
        _ => one.place.cmp(&other.place),
    }
}
