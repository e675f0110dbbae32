//! What a member may read of the log: what they may see on the page of the thing, and nothing else.

use std::collections::HashSet;

use domain::Role;
use event_store::RecordedEvent;
use sqlx::PgConnection;
use uuid::Uuid;

/// What a member may read of some events, as it was in the snapshot that they were read in.
#[derive(Debug)]
pub(super) struct Visibility {
    /// Their role in the workspace.
    role: Role,
    /// The projects that they are in.
    mine: HashSet<Uuid>,
    /// Those of them that are not archived, and so show their content.
    open: HashSet<Uuid>,
    /// The projects, work items and comments that the events happened to and that are still there.
    live: HashSet<Uuid>,
}

/// What decides whether somebody may read an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sight {
    /// Their role in the workspace.
    pub(super) role: Role,
    /// What they are in the event's project.
    pub(super) place: Place,
    /// Whether the project, work item or comment that it happened to is still there.
    pub(super) is_live: bool,
}

/// What somebody is in the project of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// No member, or the event has no project.
    Outside,
    /// A member, but the project is archived.
    Archived,
    /// A member.
    Inside,
}

impl Visibility {
    /// What somebody in this role may read of these events.
    pub(super) async fn of(
        db: &mut PgConnection,
        (workspace, caller, role): (Uuid, Uuid, Role),
        events: &[RecordedEvent],
    ) -> Result<Self, sqlx::Error> {
        let row = sqlx::query!(
            r#"
            SELECT
                ARRAY(SELECT project_id FROM projects_of($1, $2)) AS "mine!",
                ARRAY(SELECT id FROM open_projects_of($1, $2)) AS "open!"
            "#,
            workspace,
            caller,
        )
        .fetch_one(&mut *db)
        .await?;
        let [mine, open] = [row.mine, row.open].map(|ids| ids.into_iter().collect());
        Ok(Self { role, mine, open, live: live(db, workspace, events).await? })
    }

    /// Whether they may read an event.
    pub(super) fn shows(&self, event: &RecordedEvent) -> bool {
        let is_among = |projects: &HashSet<Uuid>| {
            event.project.is_some_and(|project| projects.contains(&project))
        };
        let place = match (is_among(&self.open), is_among(&self.mine)) {
            (true, _) => Place::Inside,
            (false, true) => Place::Archived,
            (false, false) => Place::Outside,
        };
        let is_live = self.live.contains(&event.entity);
        Sight { role: self.role, place, is_live }.shows(event)
    }
}

impl Sight {
    /// Whether they may read an event.
    ///
    /// Of what was deleted only that it was: its words are nobody's to read any more. An archived project shows its
    /// members, and no content, like its pages. A kind of event that is not known here is shown to nobody.
    pub(super) fn shows(self, event: &RecordedEvent) -> bool {
        let Self { role, place, is_live } = self;
        let (is_mine, is_open) = (place != Place::Outside, place == Place::Inside);
        match (event.kind.as_str(), event.name.as_str()) {
            // Whether they are told who is in the workspace.
            ("workspace", name) => role.includes(Role::Member) || !is_about_members(name),
            ("project", "ProjectDeleted") => true,
            ("project", name) if is_public(name) => is_live,
            ("project", name) if is_about_project_members(name) => is_live && is_mine,
            ("issue", "IssueDeleted") | ("comment", "CommentDeleted") => is_open,
            ("project" | "issue" | "comment", _) => is_open && is_live,
            _ => false,
        }
    }
}

/// The projects, work items and comments that events happened to and that are still there.
pub(super) async fn live(
    db: &mut PgConnection,
    workspace: Uuid,
    events: &[RecordedEvent],
) -> Result<HashSet<Uuid>, sqlx::Error> {
    let entities: Vec<Uuid> = events.iter().map(|event| event.entity).collect();
    let ids = sqlx::query_scalar!(
        r#"
        SELECT id AS "id!" FROM project WHERE workspace_id = $1 AND id = ANY ($2)
        UNION ALL
        SELECT id FROM work_item WHERE workspace_id = $1 AND id = ANY ($2)
        UNION ALL
        SELECT id FROM comment WHERE workspace_id = $1 AND id = ANY ($2)
        "#,
        workspace,
        &entities,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().collect())
}

/// Whether an event can change what callers may read: of the events of a workspace and of the project itself every one is
/// taken to, because there are few of them, and one more question does no harm.
pub(super) fn changes_rights(event: &RecordedEvent) -> bool {
    event.kind == "workspace" || (event.kind == "project" && event.name.starts_with("Project"))
}

/// Whether an event of a workspace says who is in it, or may soon be.
fn is_about_members(name: &str) -> bool {
    let about = [
        "WorkspaceMember",
        "WorkspaceInvitation",
        "WorkspaceLogAccess",
        "WorkspaceOwnershipTransferred",
    ];
    about.into_iter().any(|kind| name.starts_with(kind))
}

/// Whether an event of a project is about what everybody in the workspace sees of it.
fn is_public(name: &str) -> bool {
    name.starts_with("Project") && !is_about_project_members(name)
}

/// Whether an event of a project says who is in it.
fn is_about_project_members(name: &str) -> bool {
    name.starts_with("ProjectMember")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::WorkspaceId;

    use super::*;

    /// A project that the reader is in, one that they are not in, and an archived one that they are in.
    const PROJECTS: [Uuid; 3] = [Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(5)];
    /// Something that is there, and something that was deleted.
    const THINGS: [Uuid; 2] = [Uuid::from_u128(3), Uuid::from_u128(4)];

    /// Whether a reader is shown an event.
    fn shows(role: Role, kind: &str, name: &str, entity: Uuid, project: Option<Uuid>) -> bool {
        let visibility = Visibility {
            role,
            mine: [PROJECTS[0], PROJECTS[2]].into(),
            open: [PROJECTS[0]].into(),
            live: PROJECTS.into_iter().chain([THINGS[0]]).collect(),
        };
        visibility.shows(&RecordedEvent {
            workspace: WorkspaceId(Uuid::nil()),
            position: 1,
            kind: kind.to_owned(),
            entity,
            version: 1,
            name: name.to_owned(),
            type_version: "1".to_owned(),
            payload: String::new(),
            metadata: String::new(),
            event_id: Uuid::nil(),
            command_id: Uuid::nil(),
            actor: Uuid::nil(),
            project,
            issue: None,
            recorded_at: DateTime::UNIX_EPOCH,
            hash: [0; 32],
        })
    }

    #[test]
    fn a_guest_is_not_told_who_is_in_the_workspace() {
        for name in [
            "WorkspaceMemberAdded",
            "WorkspaceMemberLeft",
            "WorkspaceInvitationCreated",
            "WorkspaceLogAccessGranted",
            "WorkspaceOwnershipTransferred",
        ] {
            assert!(!shows(Role::Guest, "workspace", name, THINGS[0], None));
            assert!(shows(Role::Member, "workspace", name, THINGS[0], None));
        }
        assert!(shows(Role::Guest, "workspace", "WorkspaceRenamed", THINGS[0], None));
    }

    #[test]
    fn a_project_shows_those_outside_what_its_page_shows_them() {
        let [mine, other, archived] = PROJECTS;
        let shows = |name, id| shows(Role::Member, "project", name, id, Some(id));
        for name in ["ProjectMemberAdded", "StateCreated", "LabelRenamed"] {
            assert!(shows(name, mine));
            assert!(!shows(name, other));
        }
        assert!(shows("ProjectRenamed", other));
        for name in ["ProjectArchived", "ProjectMemberAdded"] {
            assert!(shows(name, archived));
        }
        for name in ["StateCreated", "LabelRenamed"] {
            assert!(!shows(name, archived), "its lists are empty");
        }
        assert!(!shows("ProjectRenamed", THINGS[1]), "it was deleted");
        assert!(shows("ProjectDeleted", THINGS[1]));
    }

    #[test]
    fn of_what_was_deleted_only_that_it_was() {
        let [mine, other, archived] = PROJECTS;
        for (kind, said, deleted) in [
            ("issue", "IssueCreated", "IssueDeleted"),
            ("comment", "CommentEdited", "CommentDeleted"),
        ] {
            let shows = |name, id, project| shows(Role::Admin, kind, name, id, Some(project));
            assert!(shows(said, THINGS[0], mine));
            assert!(!shows(said, THINGS[0], other));
            assert!(!shows(said, THINGS[1], mine));
            assert!(shows(deleted, THINGS[1], mine));
            assert!(!shows(deleted, THINGS[1], other));
            assert!(!shows(said, THINGS[0], archived));
            assert!(!shows(deleted, THINGS[1], archived));
        }
    }

    #[test]
    fn what_is_not_known_is_shown_to_nobody() {
        assert!(!shows(Role::Owner, "page", "PageCreated", THINGS[0], Some(PROJECTS[0])));
    }
}
