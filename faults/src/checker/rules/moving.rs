//! A work item moves as it is, with all below it and nothing else; it has nothing any more of the project that it left then,
//! and what happens to it is written for the project that it is in.

use domain::cycle::Cycle;
use domain::issue::Issue;
use domain::module::Module;
use domain::page::Page;
use domain::project::Project;
use event_store::RecordedEvent;
use serde_json::Value;
use uuid::Uuid;

use super::super::replay::Replay;
use super::{Judged, id, payload};

impl Judged<'_> {
    /// Whether the command moves an issue to another project.
    pub(super) fn moves(&self, issue: Uuid) -> bool {
        self.destination(issue).is_some()
    }

    /// Whether the issue moves along with another, which was asked for and comes first.
    fn is_along(&self) -> bool {
        let first = self.command.iter().find(|event| event.name == "IssueMoved");
        first.is_some_and(|first| first.entity != self.event.entity)
    }

    /// The project that the command moves an issue to, if it does.
    fn destination(&self, issue: Uuid) -> Option<Uuid> {
        let mut events = self.command.iter();
        let moved = events.find(|event| event.name == "IssueMoved" && event.entity == issue)?;
        id(&payload(moved)["to"]["project"])
    }

    /// What stood in the way of a move: the issue was not there or elsewhere, its new project was not there or archived, or
    /// an issue below it stayed behind, or it moved along with one that it was not below. Or what it is said to be called is
    /// not what it is called there.
    pub(super) fn no_move(&self) -> Option<String> {
        let issue = self.replay.issues.get(&self.event.entity).filter(|issue| issue.is_live());
        let Some(issue) = issue else { return Some("the issue was not there".to_owned()) };
        let from = (id(&self.payload["from"]["project"]), self.payload["from"]["number"].as_u64());
        if from != (Some(issue.project.uuid()), Some(issue.number.into())) {
            return Some(format!("it was number {} of {}", issue.number, issue.project));
        }
        if from.0 == self.destination(self.event.entity) {
            return Some("it was there already".to_owned());
        }
        if let Some(key) =
            ["from", "to"].into_iter().find_map(|end| self.other_key(&self.payload[end]))
        {
            return Some(format!("there is no {key} there"));
        }
        if self.project().is_none_or(|project| project.editable().is_err()) {
            return Some("its new project was not there, or archived".to_owned());
        }
        let above = issue.parent.as_ref().map(|parent| parent.id.uuid());
        if self.is_along() && !above.is_some_and(|above| self.moves(above)) {
            return Some("it was below none of those that moved".to_owned());
        }
        let is_below = |below: &Issue| {
            let parent = below.parent.as_ref().map(|parent| parent.id.uuid());
            below.is_live() && parent == Some(self.event.entity)
        };
        let mut stay =
            self.replay.issues.iter().filter(|(id, below)| is_below(below) && !self.moves(**id));
        stay.next().map(|(below, _)| format!("issue {below} below it stayed where it was"))
    }

    /// The key of an address, if it is not made of the project's identifier and the number.
    fn other_key(&self, address: &Value) -> Option<String> {
        let project = self.replay.projects.get(&id(&address["project"])?)?;
        let key = address["key"].as_str()?;
        let right = format!("{}-{}", project.details().ok()?.identifier, address["number"]);
        (key != right).then(|| key.to_owned())
    }

    /// That an event of an issue, or of a comment on one, is written for another project than the one that the issue was in,
    /// or that the command moves it to.
    pub(super) fn elsewhere(&self) -> Option<String> {
        let issue = self.replay.issues.get(&self.event.issue?).filter(|issue| issue.is_live())?;
        let was = issue.project.uuid();
        let project = self.destination(issue.id.uuid()).unwrap_or(was);
        let (is_known, written) = (self.event.project == Some(project), self.event.project);
        (!is_known).then(|| format!("it is written for {written:?}, and the issue was in {was}"))
    }
}

/// What a work item has brought along that it had to leave; `moved` is the event that moved it, and all events of its
/// command have been taken in.
pub(super) fn brought_along(replay: &Replay, moved: &RecordedEvent) -> Option<String> {
    let issue = replay.issues.get(&moved.entity).filter(|issue| issue.is_live())?;
    let left =
        id(&payload(moved)["from"]["project"]).filter(|left| *left != issue.project.uuid())?;
    let project = |id: &Uuid| replay.projects.get(id);
    let arrived =
        Arrived { replay, issue, left: project(&left), at: project(&issue.project.uuid()) };
    arrived
        .in_a_state_of_another()
        .or_else(|| arrived.with_a_label_or_point())
        .or_else(|| arrived.in_a_cycle_or_module())
        .or_else(|| arrived.with_a_page())
        .or_else(|| arrived.with_an_assignee_of_another())
        .or_else(|| arrived.below_another())
}

/// A work item right after it has moved.
struct Arrived<'a> {
    replay: &'a Replay,
    issue: &'a Issue,
    /// The project that it left.
    left: Option<&'a Project>,
    /// The project that it is in.
    at: Option<&'a Project>,
}

impl Arrived<'_> {
    /// Its state, if that is none of its project.
    fn in_a_state_of_another(&self) -> Option<String> {
        let state = self.issue.state.id;
        let is_here = self.at?.state(state).is_some();
        (!is_here).then(|| format!("its state {state} is of another project"))
    }

    /// A label or estimate point of the project that it left.
    fn with_a_label_or_point(&self) -> Option<String> {
        let left = self.left?;
        let mut labels = self.issue.labels.iter().map(|label| label.id);
        if let Some(label) = labels.find(|label| left.label(*label).is_some()) {
            return Some(format!("it has kept the label {label}"));
        }
        let point = self.issue.estimate_point.as_ref()?.id;
        left.estimate_point(point).map(|_| format!("it has kept the estimate point {point}"))
    }

    /// A cycle or module of another project that holds it.
    fn in_a_cycle_or_module(&self) -> Option<String> {
        let here = self.issue.project;
        let cycle = self.issue.cycle.as_ref().map(|cycle| cycle.id.uuid());
        let holds = |cycle: &&Cycle| cycle.is_live() && cycle.project != here;
        if let Some(cycle) = cycle.and_then(|id| self.replay.cycles.get(&id)).filter(holds) {
            return Some(format!("the cycle {} of {} holds it", cycle.id, cycle.project));
        }
        let modules = self.issue.modules.iter().map(|inside| inside.module.id.uuid());
        let mut modules = modules.filter_map(|id| self.replay.modules.get(&id));
        let module = modules.find(|module: &&Module| module.is_live() && module.project != here)?;
        Some(format!("the module {} of {} holds it", module.id, module.project))
    }

    /// A page of another project that it is linked with.
    fn with_a_page(&self) -> Option<String> {
        let pages = self.issue.pages.iter().map(|link| link.page.id.uuid());
        let mut pages = pages.filter_map(|id| self.replay.pages.get(&id));
        let is_elsewhere = |page: &&Page| page.project.is_some_and(|of| of != self.issue.project);
        let page = pages.find(|page| page.is_live() && is_elsewhere(page))?;
        Some(format!("it is linked with the page {} of another project", page.id))
    }

    /// An assignee who might not be given work in its project.
    fn with_an_assignee_of_another(&self) -> Option<String> {
        let project = Some(self.issue.project.uuid());
        let may = |user: Uuid| self.replay.access(user, project).may_change_content().is_ok();
        let user = self.issue.assignees.iter().find(|user| !may(user.uuid()))?;
        Some(format!("{user} might not be given work there"))
    }

    /// The work item that it is a part of, if that is in another project.
    fn below_another(&self) -> Option<String> {
        let parent = self.issue.parent.as_ref()?.id.uuid();
        let above = self.replay.issues.get(&parent).filter(|issue| issue.is_live())?;
        let is_apart = above.project != self.issue.project;
        is_apart.then(|| format!("its parent {parent} is in {}", above.project))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::Kind;
    use super::super::super::examples::{
        CYCLE, MODULE, STAYING, Spoilt, kinds, later_than_a_move, moved,
    };
    use super::super::check;

    #[test]
    fn a_move_from_elsewhere_or_of_more_or_less_than_what_is_below_is_found() {
        let found = |spoilt| {
            let found = check(&[moved(spoilt)]);
            assert_eq!(kinds(&found), [Kind::StaleDecision], "{spoilt:?}");
            found.len()
        };
        assert_eq!(check(&[moved(Spoilt::Not)]), []);
        assert_eq!(found(Spoilt::Number), 1, "it had another number");
        assert_eq!(found(Spoilt::Key), 1, "it is called otherwise there");
        assert_eq!(found(Spoilt::Again), 1, "it is there already");
        assert_eq!(found(Spoilt::SubItemStays), 1, "its sub-item stayed");
        assert_eq!(found(Spoilt::TakesAnother), 1, "it was not below it");
        assert_eq!(found(Spoilt::WrittenForTheOld), 1, "an event of it is the old project's");
        assert!(found(Spoilt::ByAnother) > 1, "they are not in its new project");
    }

    #[test]
    fn what_an_issue_comes_into_is_of_its_project() {
        let found = |later| kinds(&check(&[later_than_a_move(&later)]));
        let (cycle, module) =
            (json!({ "id": CYCLE, "name": "Week 1" }), json!({ "id": MODULE, "name": "Hull" }));
        let planned = json!({ "type": "IssueCycleChanged", "to": cycle });
        assert_eq!(found(planned), [Kind::StaleDecision]);
        let grouped = json!({ "type": "IssueModuleAdded", "module": module });
        assert_eq!(found(grouped), [Kind::StaleDecision]);
        let below =
            json!({ "type": "IssueParentChanged", "to": { "id": STAYING, "key": "ENG-3" } });
        assert_eq!(found(below), [Kind::StaleDecision]);
        let renamed = json!({ "type": "IssueRenamed", "from": "It leaks", "to": "It drips" });
        assert_eq!(found(renamed), []);
    }

    #[test]
    fn whatever_it_has_kept_of_the_project_that_it_left_is_found() {
        assert_eq!(check(&[moved(Spoilt::Not)]), []);
        for spoilt in [
            Spoilt::KeepsState,
            Spoilt::KeepsLabel,
            Spoilt::KeepsCycle,
            Spoilt::KeepsModule,
            Spoilt::KeepsPage,
            Spoilt::KeepsAssignee,
            Spoilt::KeepsParent,
        ] {
            let found = check(&[moved(spoilt)]);
            assert_eq!(kinds(&found), [Kind::StaleDecision], "{spoilt:?}");
            assert_eq!(found.len(), 1, "{spoilt:?}: {found:?}");
        }
    }
}
