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

/// How a list is to be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Order<By> {
    /// What it is ordered by.
    pub(crate) by: By,
    /// Whether the other way round.
    pub(crate) reverse: bool,
}

/// How the database is to order a list, by an expression that comes from this program alone.
pub(crate) type SqlOrder = Order<&'static str>;

/// Expressions that are never null, and by which an index is ordered.
const ALWAYS_THERE: [&str; 2] = ["it.created_at", "it.priority_rank"];

/// The names that clients may order by, each with its expression.
pub(crate) type Orders = [(&'static str, &'static str)];

impl<By: Copy> Order<By> {
    /// Finds the order that a client asks for by its name among the `known` ones.
    pub(crate) fn parse(wanted: &str, known: &[(&'static str, By)]) -> Result<Self, Problem> {
        let (name, reverse) = wanted.strip_prefix('-').map_or((wanted, false), |name| (name, true));
        match known.iter().find(|(known, _)| *known == name) {
            Some((_, by)) => Ok(Self { by: *by, reverse }),
            None => Err(unknown(name, known)),
        }
    }
}

impl SqlOrder {
    /// Whether there is always a value.
    pub(crate) fn is_always_there(self) -> bool {
        ALWAYS_THERE.contains(&self.by)
    }

    /// The SQL after the expression: rows without a value are last in both directions. An expression that always has a
    /// value gets no `NULLS`, because an index on it could not be used then.
    pub(crate) fn direction(self) -> &'static str {
        if !self.reverse {
            " ASC"
        } else if self.is_always_there() {
            " DESC"
        } else {
            " DESC NULLS LAST"
        }
    }
}

/// Says which names would be right.
fn unknown<By>(name: &str, known: &[(&str, By)]) -> Problem {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let what = format!("{name:?} is none of {}; put a - before it to reverse.", names.join(", "));
    invalid("order_by", &what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_both_directions_and_an_unknown_one_is_refused() {
        let known = [("name", "it.name"), ("created_at", "it.created_at")];
        let order = Order::parse("-name", &known).unwrap();
        assert_eq!((order.by, order.direction()), ("it.name", " DESC NULLS LAST"));
        let order = Order::parse("-created_at", &known).unwrap();
        assert_eq!((order.by, order.direction()), ("it.created_at", " DESC"));
        assert_eq!(Order::parse("name", &known).unwrap().direction(), " ASC");
        assert_eq!(
            Order::parse("-zzz", &known).unwrap_err().detail(),
            "Invalid order_by parameter. \"zzz\" is none of name, created_at; put a - before it to reverse."
        );
    }
}
