//! Every path of the API with the methods it offers, of both services.
//!
//! A reverse proxy sends reads to one service and everything else to another: with this list both know that a path
//! exists when it is asked by a wrong method, or without its slash. It follows from the table of [`rights`].

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::http::Method;

use super::rights;

/// Every path below `/api/v1/` with the value of its `Allow` header, as the table of rights has them; fixed parts before
/// parameters.
static PATHS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut methods: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in rights::rows() {
        let place = ORDER.iter().position(|method| *method == row.method).unwrap_or(ORDER.len());
        for path in row.paths() {
            methods.entry(nameless(&path)).or_default().push(place);
        }
    }
    let mut paths: Vec<_> =
        methods.into_iter().map(|(path, places)| (path, allowed(places))).collect();
    paths.sort_by_key(|(path, _)| path.split('/').map(|part| part == "{}").collect::<Vec<_>>());
    paths
});

/// Methods in the order in which `Allow` names them.
const ORDER: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

/// A path without the names of its parameters.
fn nameless(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// The value of an `Allow` header, from the places of the methods in their order.
fn allowed(mut places: Vec<usize>) -> String {
    places.sort_unstable();
    let names = places.into_iter().filter_map(|place| ORDER.get(place)).map(Method::as_str);
    names.collect::<Vec<_>>().join(", ")
}

/// Every path below `/api/v1/`, each with the value of its `Allow` header; `{}` stands for any segment.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    PATHS.iter().map(|(path, methods)| (path.as_str(), methods.as_str()))
}

/// The `Allow` header of a path, if the API has it.
#[must_use]
pub fn allow(path: &str) -> Option<&'static str> {
    let path = path.strip_prefix("/api/v1/")?;
    PATHS.iter().find(|(template, _)| fits(template, path)).map(|(_, methods)| methods.as_str())
}

/// Whether a path is one of the API's but for its last slash.
#[must_use]
pub(super) fn lacks_slash(path: &str) -> bool {
    !path.ends_with('/') && allow(&format!("{path}/")).is_some()
}

/// Whether a path has a template's segments: `{}` stands for anything, `{items}` for both names of work items.
pub(super) fn fits(template: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    loop {
        let fits = match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some("{}"), Some(segment)) => !segment.is_empty(),
            (Some("{items}"), Some(segment)) => matches!(segment, "work-items" | "issues"),
            (wanted, given) => wanted == given,
        };
        if !fits {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_known_with_its_slash_and_told_without() {
        assert_eq!(allow("/api/v1/workspaces/acme/projects/"), Some("GET, POST"));
        assert_eq!(allow("/api/v1/workspaces/acme/projects"), None);
        assert!(lacks_slash("/api/v1/workspaces/acme/projects"));
        assert!(!lacks_slash("/api/v1/workspaces//projects"));
        assert!(!lacks_slash("/api/v1/nonsense"));
        assert!(!lacks_slash("//api/v1/users/me"));
    }

    #[test]
    fn fixed_names_win_over_keys_and_both_families_are_known() {
        assert_eq!(allow("/api/v1/workspaces/acme/issues/advanced-search/"), Some("POST"));
        assert_eq!(allow("/api/v1/workspaces/acme/work-items/ENG-1/"), Some("GET"));
        assert_eq!(allow("/api/v1/workspaces/acme/projects/p/issues/i/links/"), Some("GET, POST"));
    }
}
