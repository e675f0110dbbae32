//! The same handlers under two words in their path, in the router and in the API's description.

use utoipa::openapi::{PathItem, Paths};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::app::App;

/// Two names of one thing in paths, for example `members` and `project-members`.
#[derive(Debug, Clone, Copy)]
pub struct Alias {
    /// The word in the handlers' own paths.
    pub own: &'static str,
    /// The word that clients may write in its place.
    pub other: &'static str,
}

impl Alias {
    /// Adds handlers under both words.
    pub fn routes(
        self,
        router: OpenApiRouter<App>,
        handlers: UtoipaMethodRouter<App>,
    ) -> OpenApiRouter<App> {
        let (schemas, paths, methods) = handlers;
        let others = self.renamed(paths.clone());
        router.routes((schemas, paths, methods.clone())).routes((Vec::new(), others, methods))
    }

    /// The paths with the other word.
    fn renamed(self, mut paths: Paths) -> Paths {
        let (own, other) = (format!("/{}/", self.own), format!("/{}/", self.other));
        let renamed = paths
            .paths
            .into_iter()
            .map(|(path, item)| (path.replace(&own, &other), self.distinguished(item)));
        paths.paths = renamed.collect();
        paths
    }

    /// The operations under ids of their own, as every operation of a description must have.
    fn distinguished(self, mut item: PathItem) -> PathItem {
        let operations =
            [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            if let Some(id) = &mut operation.operation_id {
                *id = format!("{id}_under_{}", self.other.replace('-', "_"));
            }
        }
        item
    }
}

#[cfg(test)]
mod tests {
    use crate::project_members;

    #[test]
    fn both_words_are_described_by_operations_of_their_own() {
        let paths = project_members::routes().into_openapi().paths.paths;
        let described: Vec<String> = paths
            .into_iter()
            .filter_map(|(path, item)| Some(format!("{path} {}", item.post?.operation_id?)))
            .collect();
        insta::assert_snapshot!(described.join("\n"), @"
        /api/v1/workspaces/{slug}/projects/{project}/members/ add_project_member
        /api/v1/workspaces/{slug}/projects/{project}/project-members/ add_project_member_under_project_members
        ");
    }
}
