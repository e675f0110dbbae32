//! Who may use which route: one table, which both services read with every request.
//!
//! A route is let through to its handler with the right of its row, or not at all: a handler whose route is in no row
//! cannot answer. What the handler enters (a workspace, a project) is then asked for that right and for no other.

mod page;
mod scope;
mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::{MatchedPath, Request};
use axum::http::{Extensions, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::Right;

use super::methods;
use crate::{Caller, Problem};

pub use page::page;
pub use scope::is_read;

/// What the path of every route begins with.
const BASE: &str = "/api/v1/";

/// Two names of one thing in paths, each as it stands there: first the one that rows have.
const NAMES: [(&str, &str); 2] = [
    ("/work-items/", "/issues/"),
    ("/projects/{project}/members/", "/projects/{project}/project-members/"),
];

/// A route, and who may use it.
#[derive(Debug)]
pub struct Row {
    /// The method.
    pub method: Method,
    /// The path below `/api/v1/`, with the names of its parameters.
    pub path: &'static str,
    /// What its caller has to be.
    pub right: Right,
}

impl Row {
    /// Its path, and the other one where a part of it has two names.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let other = NAMES.iter().find(|(own, _)| self.path.contains(own));
        let other = other.map(|(own, other)| self.path.replace(own, other));
        [self.path.to_owned()].into_iter().chain(other)
    }
}

/// Every row, in the order of the document.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    table::ROWS.iter()
}

/// The rights of every path, by method.
static RIGHTS: LazyLock<HashMap<String, Vec<(&'static Method, Right)>>> = LazyLock::new(|| {
    let mut rights: HashMap<String, Vec<_>> = HashMap::new();
    for row in rows() {
        for path in row.paths() {
            rights.entry(format!("{BASE}{path}")).or_default().push((&row.method, row.right));
        }
    }
    rights
});

/// The right that a request needs, by what its route is.
enum Found {
    /// The one of the row.
    Right(Right),
    /// The path takes other methods.
    OtherMethods,
    /// There is no row of the path.
    Nothing,
}

/// Looks for a route's row; HEAD is answered where GET is.
fn find(method: &Method, path: &str) -> Found {
    let Some(rights) = RIGHTS.get(path) else { return Found::Nothing };
    let is_asked = |known| known == method || (known == Method::GET && method == Method::HEAD);
    let right = rights.iter().find(|(known, _)| is_asked(*known));
    right.map_or(Found::OtherMethods, |(_, right)| Found::Right(*right))
}

/// The right that a route needs, by its method and its path as the router has it.
#[must_use]
pub fn of_route(method: &Method, path: &str) -> Option<Right> {
    match find(method, path) {
        Found::Right(right) => Some(right),
        Found::OtherMethods | Found::Nothing => None,
    }
}

/// Notes the right that a request needs, for its handler to ask; what is no route passes, because its answer reveals
/// nothing.
///
/// # Errors
/// 405 where the table has no such method of the path; an internal error where it does not have the path at all.
pub(crate) fn note(request: &mut Request) -> Result<(), Problem> {
    let Some(route) = request.extensions().get::<MatchedPath>() else { return Ok(()) };
    match find(request.method(), route.as_str()) {
        Found::Right(right) => {
            request.extensions_mut().insert(right);
            Ok(())
        }
        Found::OtherMethods => Err(methods::not_allowed(request)),
        Found::Nothing => Err(missing()),
    }
}

/// Notes the right as [`note`] does, for a request of a caller, whose credential has to be good for it.
///
/// # Errors
/// Those of [`note`], and 403 where the key is good for less than the route needs.
pub(crate) fn admit(request: &mut Request) -> Result<(), Problem> {
    note(request)?;
    let extensions = request.extensions();
    let route = (extensions.get::<MatchedPath>(), extensions.get::<Right>());
    let ((Some(path), Some(right)), Some(caller)) = (route, extensions.get::<Caller>()) else {
        return Ok(());
    };
    let needed = scope::needed(request.method(), path.as_str(), *right);
    let scope = caller.credential.scope();
    if scope >= needed { Ok(()) } else { Err(Problem::beyond_scope(scope, needed)) }
}

/// The right that was noted for a request.
///
/// # Errors
/// None was: the route is outside of the layers that look into the table.
pub fn noted(extensions: &Extensions) -> Result<Right, Problem> {
    extensions.get::<Right>().copied().ok_or_else(missing)
}

/// Lets a request pass with the right that it needs.
pub(super) async fn require(mut request: Request, next: Next) -> Response {
    match note(&mut request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// The answer where a row has been forgotten.
fn missing() -> Problem {
    Problem::internal("the route is in no row of the table of rights")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_route_has_one_row() {
        let mut known = HashSet::new();
        for row in rows() {
            for path in row.paths() {
                assert!(known.insert((&row.method, path)), "{} {} twice", row.method, row.path);
            }
        }
    }

    #[test]
    fn both_names_of_a_thing_need_the_same_right() {
        let project = "/api/v1/workspaces/{slug}/projects/{project}";
        for (own, other) in [("work-items", "issues"), ("members", "project-members")] {
            let right = |name: &str| of_route(&Method::POST, &format!("{project}/{name}/"));
            assert!(right(own).is_some());
            assert_eq!(right(own), right(other));
        }
    }

    #[test]
    fn an_unknown_route_has_no_right() {
        assert_eq!(of_route(&Method::GET, "/api/v1/nonsense/"), None);
        assert_eq!(of_route(&Method::PUT, "/api/v1/users/me/"), None);
        assert_eq!(of_route(&Method::HEAD, "/api/v1/users/me/"), Some(Right::SignedIn));
    }

    #[test]
    fn the_page_in_the_tree_is_the_one_that_the_table_makes() {
        let made = page();
        assert!(
            include_str!("../../../../docs/rights.md") == made,
            "run ./dev openapi: docs/rights.md is not what the table says, which is\n{made}"
        );
    }
}
