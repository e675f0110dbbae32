//! The query parameter `order_by` (contract §1.8): a name, after a `-` for the reverse.

use service::Problem;

use crate::params::invalid;

/// Puts texts in the order in which people look for them, whatever the database's own locale is: after `$text`.
macro_rules! as_people_sort {
    ($text:literal) => {
        concat!($text, " COLLATE \"und-x-icu\"")
    };
}
pub(crate) use as_people_sort;

/// How a list is to be ordered, as SQL that comes from this program alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Order {
    /// An expression.
    pub(crate) by: &'static str,
    /// Whether the other way round.
    pub(crate) reverse: bool,
}

/// Expressions that are never null, and by which an index is ordered.
const ALWAYS_THERE: [&str; 2] = ["i.created_at", "i.priority_rank"];

/// The names that clients may order by, each with its expression.
pub(crate) type Orders = [(&'static str, &'static str)];

impl Order {
    /// Finds the order that a client asks for.
    pub(crate) fn parse(wanted: &str, known: &Orders) -> Result<Self, Problem> {
        let (name, reverse) = wanted.strip_prefix('-').map_or((wanted, false), |name| (name, true));
        match known.iter().find(|(known, _)| *known == name) {
            Some((_, by)) => Ok(Self { by, reverse }),
            None => Err(unknown(name, known)),
        }
    }

    /// The SQL after the expression: what has no value is last either way. Of what always has one nothing is said, because
    /// an index on it would not do then.
    pub(crate) fn direction(self) -> &'static str {
        if !self.reverse {
            " ASC"
        } else if ALWAYS_THERE.contains(&self.by) {
            " DESC"
        } else {
            " DESC NULLS LAST"
        }
    }
}

/// Says which names would be right.
fn unknown(name: &str, known: &Orders) -> Problem {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let what = format!("{name:?} is none of {}; put a - before it to reverse.", names.join(", "));
    invalid("order_by", &what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_both_directions_and_an_unknown_one_is_refused() {
        let known = [("name", "i.name"), ("created_at", "i.created_at")];
        let order = Order::parse("-name", &known).unwrap();
        assert_eq!((order.by, order.direction()), ("i.name", " DESC NULLS LAST"));
        let order = Order::parse("-created_at", &known).unwrap();
        assert_eq!((order.by, order.direction()), ("i.created_at", " DESC"));
        assert_eq!(Order::parse("name", &known).unwrap().direction(), " ASC");
        assert_eq!(
            Order::parse("-zzz", &known).unwrap_err().detail(),
            "Invalid order_by parameter. \"zzz\" is none of name, created_at; put a - before it to reverse."
        );
    }
}
