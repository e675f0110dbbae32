//! Events as all clients of a workspace get them: rendered once, with what decides who may read them.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use domain::comment::CommentAccessChanged;
use domain::view::{ViewAccessChanged, ViewDeleted};
use domain::{Named, WorkspaceId};
use event_store::{RecordedEvent, read};
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;

use super::super::blanks;
use super::super::guests::{Holders, changes_holders, issue_of, other_of};
use super::super::shape::StoredEvent;
use super::super::visibility::{Readers, Standing, Things, changes_rights, left, named, page_of};

/// An event of the log.
#[derive(Debug)]
pub(super) struct Item {
    /// What decides who may read it; without data and metadata.
    pub(super) event: RecordedEvent,
    /// The project that its work item leaves with it, if it says so.
    pub(super) left: Option<Uuid>,
    /// The page, or the view, that it is about, if it is about one.
    page: Option<Uuid>,
    /// The project of that, if it is of one.
    home: Option<Uuid>,
    /// The other pages that it names: it is for those who may read all of them.
    named: Vec<Uuid>,
    /// Who may read that from this event on, if it changes them.
    opens: Option<Readers>,
    /// The other work item that it names.
    other: Option<Uuid>,
    /// Who sees its work item from this event on where guests see only their own, if it changes them.
    holds: Option<Holders>,
    /// The comment that the one that it is about answers.
    above: Option<Uuid>,
    /// Whether its comment is internal from this event on, if it changes that.
    hides: Option<bool>,
    /// What has become of the thing that it happened to, as far as the log was read.
    standing: Mutex<Standing>,
    /// The event as JSON, with a comma behind.
    pub(super) json: Vec<u8>,
    /// The same for those who do not read it whole, if there is something to keep from them.
    pub(super) blanked: Option<Vec<u8>>,
    pub(super) read_at: Instant,
}

/// Some events without a gap, and how far the read tables showed the log.
#[derive(Debug)]
pub(super) struct Stretch {
    /// The events.
    pub(super) items: Vec<Item>,
    /// The last position that the read tables showed.
    pub(super) seen: u64,
    /// Whether rights may have changed with them.
    pub(super) changes_rights: bool,
}

/// How much is read at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    pub(super) events: u32,
    /// Bytes of their data.
    pub(super) bytes: i64,
}

impl Stretch {
    /// Reads on after a position, up to the one that the read tables show in the same snapshot.
    pub(super) async fn read(
        db: &mut PgConnection,
        workspace: WorkspaceId,
        (after, seen): (u64, u64),
        most: Most,
    ) -> Result<Self, Problem> {
        let events = read::read_some(&mut *db, workspace, after, most.events, most.bytes).await?;
        let events: Vec<_> = events.into_iter().filter(|event| event.position <= seen).collect();
        let things = Things::of(&mut *db, workspace.uuid(), &events).await?;
        let things = things.with_guests(db, workspace.uuid(), &events).await?;
        let until = events.last().map_or(after, |event| event.position);
        // When there is more, rights may have changed by what follows.
        let changes_rights = until < seen || events.iter().any(changes_rights);
        let read_at = Instant::now();
        let item = |event: RecordedEvent| Item::new(event, &things, read_at);
        let items = events.into_iter().map(item).collect::<Result<_, _>>()?;
        Ok(Self { items, seen, changes_rights })
    }
}

impl Item {
    fn new(mut event: RecordedEvent, things: &Things, read_at: Instant) -> Result<Self, Problem> {
        let left = left(&event);
        let (page, named) = (page_of(&event), named(&event));
        let home = page.and_then(|page| things.home(page));
        let standing = Mutex::new(things.standing(&event));
        let opens = ["PageAccessChanged", ViewAccessChanged::NAME].contains(&&*event.name);
        let opens = opens.then(|| things.last_readers(event.entity));
        let opens = opens.flatten();
        let (issue, other) = (issue_of(&event), other_of(&event));
        let known = things.for_guests();
        let holds = issue.filter(|_| changes_holders(&event)).zip(known);
        let holds = holds.and_then(|(issue, known)| known.holders.get(&issue).cloned());
        let above = known.and_then(|known| known.above(event.entity));
        let hides = known.filter(|_| event.name == CommentAccessChanged::NAME);
        let hides = hides.map(|known| known.is_internal(event.entity));
        let blanked = blanks::blanked(&event.name, &event.payload);
        let blanked = blanked.map(|payload| RecordedEvent { payload, ..event.clone() });
        let (json, blanked) = (json(event.clone())?, blanked.map(json).transpose()?);
        (event.payload, event.metadata) = (String::new(), String::new());
        Ok(Self {
            event,
            left,
            page,
            home,
            named,
            opens,
            other,
            holds,
            above,
            hides,
            standing,
            json,
            blanked,
            read_at,
        })
    }

    /// What has become of the thing that it happened to, as far as the log was read.
    pub(super) fn standing(&self) -> Standing {
        self.known().clone()
    }

    /// What has become of the thing that it happened to, to be changed.
    fn known(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The id of the thing that this event deletes, if it deletes one.
    pub(super) fn deletes(&self) -> Option<Uuid> {
        let deleting = [
            "ProjectDeleted",
            "IssueDeleted",
            "CommentDeleted",
            "CycleDeleted",
            "ModuleDeleted",
            "PageDeleted",
            ViewDeleted::NAME,
        ];
        deleting.contains(&self.event.name.as_str()).then_some(self.event.entity)
    }

    /// The page or the view whose readers this event changes, and its new readers, if it changes any.
    pub(super) fn opens(&self) -> Option<(Uuid, Readers)> {
        self.page.zip(self.opens)
    }

    /// The work item that this event moves to another project, and that project, if it moves one.
    pub(super) fn moves(&self) -> Option<(Uuid, Uuid)> {
        self.left.and(Some(self.event.entity)).zip(self.event.project)
    }

    /// Notes that work items are in other projects: their events are shown to those who see them there. An event that names a
    /// page of a project that its work item has left is shown to nobody while it is in memory.
    pub(super) fn relocate(&self, moved: &HashMap<Uuid, Uuid>) {
        let to = |issue: Option<Uuid>| issue.and_then(|issue| moved.get(&issue)).copied();
        let (own, other) = (to(self.event.issue), to(self.other));
        if own.is_none() && other.is_none() {
            return;
        }
        let mut standing = self.known();
        standing.project = own.or(standing.project);
        standing.beyond = other.or(standing.beyond);
        standing.is_live &= own.is_none() || self.home.is_none() || self.home == own;
    }

    /// Notes that things are gone: their events are shown to nobody any more. A page that is only named keeps the readers that
    /// it had then.
    pub(super) fn lose(&self, gone: &HashSet<Uuid>) {
        let RecordedEvent { entity, issue, project, .. } = &self.event;
        let things = [Some(*entity), *issue, *project, self.page];
        if things.iter().flatten().any(|id| gone.contains(id)) {
            self.known().is_live = false;
        }
    }

    /// Notes that pages have other readers; that they were closed is told to those who could read them before.
    ///
    /// What names several pages is only closed, and not opened again while it is in memory: others who may read one of the
    /// pages now are told of that by its own event.
    pub(super) fn open(&self, pages: &HashMap<Uuid, Readers>) {
        if self.opens.is_some() {
            return;
        }
        for readers in self.page.iter().chain(&self.named).filter_map(|page| pages.get(page)) {
            let mut standing = self.known();
            if self.named.is_empty() {
                standing.readers = Some(*readers);
            } else if readers.owner.is_some() {
                standing.readers = standing.readers.and_then(|present| present.who_read(*readers));
            }
        }
    }

    /// The work item that others see with this event, and those, if it changes them.
    pub(super) fn holds(&self) -> Option<(Uuid, Holders)> {
        issue_of(&self.event).zip(self.holds.clone())
    }

    /// The comment that others read with this event, and whether it is internal, if it changes that.
    pub(super) fn hides(&self) -> Option<(Uuid, bool)> {
        Some(self.event.entity).zip(self.hides)
    }

    /// Notes that work items have other readers among the guests; a guest who lost one is still told of that.
    pub(super) fn hold(&self, held: &HashMap<Uuid, Holders>) {
        let find = |issue: Option<Uuid>| issue.and_then(|issue| held.get(&issue).cloned());
        if let Some(holders) = find(issue_of(&self.event)) {
            self.known().for_guests.hold(holders);
        }
        if let Some(holders) = find(self.other) {
            self.known().for_guests.beyond = holders;
        }
    }

    /// Notes that comments have other readers; the event that says so is shown to everybody.
    pub(super) fn hide(&self, hidden: &HashMap<Uuid, bool>) {
        if let Some(is_internal) = hidden.get(&self.event.entity)
            && self.hides.is_none()
        {
            self.known().for_guests.is_internal = *is_internal;
        }
        if let Some(is_internal) = self.above.and_then(|above| hidden.get(&above)) {
            self.known().for_guests.is_below_internal = *is_internal;
        }
    }

    /// About how many bytes it takes.
    pub(super) const fn bytes(&self) -> usize {
        let blanked = match &self.blanked {
            Some(json) => json.len(),
            None => 0,
        };
        size_of::<Self>() + self.json.len() + blanked + self.named.len() * size_of::<Uuid>()
    }
}

/// An event as JSON, with a comma behind.
fn json(event: RecordedEvent) -> Result<Vec<u8>, Problem> {
    let stored = StoredEvent::new(event, Zone::UTC)?.without_long_values()?;
    let mut json = serde_json::to_vec(&stored).map_err(Problem::internal)?;
    json.push(b',');
    json.shrink_to_fit();
    Ok(json)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::Role;

    use super::super::super::guests::ForGuests;
    use super::*;

    /// What the event happens to.
    const PAGE: Uuid = Uuid::from_u128(1);
    /// The page above it.
    const ABOVE: Uuid = Uuid::from_u128(2);
    /// Somebody.
    const OWNER: Uuid = Uuid::from_u128(3);
    /// Somebody else.
    const OTHER: Uuid = Uuid::from_u128(4);

    /// An event that nothing is known of.
    fn item(kind: &str, name: &str, payload: &str) -> Item {
        let event = RecordedEvent {
            workspace: WorkspaceId(Uuid::nil()),
            position: 1,
            kind: kind.to_owned(),
            entity: PAGE,
            version: 1,
            name: name.to_owned(),
            type_version: "1".to_owned(),
            payload: payload.to_owned(),
            metadata: "{}".to_owned(),
            event_id: Uuid::nil(),
            command_id: Uuid::nil(),
            actor: Uuid::nil(),
            project: None,
            issue: None,
            recorded_at: DateTime::UNIX_EPOCH,
            hash: [0; 32],
        };
        Item::new(event, &Things::default(), Instant::now()).unwrap()
    }

    /// The same event, while everybody may read the page.
    fn open(item: Item) -> Item {
        let standing = item.standing();
        let standing = Standing { is_live: true, readers: Some(readers(None)), ..standing };
        Item { standing: Mutex::new(standing), ..item }
    }

    /// Everybody, or an owner alone.
    fn readers(owner: Option<Uuid>) -> Readers {
        Readers { owner, least: Some(Role::Member) }
    }

    #[test]
    fn what_was_said_of_a_thing_is_lost_with_it() {
        for kind in ["Project", "Issue", "Comment", "Cycle", "Module", "Page", "View"] {
            let kind_of = kind.to_lowercase();
            let renamed = open(item(&kind_of, &format!("{kind}Renamed"), "{}"));
            let deleted = item(&kind_of, &format!("{kind}Deleted"), "{}");
            assert_eq!((renamed.deletes(), deleted.deletes()), (None, Some(PAGE)));
            renamed.lose(&deleted.deletes().into_iter().collect());
            assert!(!renamed.standing().is_live, "{kind}");
        }
    }

    #[test]
    fn what_was_said_of_an_item_goes_with_it_to_another_project() {
        let address = |project: Uuid| format!(r#"{{"project":"{project}"}}"#);
        let payload = format!(r#"{{"from":{},"to":{}}}"#, address(ABOVE), address(OWNER));
        let moved = item("issue", "IssueMoved", &payload);
        let moved = Item { event: RecordedEvent { project: Some(OWNER), ..moved.event }, ..moved };
        assert_eq!((moved.left, moved.moves()), (Some(ABOVE), Some((PAGE, OWNER))));
        let renamed = open(item("issue", "IssueRenamed", "{}"));
        let event = RecordedEvent { issue: Some(PAGE), ..renamed.event };
        let renamed = Item { event, ..renamed };
        assert_eq!(renamed.moves(), None);
        renamed.relocate(&moved.moves().into_iter().collect());
        assert_eq!((renamed.standing().project, renamed.standing().is_live), (Some(OWNER), true));
        let linked = Item { home: Some(ABOVE), ..renamed };
        linked.relocate(&moved.moves().into_iter().collect());
        assert!(!linked.standing().is_live, "the page stays where it is");
        let payload = format!(r#"{{"with":{{"id":"{PAGE}"}},"project":"{ABOVE}"}}"#);
        let related = item("issue", "IssueRelationAdded", &payload);
        assert_eq!(related.standing().beyond, Some(ABOVE));
        related.relocate(&moved.moves().into_iter().collect());
        assert_eq!(related.standing().beyond, Some(OWNER));
    }

    #[test]
    fn a_page_that_is_closed_closes_what_names_it() {
        let payload = format!(r#"{{"from":{{"id":"{ABOVE}","name":"Salaries"}}}}"#);
        let moved = open(item("page", "PageParentChanged", &payload));
        let closes = |page: Uuid, owner| moved.open(&[(page, readers(owner))].into());
        closes(ABOVE, None);
        assert_eq!(moved.standing().readers, Some(readers(None)));
        closes(ABOVE, Some(OWNER));
        assert_eq!(moved.standing().readers, Some(readers(Some(OWNER))));
        closes(PAGE, None);
        assert_eq!(moved.standing().readers, Some(readers(Some(OWNER))), "it names the other one");
        closes(PAGE, Some(OTHER));
        assert_eq!(moved.standing().readers, None, "nobody may read both");
        moved.lose(&[ABOVE].into());
        assert!(moved.standing().is_live, "the page itself is there");
    }

    #[test]
    fn others_see_a_work_item_and_what_relates_to_it() {
        let holders = |user: Uuid| Holders::These([user].into());
        let renamed = open(item("issue", "IssueRenamed", "{}"));
        let payload = format!(r#"{{"with":{{"id":"{PAGE}","key":"ENG-1"}},"project":"{ABOVE}"}}"#);
        let related = open(item("issue", "IssueRelationAdded", &payload));
        for item in [&renamed, &related] {
            item.hold(&[(PAGE, holders(OWNER))].into());
            let ForGuests { holders: own, .. } = item.standing().for_guests;
            assert!(own.has(OWNER) && !own.has(OTHER));
        }
        assert_eq!(related.standing().for_guests.beyond, holders(OWNER));
    }

    #[test]
    fn a_comment_that_becomes_internal_hides_what_was_said_of_it_and_of_its_answers() {
        let edited = open(item("comment", "CommentEdited", "{}"));
        let answered = Item { above: Some(PAGE), ..open(item("comment", "CommentCreated", "{}")) };
        for item in [&edited, &answered] {
            item.hide(&[(PAGE, true)].into());
        }
        assert!(edited.standing().for_guests.is_internal);
        assert!(answered.standing().for_guests.is_below_internal);
        let changed =
            Item { hides: Some(true), ..open(item("comment", "CommentAccessChanged", "{}")) };
        changed.hide(&[(PAGE, true)].into());
        assert!(!changed.standing().for_guests.is_internal, "that is told to everybody");
    }

    #[test]
    fn a_page_that_has_other_readers_is_told_to_them() {
        let renamed = open(item("page", "PageRenamed", r#"{"from":"Plan","to":"Roadmap"}"#));
        for owner in [Some(OWNER), None] {
            renamed.open(&[(PAGE, readers(owner))].into());
            assert_eq!(renamed.standing().readers, Some(readers(owner)));
        }
    }
}
