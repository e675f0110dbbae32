//! What a member may read of the log: what they may see on the page of the thing, and nothing else.

use std::collections::{HashMap, HashSet};

use domain::collection::{
    CollectionCreated, CollectionDeleted, CollectionMemberAdded, CollectionMemberRemoved,
};
use domain::cycle::CycleTransferred;
use domain::issue::{IssueMarkedDuplicate, IssueMoved, IssueRelationAdded, IssueRelationRemoved};
use domain::page::{PageDeleted, PageDescribed};
use domain::project::ProjectEstimateChanged;
use domain::view::{ViewAccessChanged, ViewDeleted};
use domain::{Named, Role};
use event_store::RecordedEvent;
use serde::Deserialize;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::blanks;
use super::guests::{ForGuests, Known};

/// What a member may read of some events, as it was in the snapshot that they were read in.
#[derive(Debug)]
pub(super) struct Visibility {
    /// The user who reads.
    user: Uuid,
    /// Their role in the workspace.
    role: Role,
    /// The projects that they are in.
    mine: HashSet<Uuid>,
    /// The projects of these that are not archived, and so show their content.
    open: HashSet<Uuid>,
    /// The open projects of which the user is a guest.
    guest_of: HashSet<Uuid>,
    /// The open projects where the user sees only their own work items.
    limited: HashSet<Uuid>,
    /// The collections that they see.
    collections: HashSet<Uuid>,
    /// What has become of the things that the events happened to.
    things: Things,
}

/// What has become of the things that some events happened to.
#[derive(Debug, Default)]
pub(super) struct Things {
    /// The projects, and the things in them, that are still there.
    live: HashSet<Uuid>,
    /// The projects that work items are in by now, those too that the events name.
    places: HashMap<Uuid, Uuid>,
    /// The projects of pages and views that are of one.
    homes: HashMap<Uuid, Uuid>,
    /// The pages and views that are still there, those too that the events name.
    pages: HashMap<Uuid, Readers>,
    /// The readers of deleted pages and views at the time of the deletion.
    deleted: HashMap<Uuid, Readers>,
    /// What decides for guests, if one asks.
    for_guests: Option<Known>,
}

/// Who may read a page, or see a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readers {
    /// Its owner, if nobody else may.
    pub(super) owner: Option<Uuid>,
    /// The role that they need in the workspace; none for what is of a project, whose members they are.
    pub(super) least: Option<Role>,
}

/// What decides about an event besides who reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    /// Whether the thing that it happened to is still there, and the page that it names.
    pub(super) is_live: bool,
    /// Who may read the page, or see the view, that it is about, if it is about one.
    pub(super) readers: Option<Readers>,
    /// What decides for guests of its project.
    pub(super) for_guests: ForGuests,
    /// Its project; of an event of a work item, or of a comment, the one that the work item is in by now.
    pub(super) project: Option<Uuid>,
    /// The project of the other work item that it names, by now.
    pub(super) beyond: Option<Uuid>,
}

/// Another work item that an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beyond {
    /// The work item; the nil id if it cannot be read.
    pub(super) issue: Uuid,
    /// The project that it was in at that moment; if it cannot be read, none that anybody is in.
    pub(super) project: Uuid,
}

/// What decides whether a user may read an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "they are asked one by one, and in no order")]
pub(super) struct Sight {
    /// Who reads.
    pub(super) user: Uuid,
    /// Their role in the workspace.
    pub(super) role: Role,
    /// What they are in the event's project.
    pub(super) place: Place,
    /// Whether they are a guest of it.
    pub(super) is_guest: bool,
    /// Whether they see only their own of its work items.
    pub(super) is_limited: bool,
    /// Whether they are a member of the other project that it names, which is not archived; so if it names none.
    pub(super) is_open_beyond: bool,
    /// Whether they see only their own of the work items of that one.
    pub(super) is_limited_beyond: bool,
    /// Whether it says that a work item left a project that they are a member of, which is not archived.
    pub(super) is_open_before: bool,
    /// Whether they see only their own of the work items of that one.
    pub(super) is_limited_before: bool,
    /// Whether they see only their own of the work items of the project that it happened in, which is not archived.
    pub(super) is_limited_then: bool,
    /// Whether they see the collection that it happened to.
    pub(super) sees_collection: bool,
}

/// What a user is in the project of an event.
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
    /// What a user with this role may read of these events.
    pub(super) async fn of(
        db: &mut PgConnection,
        (workspace, caller, role): (Uuid, Uuid, Role),
        events: &[RecordedEvent],
    ) -> Result<Self, sqlx::Error> {
        let row = sqlx::query!(
            r#"
            SELECT
                ARRAY(SELECT project_id FROM projects_of($1, $2)) AS "mine!",
                ARRAY(SELECT id FROM open_projects_of($1, $2)) AS "open!",
                ARRAY(SELECT id FROM open_projects_of($1, $2) WHERE is_guest) AS "guest_of!",
                ARRAY(SELECT id FROM open_projects_of($1, $2) WHERE is_limited) AS "limited!",
                ARRAY(SELECT id FROM collections_of($1, $2)) AS "collections!"
            "#,
            workspace,
            caller,
        )
        .fetch_one(&mut *db)
        .await?;
        let [mine, open, guest_of, limited, collections] =
            [row.mine, row.open, row.guest_of, row.limited, row.collections]
                .map(HashSet::from_iter);
        let mut things = Things::of(&mut *db, workspace, events).await?;
        if !guest_of.is_empty() {
            things = things.with_guests(db, workspace, events).await?;
        }
        Ok(Self { user: caller, role, mine, open, guest_of, limited, collections, things })
    }

    /// An event as they may read it, if they may.
    pub(super) fn show(&self, event: RecordedEvent) -> Option<RecordedEvent> {
        let standing = self.things.standing(&event);
        let sight = self.sight(&event, &standing);
        if !sight.shows(&event, &standing) {
            return None;
        }
        let is_whole = sight.reads_whole(&event, &standing);
        let blanked = (!is_whole).then(|| blanks::blanked(&event.name, &event.payload)).flatten();
        let payload = blanked.unwrap_or(event.payload);
        Some(RecordedEvent { payload, ..event })
    }

    /// What decides whether they may read an event.
    fn sight(&self, event: &RecordedEvent, standing: &Standing) -> Sight {
        let is_among = |projects: &HashSet<Uuid>| {
            standing.project.is_some_and(|project| projects.contains(&project))
        };
        let place = match (is_among(&self.open), is_among(&self.mine)) {
            (true, _) => Place::Inside,
            (false, true) => Place::Archived,
            (false, false) => Place::Outside,
        };
        let is_open = |project| self.open.contains(&project);
        let is_limited = |project| self.limited.contains(&project);
        let (beyond, before) = (standing.beyond, left(event));
        Sight {
            user: self.user,
            role: self.role,
            place,
            is_guest: is_among(&self.guest_of),
            is_limited: is_among(&self.limited),
            is_open_beyond: beyond.is_none_or(is_open),
            is_limited_beyond: beyond.is_some_and(is_limited),
            is_open_before: before.is_some_and(is_open),
            is_limited_before: before.is_some_and(is_limited),
            is_limited_then: event.project.is_some_and(is_limited),
            sees_collection: self.collections.contains(&event.entity),
        }
    }
}

impl Sight {
    /// Whether the user may read an event.
    ///
    /// Of a deleted thing only the deletion is shown. An archived project shows its members, and no content, as on its
    /// pages. An event of an unknown kind is shown to nobody.
    ///
    /// Guests who see only their own work items read the events of the work items that they see now. A guest who no longer
    /// works on one is told so, wherever it is by now, and a guest who ever saw one is told that it was deleted.
    ///
    /// An event that relates two work items is shown to those who see both; that a submission repeats a work item is also
    /// shown to those who do not see that work item.
    ///
    /// Events of a work item that moved to another project are shown to those who see it there. That it left is told to
    /// those who saw it right before, whatever has become of it.
    pub(super) fn shows(self, event: &RecordedEvent, standing: &Standing) -> bool {
        let Self { role, place, .. } = self;
        let Standing { is_live, readers, ref for_guests, .. } = *standing;
        let is_theirs = self.sees(for_guests);
        let is_for_them = || readers.is_some_and(|readers| self.is_among(readers));
        let (is_mine, is_open) = (place != Place::Outside, place == Place::Inside);
        match (event.kind.as_str(), event.name.as_str()) {
            // Whether they are told who is in the workspace.
            ("workspace", name) => role.includes(Role::Member) || !is_about_members(name),
            ("project", "ProjectDeleted") => true,
            ("project", name) if is_public(name) => is_live,
            ("project", name) if is_about_project_members(name) => is_live && is_mine,
            ("page", "PageDeleted")
            | ("view", ViewDeleted::NAME)
            | ("collection", CollectionDeleted::NAME) => is_for_them(),
            ("page" | "view", _) => is_live && is_for_them(),
            ("collection", _) => self.sees_collection,
            ("issue", name) if is_about_page(name) => {
                is_open && is_live && is_theirs && is_for_them()
            }
            ("issue", _) if for_guests.leaver == Some(self.user) && self.is_limited_then => true,
            ("issue", _) if self.is_limited && for_guests.leaver == Some(self.user) => is_open,
            ("issue", "IssueDeleted")
            | ("comment", "CommentDeleted")
            | ("cycle", "CycleDeleted")
            | ("module", "ModuleDeleted") => is_open && is_theirs,
            ("issue", IssueMoved::NAME) if self.saw_before(for_guests) => true,
            ("issue", IssueMarkedDuplicate::NAME) => is_open && is_live && is_theirs,
            ("project" | "issue" | "comment" | "cycle" | "module", _) => {
                is_open && is_live && is_theirs && self.sees_beyond(for_guests)
            }
            _ => false,
        }
    }
}

impl Sight {
    /// Whether they see what an event is about, as far as it is kept from guests.
    fn sees(self, event: &ForGuests) -> bool {
        let is_hidden = event.is_internal || event.is_below_internal;
        !(self.is_guest && is_hidden) && (!self.is_limited || event.holders.has(self.user))
    }

    /// Whether they see the other work item that it names, if it names one.
    fn sees_beyond(self, event: &ForGuests) -> bool {
        self.is_open_beyond && (!self.is_limited_beyond || event.beyond.has(self.user))
    }

    /// Whether they read all that an event says which they may read: guests of the workspace no e-mail addresses, those who see
    /// only their own work items no sums of all, and nobody an original that they do not see.
    pub(super) fn reads_whole(self, event: &RecordedEvent, standing: &Standing) -> bool {
        if event.name == IssueMarkedDuplicate::NAME {
            return self.sees_beyond(&standing.for_guests);
        }
        if event.name == CycleTransferred::NAME {
            return !self.is_limited;
        }
        !blanks::says_addresses(&event.name) || self.role.includes(Role::Member)
    }

    /// Whether an event says that a work item left a project where they saw it.
    fn saw_before(self, event: &ForGuests) -> bool {
        self.is_open_before && (!self.is_limited_before || event.before.has(self.user))
    }
}

impl Things {
    /// These things, with what decides about the events for guests looked up.
    pub(super) async fn with_guests(
        self,
        db: &mut PgConnection,
        workspace: Uuid,
        events: &[RecordedEvent],
    ) -> Result<Self, sqlx::Error> {
        let for_guests = Some(Known::of(db, workspace, events).await?);
        Ok(Self { for_guests, ..self })
    }

    /// What decides about the events for guests, if that was looked up.
    pub(super) const fn for_guests(&self) -> Option<&Known> {
        self.for_guests.as_ref()
    }

    /// What has become of the things that these events happened to.
    pub(super) async fn of(
        db: &mut PgConnection,
        workspace: Uuid,
        events: &[RecordedEvent],
    ) -> Result<Self, sqlx::Error> {
        let (live, places) = live(&mut *db, workspace, events).await?;
        let named = events.iter().flat_map(named);
        let mut asked: Vec<Uuid> = events.iter().filter_map(page_of).chain(named).collect();
        asked.sort_unstable();
        asked.dedup();
        if asked.is_empty() {
            return Ok(Self { live, places, ..Self::default() });
        }
        let (pages, homes) = readers(&mut *db, workspace, &asked).await?;
        asked.retain(|page| !pages.contains_key(page));
        if asked.is_empty() {
            return Ok(Self { live, places, homes, pages, ..Self::default() });
        }
        let deleted = last_readers(db, workspace, &asked).await?;
        Ok(Self { live, places, homes, pages, deleted, ..Self::default() })
    }

    /// What decides about one of the events, whoever reads it.
    ///
    /// That a page or a view was made private is told to those who could read it until then, and that it was deleted to those
    /// who could read it then. An event that names another page, by its name of that time, is shown to those who may read
    /// both. An event of a work item about a page of a project that the work item has left since is shown to nobody.
    pub(super) fn standing(&self, event: &RecordedEvent) -> Standing {
        let for_guests = self.for_guests.as_ref().map(|known| known.about(event));
        let for_guests = for_guests.unwrap_or_default();
        let project = self.place(event);
        let there = |Beyond { issue, project }| self.places.get(&issue).copied().unwrap_or(project);
        let beyond = beyond(event).map(there);
        if event.kind == "collection" {
            let readers = last_of_collection(event);
            return Standing { is_live: true, readers, for_guests, project, beyond };
        }
        let Some(page) = page_of(event) else {
            let is_live = self.live.contains(&event.entity);
            return Standing { is_live, readers: None, for_guests, project, beyond };
        };
        let readers = self.readers(page);
        if event.kind == "issue" {
            let is_near = self.home(page).is_none_or(|home| Some(home) == project);
            let is_live = self.live.contains(&event.entity) && readers.is_some() && is_near;
            return Standing { is_live, readers, for_guests, project, beyond };
        }
        let is_view = event.kind == "view";
        let (mut is_live, least) = (readers.is_some(), least(event.project, is_view));
        let mut readers = match event.name.as_str() {
            "PageDeleted" | ViewDeleted::NAME => {
                let said = said(event);
                let is_private = said["access"] == "PRIVATE";
                let owner = is_private.then(|| id(&said["owner"]).unwrap_or_default());
                Some(Readers { owner, least })
            }
            "PageAccessChanged" | ViewAccessChanged::NAME if said(event)["to"] == "PRIVATE" => {
                readers.map(|_| Readers { owner: None, least })
            }
            _ => readers,
        };
        for other in named(event) {
            match self.last_readers(other) {
                Some(other) => readers = readers.and_then(|readers| readers.who_read(other)),
                None => is_live = false,
            }
        }
        Standing { is_live, readers, for_guests, project, beyond }
    }

    /// The project of an event: that of its work item by now, if it has one that is still there.
    fn place(&self, event: &RecordedEvent) -> Option<Uuid> {
        let now = event.issue.and_then(|issue| self.places.get(&issue));
        now.copied().or(event.project)
    }

    /// The project of a page or a view that is of one.
    pub(super) fn home(&self, page: Uuid) -> Option<Uuid> {
        self.homes.get(&page).copied()
    }

    /// Who may read a page, or see a view, that is still there.
    fn readers(&self, page: Uuid) -> Option<Readers> {
        self.pages.get(&page).copied()
    }

    /// Who may read a page, or could when it was deleted.
    pub(super) fn last_readers(&self, page: Uuid) -> Option<Readers> {
        self.readers(page).or_else(|| self.deleted.get(&page).copied())
    }
}

impl Readers {
    /// The readers who may also read another page of the same place; none if each of the two pages has another owner and is
    /// private to them.
    pub(super) fn who_read(self, other: Self) -> Option<Self> {
        match (self.owner, other.owner) {
            (Some(one), Some(another)) if one != another => None,
            (one, another) => Some(Self { owner: one.or(another), ..self }),
        }
    }
}

impl Sight {
    /// Whether they are among the readers of a page or a view, in the project of the event if it is of one.
    fn is_among(self, readers: Readers) -> bool {
        let is_here = match readers.least {
            Some(least) => self.role.includes(least),
            None => self.place == Place::Inside,
        };
        is_here && readers.owner.is_none_or(|owner| owner == self.user)
    }
}

/// The readers who are told that a collection was deleted: all who saw it, if it was public, and its owner otherwise.
fn last_of_collection(event: &RecordedEvent) -> Option<Readers> {
    (event.name == CollectionDeleted::NAME).then(|| {
        let said = said(event);
        let is_private = said["access"] != "PUBLIC";
        let owner = is_private.then(|| id(&said["owner"]).unwrap_or_default());
        Readers { owner, least: Some(Role::Member) }
    })
}

/// The role in the workspace that readers need of what is of no project: its pages are not for guests.
const fn least(project: Option<Uuid>, is_view: bool) -> Option<Role> {
    match (project, is_view) {
        (Some(_), _) => None,
        (None, true) => Some(Role::Guest),
        (None, false) => Some(Role::Member),
    }
}

/// The page, or the view, that an event is about.
pub(crate) fn page_of(event: &RecordedEvent) -> Option<Uuid> {
    match event.kind.as_str() {
        "page" | "view" => Some(event.entity),
        "issue" if is_about_page(&event.name) => id(&said(event)["page"]["id"]),
        _ => None,
    }
}

/// The other pages that an event of a page names: it was below them, or is.
pub(super) fn named(event: &RecordedEvent) -> Vec<Uuid> {
    // A text may be long, and names no page.
    if event.kind != "page" || event.name == PageDescribed::NAME {
        return Vec::new();
    }
    let said = said(event);
    ["parent", "from", "to"].into_iter().filter_map(|key| id(&said[key]["id"])).collect()
}

/// What an event says.
pub(super) fn said(event: &RecordedEvent) -> Value {
    serde_json::from_str(&event.payload).unwrap_or_default()
}

/// An id in a payload.
pub(super) fn id(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

/// Whether an event of a work item names a page.
pub(crate) fn is_about_page(name: &str) -> bool {
    matches!(name, "IssuePageLinked" | "IssuePageUnlinked")
}

/// The other work item that an event is about, if it is about a relation or says that one repeats another one, which is in
/// the same project at that moment.
pub(super) fn beyond(event: &RecordedEvent) -> Option<Beyond> {
    /// What is read of its payload.
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Payload {
        with: With,
        project: Uuid,
    }
    /// What is read of the other one.
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct With {
        id: Uuid,
    }
    if event.name == IssueMarkedDuplicate::NAME {
        let issue = id(&said(event)["of"]["id"]).unwrap_or_default();
        return Some(Beyond { issue, project: event.project.unwrap_or_default() });
    }
    let is_relation =
        [IssueRelationAdded::NAME, IssueRelationRemoved::NAME].contains(&&*event.name);
    let read = || {
        let Payload { with, project } = serde_json::from_str(&event.payload).unwrap_or_default();
        Beyond { issue: with.id, project }
    };
    is_relation.then(read)
}

/// The project that a work item left with an event.
pub(super) fn left(event: &RecordedEvent) -> Option<Uuid> {
    let is_move = event.kind == "issue" && event.name == IssueMoved::NAME;
    is_move.then(|| id(&said(event)["from"]["project"])).flatten()
}

/// The projects, and the things in them, that events happened to and that are still there; and the projects of the work
/// items among them, and of those that the events name.
async fn live(
    db: &mut PgConnection,
    workspace: Uuid,
    events: &[RecordedEvent],
) -> Result<(HashSet<Uuid>, HashMap<Uuid, Uuid>), sqlx::Error> {
    let entities: Vec<Uuid> = events.iter().map(|event| event.entity).collect();
    let others = events.iter().filter_map(beyond).map(|beyond| beyond.issue);
    let issues = events.iter().filter(|event| event.kind == "issue").map(|event| event.entity);
    let mut issues: Vec<Uuid> =
        events.iter().filter_map(|event| event.issue).chain(issues).chain(others).collect();
    issues.sort_unstable();
    issues.dedup();
    let rows = sqlx::query!(
        r#"
        SELECT id AS "id!", project_id AS "place?"
        FROM work_item
        WHERE workspace_id = $1 AND id = ANY ($3)
        UNION ALL
        SELECT id, NULL FROM project WHERE workspace_id = $1 AND id = ANY ($2)
        UNION ALL
        SELECT id, NULL FROM comment WHERE workspace_id = $1 AND id = ANY ($2)
        UNION ALL
        SELECT id, NULL FROM cycle WHERE workspace_id = $1 AND id = ANY ($2)
        UNION ALL
        SELECT id, NULL FROM module WHERE workspace_id = $1 AND id = ANY ($2)
        "#,
        workspace,
        &entities,
        &issues,
    )
    .fetch_all(db)
    .await?;
    let places = rows.iter().filter_map(|row| Some((row.id, row.place?))).collect();
    Ok((rows.iter().map(|row| row.id).collect(), places))
}

/// Who may read each of these pages, and see each of these views, that is still there, but for who is in their place: the same
/// as `pages_of` and `views_of` of the database say, for many readers at once. And the project of each that is of one.
async fn readers(
    db: &mut PgConnection,
    workspace: Uuid,
    pages: &[Uuid],
) -> Result<(HashMap<Uuid, Readers>, HashMap<Uuid, Uuid>), sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        SELECT
            id AS "id!", owner_id AS "owner_id!", access = 'PRIVATE' AS "is_private!", project_id,
            false AS "is_view!"
        FROM page
        WHERE workspace_id = $1
          AND id = ANY ($2)
        UNION ALL
        SELECT id, owner_id, access = 'PRIVATE', project_id, true
        FROM saved_view
        WHERE workspace_id = $1
          AND id = ANY ($2)
        "#,
        workspace,
        pages,
    )
    .fetch_all(db)
    .await?;
    let homes = rows.iter().filter_map(|row| Some((row.id, row.project_id?))).collect();
    let readers = rows.into_iter().map(|row| {
        let owner = row.is_private.then_some(row.owner_id);
        (row.id, Readers { owner, least: least(row.project_id, row.is_view) })
    });
    Ok((readers.collect(), homes))
}

/// Who could read each of these pages that was deleted, when it was: that is its last event.
async fn last_readers(
    db: &mut PgConnection,
    workspace: Uuid,
    pages: &[Uuid],
) -> Result<HashMap<Uuid, Readers>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        SELECT
            page.id AS "id!", ended.project_id IS NULL AS "is_global!",
            CASE
                WHEN ended.payload ->> 'access' = 'PRIVATE' THEN ended.payload ->> 'owner'
            END AS "owner?"
        FROM unnest($2::uuid[]) AS page (id)
        CROSS JOIN LATERAL (
            SELECT project_id, event_type, payload
            FROM event_log.event
            WHERE aggregate_type = 'page'
              AND aggregate_id = $1::uuid::text || '/' || page.id::text
            ORDER BY sequence DESC
            LIMIT 1
        ) AS ended
        WHERE ended.event_type = $3
        "#,
        workspace,
        pages,
        PageDeleted::NAME,
    )
    .fetch_all(db)
    .await?;
    let readers = rows.into_iter().map(|row| {
        let owner = row.owner.map(|owner| owner.parse::<Uuid>().unwrap_or_default());
        (row.id, Readers { owner, least: row.is_global.then_some(Role::Member) })
    });
    Ok(readers.collect())
}

/// Whether an event can change what callers may read: of the events of a workspace and of the project itself every one is
/// taken to, because there are few of them, and one more question does no harm.
pub(super) fn changes_rights(event: &RecordedEvent) -> bool {
    match event.kind.as_str() {
        "workspace" => true,
        "project" => event.name.starts_with("Project"),
        "collection" => changes_readers(&event.name),
        _ => false,
    }
}

/// Whether an event of a collection changes who sees it.
fn changes_readers(name: &str) -> bool {
    let changing = [
        CollectionCreated::NAME,
        CollectionMemberAdded::NAME,
        CollectionMemberRemoved::NAME,
        CollectionDeleted::NAME,
    ];
    changing.contains(&name)
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

/// Whether an event of a project is about what everybody in the workspace sees of it; its estimates are not.
fn is_public(name: &str) -> bool {
    name.starts_with("Project")
        && !is_about_project_members(name)
        && name != ProjectEstimateChanged::NAME
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

    /// The reader, and somebody else.
    const PEOPLE: [Uuid; 2] = [Uuid::from_u128(6), Uuid::from_u128(7)];
    /// A public page, one of the reader, and one of somebody else.
    const PAGES: [Uuid; 3] = [Uuid::from_u128(11), Uuid::from_u128(12), Uuid::from_u128(13)];

    /// Something that is by now in the project that the reader is in, and something in the other one.
    const MOVED: [Uuid; 2] = [Uuid::from_u128(31), Uuid::from_u128(32)];

    /// Pages that were deleted, after the same had read them.
    const DELETED: [Uuid; 3] = [Uuid::from_u128(21), Uuid::from_u128(22), Uuid::from_u128(23)];

    /// Whether a reader is shown an event.
    fn shows(role: Role, kind: &str, name: &str, entity: Uuid, project: Option<Uuid>) -> bool {
        shows_saying(role, (kind, name, ""), entity, project)
    }

    /// Whether a reader is shown an event with this payload.
    fn shows_saying(
        role: Role,
        event: (&str, &str, &str),
        entity: Uuid,
        project: Option<Uuid>,
    ) -> bool {
        shown_saying(role, event, entity, project).is_some()
    }

    /// What a reader is shown of an event with this payload.
    fn shown_saying(
        role: Role,
        (kind, name, payload): (&str, &str, &str),
        entity: Uuid,
        project: Option<Uuid>,
    ) -> Option<String> {
        let owners = [None, Some(PEOPLE[0]), Some(PEOPLE[1])];
        let readers = owners.map(|owner| Readers { owner, least: least(project, kind == "view") });
        let things = Things {
            live: PROJECTS.into_iter().chain([THINGS[0]]).chain(MOVED).collect(),
            places: [(MOVED[0], PROJECTS[0]), (MOVED[1], PROJECTS[1])].into(),
            homes: [(PAGES[0], PROJECTS[0])].into_iter().filter(|_| project.is_some()).collect(),
            pages: PAGES.into_iter().zip(readers).collect(),
            deleted: DELETED.into_iter().zip(readers).collect(),
            for_guests: None,
        };
        let visibility = Visibility {
            user: PEOPLE[0],
            role,
            mine: [PROJECTS[0], PROJECTS[2]].into(),
            open: [PROJECTS[0]].into(),
            guest_of: HashSet::new(),
            limited: HashSet::new(),
            collections: [THINGS[0]].into(),
            things,
        };
        let event = RecordedEvent {
            workspace: WorkspaceId(Uuid::nil()),
            position: 1,
            kind: kind.to_owned(),
            entity,
            version: 1,
            name: name.to_owned(),
            type_version: "1".to_owned(),
            payload: payload.to_owned(),
            metadata: String::new(),
            event_id: Uuid::nil(),
            command_id: Uuid::nil(),
            actor: Uuid::nil(),
            project,
            issue: MOVED.contains(&entity).then_some(entity),
            recorded_at: DateTime::UNIX_EPOCH,
            hash: [0; 32],
        };
        visibility.show(event).map(|event| event.payload)
    }

    #[test]
    fn what_was_said_of_an_item_that_moved_is_shown_to_those_who_see_it_by_now() {
        let [mine, other, archived] = PROJECTS;
        let shows =
            |entity, project| shows(Role::Member, "issue", "IssueRenamed", entity, Some(project));
        for project in [mine, other, archived] {
            assert!(shows(MOVED[0], project) && !shows(MOVED[1], project));
        }
    }

    #[test]
    fn that_an_item_left_is_told_to_those_who_saw_it_before() {
        let [mine, other, archived] = PROJECTS;
        let shows = |entity, from: Uuid, to| {
            let payload = format!(r#"{{"from":{{"project":"{from}"}}}}"#);
            let event = ("issue", "IssueMoved", payload.as_str());
            shows_saying(Role::Member, event, entity, Some(to))
        };
        assert!(shows(MOVED[1], mine, other), "it left");
        assert!(shows(MOVED[0], other, mine), "it came");
        assert!(shows(THINGS[1], mine, other), "it left, and was deleted there");
        assert!(!shows(MOVED[1], archived, other) && !shows(MOVED[1], other, archived));
    }

    #[test]
    fn a_relation_is_shown_by_where_the_other_end_is_now() {
        let [mine, other, _] = PROJECTS;
        for (with, project, is_shown) in [(MOVED[0], other, true), (MOVED[1], mine, false)] {
            let payload = format!(r#"{{"with":{{"id":"{with}"}},"project":"{project}"}}"#);
            let event = ("issue", "IssueRelationAdded", payload.as_str());
            assert_eq!(shows_saying(Role::Owner, event, THINGS[0], Some(mine)), is_shown);
        }
    }

    #[test]
    fn an_original_is_told_to_those_who_see_it_by_where_it_is_now() {
        let mine = PROJECTS[0];
        for (of, is_told) in [(MOVED[0], true), (MOVED[1], false), (THINGS[1], true)] {
            let payload = format!(r#"{{"from":"pending","of":{{"id":"{of}","key":"ENG-2"}}}}"#);
            let event = ("issue", "IssueMarkedDuplicate", payload.as_str());
            let shown = shown_saying(Role::Owner, event, THINGS[0], Some(mine)).unwrap();
            let blank = r#"{"from":"pending","of":null}"#;
            assert_eq!(shown, if is_told { payload.as_str() } else { blank });
        }
    }

    #[test]
    fn a_link_to_a_page_of_a_project_that_the_item_has_left_is_shown_to_nobody() {
        let payload = format!(r#"{{"page":{{"id":"{}","name":"Roadmap"}}}}"#, PAGES[0]);
        let event = ("issue", "IssuePageLinked", payload.as_str());
        let [mine, other, _] = PROJECTS;
        assert!(shows_saying(Role::Member, event, MOVED[0], Some(mine)));
        assert!(!shows_saying(Role::Member, event, MOVED[1], Some(mine)));
        assert!(!shows_saying(Role::Member, event, MOVED[1], Some(other)));
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
        let within =
            ["ProjectMemberAdded", "ProjectEstimateChanged", "StateCreated", "LabelRenamed"];
        for name in within {
            assert!(shows(name, mine));
            assert!(!shows(name, other));
        }
        assert!(shows("ProjectRenamed", other));
        for name in ["ProjectArchived", "ProjectMemberAdded"] {
            assert!(shows(name, archived));
        }
        for name in ["ProjectEstimateChanged", "StateCreated", "LabelRenamed"] {
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
            ("cycle", "CycleRenamed", "CycleDeleted"),
            ("module", "ModuleRenamed", "ModuleDeleted"),
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
    fn a_relation_is_shown_to_those_who_may_read_both_ends_of_it() {
        let [mine, other, archived] = PROJECTS;
        for name in ["IssueRelationAdded", "IssueRelationRemoved"] {
            let shows = |here, payload: &str| {
                shows_saying(Role::Owner, ("issue", name, payload), THINGS[0], Some(here))
            };
            let beyond = |project: Uuid| format!(r#"{{"type":"{name}","project":"{project}"}}"#);
            assert!(shows(mine, &beyond(mine)));
            assert!(!shows(mine, &beyond(other)));
            assert!(!shows(mine, &beyond(archived)));
            assert!(!shows(other, &beyond(mine)));
            assert!(!shows(mine, "{}"));
        }
    }

    #[test]
    fn what_is_not_known_is_shown_to_nobody() {
        assert!(!shows(Role::Owner, "wish", "WishMade", THINGS[0], Some(PROJECTS[0])));
    }

    #[test]
    fn of_a_private_page_only_its_owner_reads() {
        let [mine, other, archived] = PROJECTS;
        let shows = |page, project| shows(Role::Guest, "page", "PageRenamed", page, Some(project));
        assert!(shows(PAGES[0], mine) && shows(PAGES[1], mine));
        assert!(!shows(PAGES[2], mine), "somebody else's");
        assert!(!shows(PAGES[0], other) && !shows(PAGES[1], other) && !shows(PAGES[0], archived));
        assert!(!shows(THINGS[1], mine), "it was deleted");
    }

    #[test]
    fn pages_of_the_workspace_are_not_for_guests() {
        for (role, is_shown) in [(Role::Guest, false), (Role::Member, true)] {
            assert_eq!(shows(role, "page", "PageRenamed", PAGES[0], None), is_shown);
        }
        assert!(!shows(Role::Owner, "page", "PageRenamed", PAGES[2], None));
    }

    #[test]
    fn of_a_private_view_only_its_owner_reads_and_of_others_all_who_are_there() {
        let [mine, other, archived] = PROJECTS;
        let shows = |view, project| shows(Role::Guest, "view", "ViewRenamed", view, project);
        for place in [Some(mine), None] {
            assert!(shows(PAGES[0], place) && shows(PAGES[1], place));
            assert!(!shows(PAGES[2], place), "somebody else's");
            assert!(!shows(THINGS[1], place), "it was deleted");
        }
        assert!(!shows(PAGES[0], Some(other)) && !shows(PAGES[0], Some(archived)));
    }

    #[test]
    fn the_end_of_a_view_is_told_to_those_who_saw_it() {
        let shows = |name, payload: &str, view| {
            shows_saying(Role::Guest, ("view", name, payload), view, None)
        };
        assert!(shows("ViewAccessChanged", r#"{"from":"PUBLIC","to":"PRIVATE"}"#, PAGES[2]));
        assert!(!shows("ViewAccessChanged", r#"{"from":"PRIVATE","to":"PUBLIC"}"#, PAGES[2]));
        let deleted = |access: &str, owner: Uuid| {
            let payload = format!(r#"{{"access":"{access}","owner":"{owner}"}}"#);
            shows("ViewDeleted", &payload, THINGS[1])
        };
        assert!(deleted("PUBLIC", PEOPLE[1]) && deleted("PRIVATE", PEOPLE[0]));
        assert!(!deleted("PRIVATE", PEOPLE[1]));
    }

    #[test]
    fn the_end_of_a_page_is_told_to_those_who_could_read_it() {
        let shows = |name, payload: &str, page| {
            shows_saying(Role::Member, ("page", name, payload), page, Some(PROJECTS[0]))
        };
        assert!(shows("PageAccessChanged", r#"{"from":"PUBLIC","to":"PRIVATE"}"#, PAGES[2]));
        assert!(!shows("PageAccessChanged", r#"{"from":"PRIVATE","to":"PUBLIC"}"#, PAGES[2]));
        let deleted = |access: &str, owner: Uuid| {
            shows(
                "PageDeleted",
                &format!(r#"{{"access":"{access}","owner":"{owner}"}}"#),
                THINGS[1],
            )
        };
        assert!(deleted("PUBLIC", PEOPLE[1]) && deleted("PRIVATE", PEOPLE[0]));
        assert!(!deleted("PRIVATE", PEOPLE[1]));
    }

    #[test]
    fn of_a_collection_those_read_who_see_it_and_its_owner_is_told_of_its_end() {
        let shows = |role, name, payload: &str, id| {
            shows_saying(role, ("collection", name, payload), id, None)
        };
        assert!(shows(Role::Member, "CollectionRenamed", "{}", THINGS[0]));
        assert!(!shows(Role::Owner, "CollectionRenamed", "{}", THINGS[1]), "they do not see it");
        let deleted = |role, access: &str, owner: Uuid| {
            let payload = format!(r#"{{"access":"{access}","owner":"{owner}"}}"#);
            shows(role, "CollectionDeleted", &payload, THINGS[1])
        };
        assert!(deleted(Role::Member, "PUBLIC", PEOPLE[1]));
        assert!(!deleted(Role::Guest, "PUBLIC", PEOPLE[1]));
        assert!(deleted(Role::Member, "PRIVATE", PEOPLE[0]));
        assert!(!deleted(Role::Owner, "PRIVATE", PEOPLE[1]));
    }

    #[test]
    fn what_names_another_page_is_shown_to_those_who_may_read_both() {
        let shows = |name, page, key: &str, other: Uuid| {
            let payload = format!(r#"{{"{key}":{{"id":"{other}","name":"Salaries"}}}}"#);
            let event = ("page", name, payload.as_str());
            shows_saying(Role::Admin, event, page, Some(PROJECTS[0]))
        };
        for (name, key) in
            [("PageCreated", "parent"), ("PageParentChanged", "from"), ("PageParentChanged", "to")]
        {
            let [open, own, foreign] = PAGES;
            for [public, mine, theirs] in [PAGES, DELETED] {
                assert!(shows(name, open, key, public) && shows(name, open, key, mine));
                assert!(!shows(name, open, key, theirs), "{name} says what theirs is called");
                assert!(shows(name, own, key, mine) && shows(name, own, key, public));
                assert!(!shows(name, own, key, theirs), "nobody may read both");
                assert!(!shows(name, foreign, key, mine) && !shows(name, foreign, key, public));
            }
            assert!(!shows(name, open, key, THINGS[1]), "nobody knows who could read it");
        }
    }

    #[test]
    fn a_link_to_a_page_is_shown_to_those_who_may_see_the_page() {
        let shows = |page: Uuid| {
            let payload = format!(r#"{{"page":{{"id":"{page}","name":"Roadmap"}}}}"#);
            let event = ("issue", "IssuePageLinked", payload.as_str());
            shows_saying(Role::Member, event, THINGS[0], Some(PROJECTS[0]))
        };
        assert!(shows(PAGES[0]) && shows(PAGES[1]));
        assert!(!shows(PAGES[2]) && !shows(THINGS[1]));
    }
}
