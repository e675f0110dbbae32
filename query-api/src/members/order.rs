//! The orders of short member lists (contract §8.3).

use service::Problem;
use wire::shapes::Member;

use crate::order::Order;
use crate::params::Params;
use crate::rows::member::Ranked;

/// What members are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// When they came.
    Since,
    /// What they may do.
    Role,
    /// One of their texts; the database compares those, as people sort.
    Text(&'static str),
}

impl By {
    /// The text that the database is to compare, if any.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Since | Self::Role => "",
            Self::Text(name) => name,
        }
    }
}

/// The names that clients may order by.
const NAMES: [(&str, By); 6] = [
    ("created_at", By::Since),
    ("first_name", By::Text("first_name")),
    ("last_name", By::Text("last_name")),
    ("email", By::Text("email")),
    ("display_name", By::Text("display_name")),
    ("role", By::Role),
];

/// The order that a client asks for, newest first without.
pub(super) fn parse(params: &Params) -> Result<Order<By>, Problem> {
    Order::parse(params.filled("order_by").unwrap_or("-created_at"), &NAMES)
}

/// Orders members as a client asks; those who are equal stay as they are.
pub(super) fn sorted(mut members: Vec<Ranked>, order: Order<By>) -> Vec<Member> {
    members.sort_by(|one, other| {
        let ordering = match order.by {
            By::Since => one.since.cmp(&other.since),
            By::Role => one.member.role.cmp(&other.member.role),
            By::Text(_) => one.place.cmp(&other.place),
        };
        if order.reverse { ordering.reverse() } else { ordering }
    });
    members.into_iter().map(|ranked| ranked.member).collect()
}
