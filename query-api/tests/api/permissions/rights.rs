//! The table of rights beyond one workspace: every question of it, asked by everybody, in another workspace and in a
//! foreign one.

use domain::{Access, Place, Right, Role, UserId, WorkspaceId};
use serde_json::{Value, json};
use service::http::rights;
use uuid::Uuid;

use super::{activity, answer, filled, furnished, questions};
use crate::client::Reply;
use crate::fixture::{Fixture, Stream};
use crate::invitations::invite;
use crate::people::{ADMIN, ALL, COLLEAGUE, GUEST, MEMBER, OWNER, VISITOR};
use crate::seed::{
    BUG, COMMENT, CYCLE, ESTIMATE, FULL, HULL, LINK, MEMBERSHIP, MODULE_LINK, PAGE, PAGE_LINK,
    PROJECT, VIEW, WIDE_VIEW, WIKI_PAGE,
};

/// Everybody is an owner of this workspace and an admin of its project.
const BETA: (u128, u128) = (0xb00, 0xb01);

/// Nobody is in this workspace, whose owner is nobody of [`ALL`].
const GAMMA: (u128, u128) = (0xc00, 0xc01);

/// Whoever owns [`GAMMA`].
const STRANGER: UserId = UserId(Uuid::from_u128(0xc99));

/// What of `acme` no answer in another workspace may name.
const THINGS: [Uuid; 15] = [
    FULL,
    BUG,
    ESTIMATE,
    HULL,
    CYCLE,
    LINK,
    MODULE_LINK,
    COMMENT,
    PAGE,
    WIKI_PAGE,
    PAGE_LINK,
    VIEW,
    WIDE_VIEW,
    MEMBERSHIP,
    PROJECT,
];

/// What a caller is in `acme` and in its project.
pub(super) fn access(user: UserId) -> Access {
    let roles = match user {
        OWNER => (Some(Role::Owner), None),
        COLLEAGUE => (Some(Role::Member), None),
        ADMIN => (Some(Role::Member), Some(Role::Admin)),
        MEMBER => (Some(Role::Member), Some(Role::Member)),
        GUEST => (Some(Role::Guest), Some(Role::Guest)),
        VISITOR => (Some(Role::Guest), None),
        _ => (None, None),
    };
    Access::new(user, roles.0, roles.1)
}

/// The right that the table names for a question.
pub(super) fn right(method: &str, path: &str) -> Right {
    let right = rights::of_route(&method.parse().unwrap(), path);
    right.unwrap_or_else(|| panic!("{method} {path} is in no row of the table of rights"))
}

/// A workspace with a project, where these users are owners and admins.
async fn workspace(fixture: &mut Fixture, ids: (u128, u128), slug: &str, users: &[UserId]) {
    let (workspace, project) = (WorkspaceId(Uuid::from_u128(ids.0)), Uuid::from_u128(ids.1));
    let owner = users[0];
    let mut founding = vec![json!({
        "type": "WorkspaceCreated", "id": workspace, "name": slug, "slug": slug, "owner": owner,
        "time_zone": "UTC",
    })];
    let mut begun = vec![json!({
        "type": "ProjectCreated", "id": project, "workspace": workspace, "name": slug,
        "identifier": slug.to_uppercase(), "logo": {"icon": "home", "colour": "#95999f"},
        "features": ["pages"], "time_zone": "UTC", "lead": owner,
    })];
    for (number, user) in (1..).zip(users) {
        if *user != owner {
            let role = "owner";
            founding.push(json!({"type": "WorkspaceMemberAdded", "user": user, "role": role}));
        }
        begun.push(json!({
            "type": "ProjectMemberAdded", "id": Uuid::from_u128(ids.1 + number), "user": user,
            "role": "admin", "sort_order": 65535.0,
        }));
    }
    let stream = Stream { kind: "workspace", id: workspace.uuid(), project: None, issue: None };
    fixture.happen_in(workspace, stream, owner, &founding).await;
    let stream = Stream { kind: "project", id: project, project: Some(project), issue: None };
    fixture.happen_in(workspace, stream, owner, &begun).await;
    fixture.catch_up(workspace).await;
}

/// Whether an answer tells something of `acme`.
fn tells(reply: &Reply) -> bool {
    let text = reply.body.to_string();
    let rows = reply.body.get("results").unwrap_or(&reply.body);
    let is_empty = matches!(rows, Value::Array(rows) if rows.is_empty());
    reply.status == 200 && !is_empty && THINGS.iter().any(|id| text.contains(&id.to_string()))
}

#[tokio::test]
async fn in_another_workspace_nothing_of_the_first_is_shown() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    let activity = activity(&fixture).await;
    workspace(&mut fixture, BETA, "beta", &ALL.map(|(user, _)| user)).await;
    let mut wrong = Vec::new();
    for (method, path) in questions() {
        let right = right(&method, &path);
        if right.place() == Place::Nowhere {
            continue;
        }
        for project in [PROJECT, Uuid::from_u128(BETA.1)] {
            let filled = filled(&path, "beta", project, &activity);
            for (user, name) in ALL {
                let reply = answer(&fixture, &method, &filled, user).await;
                let is_own = project != PROJECT || right.place() == Place::Workspace;
                let is_right = reply.status == 403 || (is_own && matches!(reply.status, 200 | 404));
                if !is_right || tells(&reply) {
                    wrong.push(format!("{method} {filled} by {name}: {reply}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn in_a_foreign_workspace_everybody_is_refused() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    let activity = activity(&fixture).await;
    workspace(&mut fixture, GAMMA, "gamma", &[STRANGER]).await;
    let mut wrong = Vec::new();
    for (method, path) in questions() {
        if right(&method, &path).place() == Place::Nowhere {
            continue;
        }
        for project in [PROJECT, Uuid::from_u128(GAMMA.1)] {
            let filled = filled(&path, "gamma", project, &activity);
            for (user, name) in ALL {
                let reply = answer(&fixture, &method, &filled, user).await;
                if reply.status != 403 {
                    wrong.push(format!("{method} {filled} by {name}: {reply}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn only_what_is_for_everyone_needs_no_credential() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    for (method, path) in questions() {
        let filled = filled(&path, "acme", PROJECT, &Uuid::nil().to_string());
        let reply = fixture.call(&method, &filled).by_nobody().send().await;
        assert_eq!(reply.status != 401, right(&method, &path) == Right::Everyone, "{path}");
    }
}
