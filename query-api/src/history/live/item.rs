//! Events as all clients of a workspace get them: rendered once, with what decides who may read them.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use domain::WorkspaceId;
use event_store::{RecordedEvent, read};
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;

use super::super::shape::StoredEvent;
use super::super::visibility::{Readers, Standing, Things, beyond, changes_rights, page_of};

/// An event of the log.
#[derive(Debug)]
pub(super) struct Item {
    /// What decides who may read it; without data and metadata.
    pub(super) event: RecordedEvent,
    /// The project of another work item that it names.
    pub(super) beyond: Option<Uuid>,
    /// The page that it is about, if it is about one.
    page: Option<Uuid>,
    /// Who may read that page from this event on, if it changes them.
    opens: Option<Readers>,
    /// What has become of the thing that it happened to, as far as the log was read.
    standing: Mutex<Standing>,
    /// The event as JSON, with a comma behind.
    pub(super) json: Vec<u8>,
    /// When it was read.
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
    /// Events.
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
        let things = Things::of(db, workspace.uuid(), &events).await?;
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
    /// Renders an event.
    fn new(mut event: RecordedEvent, things: &Things, read_at: Instant) -> Result<Self, Problem> {
        let beyond = beyond(&event);
        let (page, standing) = (page_of(&event), Mutex::new(things.standing(&event)));
        let opens = (event.name == "PageAccessChanged").then(|| things.readers(event.entity));
        let stored = StoredEvent::new(event.clone(), Zone::UTC)?.without_long_values()?;
        let mut json = serde_json::to_vec(&stored).map_err(Problem::internal)?;
        json.push(b',');
        json.shrink_to_fit();
        (event.payload, event.metadata) = (String::new(), String::new());
        Ok(Self { event, beyond, page, opens: opens.flatten(), standing, json, read_at })
    }

    /// What has become of the thing that it happened to, as far as the log was read.
    pub(super) fn standing(&self) -> Standing {
        *self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is gone with this event, if it deletes something.
    pub(super) fn deletes(&self) -> Option<Uuid> {
        let deleting = ["ProjectDeleted", "IssueDeleted", "CommentDeleted", "PageDeleted"];
        deleting.contains(&self.event.name.as_str()).then_some(self.event.entity)
    }

    /// The page that has other readers with this event, and those, if it changes them.
    pub(super) fn opens(&self) -> Option<(Uuid, Readers)> {
        self.page.zip(self.opens)
    }

    /// Notes that things are gone: what was said of them is nobody's to read any more.
    pub(super) fn lose(&self, gone: &HashSet<Uuid>) {
        let RecordedEvent { entity, issue, project, .. } = &self.event;
        let things = [Some(*entity), *issue, *project, self.page];
        if things.iter().flatten().any(|id| gone.contains(id)) {
            self.standing.lock().unwrap_or_else(PoisonError::into_inner).is_live = false;
        }
    }

    /// Notes that pages have other readers; that they were closed is told to those who could read them before.
    pub(super) fn open(&self, pages: &HashMap<Uuid, Readers>) {
        let readers = self.page.and_then(|page| pages.get(&page));
        if let (Some(readers), None) = (readers, self.opens) {
            let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
            standing.readers = Some(*readers);
        }
    }

    /// About how many bytes it takes.
    pub(super) const fn bytes(&self) -> usize {
        size_of::<Self>() + self.json.len()
    }
}
