//! In which order the commands of a batch are carried out.
//!
//! A command changes one thing: a work item with all that is on it, a project with its states, labels, modules and members,
//! or the workspace; a move to another project changes both projects. It waits for the earlier commands that change a thing
//! that it names, in its path or in its body, and for those that name a thing that it changes. All others are carried out
//! beside it, a few at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use axum::http::Method;
use domain::{UserId, WorkspaceId};
use event_store::Identity;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use serde_json::Value;
use uuid::Uuid;

use super::body::Command;

/// How many commands of a batch are carried out at the same time.
const AT_ONCE: usize = 4;

/// How far a command reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// What it changes.
    changes: Vec<Uuid>,
    /// What it names besides.
    names: Vec<Uuid>,
}

impl Reach {
    /// The things that a user's command in a workspace changes and names.
    pub fn of(workspace: WorkspaceId, user: UserId, command: &Command) -> Self {
        let (thing, mut names) = place(workspace, user, command);
        let mut changes = vec![thing];
        let body = command.body.iter().flat_map(|body| body.values());
        body.for_each(|value| note_ids(value, &mut names));
        if is_move(&command.path) {
            // With it comes all that is below, which nobody names.
            changes.extend(names.iter().filter(|id| **id != workspace.uuid()));
        }
        Self { changes, names }
    }
}

/// Whether a command brings a work item into another project.
fn is_move(path: &str) -> bool {
    let segments: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    matches!(*segments, ["projects", _, "work-items" | "issues", _, "move"])
}

/// The thing that a command changes, and those that it is in.
fn place(workspace: WorkspaceId, user: UserId, command: &Command) -> (Uuid, Vec<Uuid>) {
    let whole = workspace.uuid();
    let id = |text: &str| Uuid::try_parse(text).ok();
    let new = || {
        let key = command.key.to_str().unwrap_or_default().to_owned();
        Identity::keyed(workspace, user, key, [0; 32]).new_id(0)
    };
    let segments: Vec<&str> = command.path.trim_end_matches('/').split('/').collect();
    let found = match *segments {
        ["projects"] => Some((new(), vec![whole])),
        ["projects", project, "work-items" | "issues"] => {
            id(project).map(|project| (new(), vec![whole, project]))
        }
        ["projects", project, "copy"] => id(project).map(|project| (new(), vec![whole, project])),
        // It takes with it all that is below, which nobody names.
        ["projects", project, "work-items" | "issues", issue]
            if command.method == Method::DELETE =>
        {
            id(project).zip(id(issue)).map(|(project, issue)| (project, vec![whole, issue]))
        }
        ["projects", project, "work-items" | "issues", issue, "move"] => {
            id(project).zip(id(issue)).map(|(project, issue)| (project, vec![whole, issue]))
        }
        ["projects", project, "work-items" | "issues", issue, "dependencies", other] => {
            let others = |project| [whole, project].into_iter().chain(id(other)).collect();
            id(project).zip(id(issue)).map(|(project, issue)| (issue, others(project)))
        }
        ["projects", project, "work-items" | "issues", issue, ..] => {
            id(project).zip(id(issue)).map(|(project, issue)| (issue, vec![whole, project]))
        }
        ["projects", project, ..] => id(project).map(|project| (project, vec![whole])),
        _ => None,
    };
    found.unwrap_or_else(|| (whole, Vec::new()))
}

/// Notes every id in a value; the parser has bounded its depth.
fn note_ids(value: &Value, ids: &mut Vec<Uuid>) {
    match value {
        Value::String(text) => ids.extend(Uuid::try_parse(text)),
        Value::Array(elements) => elements.iter().for_each(|element| note_ids(element, ids)),
        Value::Object(keys) => keys.values().for_each(|value| note_ids(value, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Carries out everything, in order where that matters; the results in the order of the commands.
pub async fn in_order<T, F: Future<Output = T>>(
    reaches: &[Reach],
    begin: impl Fn(usize) -> F,
) -> Vec<T> {
    let mut plan = Plan::of(reaches);
    let (mut running, mut done) = (FuturesUnordered::new(), BTreeMap::new());
    loop {
        while running.len() < AT_ONCE
            && let Some(index) = plan.ready.pop_first()
        {
            let future = begin(index);
            running.push(async move { (index, future.await) });
        }
        let Some((index, result)) = running.next().await else { break };
        done.insert(index, result);
        plan.end(index);
    }
    done.into_values().collect()
}

/// Which commands wait for which.
#[derive(Debug, Default)]
struct Plan {
    /// Those that wait for none, and have not begun.
    ready: BTreeSet<usize>,
    /// For how many each waits.
    waits_for: Vec<usize>,
    /// Those that wait for each.
    followers: Vec<Vec<usize>>,
}

impl Plan {
    /// The plan for commands with these reaches.
    fn of(reaches: &[Reach]) -> Self {
        let mut plan = Self { followers: vec![Vec::new(); reaches.len()], ..Self::default() };
        let mut changed: HashMap<Uuid, usize> = HashMap::new();
        // Since the thing was changed last.
        let mut named: HashMap<Uuid, Vec<usize>> = HashMap::new();
        for (index, Reach { changes, names }) in reaches.iter().enumerate() {
            let naming = changes.iter().filter_map(|id| named.remove(id)).flatten();
            let changing = names.iter().chain(changes).filter_map(|id| changed.get(id).copied());
            let before: BTreeSet<usize> = naming.chain(changing).collect();
            for &earlier in &before {
                plan.followers[earlier].push(index);
            }
            if before.is_empty() {
                plan.ready.insert(index);
            }
            plan.waits_for.push(before.len());
            for id in names.iter().filter(|id| !changes.contains(id)) {
                named.entry(*id).or_default().push(index);
            }
            changed.extend(changes.iter().map(|id| (*id, index)));
        }
        plan
    }

    /// Notes that a command has ended.
    fn end(&mut self, index: usize) {
        for follower in std::mem::take(&mut self.followers[index]) {
            self.waits_for[follower] -= 1;
            if self.waits_for[follower] == 0 {
                self.ready.insert(follower);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::time::Duration;

    use axum::http::HeaderValue;
    use serde_json::json;

    use super::*;

    const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
    const PROJECT: Uuid = Uuid::from_u128(2);

    /// The reach of a command.
    fn reach(key: &'static str, path: &str, body: &Value) -> Reach {
        reach_of(Method::POST, key, path, body)
    }

    /// The same with another method.
    fn reach_of(method: Method, key: &'static str, path: &str, body: &Value) -> Reach {
        let path = path.replace("{p}", &format!("projects/{PROJECT}"));
        let (key, body) = (HeaderValue::from_static(key), body.as_object().cloned());
        let command = Command { key, method, path, if_match: None, body };
        Reach::of(WORKSPACE, UserId::SYSTEM, &command)
    }

    /// The id of what a command creates.
    fn created(key: &str) -> Uuid {
        Identity::keyed(WORKSPACE, UserId::SYSTEM, key.to_owned(), [0; 32]).new_id(0)
    }

    /// What begins and ends when; a command takes the longer the later it comes.
    async fn story(reaches: &[Reach]) -> String {
        let story = RefCell::new(Vec::new());
        let ended = in_order(reaches, |index| {
            story.borrow_mut().push(format!("+{index}"));
            let story = &story;
            async move {
                let seconds = u64::try_from(index).unwrap() + 1;
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                story.borrow_mut().push(format!("-{index}"));
                index
            }
        });
        assert_eq!(ended.await, (0..reaches.len()).collect::<Vec<_>>());
        story.into_inner().join(" ")
    }

    #[tokio::test(start_paused = true)]
    async fn a_few_begin_at_once_and_each_end_lets_the_next_begin() {
        let reaches: Vec<_> =
            ["0", "1", "2", "3", "4", "5"].map(|key| reach(key, "{p}/issues/", &json!({}))).into();
        let story = story(&reaches).await;
        assert!(story.starts_with("+0 +1 +2 +3 -0 +4 -1 +5 -2 "), "{story}");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_created_is_there_before_it_is_named() {
        let (label, issue) = (created("label"), created("issue"));
        let at = format!("{{p}}/work-items/{issue}/");
        let reaches = [
            reach("label", "{p}/labels/", &json!({ "name": "bug" })),
            reach("issue", "{p}/work-items/", &json!({ "name": "It", "labels": [label] })),
            reach("name", &at, &json!({ "name": "That" })),
            reach("comment", &format!("{at}comments/"), &json!({ "comment_html": "x" })),
            reach("below", "{p}/work-items/", &json!({ "name": "Part", "parent": issue })),
        ];
        assert_eq!(story(&reaches).await, "+0 -0 +1 -1 +2 -2 +3 -3 +4 -4");
    }

    #[tokio::test(start_paused = true)]
    async fn a_copy_of_a_project_is_there_before_it_is_changed() {
        let reaches = [
            reach("label", "{p}/labels/", &json!({})),
            reach("copy", "{p}/copy/", &json!({})),
            reach("other", &format!("projects/{}/labels/", created("copy")), &json!({})),
        ];
        assert_eq!(story(&reaches).await, "+0 -0 +1 -1 +2 -2");
    }

    #[tokio::test(start_paused = true)]
    async fn what_may_be_below_a_work_item_is_changed_before_it_is_deleted_with_it() {
        let [one, other] = [1, 2].map(|n| format!("{{p}}/work-items/{}/", Uuid::from_u128(n)));
        let freed = json!({ "parent": null });
        let reaches = [
            reach_of(Method::PATCH, "0", &one, &freed),
            reach_of(Method::DELETE, "1", &other, &json!({})),
            reach("2", &format!("{one}comments/"), &json!({})),
        ];
        assert_eq!(story(&reaches).await, "+0 -0 +1 -1 +2 -2");
    }

    #[tokio::test(start_paused = true)]
    async fn what_may_be_below_a_work_item_is_changed_before_it_moves_with_it() {
        let [one, other] = [1, 2].map(|n| format!("{{p}}/work-items/{}/", Uuid::from_u128(n)));
        let there = json!({ "project_id": Uuid::from_u128(9) });
        let reaches = [
            reach_of(Method::PATCH, "0", &one, &json!({ "parent": null })),
            reach("1", &format!("{other}move/"), &there),
            reach("2", &format!("{one}comments/"), &json!({})),
        ];
        assert_eq!(story(&reaches).await, "+0 -0 +1 -1 +2 -2");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_moved_is_there_before_it_is_changed_in_the_other_project() {
        let [item, part, other] = [1, 2, 9].map(Uuid::from_u128);
        let there = json!({ "project_id": other });
        let below = format!("projects/{other}/work-items/{part}/");
        let reaches = [
            reach("0", &format!("{{p}}/work-items/{item}/move/"), &there),
            reach_of(Method::PATCH, "1", &below, &json!({ "name": "Part" })),
            reach("2", &format!("{{p}}/work-items/{part}/move/"), &there),
        ];
        assert_eq!(story(&reaches).await, "+0 -0 +1 -1 +2 -2");
    }

    #[tokio::test(start_paused = true)]
    async fn a_change_of_the_project_or_the_workspace_waits_for_all_before_it() {
        let reaches = [
            reach("0", "{p}/work-items/", &json!({})),
            reach("1", "{p}/work-items/", &json!({})),
            reach("2", "{p}/states/", &json!({})),
            reach("3", "members/leave/", &json!({})),
        ];
        assert_eq!(story(&reaches).await, "+0 +1 -0 -1 +2 -2 +3 -3");
    }
}
