//! The query string: every question reads what it knows of it and ignores the rest.

use service::Problem;
use service::http::Query;
use uuid::Uuid;
use wire::{Expand, PageRequest, Selection};

/// The parameters of a query string; of a repeated one the last counts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Params(Query);

impl Params {
    /// Reads a query string.
    pub(crate) fn parse(query: &str) -> Result<Self, Problem> {
        // The database has no word for it, so nothing that a client looks for has it either.
        if query.contains("%00") || query.contains('\0') {
            let text = "Invalid query string. Null characters are not allowed.";
            return Err(Problem::bad_request_detail("request/invalid-parameter", text));
        }
        Ok(Self(Query::parse(query)))
    }

    /// A parameter that says something.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.0.get(name).filter(|value| !value.is_empty())
    }

    /// Which rows of a list are wanted.
    pub(crate) fn page(&self) -> Result<PageRequest, Problem> {
        self.0.page()
    }

    /// Which keys of a row are wanted.
    pub(crate) fn fields(&self) -> Selection {
        self.0.selection()
    }

    /// Which foreign keys are wanted as objects.
    pub(crate) fn expand(&self) -> Expand {
        self.0.expand()
    }

    /// A switch: `true` or `false` in any case.
    pub(crate) fn switch(&self, name: &str) -> Result<Option<bool>, Problem> {
        match self.filled(name) {
            None => Ok(None),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some(_) => Err(invalid(name, "It is either true or false.")),
        }
    }

    /// A whole number from `least` on.
    pub(crate) fn number(&self, name: &str, least: u64) -> Result<Option<u64>, Problem> {
        let Some(text) = self.filled(name) else { return Ok(None) };
        match text.trim().parse::<u64>() {
            Ok(number) if number >= least && i64::try_from(number).is_ok() => Ok(Some(number)),
            _ => Err(invalid(name, &format!("It is a whole number, at least {least}."))),
        }
    }

    /// An id.
    pub(crate) fn id(&self, name: &str) -> Result<Option<Uuid>, Problem> {
        let parse = |text: &str| Uuid::parse_str(text).map_err(|_| Problem::valid_detail_wanted());
        self.filled(name).map(parse).transpose()
    }
}

/// A parameter that makes no sense, and what would.
pub(crate) fn invalid(name: &str, what: &str) -> Problem {
    let text = format!("Invalid {name} parameter. {what}");
    Problem::bad_request_detail("request/invalid-parameter", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_null_character_is_refused() {
        let problem = Params::parse("search=a%00").unwrap_err();
        assert_eq!(problem.detail(), "Invalid query string. Null characters are not allowed.");
    }

    #[test]
    fn what_is_malformed_is_refused_and_what_is_empty_is_absent() {
        let params = Params::parse("a=TRUE&b=1&b=2&c=&d=no").unwrap();
        assert_eq!(params.switch("a").unwrap(), Some(true));
        assert_eq!(params.number("b", 1).unwrap(), Some(2));
        assert_eq!(params.switch("c").unwrap(), None);
        assert!(params.switch("d").is_err());
        assert!(params.number("d", 0).is_err());
        assert!(params.number("b", 3).is_err());
        assert!(params.id("d").is_err());
    }
}
