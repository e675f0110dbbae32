//! Which work items a list shows, as the query string says it.

use service::Problem;
use wire::filter::pql::OrderBy;
use wire::filter::{Filter, Today, json, parameters, pql};

use crate::params::{Params, invalid};

/// The parameters that are filters beside the names of fields.
pub(crate) const FILTERS: [&str; 3] = ["filters", "pql", "sub_issue"];

/// What a client asks of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    /// Which work items.
    pub(crate) filter: Filter,
    /// In which order, if its query says so.
    pub(crate) order: Vec<OrderBy>,
}

impl Asked {
    /// Reads the filters among the parameters, but for some names that mean something else; all of them are to hold.
    pub(crate) fn read(params: &Params, but: &[&str], today: Today) -> Result<Self, Problem> {
        let joined = params.joined();
        let plain = joined.iter().map(|(name, value)| (*name, value.as_str()));
        let plain = plain.filter(|(name, _)| !but.contains(name));
        let plain = parameters::read(plain, today)
            .map_err(|(name, error)| invalid(&name, &error.to_string()))?;
        let filters = match params.filled("filters") {
            Some(text) => json::parse(text, today)?,
            None => Filter::EVERYTHING,
        };
        let query = match params.filled("pql") {
            Some(text) => pql::parse(text, today)?,
            None => pql::Query { filter: Filter::EVERYTHING, order: Vec::new() },
        };
        if let (Some(by), Some(_)) = (query.order.first(), params.filled("order_by")) {
            let what =
                format!("The query has an order too, at column {}; leave one out.", by.column);
            return Err(invalid("order_by", &what));
        }
        let filter = plain.and(filters).and(query.filter);
        Ok(Self { filter, order: query.order })
    }
}
