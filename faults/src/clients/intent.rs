//! Something that a client wants, chosen at random: a request without its headers.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{Known, Person, World};
use crate::dice::Dice;
use crate::history::What;

/// How many of the newest things clients fight over.
pub(super) const FOUGHT_OVER: usize = 12;

/// What a client wants.
#[derive(Debug, Clone)]
pub struct Intent {
    /// What it is about.
    pub what: What,
    /// What comes of it, to be known by all.
    pub yields: Yield,
    /// The method.
    pub method: Method,
    /// The path.
    pub path: String,
    /// The body.
    pub body: Value,
    /// The version that the client insists on.
    pub if_match: Option<u64>,
}

/// What a success makes known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yield {
    /// A new issue, or another version of one.
    Issue,
    /// A new comment on an issue.
    Comment(Uuid),
    /// A new link of an issue.
    Link(Uuid),
    /// A new label.
    Label,
    /// A new state.
    State,
    /// A new cycle.
    Cycle,
    /// A new module.
    Module,
    /// A new work item of the intake.
    Intake,
    /// Something is gone.
    Gone(Uuid),
    /// Nothing.
    Nothing,
}

/// The kinds of intents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    CreateIssue,
    ChangeIssue,
    DeleteIssue,
    Comment,
    EditComment,
    DeleteComment,
    Link,
    DeleteLink,
    Relate,
    EndRelation,
    CreateLabel,
    RenameLabel,
    DeleteLabel,
    CreateState,
    DeleteState,
    CreateCycle,
    FillCycle,
    TransferCycle,
    DeleteCycle,
    CreateModule,
    FillModule,
    DeleteModule,
    Submit,
    Triage,
    CreateProject,
    ChangeRole,
    ComeOrGo,
    WorkspaceRole,
}

/// The requests of all clients, and how often each is sent.
const EVERYBODY: [(Kind, u64); 25] = [
    (Kind::CreateIssue, 18),
    (Kind::ChangeIssue, 34),
    (Kind::DeleteIssue, 3),
    (Kind::Comment, 10),
    (Kind::EditComment, 4),
    (Kind::DeleteComment, 2),
    (Kind::Link, 4),
    (Kind::DeleteLink, 2),
    (Kind::Relate, 6),
    (Kind::EndRelation, 2),
    (Kind::CreateLabel, 5),
    (Kind::RenameLabel, 2),
    (Kind::DeleteLabel, 5),
    (Kind::CreateState, 2),
    (Kind::DeleteState, 2),
    (Kind::CreateCycle, 3),
    (Kind::FillCycle, 10),
    (Kind::TransferCycle, 2),
    (Kind::DeleteCycle, 1),
    (Kind::CreateModule, 2),
    (Kind::FillModule, 5),
    (Kind::DeleteModule, 1),
    (Kind::Submit, 4),
    (Kind::Triage, 8),
    (Kind::CreateProject, 1),
];

/// What owners do besides.
const OWNERS: [(Kind, u64); 3] =
    [(Kind::ChangeRole, 16), (Kind::ComeOrGo, 12), (Kind::WorkspaceRole, 8)];

/// Chooses the next request of a client; `mark` is a text that nothing has had before. None if there is nothing to do
/// it with.
pub fn choose(dice: &mut Dice, world: &World, person: &Person, mark: &str) -> Option<Intent> {
    let owners = if person.is_owner { &OWNERS[..] } else { &[] };
    let kinds: Vec<(Kind, u64)> = EVERYBODY.iter().chain(owners).copied().collect();
    let kind = dice.weighted(&kinds)?;
    world.with(|known| Choice { dice, world, known, mark }.intent(kind))
}

/// What a choice is made from.
pub(super) struct Choice<'a> {
    pub(super) dice: &'a mut Dice,
    pub(super) world: &'a World,
    pub(super) known: &'a Known,
    pub(super) mark: &'a str,
}

impl Choice<'_> {
    /// An intent of a kind.
    fn intent(&mut self, kind: Kind) -> Option<Intent> {
        match kind {
            Kind::CreateIssue => Some(self.create_issue()),
            Kind::ChangeIssue => self.change_issue(),
            Kind::DeleteIssue => self.delete_issue(),
            Kind::Comment | Kind::EditComment | Kind::DeleteComment => self.comment(kind),
            Kind::Link | Kind::DeleteLink => self.link(kind),
            Kind::Relate | Kind::EndRelation => self.relation(kind),
            Kind::CreateLabel | Kind::RenameLabel | Kind::DeleteLabel => self.label(kind),
            Kind::CreateState | Kind::DeleteState => self.state(kind),
            Kind::CreateCycle | Kind::FillCycle | Kind::TransferCycle | Kind::DeleteCycle => {
                self.cycle(kind)
            }
            Kind::CreateModule | Kind::FillModule | Kind::DeleteModule => self.module(kind),
            Kind::Submit | Kind::Triage => self.intake(kind),
            Kind::CreateProject => Some(self.create_project()),
            Kind::ChangeRole | Kind::ComeOrGo => self.member(kind),
            Kind::WorkspaceRole => self.workspace_member(),
        }
    }

    /// A new issue, perhaps below another, with labels that may be gone and people who may not be assigned to it.
    fn create_issue(&mut self) -> Intent {
        let mut body = json!({ "name": self.mark, "priority": self.priority() });
        if self.dice.chance(60) {
            body["labels"] = json!(self.labels());
        }
        if self.dice.chance(40) {
            body["assignees"] = json!(self.people());
        }
        if self.dice.chance(15)
            && let Some(parent) = self.dice.recent(&self.known.issues, FOUGHT_OVER)
        {
            body["parent"] = json!(parent.id);
        }
        let path = self.in_project("work-items/");
        intent(What::Creates, Yield::Issue, Method::POST, path, body)
    }

    /// One or two other values of an issue, often insisting on a version.
    fn change_issue(&mut self) -> Option<Intent> {
        let issue = *self.dice.recent(&self.known.issues, FOUGHT_OVER)?;
        let mut body = json!({});
        let mut what = What::Arranges;
        if self.dice.chance(55) {
            body["name"] = json!(self.mark);
            what = What::Changes { issue: Some(issue.id) };
        }
        match self.dice.number(0..5) {
            0 => body["labels"] = json!(self.labels()),
            1 => body["assignees"] = json!(self.people()),
            2 => body["priority"] = json!(self.priority()),
            3 => body["description_html"] = json!(format!("<p>{}</p>", self.mark)),
            _ => {
                if let Some(state) = self.dice.one(&self.known.states) {
                    body["state"] = json!(state);
                }
            }
        }
        let path = self.in_project(&format!("work-items/{}/", issue.id));
        let if_match = self.dice.chance(40).then_some(issue.version);
        let intent = intent(what, Yield::Issue, Method::PATCH, path, body);
        Some(Intent { if_match, ..intent })
    }

    /// The end of an issue.
    fn delete_issue(&mut self) -> Option<Intent> {
        let issue = *self.dice.one(&self.known.issues)?;
        let path = self.in_project(&format!("work-items/{}/", issue.id));
        let if_match = self.dice.chance(30).then_some(issue.version);
        Some(Intent { if_match, ..gone(issue.id, path) })
    }

    /// A comment, another text of one, or its end.
    fn comment(&mut self, kind: Kind) -> Option<Intent> {
        let body = json!({ "comment_html": format!("<p>{}</p>", self.mark) });
        if kind == Kind::Comment {
            let issue = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
            let path = self.in_project(&format!("work-items/{issue}/comments/"));
            return Some(intent(What::Creates, Yield::Comment(issue), Method::POST, path, body));
        }
        let (issue, id) = *self.dice.recent(&self.known.comments, FOUGHT_OVER)?;
        let path = self.in_project(&format!("work-items/{issue}/comments/{id}/"));
        if kind == Kind::DeleteComment {
            return Some(gone(id, path));
        }
        let what = What::Changes { issue: None };
        Some(intent(what, Yield::Nothing, Method::PATCH, path, body))
    }

    /// A link, or its end.
    fn link(&mut self, kind: Kind) -> Option<Intent> {
        if kind == Kind::Link {
            let issue = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
            let path = self.in_project(&format!("work-items/{issue}/links/"));
            let body =
                json!({ "url": format!("https://example.com/{}", self.mark.replace(' ', "/")) });
            return Some(intent(What::Creates, Yield::Link(issue), Method::POST, path, body));
        }
        let (issue, id) = *self.dice.one(&self.known.links)?;
        Some(gone(id, self.in_project(&format!("work-items/{issue}/links/{id}/"))))
    }

    /// A relation of two issues that clients fight over, often one that blocks, or its end.
    fn relation(&mut self, kind: Kind) -> Option<Intent> {
        let issue = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
        let other = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
        let at = self.in_project(&format!("work-items/{issue}/relations/"));
        let (path, body) = if kind == Kind::Relate {
            let relations = ["blocking", "blocking", "blocked_by", "duplicate", "start_after"];
            let relation = *self.dice.one(&relations)?;
            (at, json!({ "relation_type": relation, "issues": [other] }))
        } else {
            (format!("{at}remove/"), json!({ "related_issue": other }))
        };
        Some(intent(What::Arranges, Yield::Nothing, Method::POST, path, body))
    }

    /// A label, another name of one, or its end.
    fn label(&mut self, kind: Kind) -> Option<Intent> {
        let body = json!({ "name": self.mark });
        if kind == Kind::CreateLabel {
            let path = self.in_project("labels/");
            return Some(intent(What::Creates, Yield::Label, Method::POST, path, body));
        }
        let id = *self.dice.one(&self.known.labels)?;
        let path = self.in_project(&format!("labels/{id}/"));
        if kind == Kind::DeleteLabel {
            return Some(gone(id, path));
        }
        let what = What::Changes { issue: None };
        Some(intent(what, Yield::Nothing, Method::PATCH, path, body))
    }

    /// A state, or its end, which is refused while an issue is in it.
    fn state(&mut self, kind: Kind) -> Option<Intent> {
        if kind == Kind::CreateState {
            let body = json!({ "name": self.mark, "color": "#60646C", "group": "started" });
            let path = self.in_project("states/");
            return Some(intent(What::Creates, Yield::State, Method::POST, path, body));
        }
        let id = *self.dice.one(&self.known.states)?;
        Some(gone(id, self.in_project(&format!("states/{id}/"))))
    }

    /// A project under an identifier that few can have.
    fn create_project(&mut self) -> Intent {
        let identifier = format!("F{}", self.dice.number(0..40));
        // A project's name has no special characters.
        let body = json!({ "name": self.mark.replace('-', " "), "identifier": identifier });
        let path = format!("/api/v1/workspaces/{}/projects/", self.world.place.slug);
        intent(What::Creates, Yield::Nothing, Method::POST, path, body)
    }

    /// Another role of a member in the project, or their removal and return.
    fn member(&mut self, kind: Kind) -> Option<Intent> {
        let user = self.somebody()?;
        let membership = self.world.place.memberships.get(&user)?;
        let role = self.dice.one(&[5, 15, 15, 15, 20])?;
        let at = self.in_project(&format!("members/{membership}/"));
        let (method, path, body) = match kind {
            Kind::ChangeRole => (Method::PATCH, at, json!({ "role": role })),
            _ if self.dice.chance(30) => (Method::DELETE, at, Value::Null),
            _ => {
                let body = json!({ "member": user, "role": role });
                (Method::POST, self.in_project("members/"), body)
            }
        };
        Some(intent(What::Arranges, Yield::Nothing, method, path, body))
    }

    /// Another role of a member in the workspace, or their removal and return.
    fn workspace_member(&mut self) -> Option<Intent> {
        let user = self.somebody()?;
        let role = self.dice.one(&[5, 15, 15, 15, 20])?;
        let all = format!("/api/v1/workspaces/{}/members/", self.world.place.slug);
        let (method, path, body) = match self.dice.number(0..10) {
            0 => (Method::DELETE, format!("{all}{user}/"), Value::Null),
            1..7 => (Method::POST, all, json!({ "member": user, "role": role })),
            _ => (Method::PATCH, format!("{all}{user}/"), json!({ "role": role })),
        };
        Some(intent(What::Arranges, Yield::Nothing, method, path, body))
    }

    /// A person other than the owner.
    fn somebody(&mut self) -> Option<Uuid> {
        self.dice.one(self.world.place.people.get(1..)?).map(|person| person.user)
    }

    /// Some labels, now and then one that was deleted lately.
    fn labels(&mut self) -> Vec<Uuid> {
        let gone = self.dice.chance(30);
        let from = if gone { &self.known.gone } else { &self.known.labels };
        self.dice.one(from).copied().into_iter().collect()
    }

    /// A person to be assigned to an issue.
    fn people(&mut self) -> Vec<Uuid> {
        self.somebody().into_iter().collect()
    }

    /// A priority.
    pub(super) fn priority(&mut self) -> &'static str {
        self.dice.one(&["urgent", "high", "medium", "low", "none"]).copied().unwrap_or("none")
    }

    /// A path in the project.
    pub(super) fn in_project(&self, rest: &str) -> String {
        let place = &self.world.place;
        format!("/api/v1/workspaces/{}/projects/{}/{rest}", place.slug, place.project)
    }
}

/// An intent that insists on no version.
pub(super) fn intent(
    what: What,
    yields: Yield,
    method: Method,
    path: String,
    body: Value,
) -> Intent {
    Intent { what, yields, method, path, body, if_match: None }
}

/// The end of something.
pub(super) fn gone(id: Uuid, path: String) -> Intent {
    intent(What::Deletes, Yield::Gone(id), Method::DELETE, path, Value::Null)
}
