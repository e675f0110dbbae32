//! What a key has to be good for, by the route.

use axum::http::Method;
use domain::Right;

use crate::accounts::KeyScope;

/// How the paths of reads end that are POSTs, because their question does not fit into an address.
const POSTED_READS: [&str; 2] = ["/work-items/advanced-search/", "/issues/advanced-search/"];
/// How the paths of routes end that end a membership, although members need no other right for it.
const DEPARTURES: [&str; 1] = ["/members/leave/"];

/// Whether a request only reads, by its method and its path.
#[must_use]
pub fn is_read(method: &Method, path: &str) -> bool {
    match *method {
        Method::GET | Method::HEAD | Method::OPTIONS => true,
        Method::POST => POSTED_READS.iter().any(|end| path.ends_with(end)),
        _ => false,
    }
}

/// The scope that a key needs for a route: what only administrators of something may, and what is of the account, is not
/// written with a key that is for work.
pub(super) fn needed(method: &Method, path: &str, right: Right) -> KeyScope {
    if is_read(method, path) {
        return KeyScope::Read;
    }
    let is_departure = DEPARTURES.iter().any(|end| path.ends_with(end));
    match right {
        _ if is_departure => KeyScope::Admin,
        Right::SignedIn
        | Right::Addressee
        | Right::WorkspaceAdmin
        | Right::RoleGiver
        | Right::WorkspaceOwner
        | Right::ProjectManager
        | Right::ProjectAdmin => KeyScope::Admin,
        _ => KeyScope::Write,
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;

    /// The scope of a row.
    fn of(method: &Method, path: &str) -> KeyScope {
        let row = rows().find(|row| row.method == *method && row.path == path).unwrap();
        needed(method, &format!("/api/v1/{path}"), row.right)
    }

    #[test]
    fn nothing_but_reads_is_open_to_a_key_that_reads() {
        for row in rows().filter(|row| of(&row.method, row.path) == KeyScope::Read) {
            let is_search = row.path == "workspaces/{slug}/work-items/advanced-search/";
            assert!(row.method == Method::GET || is_search, "{row:?}");
        }
    }

    #[test]
    fn what_is_written_at_work_and_what_is_administered() {
        let (project, workspace) = ("workspaces/{slug}/projects/{project}", "workspaces/{slug}");
        for path in ["work-items/", "states/", "cycles/", "pages/"] {
            assert_eq!(of(&Method::POST, &format!("{project}/{path}")), KeyScope::Write, "{path}");
        }
        assert_eq!(of(&Method::POST, &format!("{workspace}/commands/")), KeyScope::Write);
        for path in ["", "features/"] {
            assert_eq!(of(&Method::PATCH, &format!("{project}/{path}")), KeyScope::Admin, "{path}");
        }
        for path in [
            "users/me/api-keys/",
            "users/me/password/",
            "workspaces/",
            "workspaces/{slug}/members/",
            "workspaces/{slug}/members/leave/",
            "workspaces/{slug}/invitations/",
            "workspaces/{slug}/transfer/",
            "workspaces/{slug}/projects/{project}/members/",
            "invitations/{token}/accept/",
        ] {
            assert_eq!(of(&Method::POST, path), KeyScope::Admin, "{path}");
        }
    }
}
