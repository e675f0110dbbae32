//! What is made for a request alone, because the request takes something away that others need.

use serde_json::{Value, json};

use super::world::Place;
use crate::history::What;

/// Something that is made to be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Victim {
    /// A user with a session.
    Person,
    /// A workspace.
    Workspace,
    /// A project.
    Project,
    /// An issue.
    Issue,
}

/// How one is made.
#[derive(Debug)]
pub struct Making {
    /// What the request is about.
    pub what: What,
    /// Where it is sent to.
    pub path: String,
    /// What is sent.
    pub body: Value,
    /// The field of the answer by which others call what was made.
    pub field: &'static str,
    /// The name that stands before it in paths.
    pub name: &'static str,
}

impl Victim {
    /// How one is made in a place, with a text that nothing has had before.
    #[must_use]
    pub fn making(self, place: &Place, mark: &str) -> Making {
        let slug = mark.replace(' ', "-");
        let workspace = format!("/api/v1/workspaces/{}/", place.slug);
        let making = |what, path, body, field, name| Making { what, path, body, field, name };
        match self {
            Self::Person => {
                let email = format!("{slug}@example.com");
                let body = json!({ "email": email, "password": "correct horse battery" });
                making(What::SignsIn, "/api/v1/auth/sign-up/".to_owned(), body, "token", "")
            }
            Self::Workspace => {
                let (path, body) =
                    ("/api/v1/workspaces/".to_owned(), json!({ "name": slug, "slug": slug }));
                making(What::Accounts, path, body, "slug", "workspaces")
            }
            Self::Project => {
                let (path, name) = (format!("{workspace}projects/"), mark.replace('-', " "));
                let number = mark.rsplit(' ').next().unwrap_or_default();
                let body = json!({ "name": name, "identifier": format!("V{number}") });
                making(What::Creates, path, body, "id", "projects")
            }
            Self::Issue => {
                let path = format!("{workspace}projects/{}/work-items/", place.project);
                making(What::Creates, path, json!({ "name": mark }), "id", "work-items")
            }
        }
    }
}
