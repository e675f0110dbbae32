//! Every decision is right at its position in the log: the actor has the right, and the things that it names exist.
//!
//! The services decide from memory that may be old; what makes that right is that the append checks what was read.
//! Here the log is replayed, and each event is judged by what was so just before its command.

mod moving;

use std::collections::HashSet;

use domain::cycle::CycleRefusal;
use domain::issue::Issue;
use domain::module::{Module, ModuleRefusal};
use domain::page::Page;
use domain::view::View;
use domain::{
    Access, AccessRefusal, EstimatePointId, InvitationId, LabelId, ProjectId, Role, StateId, UserId,
};
use end_to_end::compare::Log;
use event_store::RecordedEvent;
use serde_json::Value;
use uuid::Uuid;

use super::replay::Replay;
use super::{Finding, Kind};

/// Finds decisions that were wrong when they were written.
pub fn check(logs: &[Log]) -> Vec<Finding> {
    logs.iter().flat_map(check_log).collect()
}

/// Replays one log.
fn check_log(log: &Log) -> Vec<Finding> {
    let (mut replay, mut found) = (Replay::default(), Vec::new());
    // All events of a command were decided together, from what was so before the first of them.
    for command in log.events.chunk_by(|one, next| one.command_id == next.command_id) {
        for event in command {
            let wrong = Judged { replay: &replay, event, payload: payload(event), command }.wrong();
            found.extend(wrong.map(|why| {
                let RecordedEvent { workspace, position, name, .. } = event;
                Kind::StaleDecision.found(format!("{workspace} at {position}: {name}: {why}"))
            }));
        }
        for event in command {
            if let Err(error) = replay.take_in(event) {
                let RecordedEvent { workspace, position, .. } = event;
                let text = format!("{workspace} at {position} cannot be read: {error}");
                found.push(Kind::BrokenLog.found(text));
            }
        }
        for event in command.iter().filter(|event| event.name == "IssueMoved") {
            found.extend(moving::brought_along(&replay, event).map(|why| {
                let RecordedEvent { workspace, position, entity, .. } = event;
                let text = format!("{workspace} at {position}: {entity} has moved: {why}");
                Kind::StaleDecision.found(text)
            }));
        }
    }
    found
}

/// An event, and what was so before its command.
struct Judged<'a> {
    replay: &'a Replay,
    event: &'a RecordedEvent,
    payload: Value,
    command: &'a [RecordedEvent],
}

impl Judged<'_> {
    /// Why the decision was wrong, if it was.
    fn wrong(&self) -> Option<String> {
        if self.event.actor == UserId::SYSTEM.uuid() || self.makes_its_place() {
            return None;
        }
        let refusal = self.may().err().map(|refusal| refusal.to_string());
        refusal.or_else(|| self.elsewhere()).or_else(|| self.refers_to_nothing())
    }

    /// Whether the command makes the workspace or project itself.
    fn makes_its_place(&self) -> bool {
        let makes = |event: &RecordedEvent| {
            event.name == "WorkspaceCreated"
                || (event.name == "ProjectCreated" && self.event.project == Some(event.entity))
        };
        self.event.kind == "user" || self.command.iter().any(makes)
    }

    /// Whether the command submits an issue to the intake.
    fn submits(&self) -> bool {
        self.command.iter().any(|event| event.name == "IssueSubmitted")
    }

    /// Whether the command accepts the issue in the intake.
    fn accepts_issue(&self) -> bool {
        let entity = self.event.entity;
        self.command.iter().any(|event| event.name == "IssueAccepted" && event.entity == entity)
    }

    /// The user who answers for the event: the actor, or where an invitation is accepted, the user who invited.
    fn answerable(&self) -> Uuid {
        let invitation = self.accepts().map(|id| self.replay.workspace.invitation(id));
        match invitation {
            Some(Ok(invitation)) if self.event.project.is_some() => {
                invitation.audit.created_by.uuid()
            }
            Some(Ok(invitation)) => invitation.vouched_by.uuid(),
            Some(Err(_)) | None => self.event.actor,
        }
    }

    /// The invitation that the command accepts, if it does.
    fn accepts(&self) -> Option<InvitationId> {
        let is_accepted = |event: &&RecordedEvent| event.name == "WorkspaceInvitationAccepted";
        let event = self.command.iter().find(is_accepted)?;
        id(&payload(event)["invitation"]).map(InvitationId)
    }

    /// Whether the actor might do it.
    fn may(&self) -> Result<(), AccessRefusal> {
        let access = self.replay.access(self.answerable(), self.event.project);
        let name = &*self.event.name;
        match &*self.event.kind {
            "workspace" if name == "WorkspaceInvitationDeclined" => Ok(()),
            "workspace" if name == "WorkspaceMemberLeft" => access.may_read_workspace(),
            "workspace" => access.may_manage_workspace(),
            "project" if name.starts_with("ProjectMember") => access.may_manage_project_members(),
            "project" if name.starts_with("Project") => access.may_manage_project(),
            "issue" if name == "IssueDeleted" && self.payload["with"].is_null() => {
                let issue = self.replay.issues.get(&self.event.entity);
                let creator = issue.map_or(UserId::SYSTEM, |issue| issue.audit.maker);
                if issue.is_some_and(Issue::is_in_triage) {
                    access.may_delete_submission(creator)
                } else {
                    access.may_delete_issue(creator)
                }
            }
            // What was deleted along comes back along, whoever created it.
            "issue" if name == "IssueUndeleted" => access.may_change_content(),
            "comment" if name == "CommentUndeleted" => access.may_change_content(),
            "issue" if is_decision(name) => access.may_triage(),
            "issue" if name == "IssueIntakeRemoved" => {
                let issue = self.replay.issues.get(&self.event.entity);
                access
                    .may_delete_submission(issue.map_or(UserId::SYSTEM, |issue| issue.audit.maker))
            }
            "issue" | "project" if self.submits() => access.may_submit(),
            "issue" if name == "IssueStateChanged" && self.accepts_issue() => access.may_triage(),
            "issue" if matches!(name, "IssueRenamed" | "IssueDescribed") => {
                let issue = self.replay.issues.get(&self.event.entity);
                match issue.filter(|issue| issue.intake.is_some()) {
                    Some(issue) => access.may_change_submission(issue.audit.maker),
                    None => access.may_change_content(),
                }
            }
            "issue" if name.starts_with("IssueRelation") => self.may_relate(),
            "issue" if name == "IssueMoved" => {
                let from = id(&self.payload["from"]["project"]);
                self.replay.access(self.event.actor, from).may_change_content()?;
                access.may_change_content()
            }
            "cycle" if name == "CycleDeleted" => {
                let cycle = self.replay.cycles.get(&self.event.entity);
                access.may_delete_cycle(cycle.map_or(UserId::SYSTEM, |cycle| cycle.owner))
            }
            "module" if name == "ModuleDeleted" => {
                let module = self.replay.modules.get(&self.event.entity);
                let creator = module.map_or(UserId::SYSTEM, |module| module.audit.maker);
                access.may_delete_module(creator)
            }
            "issue" if is_response(name) => access.may_comment(),
            "project" | "issue" | "cycle" | "module" => access.may_change_content(),
            // An answer goes with what it answers, whoever gave it.
            "comment" if name == "CommentDeleted" && !self.payload["with"].is_null() => {
                access.may_comment()
            }
            "comment" => self.may_comment(),
            "page" => self.may_change_page(&access),
            "collection" => self.may_change_collection(&access),
            "view" => self.may_change_view(&access),
            _ => Ok(()),
        }
    }

    /// Whether the actor might relate the two: they may change one of them, and read the other.
    fn may_relate(&self) -> Result<(), AccessRefusal> {
        let access = |project| self.replay.access(self.event.actor, project);
        let both = [access(self.event.project), access(id(&self.payload["project"]))];
        both.iter().try_for_each(Access::may_read_content)?;
        both[0].may_change_content().or_else(|_| both[1].may_change_content())
    }

    /// Whether the actor may make the comment, react to it, or change it.
    fn may_comment(&self) -> Result<(), AccessRefusal> {
        let access = self.replay.access(self.event.actor, self.event.project);
        match self.replay.comments.get(&self.event.entity) {
            Some(_) if self.event.name.starts_with("CommentReaction") => access.may_comment(),
            Some(comment) => access.may_change_comment(comment.audit.maker),
            None => access.may_comment(),
        }
    }

    /// Whether the actor might make the page, or change it. Pages above it that are archived, restored or deleted take
    /// along also those that the actor does not see.
    fn may_change_page(&self, access: &Access) -> Result<(), AccessRefusal> {
        match self.event.project {
            Some(_) => access.may_change_content()?,
            None => access.may_change_workspace_pages()?,
        }
        let Some(page) = self.replay.pages.get(&self.event.entity) else { return Ok(()) };
        match &*self.event.name {
            "PageArchived" | "PageRestored" => Ok(()),
            "PageParentChanged" | "PageCollectionChanged" if self.payload["to"].is_null() => Ok(()),
            "PageDeleted" | "PageAccessChanged" | "PageUnlocked" => {
                access.may_see_page(page).and(access.may_dispose_of_page(page))
            }
            _ => access.may_see_page(page),
        }
    }

    /// Whether the actor might make the view, or change it.
    fn may_change_view(&self, access: &Access) -> Result<(), AccessRefusal> {
        match self.replay.views.get(&self.event.entity) {
            Some(view) => access.may_see_view(view).and(access.may_dispose_of_view(view)),
            None if self.event.project.is_some() => access.may_change_content(),
            None => access.may_take_part(),
        }
    }

    /// Whether the actor might make the collection, or change it.
    fn may_change_collection(&self, access: &Access) -> Result<(), AccessRefusal> {
        let Some(collection) = self.replay.collections.get(&self.event.entity) else {
            return access.may_change_workspace_pages();
        };
        let stay = self.replay.workspace.stay_of(access.user);
        match &*self.event.name {
            "CollectionMemberRemoved" if id(&self.payload["user"]) == Some(self.event.actor) => {
                access.may_see_collection(collection, stay)
            }
            "CollectionDeleted" => access.may_dispose_of_collection(collection, stay),
            name if name.starts_with("CollectionMember") => {
                access.may_dispose_of_collection(collection, stay)
            }
            _ => access.may_edit_collection(collection, stay),
        }
    }

    /// What the event refers to that was not there.
    fn refers_to_nothing(&self) -> Option<String> {
        match &*self.event.name {
            "IssueCreated" => self.issue_created(),
            "IssueUndeleted" => self.issue_undeleted(),
            "IssueMoved" => self.no_move(),
            "IssueLabelAdded" => self.no_label(&self.payload["label"]),
            "IssueAssigneeAdded" => self.no_assignee(&self.payload["user"]),
            "IssueEstimateChanged" => self.no_point(&self.payload["to"]),
            "IssueStateChanged" => self.no_state(&self.payload["to"]),
            "IssueParentChanged" => self.no_parent(&self.payload["to"]),
            "IssueCycleChanged" => self.other_cycle().or_else(|| self.no_open_cycle()),
            // An issue that moves to another project leaves archived modules too.
            "IssueModuleRemoved" if self.moves(self.event.entity) => None,
            "IssueModuleAdded" | "IssueModuleRemoved" => self.no_module(&self.payload["module"]),
            "ProjectMemberAdded" | "ProjectMemberReactivated" if self.accepts().is_none() => {
                self.no_member()
            }
            "StateDeleted" => self.state_in_use(),
            "IssueMarkedDuplicate" => self.no_original(),
            "IssueRelationAdded" => self.no_other().or_else(|| self.circle()),
            name if name.starts_with("Comment") => self.no_issue(),
            "CycleCreated" => None,
            name if name.starts_with("Cycle") => {
                let gone = !self.replay.is_live_cycle(self.event.entity);
                gone.then(|| "the cycle was not there".to_owned())
            }

            "ModuleCreated" => None,
            name if name.starts_with("Module") => {
                let gone = !self.replay.is_live_module(self.event.entity);
                gone.then(|| "the module was not there".to_owned())
            }
            "PageCreated" => self.no_page(&self.payload["parent"]),
            "PageParentChanged" => self.no_page(&self.payload["to"]),
            "PageCollectionChanged" => self.no_collection(),
            "CollectionCreated" => None,
            name if name.starts_with("Collection") => {
                let gone = !self.replay.is_live_collection(self.event.entity);
                gone.then(|| "the collection was not there".to_owned())
            }
            name if name.starts_with("Page") => {
                let is_live = self.replay.pages.get(&self.event.entity).is_some_and(Page::is_live);
                (!is_live).then(|| "the page was not there".to_owned())
            }
            "ViewCreated" => None,
            name if name.starts_with("View") => {
                let is_live = self.replay.views.get(&self.event.entity).is_some_and(View::is_live);
                (!is_live).then(|| "the view was not there".to_owned())
            }
            "IssuePageLinked" => self.no_page(&self.payload["page"]),
            // It comes with the issue's creation.
            "IssueSubmitted" => None,
            name if name.starts_with("Issue") => {
                let gone = !self.is_live(self.event.entity);
                gone.then(|| "the issue was not there".to_owned())
            }
            _ => None,
        }
    }

    /// What a new issue refers to that was not there.
    fn issue_created(&self) -> Option<String> {
        let each = |field: &str| self.payload[field].as_array().cloned().unwrap_or_default();
        self.no_first_state(&self.payload["state"])
            .or_else(|| each("labels").iter().find_map(|label| self.no_label(label)))
            .or_else(|| each("assignees").iter().find_map(|user| self.no_assignee(user)))
            .or_else(|| self.no_point(&self.payload["estimate_point"]))
            .or_else(|| self.no_parent(&self.payload["parent"]))
    }

    /// What an issue that came back refers to that was not there, or that it was there.
    fn issue_undeleted(&self) -> Option<String> {
        match self.replay.issues.get(&self.event.entity) {
            None => Some("the issue never was".to_owned()),
            Some(issue) if issue.is_live() => Some("the issue was there".to_owned()),
            Some(_) => self.issue_created(),
        }
    }

    /// An issue that another came below, if it was not there, or in another project.
    fn no_parent(&self, parent: &Value) -> Option<String> {
        if !is_beginning(self.event) && !self.is_live(self.event.entity) {
            return Some("the issue was not there".to_owned());
        }
        let id = id(&parent["id"])?;
        let above = self.replay.issues.get(&id).filter(|issue| issue.is_live());
        let project = above.map(|issue| issue.project.uuid());
        let Some(project) = project.or_else(|| self.begun(id).and_then(|event| event.project))
        else {
            return Some(format!("its parent {id} was not there"));
        };
        let elsewhere = self.event.project != Some(project);
        elsewhere.then(|| format!("its parent {id} was in {project}"))
    }

    /// The event before this one with which the command itself made an issue, or brought it back: a copy has sub-items,
    /// and what comes back brings along what was below it.
    fn begun(&self, issue: Uuid) -> Option<&RecordedEvent> {
        let before = |event: &&RecordedEvent| event.position < self.event.position;
        let mut before = self.command.iter().take_while(before);
        before.find(|event| is_beginning(event) && event.entity == issue)
    }

    /// Whether an issue was there when the event was decided.
    fn is_live(&self, issue: Uuid) -> bool {
        self.replay.is_live(issue) || self.begun(issue).is_some()
    }

    /// A label that the project did not have.
    fn no_label(&self, label: &Value) -> Option<String> {
        let (id, project) = (id(&label["id"])?, self.project()?);
        project.label(LabelId(id)).is_none().then(|| format!("there was no label {id}"))
    }

    /// A point that the estimate of the project did not have.
    fn no_point(&self, point: &Value) -> Option<String> {
        let (id, project) = (id(&point["id"])?, self.project()?);
        let missing = project.estimate_point(EstimatePointId(id)).is_none();
        missing.then(|| format!("there was no point {id}"))
    }

    /// A state in which an issue was made that the project did not have, or that is hidden and the issue was not submitted.
    fn no_first_state(&self, state: &Value) -> Option<String> {
        if !self.submits() {
            return self.no_state(state);
        }
        let (id, project) = (id(&state["id"])?, self.project()?);
        // The command may make the hidden state itself.
        let hidden = project.triage_state().map(|state| state.id.uuid());
        hidden.filter(|hidden| *hidden != id).map(|_| format!("{id} was not the hidden state"))
    }

    /// What an issue in the intake repeats, if that was no work item of its project.
    fn no_original(&self) -> Option<String> {
        let of = id(&self.payload["of"]["id"])?;
        let original = self.replay.issues.get(&of).filter(|issue| issue.is_work_item());
        let project = original.map(|issue| issue.project.uuid());
        (project != self.event.project).then(|| format!("issue {of} was no work item there"))
    }

    /// A state that the project did not have.
    fn no_state(&self, state: &Value) -> Option<String> {
        let (id, project) = (id(&state["id"])?, self.project()?);
        project.state(StateId(id)).is_none().then(|| format!("there was no state {id}"))
    }

    /// A cycle that the issue was not in before, so that it would be in two: that one, and the one that it was in.
    fn other_cycle(&self) -> Option<String> {
        let issue = self.replay.issues.get(&self.event.entity)?;
        let was = issue.cycle.as_ref().map(|cycle| cycle.id.uuid());
        let was = was.filter(|cycle| self.replay.is_live_cycle(*cycle));
        let said = id(&self.payload["from"]["id"]);
        (was != said).then(|| format!("the issue was in the cycle {was:?} and not in {said:?}"))
    }

    /// A cycle that was not there, or had ended.
    fn no_open_cycle(&self) -> Option<String> {
        let to = id(&self.payload["to"]["id"])?;
        let at = self.event.read_metadata().ok()?.at;
        let cycle = self.replay.cycles.get(&to);
        let refusal = cycle.map_or(Err(CycleRefusal::Missing), |cycle| cycle.must_take_issues(at));
        let refused = refusal.err().map(|refusal| format!("the cycle {to}: {refusal}"));
        refused.or_else(|| self.of_another("cycle", to, cycle?.project))
    }

    /// A collection that was not there.
    fn no_collection(&self) -> Option<String> {
        let to = id(&self.payload["to"])?;
        let gone = !self.replay.is_live_collection(to);
        gone.then(|| format!("there was no collection {to}"))
    }

    /// A module that was not there, or was archived.
    fn no_module(&self, module: &Value) -> Option<String> {
        let id = id(&module["id"])?;
        let found = self.replay.modules.get(&id);
        let refusal = found.map_or(Err(ModuleRefusal::Missing), Module::must_be_editable);
        let refused = refusal.err().map(|refusal| format!("the module {id}: {refusal}"));
        refused.or_else(|| self.of_another("module", id, found?.project))
    }

    /// A thing that an issue came into although it is of another project.
    fn of_another(&self, kind: &str, id: Uuid, project: ProjectId) -> Option<String> {
        let is_here = self.event.project == Some(project.uuid());
        (!is_here).then(|| format!("the {kind} {id} is of {project}"))
    }

    /// An assignee who could not be given work.
    fn no_assignee(&self, user: &Value) -> Option<String> {
        let user = id(user)?;
        let role = self.replay.access(user, self.event.project).project;
        let may = role.is_some_and(|role| role.includes(Role::Member));
        (!may).then(|| format!("{user} might not be given work"))
    }

    /// An end of a relation that was not there.
    fn no_other(&self) -> Option<String> {
        let ends = [Some(self.event.entity), id(&self.payload["with"]["id"])];
        let mut gone = ends.into_iter().flatten().filter(|issue| !self.replay.is_there(*issue));
        gone.next().map(|issue| format!("issue {issue} was not there"))
    }

    /// Whether the command ends the relation of two issues.
    fn ends(&self, one: Uuid, other: Uuid) -> bool {
        self.command.iter().any(|event| {
            event.name == "IssueRelationRemoved"
                && event.entity == one
                && id(&payload(event)["with"]["id"]) == Some(other)
        })
    }

    /// A circle of issues that block one another, which the relation would close. What the two were to each other before
    /// ends with it.
    fn circle(&self) -> Option<String> {
        let (own, other) = (self.event.entity, id(&self.payload["with"]["id"])?);
        let (first, last) = match self.payload["relation"].as_str()? {
            "blocking" => (other, own),
            "blocked_by" => (own, other),
            _ => return None,
        };
        let (mut reached, mut next) = (HashSet::from([first]), vec![first]);
        while let Some(at) = next.pop() {
            let is_replaced = |to| [(own, other), (other, own)].contains(&(at, to));
            let left = |to: &Uuid| !is_replaced(*to) && !self.ends(at, *to);
            for to in self.replay.blocked_by(at).filter(left) {
                if reached.insert(to) {
                    next.push(to);
                }
            }
        }
        reached.contains(&last).then(|| format!("{first} blocked {last} already"))
    }

    /// A person who was not in the workspace.
    fn no_member(&self) -> Option<String> {
        let user = id(&self.payload["user"])?;
        let role = self.replay.workspace.role_of(UserId(user));
        role.is_none().then(|| format!("{user} was nobody in the workspace"))
    }

    /// A state that issues were still in.
    fn state_in_use(&self) -> Option<String> {
        let state = id(&self.payload["state"]["id"])?;
        let mut issues = self.replay.issues.iter();
        let user = issues.find(|(_, issue)| issue.is_live() && issue.state.id.uuid() == state);
        user.map(|(issue, _)| format!("issue {issue} was in the state"))
    }

    /// A page that was not there, or archived.
    fn no_page(&self, page: &Value) -> Option<String> {
        let id = id(&page["id"])?;
        let page = self.replay.pages.get(&id);
        let is_there = page.is_some_and(|page| page.is_live() && !page.is_archived());
        (!is_there).then(|| format!("there was no page {id}"))
    }

    /// A comment on an issue that was not there.
    fn no_issue(&self) -> Option<String> {
        let issue = self.event.issue?;
        (!self.is_live(issue)).then(|| format!("issue {issue} was not there"))
    }

    /// The event's project.
    fn project(&self) -> Option<&domain::project::Project> {
        self.replay.projects.get(&self.event.project?)
    }
}

/// Whether an issue begins with an event, or comes back.
fn is_beginning(event: &RecordedEvent) -> bool {
    matches!(event.name.as_str(), "IssueCreated" | "IssueUndeleted")
}

/// Whether an event of an issue is what admins decide about it in the intake.
fn is_decision(name: &str) -> bool {
    let decisions = [
        "IssueAccepted",
        "IssueDeclined",
        "IssueSnoozed",
        "IssueMarkedDuplicate",
        "IssuePutBack",
        "IssueSourceChanged",
    ];
    decisions.contains(&name)
}

/// Whether an event of an issue is what everybody in its project may say to it.
fn is_response(name: &str) -> bool {
    let responses = ["IssueSubscribed", "IssueUnsubscribed", "IssueReaction", "IssueVote"];
    responses.into_iter().any(|kind| name.starts_with(kind))
}

fn payload(event: &RecordedEvent) -> Value {
    serde_json::from_str(&event.payload).unwrap_or_default()
}

/// An id in a payload.
fn id(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::examples::{
        LABEL, MEMBER, OWNER, STATE, copied, evidence, insert, kinds, related, repeating,
    };
    use super::super::{Evidence, Kind, check};

    /// A good run into which another client's decision came just before the issue was made.
    fn overtaken(name: &str, payload: &str) -> Evidence {
        insert(evidence(), "w-create", name, payload)
    }

    #[test]
    fn a_circle_of_issues_that_block_one_another_is_found() {
        let found = |blocks: &[(u128, u128)]| super::check(&[related(blocks)]).len();
        assert_eq!(found(&[(1, 2), (2, 3), (1, 3)]), 0);
        assert_eq!(found(&[(1, 2), (2, 3), (3, 1)]), 2, "once in each stream");
        // The two are something else to each other then, and what was deleted blocks nothing.
        assert_eq!(found(&[(1, 2), (2, 1)]), 0);
        assert_eq!(found(&[(1, 2), (2, 3), (2, 2), (3, 1)]), 0);
        assert_eq!(found(&[(3, 3), (1, 3)]), 2, "it is not there");
    }

    #[test]
    fn what_a_command_makes_may_be_below_what_it_made_before() {
        let found = |made: &[(u128, u128)]| super::check(&[copied(made)]).len();
        assert_eq!(found(&[(2, 1), (3, 2), (4, 2)]), 0, "a copy with its sub-items");
        assert_eq!(found(&[(2, 9)]), 1, "never made");
        assert_eq!(found(&[(3, 2), (2, 1)]), 1, "made later");
    }

    #[test]
    fn what_repeats_no_work_item_and_who_may_not_say_so_is_found() {
        let found = |actor, n| super::check(&[repeating(actor, n)]).len();
        assert_eq!(found(OWNER, 1), 0);
        assert_eq!((found(OWNER, 2), found(OWNER, 3)), (1, 1), "in triage, and never made");
        assert_eq!(found(MEMBER, 1), 1);
    }

    #[test]
    fn a_label_that_was_deleted_before_is_found() {
        let label = format!(r#"{{"type":"LabelDeleted","label":{{"id":"{LABEL}","name":"bug"}}}}"#);
        let evidence = overtaken("LabelDeleted", &label);
        assert_eq!(kinds(&check(&evidence)), [Kind::StaleDecision]);
    }

    #[test]
    fn a_member_who_was_put_out_before_is_found() {
        let removed = format!(
            r#"{{"type":"ProjectMemberRemoved","membership":"{MEMBER}","user":"{MEMBER}","role":"member"}}"#
        );
        let found = check(&overtaken("ProjectMemberRemoved", &removed));
        assert!(found.iter().all(|finding| finding.kind == Kind::StaleDecision));
        assert_eq!(found.len(), 2, "the issue and its new name: {found:?}");
    }

    #[test]
    fn a_role_that_was_taken_before_is_found() {
        let changed = format!(
            r#"{{"type":"ProjectMemberRoleChanged","membership":"{MEMBER}","user":"{MEMBER}","from":"member","to":"guest"}}"#
        );
        assert!(
            kinds(&check(&overtaken("ProjectMemberRoleChanged", &changed)))
                .contains(&Kind::StaleDecision)
        );
    }

    #[test]
    fn a_state_that_was_deleted_before_or_while_in_use_is_found() {
        let state = format!(r#"{{"id":"{STATE}","name":"Todo","group":"unstarted"}}"#);
        let deleted = format!(r#"{{"type":"StateDeleted","state":{state}}}"#);
        assert_eq!(kinds(&check(&overtaken("StateDeleted", &deleted))), [Kind::StaleDecision]);
        let used = insert(evidence(), "w-rename", "StateDeleted", &deleted);
        assert_eq!(kinds(&check(&used)), [Kind::StaleDecision]);
    }
}
