//! The subjects that events are published under: ids and event names only, no user text, no entity id.

use domain::WorkspaceId;
use event_store::RecordedEvent;
use uuid::Uuid;

/// Every event of every workspace.
pub const ALL: &str = "tm.v1.>";

/// `tm.v1.<workspace>.<project or _>.<entity kind>.<event name>`.
#[must_use]
pub fn of(event: &RecordedEvent) -> String {
    let project = event.project.map_or_else(|| "_".to_owned(), |id| id.hyphenated().to_string());
    let (kind, name) = (token(&event.kind), token(&event.name));
    format!("tm.v1.{}.{project}.{kind}.{name}", event.workspace)
}

/// Every event of one workspace.
#[must_use]
pub fn of_workspace(workspace: WorkspaceId) -> String {
    format!("tm.v1.{workspace}.>")
}

/// Every event of one project.
#[must_use]
pub fn of_project(workspace: WorkspaceId, project: Uuid) -> String {
    format!("tm.v1.{workspace}.{}.>", project.hyphenated())
}

/// The workspace that a subject of an event names.
#[must_use]
pub fn workspace(subject: &str) -> Option<WorkspaceId> {
    subject.strip_prefix("tm.v1.")?.split('.').next()?.parse().ok()
}

/// A name as one token of a subject: characters that NATS reads as structure, or that are not plain ASCII, become `_`.
fn token(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    if name.is_empty() { "_".to_owned() } else { name.chars().map(plain).collect() }
}

#[cfg(test)]
mod tests {
    use super::{of, of_workspace, workspace};
    use crate::envelope::example;

    #[test]
    fn a_subject_names_workspace_project_kind_and_event() {
        let event = example();
        let ids = (event.workspace, event.project.unwrap());
        assert_eq!(of(&event), format!("tm.v1.{}.{}.issue.IssueRenamed", ids.0, ids.1));
        assert_eq!(workspace(&of(&event)), Some(event.workspace));
        assert_eq!(of_workspace(event.workspace), format!("tm.v1.{}.>", event.workspace));
    }

    #[test]
    fn an_event_of_no_project_has_a_placeholder() {
        let event = event_store::RecordedEvent { project: None, ..example() };
        assert_eq!(of(&event), format!("tm.v1.{}._.issue.IssueRenamed", event.workspace));
    }

    #[test]
    fn a_hostile_name_stays_one_token() {
        let event = event_store::RecordedEvent { name: "a.b *>\r\né".to_owned(), ..example() };
        assert!(of(&event).ends_with(".issue.a_b______"));
        assert_eq!(of(&event).split('.').count(), 6);
    }

    #[test]
    fn a_subject_of_something_else_names_no_workspace() {
        assert_eq!(workspace("tm.retired.0011aabb.x"), None);
        assert_eq!(workspace("tm.v1.nonsense._.a.b"), None);
    }
}
