//! Every request that the API takes, as a template that is filled with things that are there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use reqwest::Method;
use serde_json::{Value, json};
use service::http::rights::{self, Row};

use super::victim::Victim;
use crate::dice::Dice;

/// A method of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: &'static str,
    /// The path below `/api/v1/`, with `{}` for what stands after its name.
    pub template: &'static str,
}

/// What is put into a path, by the name that stands before it; into a body, by the last name of its path.
pub type Things = BTreeMap<&'static str, String>;

/// The paths of the table of rights, with `{items}` for both names of work items and `{}` for other parameters.
static TEMPLATES: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let template = |row: &'static Row| {
        let path = row.path.replace("/work-items/", "/{items}/");
        let part = |part: &str| match part {
            "{items}" => "{items}".to_owned(),
            part if part.starts_with('{') => "{}".to_owned(),
            part => part.to_owned(),
        };
        (row.method.as_str(), path.split('/').map(part).collect::<Vec<_>>().join("/"))
    };
    rights::rows().map(template).collect()
});

/// Every method of every path.
#[must_use]
pub fn all() -> Vec<Route> {
    TEMPLATES.iter().map(|(method, template)| Route { method, template }).collect()
}

impl Route {
    /// Whether it only reads.
    #[must_use]
    pub fn is_read(self) -> bool {
        self.method == "GET" || self.template.ends_with("advanced-search/")
    }

    /// The method.
    #[must_use]
    pub fn method(self) -> Method {
        self.method.parse().unwrap_or_default()
    }

    /// Whether it is asked without a key.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(
            self.template,
            "auth/sign-up/"
                | "auth/sign-in/"
                | "auth/link/"
                | "instance/"
                | "instance/setup/"
                | "invitations/{}/"
        )
    }

    /// Whether a password is hashed for it, which takes a core for a while.
    #[must_use]
    pub fn is_dear(self) -> bool {
        self.victim() == Some(Victim::Person) || self.template.starts_with("auth/")
    }

    /// What has to be made for it.
    #[must_use]
    pub fn victim(self) -> Option<Victim> {
        if self.is_read() {
            return None;
        }
        match (self.method, self.template) {
            ("DELETE", "users/me/") | (_, "users/me/password/" | "auth/sign-out/") => {
                Some(Victim::Person)
            }
            (_, "workspaces/{}/" | "workspaces/{}/transfer/" | "workspaces/{}/members/leave/") => {
                Some(Victim::Workspace)
            }
            (_, template) if template.contains("{items}") => {
                template.contains("archive/").then_some(Victim::Issue)
            }
            (_, "workspaces/{}/projects/{}/" | "workspaces/{}/projects/{}/archive/") => {
                Some(Victim::Project)
            }
            _ => None,
        }
    }

    /// Whether it changes rights or workspaces: such requests are not sent to the workspaces of other clients.
    #[must_use]
    pub fn concerns_places(self) -> bool {
        let content = [
            "{items}",
            "/labels/",
            "/states/",
            "/estimates/",
            "modules/",
            "/pages/",
            "cycles/",
            "/collections/",
            "/views/",
            "/intake-issues/",
        ];
        let is_content = content.iter().any(|part| self.template.contains(part));
        !self.is_read() && (!is_content || self.victim().is_some())
    }

    /// The path with things put in; an id that nothing has where there is no such thing.
    pub fn path(self, things: &Things, dice: &mut Dice) -> String {
        let mut path = "/api/v1".to_owned();
        let mut name = "";
        for segment in self.template.split('/') {
            path.push('/');
            match segment {
                "{items}" => {
                    name = "work-items";
                    path.push_str(dice.one(&["work-items", "issues"]).unwrap_or(&name));
                }
                "{}" => {
                    let thing = things.get(name).cloned();
                    path.push_str(&thing.unwrap_or_else(|| dice.id().to_string()));
                }
                _ => {
                    name = segment;
                    path.push_str(segment);
                }
            }
        }
        if self.template.ends_with("/search/") {
            path.push_str("?search=faults");
        }
        path
    }

    /// A body that fits, with a text that nothing has had before; nothing where none is sent.
    pub fn body(self, mark: &str, things: &Things, dice: &mut Dice) -> Value {
        if matches!(self.method, "GET" | "DELETE") {
            return Value::Null;
        }
        let mut names = self.template.rsplit('/').filter(|name| !matches!(*name, "" | "{}"));
        let html = html(mark, dice);
        let secret = "correct horse battery";
        match names.next().unwrap_or_default() {
            "comments" => json!({ "comment_html": html }),
            "reactions" => json!({ "reaction": "tada" }),
            "votes" => json!({ "vote": 1 }),
            "links" => json!({ "url": format!("https://example.com/{}", mark.replace(' ', "/")) }),
            "relations" => json!({ "relation_type": "relates_to", "issues": [dice.id()] }),
            "remove" => json!({ "related_issue": dice.id() }),
            "copy" if !self.template.contains("{items}") => {
                let identifier = format!("C{}", dice.number(0..1_000_000));
                json!({ "name": mark.replace('-', " "), "identifier": identifier })
            }
            "move" => {
                let to = things.get("move").cloned();
                json!({ "project_id": to.unwrap_or_else(|| dice.id().to_string()) })
            }
            "dependencies" => json!({ "relation_type": "blocking", "work_item_ids": [dice.id()] }),
            "labels" | "estimates" | "modules" | "cycles" | "collections" | "views" => {
                json!({ "name": mark })
            }
            "estimate-points" => json!({ "estimate_points": [{ "value": "5" }] }),
            "bulk" => {
                let create = json!({ "name": mark, "description_html": html });
                let items = [
                    json!({ "action": "create", "fields": create }),
                    json!({ "action": "archive", "id": dice.id() }),
                ];
                json!({ "items": items })
            }
            "module-issues" | "cycle-issues" => json!({ "issues": [dice.id()] }),
            "pages" if self.template.contains("{items}") => json!({ "page_id": dice.id() }),
            "pages" if self.template.contains("/collections/") && self.method == "PATCH" => {
                json!({ "sort_order": 1.5 })
            }
            "pages" if self.template.contains("/collections/") => {
                json!({ "page_ids": [dice.id()] })
            }
            "members" if self.template.contains("/collections/") => {
                json!({ "member": dice.id(), "access": 2 })
            }
            "{items}" | "pages" | "stickies" | "drafts" => {
                json!({ "name": mark, "description_html": html })
            }
            "intake-issues" => json!({ "issue": { "name": mark, "description_html": html } }),
            "status" => json!({ "status": -1 }),
            "transfer-issues" => json!({ "new_cycle_id": dice.id() }),
            "states" => json!({ "name": mark, "color": "#60646C", "group": "started" }),
            "members" | "project-members" => json!({ "member": dice.id(), "role": 15 }),
            "invitations" if self.method == "PATCH" => json!({ "role": 15 }),
            "invitations" => {
                json!({ "email": format!("{}@example.com", mark.replace(' ', "-")), "role": 15 })
            }
            "transfer" => json!({ "member": dice.id() }),
            "projects" => {
                let identifier = format!("H{}", dice.number(0..1_000_000));
                json!({ "name": mark.replace('-', " "), "identifier": identifier })
            }
            "workspaces" => json!({ "name": mark, "slug": mark.replace(' ', "-") }),
            "user-favorites" => json!({ "entity_type": "folder", "name": mark }),
            "recent-visits" => {
                json!({ "entity_name": "issue", "entity_identifier": dice.id() })
            }
            "preferences" => json!({ "theme": "dark" }),
            "api-keys" => json!({ "label": mark }),
            "sign-up" | "sign-in" => {
                let email = format!("{}@example.com", mark.replace(' ', "-"));
                json!({ "email": email, "password": secret })
            }
            "link" => json!({ "token": format!("tm_link_{}", "0".repeat(64)) }),
            "password" => {
                json!({ "current_password": secret, "new_password": format!("{secret} {mark}") })
            }
            "advanced-search" => json!({ "query": "faults" }),
            _ => json!({}),
        }
    }
}

/// A text, now and then one so large that it is not read on the threads that serve requests.
fn html(mark: &str, dice: &mut Dice) -> String {
    let pieces = if dice.chance(15) { dice.number(1_000..12_000) } else { 1 };
    format!("<p>{mark}</p>").repeat(usize::try_from(pieces).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::super::victim::Victim;
    use super::{Things, all};
    use crate::dice::Dice;

    #[test]
    fn every_path_of_the_api_can_be_asked() {
        let mut dice = Dice::of(1, "routes");
        for route in all() {
            let path = route.path(&Things::new(), &mut dice);
            assert!(
                service::http::paths::allow(path.split('?').next().unwrap()).is_some(),
                "{path}"
            );
        }
    }

    #[test]
    fn what_others_need_is_never_taken_from_them() {
        for route in all().into_iter().filter(|route| route.concerns_places()) {
            assert!(!route.is_read(), "{route:?}");
        }
        let victims: Vec<_> = all().into_iter().filter_map(super::Route::victim).collect();
        for victim in [Victim::Person, Victim::Workspace, Victim::Project, Victim::Issue] {
            assert!(victims.contains(&victim), "{victim:?}");
        }
    }
}
