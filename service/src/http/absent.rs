//! What Plane's API has and Tidemark does not have yet: a path of it is told apart from one that no API has, and from a
//! wrong id.
//!
//! A resource that is built leaves this list; of one that is built in part, paths that are offered come first.

use super::paths;
use crate::Problem;

/// The paths below `/api/v1/` with what is not there: each stands for itself and everything below it. The names of
/// parameters do not matter.
const ABSENT: &[(&str, &str)] = &[
    ("assets/", "assets"),
    ("users/assets/", "assets"),
    ("workspaces/{}/assets/", "assets"),
    ("workspaces/{}/customer-properties/", "customers"),
    ("workspaces/{}/customers/", "customers"),
    ("workspaces/{}/initiatives/", "initiatives"),
    ("workspaces/{}/pages/templates/", "templates"),
    ("workspaces/{}/project-labels/", "labels of projects"),
    ("workspaces/{}/project-states/", "states of projects"),
    ("workspaces/{}/projects/templates/", "templates"),
    ("workspaces/{}/releases/", "releases"),
    ("workspaces/{}/roles/", "a list of roles"),
    ("workspaces/{}/runs/", "runs of agents"),
    ("workspaces/{}/states/", "states of the workspace"),
    ("workspaces/{}/teamspaces/", "teamspaces"),
    ("workspaces/{}/webhooks/", "webhooks"),
    ("workspaces/{}/work-item-properties/", "properties of work items"),
    ("workspaces/{}/work-item-relation-definitions/", "relations that a workspace defines"),
    ("workspaces/{}/work-item-types/", "types of work items"),
    ("workspaces/{}/workflows/", "workflows"),
    ("workspaces/{}/workitems/templates/", "templates"),
    ("workspaces/{}/projects/{}/epics/", "epics"),
    ("workspaces/{}/projects/{}/import-work-item-types/", "types of work items"),
    ("workspaces/{}/projects/{}/milestones/", "milestones"),
    ("workspaces/{}/projects/{}/pages/templates/", "templates"),
    ("workspaces/{}/projects/{}/total-worklogs/", "worklogs"),
    ("workspaces/{}/projects/{}/work-item-properties/", "properties of work items"),
    ("workspaces/{}/projects/{}/work-item-types/", "types of work items"),
    ("workspaces/{}/projects/{}/workflow-fallback-preview/", "workflows"),
    ("workspaces/{}/projects/{}/workflows/", "workflows"),
    ("workspaces/{}/projects/{}/workitems/templates/", "templates"),
    ("workspaces/{}/projects/{}/{items}/{}/attachments/", "attachments"),
    ("workspaces/{}/projects/{}/{items}/{}/issue-attachments/", "attachments"),
    ("workspaces/{}/projects/{}/{items}/{}/work-item-properties/", "properties of work items"),
    (
        "workspaces/{}/projects/{}/{items}/{}/work-item-relations/",
        "relations that a workspace defines",
    ),
    ("workspaces/{}/projects/{}/{items}/{}/worklogs/", "worklogs"),
];

/// The paths below `/api/v1/` of what is not there; `{items}` stands for both names of work items, `{}` for anything else.
pub fn all() -> impl Iterator<Item = &'static str> {
    ABSENT.iter().map(|(path, _)| *path)
}

/// Why a path is not answered: Tidemark does not have what Plane has there, or there is no such path.
#[must_use]
pub fn no_such_page(path: &str) -> Problem {
    match of(path) {
        Some(what) => Problem::not_available(what),
        None => Problem::page_not_found(),
    }
}

/// What is not there, if a path is one of it, with or without its last slash.
pub(super) fn of(path: &str) -> Option<&'static str> {
    let path = path.strip_prefix("/api/v1/")?.trim_end_matches('/');
    let begins = |template: &str| {
        let segments = template.trim_end_matches('/').split('/').count();
        let end = path.match_indices('/').nth(segments - 1).map_or(path.len(), |(at, _)| at);
        paths::fits(template.trim_end_matches('/'), &path[..end])
    };
    ABSENT.iter().find(|(template, _)| begins(template)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_what_is_not_there_is_known_with_all_below_it() {
        let project = "/api/v1/workspaces/acme/projects/p/";
        let what = |path: &str| of(&format!("{project}{path}"));
        assert_eq!(what("milestones/"), Some("milestones"));
        assert_eq!(what("milestones"), Some("milestones"));
        assert_eq!(what("milestones/m/work-items/"), Some("milestones"));
        assert_eq!(what("issues/i/worklogs/w/"), Some("worklogs"));
        assert_eq!(what("pages/templates/"), Some("templates"));
        assert_eq!(of("/api/v1/workspaces/acme/work-items/count/"), None);
    }

    #[test]
    fn any_other_path_is_none_of_them() {
        for path in [
            "/api/v1/workspaces/acme/projects/p/milestone/",
            "/api/v1/workspaces/acme/projects/p/",
            "/api/v1/workspaces/acme/projects/p/pages/g/",
            "/api/v1/workspaces/acme/work-items/ENG-1/",
            "/api/v1/workspaces//customers/",
            "/api/v1/nonsense/",
            "/api/v1/",
            "//api/v1/assets/",
        ] {
            assert_eq!(of(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_offered_below_them_is_no_more_than_two_reads() {
        let is_below = |path: &str| of(&format!("/api/v1/{path}")).is_some();
        let mut offered: Vec<_> = paths::all().filter(|(path, _)| is_below(path)).collect();
        offered.sort_unstable();
        assert_eq!(
            offered,
            [
                ("workspaces/{}/projects/{}/issues/{}/work-item-relations/", "GET"),
                ("workspaces/{}/projects/{}/work-items/{}/work-item-relations/", "GET"),
                ("workspaces/{}/work-item-relation-definitions/", "GET"),
            ]
        );
    }

    #[test]
    fn the_document_has_every_one_of_them() {
        let document = include_str!("../../../docs/api.md");
        let section = document.split("## What is not there\n").nth(1).unwrap();
        let section = section.split("\n#").next().unwrap();
        for (path, what) in ABSENT {
            let short = path
                .replace("workspaces/{}/projects/{}/{items}/{}/", "{i}/")
                .replace("workspaces/{}/projects/{}/", "{p}/")
                .replace("workspaces/{}/", "{w}/")
                .replace("{items}", "work-items");
            let short = if short.starts_with('{') { short } else { format!("/api/v1/{short}") };
            assert!(section.contains(&format!("`{short}`")), "{short}: {what}");
        }
    }
}
