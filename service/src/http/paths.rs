//! Every path of the API with the methods it offers, of both services.
//!
//! A reverse proxy sends reads to one service and everything else to another: with this list both know that a path
//! exists when it is asked by a wrong method, or without its slash. A new endpoint adds its line here; the names of
//! parameters do not matter.

/// The paths below `/api/v1/`, each with the value of its `Allow` header; fixed ones before those with parameters.
const PATHS: &[(&str, &str)] = &[
    ("openapi.json", "GET"),
    ("docs/", "GET"),
    ("docs/{}", "GET"),
    ("auth/sign-up/", "POST"),
    ("auth/sign-in/", "POST"),
    ("auth/sign-out/", "POST"),
    ("auth/link/", "POST"),
    ("invitations/{}/", "GET"),
    ("invitations/{}/accept/", "POST"),
    ("invitations/{}/decline/", "POST"),
    ("instance/", "GET"),
    ("instance/setup/", "POST"),
    ("users/me/", "GET, PATCH, DELETE"),
    ("users/me/password/", "POST"),
    ("users/me/preferences/", "GET, PATCH"),
    ("users/me/sessions/", "GET"),
    ("users/me/sessions/{}/", "DELETE"),
    ("users/me/api-keys/", "GET, POST"),
    ("users/me/api-keys/{}/", "DELETE"),
    ("workspaces/", "GET, POST"),
    ("workspaces/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/transfer/", "POST"),
    ("workspaces/{}/commands/", "POST"),
    ("workspaces/{}/events/", "GET"),
    ("workspaces/{}/events/{}/", "GET"),
    ("workspaces/{}/snapshot/", "GET"),
    ("workspaces/{}/invitations/", "GET, POST"),
    ("workspaces/{}/invitations/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/invitations/{}/resend/", "POST"),
    ("workspaces/{}/members/", "GET, POST"),
    ("workspaces/{}/members/leave/", "POST"),
    ("workspaces/{}/members/{}/", "PATCH, DELETE"),
    ("workspaces/{}/members/{}/log-access/", "POST, DELETE"),
    ("workspaces/{}/members-lite/", "GET"),
    ("workspaces/{}/collections/", "GET, POST"),
    ("workspaces/{}/collections/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/collections/{}/members/", "GET, POST"),
    ("workspaces/{}/collections/{}/members/{}/", "PATCH, DELETE"),
    ("workspaces/{}/collections/{}/pages/", "GET, POST"),
    ("workspaces/{}/collections/{}/pages/{}/", "PATCH, DELETE"),
    ("workspaces/{}/collections/{}/pages-search/", "GET"),
    ("workspaces/{}/pages/", "GET, POST"),
    ("workspaces/{}/pages/{}/", "GET, PATCH, PUT, DELETE"),
    ("workspaces/{}/pages/{}/lock/", "POST, DELETE"),
    ("workspaces/{}/pages/{}/archive/", "POST, DELETE"),
    ("workspaces/{}/pages/{}/versions/", "GET"),
    ("workspaces/{}/pages/{}/versions/{}/", "GET"),
    ("workspaces/{}/pages/{}/versions/{}/restore/", "POST"),
    ("workspaces/{}/archived-pages/", "GET"),
    ("workspaces/{}/features/", "GET, PATCH"),
    ("workspaces/{}/project-role-distribution/", "GET"),
    ("workspaces/{}/work-item-relation-definitions/", "GET"),
    ("workspaces/{}/projects-lite/", "GET"),
    ("workspaces/{}/recent-visits/", "GET, POST"),
    ("workspaces/{}/stickies/", "GET, POST"),
    ("workspaces/{}/stickies/{}/", "GET, PATCH, PUT, DELETE"),
    ("workspaces/{}/user-favorites/", "GET, POST"),
    ("workspaces/{}/user-favorites/{}/", "PATCH, DELETE"),
    ("workspaces/{}/projects/", "GET, POST"),
    ("workspaces/{}/projects/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/archive/", "POST, DELETE"),
    ("workspaces/{}/projects/{}/summary/", "GET"),
    ("workspaces/{}/projects/{}/features/", "GET, PATCH"),
    ("workspaces/{}/projects/{}/members/", "GET, POST"),
    ("workspaces/{}/projects/{}/members/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/project-members/", "GET, POST"),
    ("workspaces/{}/projects/{}/project-members/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/project-members-lite/", "GET"),
    ("workspaces/{}/projects/{}/states/", "GET, POST"),
    ("workspaces/{}/projects/{}/states/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/labels/", "GET, POST"),
    ("workspaces/{}/projects/{}/labels/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/estimates/", "GET, POST, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/estimates/{}/estimate-points/", "GET, POST"),
    ("workspaces/{}/projects/{}/estimates/{}/estimate-points/{}/", "PATCH, DELETE"),
    ("workspaces/{}/projects/{}/cycles/", "GET, POST"),
    ("workspaces/{}/projects/{}/cycles-lite/", "GET"),
    ("workspaces/{}/projects/{}/cycles/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/cycles/{}/archive/", "POST"),
    ("workspaces/{}/projects/{}/cycles/{}/burn-down/", "GET"),
    ("workspaces/{}/projects/{}/cycles/{}/cycle-issues/", "GET, POST"),
    ("workspaces/{}/projects/{}/cycles/{}/cycle-issues/{}/", "GET, DELETE"),
    ("workspaces/{}/projects/{}/cycles/{}/transfer-issues/", "POST"),
    ("workspaces/{}/projects/{}/archived-cycles/", "GET"),
    ("workspaces/{}/projects/{}/archived-cycles/{}/unarchive/", "DELETE"),
    ("workspaces/{}/projects/{}/modules/", "GET, POST"),
    ("workspaces/{}/projects/{}/modules-lite/", "GET"),
    ("workspaces/{}/projects/{}/modules/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/modules/{}/archive/", "POST"),
    ("workspaces/{}/projects/{}/modules/{}/burn-down/", "GET"),
    ("workspaces/{}/projects/{}/modules/{}/links/", "GET, POST"),
    ("workspaces/{}/projects/{}/modules/{}/links/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/modules/{}/module-issues/", "GET, POST"),
    ("workspaces/{}/projects/{}/modules/{}/module-issues/{}/", "GET, DELETE"),
    ("workspaces/{}/projects/{}/archived-modules/", "GET"),
    ("workspaces/{}/projects/{}/archived-modules/{}/unarchive/", "DELETE"),
    ("workspaces/{}/projects/{}/intake-issues/", "GET, POST"),
    ("workspaces/{}/projects/{}/intake-issues/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/intake-issues/{}/status/", "PATCH"),
    ("workspaces/{}/projects/{}/pages/", "GET, POST"),
    ("workspaces/{}/projects/{}/pages/{}/", "GET, PATCH, PUT, DELETE"),
    ("workspaces/{}/projects/{}/pages/{}/lock/", "POST, DELETE"),
    ("workspaces/{}/projects/{}/pages/{}/archive/", "POST, DELETE"),
    ("workspaces/{}/projects/{}/pages/{}/versions/", "GET"),
    ("workspaces/{}/projects/{}/pages/{}/versions/{}/", "GET"),
    ("workspaces/{}/projects/{}/pages/{}/versions/{}/restore/", "POST"),
    ("workspaces/{}/projects/{}/archived-pages/", "GET"),
    ("workspaces/{}/projects/{}/archived-work-items/", "GET"),
    ("workspaces/{}/projects/{}/{items}/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/archive/", "POST"),
    ("workspaces/{}/projects/{}/{items}/{}/move/", "POST"),
    ("workspaces/{}/projects/{}/{items}/{}/unarchive/", "DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/history/", "GET"),
    ("workspaces/{}/projects/{}/{items}/{}/links/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/links/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/relations/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/relations/remove/", "POST"),
    ("workspaces/{}/projects/{}/{items}/{}/dependencies/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/dependencies/{}/", "DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/work-item-relations/", "GET"),
    ("workspaces/{}/projects/{}/{items}/{}/sub-items/", "GET"),
    ("workspaces/{}/projects/{}/{items}/{}/pages/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/pages/{}/", "GET, DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/subscribers/", "GET"),
    ("workspaces/{}/projects/{}/{items}/{}/subscribe/", "GET, POST, DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/reactions/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/reactions/{}/", "DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/votes/", "GET, POST, DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/comments/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/comments/{}/", "GET, PATCH, DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/comments/{}/reactions/", "GET, POST"),
    ("workspaces/{}/projects/{}/{items}/{}/comments/{}/reactions/{}/", "DELETE"),
    ("workspaces/{}/projects/{}/{items}/{}/activities/", "GET"),
    ("workspaces/{}/projects/{}/{items}/{}/activities/{}/", "GET"),
    ("workspaces/{}/{items}/", "GET"),
    ("workspaces/{}/{items}/search/", "GET"),
    ("workspaces/{}/{items}/advanced-search/", "POST"),
    ("workspaces/{}/{items}/{}/", "GET"),
];

/// Every path below `/api/v1/`, each with the value of its `Allow` header; `{items}` stands for both names of work
/// items, `{}` for anything else.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    PATHS.iter().copied()
}

/// The `Allow` header of a path, if the API has it.
#[must_use]
pub fn allow(path: &str) -> Option<&'static str> {
    let path = path.strip_prefix("/api/v1/")?;
    PATHS.iter().find(|(template, _)| fits(template, path)).map(|(_, methods)| *methods)
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

    #[test]
    fn every_path_is_listed_once() {
        for (index, (path, _)) in PATHS.iter().enumerate() {
            assert!(PATHS[index + 1..].iter().all(|(other, _)| other != path), "{path}");
        }
    }
}
