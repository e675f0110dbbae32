//! What is there when a test begins: put into the log itself, so that no test depends on another's endpoint.

use chrono::{DateTime, Utc};
use domain::project::{
    AddProjectMember, ArchiveProject, ChangeDefaultAssignee, CreateLabel, CreateProject, Project,
    ProjectCommand, ProjectDetails, ProjectFeature,
};
use domain::values::{Colour, ExternalRef};
use domain::workspace::{AddWorkspaceMember, CreateWorkspace, Workspace, WorkspaceCommand};
use domain::{LabelId, MembershipId, ProjectId, Role, Root, Stamp, StateId, UserId, decide_all};
use event_store::{Append, Claim, ClaimChange, Identity, Metadata, Outcome, Scope, Store};
use service::accounts::{Accounts, KeyMaking, KeyScope, NewKey, NewProfile};
use uuid::Uuid;
use wire::Zone;

use crate::fixture::{OTHER_PROJECT, PROJECT, WORKSPACE, token};
use crate::people::{ADMIN, ALL, OWNER, name};

/// The project's state `Backlog`, in which issues begin.
pub const BACKLOG: StateId = StateId(Uuid::from_u128(0x210));
/// The project's state `Done`, of the group completed.
pub const DONE: StateId = StateId(Uuid::from_u128(0x213));
/// The project's hidden state `Triage`.
pub const TRIAGE: StateId = StateId(Uuid::from_u128(0x215));
/// The project's label `bug`.
pub const BUG: LabelId = LabelId(Uuid::from_u128(0x220));
/// The project's label `urgent`.
pub const URGENT: LabelId = LabelId(Uuid::from_u128(0x221));
/// A label of the other project.
pub const OTHER_LABEL: LabelId = LabelId(Uuid::from_u128(0x320));

/// A profile and a key for everybody.
pub async fn keys(accounts: &Accounts, at: DateTime<Utc>) {
    for (user, ..) in ALL {
        accounts.create_profile(&profile(user, at)).await.unwrap();
        let key = NewKey {
            id: Uuid::from_u128(user.uuid().as_u128() + 0x1000),
            user,
            label: "test".to_owned(),
            description: String::new(),
            token: token(user),
            is_service: false,
            scope: KeyScope::Admin,
            created_at: at,
            expires_at: None,
        };
        assert_eq!(accounts.create_key(&key).await.unwrap(), KeyMaking::Made);
    }
}

/// A profile in UTC.
fn profile(user: UserId, at: DateTime<Utc>) -> NewProfile {
    let name = name(user).replace(' ', "-");
    NewProfile {
        user,
        email: Some(format!("{name}@example.org")),
        first_name: name.clone(),
        last_name: String::new(),
        display_name: name,
        zone: Zone::UTC,
        password_hash: None,
        is_bot: false,
        created_at: at,
    }
}

/// The workspace `acme` with everybody in it, and its two projects.
pub async fn workspace(store: &Store, at: DateTime<Utc>) {
    let create = CreateWorkspace {
        id: WORKSPACE,
        name: "Acme".parse().unwrap(),
        slug: "acme".parse().unwrap(),
        owner: OWNER,
        time_zone: "UTC".parse().unwrap(),
    };
    let add = ALL
        .into_iter()
        .filter(|(user, ..)| *user != OWNER)
        .filter_map(|(user, role, _)| Some(AddWorkspaceMember { user, role: role? }.into()));
    let commands = [WorkspaceCommand::from(create)].into_iter().chain(add).collect();
    let slug = Claim {
        scope: "workspace-slug".to_owned(),
        name: "acme".to_owned(),
        owner: WORKSPACE.uuid(),
    };
    append::<Workspace>(store, at, WORKSPACE.uuid(), None, commands, Some(slug)).await;
    let members = ALL.into_iter().filter_map(|(user, _, role)| Some((user, role?)));
    let members =
        members.filter(|(user, _)| *user != ADMIN).map(|(user, role)| member(user, role).into());
    let labels = [label(BUG, "bug"), label(URGENT, "urgent")];
    project(store, at, (PROJECT, "ENG"), members.chain(labels).collect()).await;
    project(store, at, (OTHER_PROJECT, "OPS"), vec![label(OTHER_LABEL, "elsewhere")]).await;
}

/// The command that makes somebody a member of the project.
fn member(user: UserId, role: Role) -> AddProjectMember {
    AddProjectMember { id: membership(PROJECT, user), user, role, stay: 0 }
}

/// The command that makes a label.
fn label(id: LabelId, name: &str) -> ProjectCommand {
    let name = name.parse().unwrap();
    let (colour, external) = (Colour::default(), ExternalRef::default());
    let description = String::new();
    CreateLabel { id, name, colour, description, parent: None, sort_order: None, external }.into()
}

/// The id of a user's membership of a project.
pub fn membership(project: ProjectId, user: UserId) -> MembershipId {
    MembershipId(Uuid::from_u128(project.uuid().as_u128() + 0x40 + user.uuid().as_u128()))
}

/// A project that [`ADMIN`] made, after some more commands.
async fn project(
    store: &Store,
    at: DateTime<Utc>,
    (id, identifier): (ProjectId, &str),
    commands: Vec<ProjectCommand>,
) {
    let state = |n| StateId(Uuid::from_u128(id.uuid().as_u128() + 0x10 + n));
    let mut details = ProjectDetails::new(identifier.parse().unwrap(), identifier.parse().unwrap());
    details.features.insert(ProjectFeature::GuestsSeeAll);
    let create = CreateProject {
        id,
        workspace: WORKSPACE,
        details,
        creator: ADMIN,
        creator_stay: 0,
        creator_membership: membership(id, ADMIN),
        lead_membership: MembershipId(Uuid::from_u128(id.uuid().as_u128() + 0x3f)),
        lead_stay: 0,
        states: Some([0, 1, 2, 3, 4, 5].map(state)),
    };
    let commands = [create.into()].into_iter().chain(commands).collect();
    append::<Project>(store, at, id.uuid(), Some(id), commands, None).await;
}

/// Says who gets issues of the project that name nobody.
pub async fn default_assignee(store: &Store, user: UserId) {
    change_project(store, ChangeDefaultAssignee { to: Some(user) }.into()).await;
}

/// Archives the project.
pub async fn archive_project(store: &Store) {
    change_project(store, ArchiveProject {}.into()).await;
}

/// Changes the project in the log.
async fn change_project(store: &Store, command: ProjectCommand) {
    let project = store.get_fresh::<Project>(WORKSPACE, PROJECT).await.unwrap();
    let stamp = Stamp { actor: ADMIN, at: project.state.audit.created_at, version: 0 };
    let decided = decide_all(&project.state, [command], stamp).unwrap();
    let id = Uuid::from_u128(0xc0de);
    let metadata = Metadata::new(ADMIN, stamp.at, id);
    let mut append = Append::new(WORKSPACE, Identity::new(id, ADMIN), metadata);
    let scope = Scope { project: Some(PROJECT), issue: None };
    append.write::<Project>(PROJECT, scope, project.version, &decided.events).unwrap();
    assert!(matches!(store.append(append).await.unwrap(), Outcome::Appended(_)));
}

/// Decides commands about a new aggregate and appends what they come to.
async fn append<A: Root>(
    store: &Store,
    at: DateTime<Utc>,
    id: Uuid,
    project: Option<ProjectId>,
    commands: Vec<A::Command>,
    slug: Option<Claim>,
) {
    let stamp = Stamp { actor: ADMIN, at, version: 0 };
    let decided = decide_all(&A::default(), commands, stamp).unwrap();
    let identity = Identity::new(id, ADMIN);
    let metadata = Metadata::new(ADMIN, at, id);
    let mut append = Append::new(WORKSPACE, identity, metadata);
    append.write::<A>(id, Scope { project, issue: None }, 0, &decided.events).unwrap();
    let claims = slug.map(|claim| ClaimChange { take: true, instance: true, claim });
    append.claims.extend(claims);
    assert!(matches!(store.append(append).await.unwrap(), Outcome::Appended(_)));
}
