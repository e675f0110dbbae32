//! Something that a client wants, chosen at random: a request without its headers.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{Known, Person, World};
use crate::dice::Dice;
use crate::history::What;

/// How many of the newest things clients fight over.
pub(super) const FOUGHT_OVER: usize = 12;
/// How many of a hundred things are made in the project in which less is done.
const ELSEWHERE: u32 = 30;
/// How many of a hundred requests ask for an issue where it is not, as far as is known.
const ASTRAY: u32 = 4;
/// How many of a hundred moves are to where the issue is already, as far as is known.
const STAYS: u32 = 8;
/// How many of a hundred new labels are called like others, so that issues keep them when they move.
const NAMESAKES: u32 = 30;
/// How many names those have.
const SHARED_NAMES: u64 = 4;

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
    /// A new issue, or another version of one, maybe in another project.
    Issue,
    /// A new comment on an issue.
    Comment(Uuid),
    /// A new link of an issue.
    Link(Uuid),
    /// A new label of a project.
    Label(Uuid),
    /// A new state of a project.
    State(Uuid),
    /// A new cycle of a project.
    Cycle(Uuid),
    /// A new module of a project.
    Module(Uuid),
    /// A new work item of a project's intake.
    Intake(Uuid),
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
    MoveIssue,
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
const EVERYBODY: [(Kind, u64); 26] = [
    (Kind::CreateIssue, 18),
    (Kind::ChangeIssue, 34),
    (Kind::MoveIssue, 7),
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

/// The state and the random numbers that an intent is chosen from.
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
            Kind::MoveIssue => self.move_issue(),
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
        let project = self.project();
        let mut body = json!({ "name": self.mark, "priority": self.priority() });
        if self.dice.chance(60) {
            body["labels"] = json!(self.labels(project));
        }
        if self.dice.chance(40) {
            body["assignees"] = json!(self.people());
        }
        if self.dice.chance(15)
            && let Some(parent) = self.parent(project)
        {
            body["parent"] = json!(parent);
        }
        let path = self.in_project(project, "work-items/");
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
        match self.dice.number(0..6) {
            0 => body["labels"] = json!(self.labels(issue.project)),
            1 => body["assignees"] = json!(self.people()),
            2 => body["priority"] = json!(self.priority()),
            3 => body["description_html"] = json!(format!("<p>{}</p>", self.mark)),
            4 => body["parent"] = json!(self.parent(issue.project)),
            _ => {
                if let Some(state) = self.state_of(issue.project) {
                    body["state"] = json!(state);
                }
            }
        }
        let path = self.of_issue(issue.id, "");
        let if_match = self.dice.chance(40).then_some(issue.version);
        let intent = intent(what, Yield::Issue, Method::PATCH, path, body);
        Some(Intent { if_match, ..intent })
    }

    /// An issue with all below it goes to the other project; now and then one that came through the intake, or one that is
    /// there already.
    fn move_issue(&mut self) -> Option<Intent> {
        let from_intake = self.dice.chance(15);
        let (from, id, version) = match self.dice.recent(&self.known.intake, FOUGHT_OVER) {
            Some((project, id)) if from_intake => (*project, *id, None),
            _ => {
                let issue = self.dice.recent(&self.known.issues, FOUGHT_OVER)?;
                (issue.project, issue.id, Some(issue.version))
            }
        };
        let stays = self.dice.chance(STAYS);
        let to = if stays { from } else { self.world.place.other_than(from) };
        let mut body = json!({ "project_id": to });
        if self.dice.chance(20)
            && let Some(state) = self.state_of(to)
        {
            body["state_id"] = json!(state);
        }
        // Where it is is said by the path, so a success moves it.
        let what = if stays { What::Arranges } else { What::Changes { issue: Some(id) } };
        let path = self.in_project(from, &format!("work-items/{id}/move/"));
        let if_match = version.filter(|_| self.dice.chance(30));
        Some(Intent { if_match, ..intent(what, Yield::Issue, Method::POST, path, body) })
    }

    /// The end of an issue.
    fn delete_issue(&mut self) -> Option<Intent> {
        let issue = *self.dice.one(&self.known.issues)?;
        let path = self.of_issue(issue.id, "");
        let if_match = self.dice.chance(30).then_some(issue.version);
        Some(Intent { if_match, ..gone(issue.id, path) })
    }

    /// A comment, another text of one, or its end.
    fn comment(&mut self, kind: Kind) -> Option<Intent> {
        let body = json!({ "comment_html": format!("<p>{}</p>", self.mark) });
        if kind == Kind::Comment {
            let issue = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
            let path = self.of_issue(issue, "comments/");
            return Some(intent(What::Creates, Yield::Comment(issue), Method::POST, path, body));
        }
        let (issue, id) = *self.dice.recent(&self.known.comments, FOUGHT_OVER)?;
        let path = self.of_issue(issue, &format!("comments/{id}/"));
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
            let path = self.of_issue(issue, "links/");
            let body =
                json!({ "url": format!("https://example.com/{}", self.mark.replace(' ', "/")) });
            return Some(intent(What::Creates, Yield::Link(issue), Method::POST, path, body));
        }
        let (issue, id) = *self.dice.one(&self.known.links)?;
        Some(gone(id, self.of_issue(issue, &format!("links/{id}/"))))
    }

    /// A relation of two issues that clients fight over, often one that blocks, or its end.
    fn relation(&mut self, kind: Kind) -> Option<Intent> {
        let issue = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
        let other = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
        let at = self.of_issue(issue, "relations/");
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
        let mut body = json!({ "name": self.mark });
        if kind == Kind::CreateLabel {
            let project = self.project();
            if self.dice.chance(NAMESAKES) {
                body["name"] = json!(format!("shared {}", self.dice.number(0..SHARED_NAMES)));
            }
            let path = self.in_project(project, "labels/");
            return Some(intent(What::Creates, Yield::Label(project), Method::POST, path, body));
        }
        let (project, id) = *self.dice.one(&self.known.labels)?;
        let path = self.in_project(project, &format!("labels/{id}/"));
        if kind == Kind::DeleteLabel {
            return Some(gone(id, path));
        }
        let what = What::Changes { issue: None };
        Some(intent(what, Yield::Nothing, Method::PATCH, path, body))
    }

    /// A state, or its end, which is refused while an issue is in it.
    fn state(&mut self, kind: Kind) -> Option<Intent> {
        if kind == Kind::CreateState {
            let project = self.project();
            let body = json!({ "name": self.mark, "color": "#60646C", "group": "started" });
            let path = self.in_project(project, "states/");
            return Some(intent(What::Creates, Yield::State(project), Method::POST, path, body));
        }
        let (project, id) = *self.dice.one(&self.known.states)?;
        Some(gone(id, self.in_project(project, &format!("states/{id}/"))))
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
        let (project, user) = (self.project(), self.somebody()?);
        let membership = self.world.place.memberships.get(&(project, user))?;
        let role = self.dice.one(&[5, 15, 15, 15, 20])?;
        let at = self.in_project(project, &format!("members/{membership}/"));
        let (method, path, body) = match kind {
            Kind::ChangeRole => (Method::PATCH, at, json!({ "role": role })),
            _ if self.dice.chance(30) => (Method::DELETE, at, Value::Null),
            _ => {
                let body = json!({ "member": user, "role": role });
                (Method::POST, self.in_project(project, "members/"), body)
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

    /// Some labels of a project, now and then one that was deleted lately, or one of the other project.
    fn labels(&mut self, project: Uuid) -> Vec<Uuid> {
        let gone = self.dice.chance(30);
        let from = if gone { &self.known.gone } else { &self.known.labels };
        self.one_of(project, from).into_iter().collect()
    }

    /// A state that clients made in a project, now and then in the other one.
    fn state_of(&mut self, project: Uuid) -> Option<Uuid> {
        self.one_of(project, &self.known.states)
    }

    /// One of the things of a project, now and then of the other one.
    fn one_of(&mut self, project: Uuid, things: &[(Uuid, Uuid)]) -> Option<Uuid> {
        let project = self.or_astray(project);
        let there: Vec<Uuid> =
            things.iter().filter(|(of, _)| *of == project).map(|(_, thing)| *thing).collect();
        self.dice.one(&there).copied()
    }

    /// An issue that others may be below: one of a project that clients fight over, now and then of the other project.
    fn parent(&mut self, project: Uuid) -> Option<Uuid> {
        let project = self.or_astray(project);
        let there = self.issues_of(project);
        self.dice.recent(&there, FOUGHT_OVER).copied()
    }

    /// The issues of a project, as far as is known.
    pub(super) fn issues_of(&self, project: Uuid) -> Vec<Uuid> {
        let there = self.known.issues.iter().filter(|issue| issue.project == project);
        there.map(|issue| issue.id).collect()
    }

    /// A person to be assigned to an issue.
    fn people(&mut self) -> Vec<Uuid> {
        self.somebody().into_iter().collect()
    }

    pub(super) fn priority(&mut self) -> &'static str {
        self.dice.one(&["urgent", "high", "medium", "low", "none"]).copied().unwrap_or("none")
    }

    /// One of the projects, mostly the one in which most is done.
    pub(super) fn project(&mut self) -> Uuid {
        let place = &self.world.place;
        if self.dice.chance(ELSEWHERE) { place.other } else { place.project }
    }

    /// A project, now and then the other one.
    pub(super) fn or_astray(&mut self, project: Uuid) -> Uuid {
        if self.dice.chance(ASTRAY) { self.world.place.other_than(project) } else { project }
    }

    /// A path below an issue, in the project that it is in as far as is known, now and then in the other one.
    fn of_issue(&mut self, issue: Uuid, rest: &str) -> String {
        let project = self.known.project_of(issue).unwrap_or(self.world.place.project);
        let project = self.or_astray(project);
        self.in_project(project, &format!("work-items/{issue}/{rest}"))
    }

    pub(super) fn in_project(&self, project: Uuid, rest: &str) -> String {
        format!("/api/v1/workspaces/{}/projects/{project}/{rest}", self.world.place.slug)
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
