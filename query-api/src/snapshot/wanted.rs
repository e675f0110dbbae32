//! Which part of a workspace is wanted.

use serde::Serialize;
use service::Problem;
use uuid::Uuid;

use crate::params::{Params, invalid};

/// The groups of states whose work items are closed.
const CLOSED: [&str; 2] = ["completed", "cancelled"];
/// The most work items that are asked for by their ids.
const MOST_NAMED: usize = 1000;
/// The group whose states and work items are not shown.
pub(super) const TRIAGE: &str = "triage";

/// What is wanted of a workspace.
#[derive(Debug)]
pub(super) struct Wanted {
    /// The projects whose content is; all without it.
    pub(super) projects: Option<Vec<Uuid>>,
    /// Which work items.
    pub(super) scope: Scope,
    /// Those of them that are left out, or all else.
    pub(super) work_items: WorkItems,
}

/// Which of what a snapshot has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WorkItems {
    /// Everything.
    All,
    /// Everything but the work items and their relations.
    None,
    /// The work items with these ids and their relations, and nothing else.
    These(Vec<Uuid>),
}

/// Which work items are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Scope {
    /// Those to be done.
    Open,
    /// Those that are completed or cancelled.
    Closed,
    /// Both.
    All,
}

impl Wanted {
    /// Reads the parameters; others than these are 400.
    pub(super) fn parse(params: &Params) -> Result<Self, Problem> {
        params.refuse_all_but(&["projects", "scope", "work_items"])?;
        let scope = match params.filled("scope") {
            None | Some("all") => Scope::All,
            Some("open") => Scope::Open,
            Some("closed") => Scope::Closed,
            Some(_) => return Err(invalid("scope", "It is one of open, closed, all.")),
        };
        let projects = params.filled("projects").map(ids).transpose();
        let projects = projects
            .map_err(|_| invalid("projects", "It is a list of ids, separated by commas."))?;
        let work_items = WorkItems::parse(params.filled("work_items"))?;
        let is_narrowed = projects.is_some() || scope != Scope::All;
        if is_narrowed && matches!(work_items, WorkItems::These(_)) {
            let what = "Work items that are named by their ids are asked for alone.";
            return Err(invalid("work_items", what));
        }
        Ok(Self { projects, scope, work_items })
    }
}

impl WorkItems {
    /// Reads the parameter.
    fn parse(text: Option<&str>) -> Result<Self, Problem> {
        let text = match text {
            None | Some("all") => return Ok(Self::All),
            Some("none") => return Ok(Self::None),
            Some(text) => text,
        };
        match ids(text) {
            Ok(ids) if ids.len() <= MOST_NAMED => Ok(Self::These(ids)),
            Ok(_) => Err(invalid("work_items", &format!("At most {MOST_NAMED} can be named."))),
            Err(_) => Err(invalid(
                "work_items",
                "It is all, none, or a list of ids, separated by commas.",
            )),
        }
    }
}

/// Ids with commas between them.
fn ids(text: &str) -> Result<Vec<Uuid>, uuid::Error> {
    text.split(',').map(|id| Uuid::parse_str(id.trim())).collect()
}

impl Scope {
    /// Whether work items in states of a group are wanted.
    pub(super) fn has(self, group: &str) -> bool {
        let is_closed = CLOSED.contains(&group);
        match self {
            _ if group == TRIAGE => false,
            Self::Open => !is_closed,
            Self::Closed => is_closed,
            Self::All => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_refused_by_its_name() {
        let parse = |query| Wanted::parse(&Params::parse(query).unwrap());
        let id = "00000000-0000-0000-0000-000000000200";
        let named = format!("work_items={id}&scope=open");
        for (query, name) in [
            ("scope=x", "scope"),
            ("projects=x", "projects"),
            ("per_page=1", "per_page"),
            ("work_items=some", "work_items"),
            (named.as_str(), "work_items"),
        ] {
            let problem = parse(query).unwrap_err();
            assert!(problem.detail().starts_with(&format!("Invalid {name} parameter.")), "{query}");
        }
        let query = format!("scope=open&projects={id}");
        let wanted = parse(&query).unwrap();
        assert_eq!(
            (wanted.scope, wanted.projects),
            (Scope::Open, Some(vec![Uuid::from_u128(0x200)]))
        );
        assert_eq!(wanted.work_items, WorkItems::All);
        assert_eq!(parse("work_items=none&projects=").unwrap().work_items, WorkItems::None);
        let these = WorkItems::These(vec![Uuid::from_u128(0x200)]);
        let query = format!("work_items={id}");
        assert_eq!(parse(&query).unwrap().work_items, these);
        assert!(Scope::Open.has("started") && !Scope::Open.has("cancelled"));
        assert!(Scope::Closed.has("completed") && !Scope::All.has("triage"));
    }
}
