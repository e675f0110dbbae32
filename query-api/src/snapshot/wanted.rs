//! Which part of a workspace is wanted.

use serde::Serialize;
use service::Problem;
use uuid::Uuid;

use crate::params::{Params, invalid};

/// The groups of states whose work items are closed.
const CLOSED: [&str; 2] = ["completed", "cancelled"];
/// The group whose states and work items are not shown.
pub(super) const TRIAGE: &str = "triage";

/// What is wanted of a workspace.
#[derive(Debug)]
pub(super) struct Wanted {
    /// The projects whose content is; all without it.
    pub(super) projects: Option<Vec<Uuid>>,
    /// Which work items.
    pub(super) scope: Scope,
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
        params.refuse_all_but(&["projects", "scope"])?;
        let scope = match params.filled("scope") {
            None | Some("all") => Scope::All,
            Some("open") => Scope::Open,
            Some("closed") => Scope::Closed,
            Some(_) => return Err(invalid("scope", "It is one of open, closed, all.")),
        };
        let id = |id: &str| Uuid::parse_str(id.trim());
        let ids = |text: &str| text.split(',').map(id).collect::<Result<Vec<_>, _>>();
        let projects = params.filled("projects").map(ids).transpose();
        let projects = projects
            .map_err(|_| invalid("projects", "It is a list of ids, separated by commas."))?;
        Ok(Self { projects, scope })
    }
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
        for (query, name) in
            [("scope=x", "scope"), ("projects=x", "projects"), ("per_page=1", "per_page")]
        {
            let problem = parse(query).unwrap_err();
            assert!(problem.detail().starts_with(&format!("Invalid {name} parameter.")), "{query}");
        }
        let wanted = parse("scope=open&projects=00000000-0000-0000-0000-000000000200").unwrap();
        assert_eq!(
            (wanted.scope, wanted.projects),
            (Scope::Open, Some(vec![Uuid::from_u128(0x200)]))
        );
        assert!(Scope::Open.has("started") && !Scope::Open.has("cancelled"));
        assert!(Scope::Closed.has("completed") && !Scope::All.has("triage"));
    }
}
