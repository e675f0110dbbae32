//! What is there when a test begins, put into the log event by event.

use chrono::{DateTime, Utc};
use domain::{UserId, WorkspaceId};
use serde_json::{Value, json};
use service::accounts::{Accounts, KeyScope, NewKey, NewProfile};
use uuid::Uuid;

use crate::client::token;
use crate::fixture::{Fixture, Stream};
use crate::people::{ADMIN, ALL, COLLEAGUE, FORMER, GUEST, MEMBER, OUTSIDER, OWNER, VISITOR};

/// The workspace `acme`.
pub const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(0x100));
/// Its project `ENG`.
pub const PROJECT: Uuid = Uuid::from_u128(0x200);
/// Its project `OPS`, in which only [`ADMIN`] is.
pub const OTHER_PROJECT: Uuid = Uuid::from_u128(0x300);
/// Its project `OLD`, which is archived.
pub const ARCHIVED_PROJECT: Uuid = Uuid::from_u128(0x500);
/// `ENG-1`: everything is filled in.
pub const FULL: Uuid = Uuid::from_u128(0x401);
/// `ENG-2`: nothing is filled in, below `ENG-1`.
pub const BARE: Uuid = Uuid::from_u128(0x402);
/// `ENG-3`: archived.
pub const ARCHIVED: Uuid = Uuid::from_u128(0x403);
/// `ENG-4`: in triage.
pub const TRIAGED: Uuid = Uuid::from_u128(0x404);
/// `OPS-1`.
pub const OTHER: Uuid = Uuid::from_u128(0x601);
/// The link on `ENG-1`.
pub const LINK: Uuid = Uuid::from_u128(0x701);
/// The comment on `ENG-1`.
pub const COMMENT: Uuid = Uuid::from_u128(0x801);
/// The module `Hull`; only where a test asks for it.
pub const HULL: Uuid = Uuid::from_u128(0x921);
/// The link of `Hull`.
pub const MODULE_LINK: Uuid = Uuid::from_u128(0x922);
/// A public page of `ENG`, of [`MEMBER`], linked with `ENG-1`.
pub const PAGE: Uuid = Uuid::from_u128(0x901);
/// A private page of `ENG`, of [`MEMBER`].
pub const PRIVATE_PAGE: Uuid = Uuid::from_u128(0x902);
/// A public page of the workspace, of [`COLLEAGUE`].
pub const WIKI_PAGE: Uuid = Uuid::from_u128(0x903);
/// A public view of `ENG`, of [`MEMBER`].
pub const VIEW: Uuid = Uuid::from_u128(0x941);
/// A private view of `ENG`, of [`MEMBER`].
pub const PRIVATE_VIEW: Uuid = Uuid::from_u128(0x942);
/// A public view of the workspace, of [`COLLEAGUE`].
pub const WIDE_VIEW: Uuid = Uuid::from_u128(0x943);
/// The link between `ENG-1` and [`PAGE`].
pub const PAGE_LINK: Uuid = Uuid::from_u128(0x911);
/// The label `bug`.
pub const BUG: Uuid = Uuid::from_u128(0x220);
/// The estimate `Effort`, which `ENG` uses.
pub const ESTIMATE: Uuid = Uuid::from_u128(0x230);
/// Its point 5, which `ENG-1` has.
pub const POINT: Uuid = Uuid::from_u128(0x232);
/// The cycle that tests put `ENG-1` into.
pub const CYCLE: Uuid = Uuid::from_u128(0x931);
/// The membership of [`MEMBER`].
pub const MEMBERSHIP: Uuid = Uuid::from_u128(0x244);

/// A path inside of project `ENG`.
pub fn in_project(path: &str) -> String {
    format!("/api/v1/workspaces/acme/projects/{PROJECT}/{path}")
}

/// A state of `ENG` as events name it, by its place in the workflow.
pub fn state(n: usize) -> Value {
    let (id, name, group) = (Uuid::from_u128(0x210 + n as u128), STATES[n].0, STATES[n].1);
    json!({"id": id, "name": name, "group": group})
}

/// The states of a new project.
const STATES: [(&str, &str); 6] = [
    ("Backlog", "backlog"),
    ("Todo", "unstarted"),
    ("In Progress", "started"),
    ("Done", "completed"),
    ("Cancelled", "cancelled"),
    ("Triage", "triage"),
];

/// The workspace's stream.
pub fn of_workspace() -> Stream {
    Stream { kind: "workspace", id: WORKSPACE.uuid(), project: None, issue: None }
}

/// A project's stream.
pub fn of_project(id: Uuid) -> Stream {
    Stream { kind: "project", id, project: Some(id), issue: None }
}

/// The stream of an issue of `ENG`.
pub fn of_issue(id: Uuid) -> Stream {
    Stream { kind: "issue", id, project: Some(PROJECT), issue: Some(id) }
}

/// The stream of a comment on an issue of `ENG`.
pub fn of_comment(id: Uuid, issue: Uuid) -> Stream {
    Stream { kind: "comment", id, project: Some(PROJECT), issue: Some(issue) }
}

/// The stream of a module of `ENG`.
pub fn of_module(id: Uuid) -> Stream {
    Stream { kind: "module", id, project: Some(PROJECT), issue: None }
}

/// The stream of a page of `ENG`, or of the workspace.
pub fn of_page(id: Uuid) -> Stream {
    let project = (id != WIKI_PAGE).then_some(PROJECT);
    Stream { kind: "page", id, project, issue: None }
}

/// The beginning of a page of `ENG`, or of the workspace.
pub fn page(id: Uuid, name: &str, access: &str, owner: UserId) -> Value {
    let mut created = json!({
        "type": "PageCreated", "id": id, "name": name, "access": access, "owner": owner,
        "sort_order": 65535.0,
    });
    if id != WIKI_PAGE {
        created["project"] = json!(PROJECT);
    }
    created
}

/// Some pages, and a link to one; not there unless a test wants them.
pub async fn pages(fixture: &mut Fixture) {
    let public = page(PAGE, "Roadmap", "PUBLIC", MEMBER);
    fixture.happen(of_page(PAGE), MEMBER, &[public]).await;
    let private = page(PRIVATE_PAGE, "Diary", "PRIVATE", MEMBER);
    fixture.happen(of_page(PRIVATE_PAGE), MEMBER, &[private]).await;
    let wiki = page(WIKI_PAGE, "House rules", "PUBLIC", COLLEAGUE);
    fixture.happen(of_page(WIKI_PAGE), COLLEAGUE, &[wiki]).await;
    let linked = json!({
        "type": "IssuePageLinked", "id": PAGE_LINK, "page": {"id": PAGE, "name": "Roadmap"},
    });
    fixture.happen(of_issue(FULL), ADMIN, &[linked]).await;
    fixture.catch_up(WORKSPACE).await;
}

/// The stream of a view of `ENG`, or of the workspace.
pub fn of_view(id: Uuid) -> Stream {
    let project = (id != WIDE_VIEW).then_some(PROJECT);
    Stream { kind: "view", id, project, issue: None }
}

/// The beginning of a view of `ENG`, or of the workspace.
pub fn view(id: Uuid, name: &str, access: &str, owner: UserId) -> Value {
    let mut created = json!({
        "type": "ViewCreated", "id": id, "name": name, "sorting": "-created_at", "layout": "list",
        "access": access, "owner": owner, "sort_order": 65535.0,
    });
    if id != WIDE_VIEW {
        created["project"] = json!(PROJECT);
    }
    created
}

/// Some views; not there unless a test wants them.
pub async fn views(fixture: &mut Fixture) {
    let public = view(VIEW, "Begun", "PUBLIC", MEMBER);
    fixture.happen(of_view(VIEW), MEMBER, &[public]).await;
    let private = view(PRIVATE_VIEW, "Mine", "PRIVATE", MEMBER);
    fixture.happen(of_view(PRIVATE_VIEW), MEMBER, &[private]).await;
    let wide = view(WIDE_VIEW, "Everything", "PUBLIC", COLLEAGUE);
    fixture.happen(of_view(WIDE_VIEW), COLLEAGUE, &[wide]).await;
    fixture.catch_up(WORKSPACE).await;
}

/// The stream of a cycle of `ENG`.
pub fn of_cycle(id: Uuid) -> Stream {
    Stream { kind: "cycle", id, project: Some(PROJECT), issue: None }
}

/// A cycle of `ENG` is made, with dates or without.
pub fn cycle_created(id: Uuid, name: &str, dates: Option<(&str, &str)>) -> Value {
    let mut created = json!({
        "type": "CycleCreated", "id": id, "project": PROJECT, "name": name, "owner": MEMBER,
        "sort_order": 65535.0,
    });
    if let Some((start, end)) = dates {
        (created["start"], created["end"]) = (json!(start), json!(end));
    }
    created
}

/// An issue of `ENG` comes into a cycle, out of another one.
pub fn cycle_changed(from: Option<Uuid>, to: Option<Uuid>) -> Value {
    let mut changed = json!({"type": "IssueCycleChanged"});
    for (side, cycle) in [("from", from), ("to", to)] {
        if let Some(id) = cycle {
            changed[side] = json!({"id": id, "name": "Sprint"});
        }
    }
    changed
}

/// `ENG-1` is in [`CYCLE`].
pub async fn cycle(fixture: &mut Fixture) {
    fixture.happen(of_cycle(CYCLE), MEMBER, &[cycle_created(CYCLE, "Sprint", None)]).await;
    fixture.happen(of_issue(FULL), MEMBER, &[cycle_changed(None, Some(CYCLE))]).await;
    fixture.catch_up(WORKSPACE).await;
}

/// A profile and a key for everybody.
pub async fn accounts(accounts: &Accounts, at: DateTime<Utc>) {
    for (user, name) in ALL {
        accounts.create_profile(&profile(user, name, at)).await.unwrap();
        let key = NewKey {
            id: Uuid::from_u128(user.uuid().as_u128() + 0x1000),
            user,
            label: "laptop".to_owned(),
            description: String::new(),
            token: token(user),
            is_service: false,
            scope: KeyScope::Admin,
            created_at: at,
            expires_at: None,
        };
        accounts.create_key(&key).await.unwrap();
    }
}

/// A profile; one of them is in another time zone.
fn profile(user: UserId, name: &str, at: DateTime<Utc>) -> NewProfile {
    let zone = if user == OUTSIDER { "Asia/Kolkata" } else { "UTC" };
    NewProfile {
        user,
        email: Some(format!("{name}@example.org")),
        first_name: name.to_owned(),
        last_name: "Example".to_owned(),
        display_name: name.to_owned(),
        zone: zone.parse().unwrap(),
        password_hash: None,
        is_bot: false,
        created_at: at,
    }
}

/// All of it.
pub async fn workspace(fixture: &mut Fixture) {
    for (user, _) in ALL {
        let registered = json!({"type": "UserRegistered", "id": user});
        let stream = Stream { kind: "user", id: user.uuid(), project: None, issue: None };
        fixture.happen_in(WorkspaceId::INSTANCE, stream, user, &[registered]).await;
    }
    fixture.catch_up(WorkspaceId::INSTANCE).await;
    fixture.happen(of_workspace(), OWNER, &founding()).await;
    fixture.happen(of_project(PROJECT), ADMIN, &project()).await;
    let removed = json!({"type": "WorkspaceMemberRemoved", "user": FORMER, "role": "member"});
    fixture.happen(of_workspace(), OWNER, &[removed]).await;
    others(fixture).await;
    issues(fixture).await;
}

/// The workspace with everybody but the outsider.
fn founding() -> Vec<Value> {
    let member =
        |user: UserId, role| json!({"type": "WorkspaceMemberAdded", "user": user, "role": role});
    vec![
        json!({
            "type": "WorkspaceCreated", "id": WORKSPACE, "name": "Acme", "slug": "acme",
            "owner": OWNER, "time_zone": "UTC",
        }),
        member(COLLEAGUE, "member"),
        member(ADMIN, "member"),
        member(MEMBER, "member"),
        member(GUEST, "guest"),
        member(VISITOR, "guest"),
        member(FORMER, "member"),
    ]
}

/// The beginning of a project.
fn created(id: Uuid, name: &str, identifier: &str) -> Value {
    json!({
        "type": "ProjectCreated", "id": id, "workspace": WORKSPACE, "name": name,
        "identifier": identifier, "logo": {"icon": "home", "colour": "#95999f"},
        "features": ["pages", "guests_see_all"], "time_zone": "UTC", "lead": ADMIN,
    })
}

/// The event that somebody is in a project.
fn joined(id: u128, user: UserId, role: &str) -> Value {
    json!({
        "type": "ProjectMemberAdded", "id": Uuid::from_u128(id), "user": user, "role": role,
        "sort_order": 65535.0,
    })
}

/// The project with its states, members and labels.
fn project() -> Vec<Value> {
    let mut events = vec![created(PROJECT, "Engine", "ENG")];
    let sequences = [15000.0, 25000.0, 35000.0, 45000.0, 55000.0, 65000.0];
    for (n, sequence) in sequences.into_iter().enumerate() {
        let state = state(n);
        events.push(json!({
            "type": "StateCreated", "id": state["id"], "name": state["name"], "colour": "#60646C",
            "group": state["group"], "sequence": sequence, "is_default": n == 0,
        }));
    }
    events.push(joined(0x243, ADMIN, "admin"));
    events.push(joined(0x244, MEMBER, "member"));
    events.push(joined(0x245, GUEST, "guest"));
    events.push(joined(0x247, FORMER, "member"));
    events.push(json!({
        "type": "LabelCreated", "id": BUG, "name": "bug", "colour": "red", "sort_order": 65535.0,
    }));
    events.push(json!({
        "type": "LabelCreated", "id": Uuid::from_u128(0x221), "name": "crash",
        "parent": {"id": BUG, "name": "bug"}, "sort_order": 75535.0,
    }));
    events.extend(estimate());
    events
}

/// The estimate with its points, and that the project uses it.
fn estimate() -> Vec<Value> {
    let estimate = json!({"id": ESTIMATE, "name": "Effort"});
    let point = |n: u128, key: u32, value: &str| {
        json!({
            "type": "EstimatePointAdded", "id": Uuid::from_u128(0x230 + n), "estimate": estimate,
            "key": key, "value": value,
        })
    };
    vec![
        json!({
            "type": "EstimateCreated", "id": ESTIMATE, "name": "Effort",
            "description": "How much work it is", "kind": "points",
        }),
        point(1, 1, "1"),
        point(2, 4, "5"),
        point(3, 6, "13"),
        json!({"type": "ProjectEstimateChanged", "to": estimate}),
    ]
}

/// The projects beside it, with an issue each.
async fn others(fixture: &mut Fixture) {
    let ops = [created(OTHER_PROJECT, "Operations", "OPS"), joined(0x343, ADMIN, "admin")];
    fixture.happen(of_project(OTHER_PROJECT), ADMIN, &ops).await;
    let old = [
        created(ARCHIVED_PROJECT, "Old", "OLD"),
        joined(0x543, ADMIN, "admin"),
        joined(0x544, MEMBER, "member"),
        json!({"type": "ProjectArchived"}),
    ];
    fixture.happen(of_project(ARCHIVED_PROJECT), ADMIN, &old).await;
    for (id, project, key) in
        [(OTHER, OTHER_PROJECT, "OPS-1"), (Uuid::from_u128(0x602), ARCHIVED_PROJECT, "OLD-1")]
    {
        let created = json!({
            "type": "IssueCreated", "id": id, "project": project, "number": 1, "key": key,
            "name": "Elsewhere", "priority": "none", "state": state(0), "sort_order": 65535.0,
        });
        let stream = Stream { kind: "issue", id, project: Some(project), issue: Some(id) };
        fixture.happen(stream, ADMIN, &[created]).await;
    }
}

/// An issue of `ENG` about which nothing is said.
pub fn bare(id: Uuid, number: u32, name: &str) -> Value {
    json!({
        "type": "IssueCreated", "id": id, "project": PROJECT, "number": number,
        "key": format!("ENG-{number}"), "name": name, "priority": "none", "state": state(0),
        "sort_order": 65535.0,
    })
}

/// The issues of `ENG`, with a link and a comment on the first.
async fn issues(fixture: &mut Fixture) {
    fixture.happen(of_issue(FULL), MEMBER, &[full()]).await;
    let mut below = bare(BARE, 2, "Crash at start");
    below["parent"] = json!({"id": FULL, "key": "ENG-1"});
    fixture.happen(of_issue(BARE), ADMIN, &[below]).await;
    let archived = json!({"type": "IssueArchived", "on": "2026-01-02"});
    fixture.happen(of_issue(ARCHIVED), ADMIN, &[bare(ARCHIVED, 3, "Done with"), archived]).await;
    let mut triaged = bare(TRIAGED, 4, "Perhaps");
    triaged["state"] = state(5);
    fixture.happen(of_issue(TRIAGED), ADMIN, &[triaged]).await;
    let link = json!({
        "type": "IssueLinkAdded", "id": LINK, "url": "https://example.org/a", "title": "Docs",
    });
    fixture.happen(of_issue(FULL), ADMIN, &[link]).await;
    let comment = json!({
        "type": "CommentCreated", "id": COMMENT, "project": PROJECT, "issue": FULL,
        "html": "<p>I see</p>", "access": "EXTERNAL",
    });
    fixture.happen(of_comment(COMMENT, FULL), GUEST, &[comment]).await;
}

/// An issue about which everything is said.
fn full() -> Value {
    json!({
        "type": "IssueCreated", "id": FULL, "project": PROJECT, "number": 1, "key": "ENG-1",
        "name": "Fix the login", "description": "<p>It fails</p>", "priority": "urgent",
        "state": state(3), "assignees": [MEMBER, ADMIN], "labels": [{"id": BUG, "name": "bug"}],
        "start_date": "2026-01-01", "target_date": "2026-02-01", "point": 3, "sort_order": 65535.0,
        "estimate_point": {"id": POINT, "value": "5", "kind": "points"},
        "external": {"source": "github", "id": "7"},
    })
}

/// A module of `ENG` about which nothing is said.
pub fn bare_module(id: Uuid, name: &str) -> Value {
    json!({
        "type": "ModuleCreated", "id": id, "project": PROJECT, "name": name, "status": "planned",
        "sort_order": 65535.0,
    })
}

/// The event that an issue came into a module.
pub fn came_into(id: Uuid, name: &str) -> Value {
    json!({"type": "IssueModuleAdded", "module": {"id": id, "name": name}})
}

/// The module `Hull` with a link, and `ENG-1` in it.
pub async fn module(fixture: &mut Fixture) {
    let link = json!({
        "type": "ModuleLinkAdded", "id": MODULE_LINK, "url": "https://example.org/plan",
        "title": "Plan",
    });
    let mut hull = bare_module(HULL, "Hull");
    hull["description"] = json!("What floats");
    hull["lead"] = json!(ADMIN);
    hull["members"] = json!([MEMBER, ADMIN]);
    hull["target_date"] = json!("2026-03-01");
    fixture.happen(of_module(HULL), MEMBER, &[hull, link]).await;
    fixture.happen(of_issue(FULL), MEMBER, &[came_into(HULL, "Hull")]).await;
    fixture.catch_up(WORKSPACE).await;
}
