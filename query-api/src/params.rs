//! The query string: every question reads what it knows of it and ignores the rest.

use service::Problem;
use service::http::Query;
use uuid::Uuid;
use wire::{Expand, PageRequest, Selection};

/// Names by which clients filter lists elsewhere. No list here can be filtered by them, and rows that do not match must not
/// look as if they did. What has two underscores in its name is a filter as well.
const FILTERS: &str = "\
    filters pql query search q name identifier key sequence_id priority state state_id state_group \
    group assignee assignees assignee_id assignee_ids label labels label_id label_ids created_by \
    created_by_id updated_by updated_by_id parent parent_id project project_id cycle cycle_id module \
    module_id type type_id point estimate_point start_date target_date due_date created_at \
    updated_at completed_at archived_at is_draft is_archived archived subscriber subscriber_id \
    mention_id sub_issue member role access external_id external_source issue user actor verb field \
    event entity entity_id";

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

    /// Which rows of a list are wanted; 400 if it cannot be filtered as the client wants.
    pub(crate) fn page(&self) -> Result<PageRequest, Problem> {
        self.page_filtered_by(&[])
    }

    /// Which rows of a list are wanted, for a list that looks at its filters itself.
    pub(crate) fn page_filtered_by_anything(&self) -> Result<PageRequest, Problem> {
        self.0.page()
    }

    /// The names of the parameters that say something.
    pub(crate) fn filled_names(&self) -> impl Iterator<Item = &str> {
        self.0.filled()
    }

    /// The parameters that have a value, each with its values; those of a repeated one are joined by commas.
    pub(crate) fn joined(&self) -> Vec<(&str, String)> {
        self.0.joined()
    }

    /// The values of a parameter, which the client separates by commas or sends one by one; none if it has no value.
    pub(crate) fn list(&self, name: &str) -> Option<Vec<String>> {
        let (_, values) = self.joined().into_iter().find(|(known, _)| *known == name)?;
        Some(values.split(',').map(|value| value.trim().to_owned()).collect())
    }

    /// Which rows of a list are wanted; 400 if a filter was sent that is not among the `known` ones.
    pub(crate) fn page_filtered_by(&self, known: &[&str]) -> Result<PageRequest, Problem> {
        self.refuse_filters(known)?;
        self.0.page()
    }

    /// Which rows of a list are wanted, `per_page` of them unless the client says how many or which page; 400 if a filter
    /// was sent that is not among the `known` ones.
    pub(crate) fn page_of(&self, per_page: u32, known: &[&str]) -> Result<PageRequest, Problem> {
        let page = self.page_filtered_by(known)?;
        let says = ["per_page", "cursor"].iter().any(|name| self.filled(name).is_some());
        Ok(if says { page } else { PageRequest { per_page, ..page } })
    }

    /// Refuses what looks like a filter, but for the `known` ones.
    pub(crate) fn refuse_filters(&self, known: &[&str]) -> Result<(), Problem> {
        let is_filter =
            |name: &str| name.contains("__") || FILTERS.split(' ').any(|filter| filter == name);
        match self.0.filled().find(|name| is_filter(name) && !known.contains(name)) {
            Some(name) => Err(invalid(name, "Lists cannot be filtered by it yet; leave it out.")),
            None => Ok(()),
        }
    }

    /// Refuses everything but the `known` ones.
    pub(crate) fn refuse_all_but(&self, known: &[&str]) -> Result<(), Problem> {
        match self.0.filled().find(|name| !known.contains(name)) {
            Some(name) => Err(invalid(name, &format!("Known are {}.", known.join(", ")))),
            None => Ok(()),
        }
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

    /// A parameter as a whole number from `least` on; none where it has no value.
    pub(crate) fn number(&self, name: &str, least: u64) -> Result<Option<u64>, Problem> {
        let Some(text) = self.filled(name) else { return Ok(None) };
        match text.trim().parse::<u64>() {
            Ok(number) if number >= least && i64::try_from(number).is_ok() => Ok(Some(number)),
            _ => Err(invalid(name, &format!("It is a whole number, at least {least}."))),
        }
    }

    /// A parameter as an id; none where it has no value.
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
    fn a_filter_that_no_list_has_is_refused_and_an_empty_one_is_absent() {
        for query in ["priority=urgent", "per_page=5&filters={}", "pql=x", "created_at__gte=1"] {
            let problem = Params::parse(query).unwrap().page().unwrap_err();
            assert!(
                problem.detail().ends_with("Lists cannot be filtered by it yet; leave it out.")
            );
        }
        let rest = "priority=&order_by=x&fields=state&expand=state&utm=1&per_page=5";
        assert_eq!(Params::parse(rest).unwrap().page().unwrap().per_page, 5);
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
