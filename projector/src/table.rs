//! What a read table is: rows that follow from the events and from nothing else, least of all from another table.

use std::collections::{BTreeMap, BTreeSet};
use std::{iter, mem};

use domain::Event;
use domain::issue::IssueEvent;
use domain::project::ProjectEvent;
use domain::workspace::WorkspaceEvent;
use futures::future::BoxFuture;
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::counts::{self, Differences};

/// What the connections that apply events are told: rows are found by their keys only, whatever the tables' statistics
/// say, and plans are kept. A table that has just been made would otherwise be read whole for every event.
pub(crate) const KEYED: [(&str, &str); 4] = [
    ("plan_cache_mode", "force_generic_plan"),
    ("enable_seqscan", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
];

/// A read table, whatever its rows are.
pub trait Table: Send + Sync {
    /// Its name in the database.
    fn name(&self) -> &'static str;

    /// Tables that are kept with it, and made, filled, compared and swapped with it.
    fn companions(&self) -> &'static [&'static str];

    /// Changes its rows by events, those of each workspace in order; the same events again leave the same rows.
    fn apply<'a>(
        &'a self,
        db: &'a mut PgConnection,
        events: &'a [Projected],
    ) -> BoxFuture<'a, Result<(), Error>>;
}

/// The name of a table, and of those kept with it.
pub(crate) fn table_names(table: &dyn Table) -> impl Iterator<Item = &'static str> + use<> {
    iter::once(table.name()).chain(table.companions().iter().copied())
}

/// A read table whose rows are changed in memory and written once for many events.
pub(crate) trait Rows: Send + Sync + 'static {
    /// The table's name.
    const NAME: &'static str;
    /// The column that tells rows of one workspace apart.
    const KEY: &'static str = "id";
    /// What every row is inside of, and goes with.
    const INSIDE: Inside;
    /// Tables that are kept with it; their rows go with the same things.
    const COMPANIONS: &[&str] = &[];
    /// A row.
    type Row: Send + Sync;

    /// Which rows an event changes; the end of what they are inside of is seen to already.
    fn touches(event: &Projected) -> Touch;

    /// The row after the event; `None` is no row.
    fn evolve(key: Uuid, row: Option<Self::Row>, event: &Projected) -> Option<Self::Row>;

    /// The row's key.
    fn key(row: &Self::Row) -> Key;

    /// The rows with these keys, those that there are. The statement has to look for one key after another, by a
    /// LATERAL with a LIMIT: of a join the plan may as well read the whole table, if that was nearly empty when it was
    /// made, and plans are kept.
    fn load(
        db: &mut PgConnection,
        keys: &Keys,
    ) -> impl Future<Output = Result<Vec<Self::Row>, Error>> + Send;

    /// Writes rows, new or changed.
    fn save(
        db: &mut PgConnection,
        rows: Vec<Self::Row>,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// What a row is counted as, in a table that has counts.
    fn counted(_: &Self::Row) -> Option<counts::Kind> {
        None
    }

    /// Changes the rows that an event touches as [`Touch::Many`].
    fn sweep(
        _: &mut PgConnection,
        _: &Projected,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        async { Ok(()) }
    }
}

/// What tells a row apart: its workspace, and its id there.
pub(crate) type Key = (Uuid, Uuid);

/// Keys as the two columns of a small table.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// The workspaces.
    pub(crate) workspaces: Vec<Uuid>,
    /// The ids, each in the workspace of the same place.
    pub(crate) ids: Vec<Uuid>,
}

impl FromIterator<Key> for Keys {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        let (workspaces, ids) = keys.into_iter().unzip();
        Self { workspaces, ids }
    }
}

/// Which rows an event changes.
pub(crate) enum Touch {
    /// None.
    Nothing,
    /// One.
    Row(Uuid),
    /// Several, known by key.
    Rows(Vec<Uuid>),
    /// All that a statement finds.
    Many,
}

/// What a row can be inside of, from the outside inwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Inside {
    /// Nothing that ends.
    Instance,
    /// A workspace.
    Workspace,
    /// A project, column `project_id`.
    Project,
    /// An issue, column `work_item_id`.
    WorkItem,
}

impl Inside {
    /// The columns that removals go by, besides the workspace.
    pub(crate) const COLUMNS: [&str; 2] = [Self::Project.column(), Self::WorkItem.column()];

    /// The column that names it.
    const fn column(self) -> &'static str {
        match self {
            Self::Instance | Self::Workspace => "workspace_id",
            Self::Project => "project_id",
            Self::WorkItem => "work_item_id",
        }
    }

    /// What ends with the event: everything inside of the entity that it happened to.
    const fn ended_by(event: &Event) -> Option<Self> {
        match event {
            Event::Workspace(WorkspaceEvent::WorkspaceDeleted(_)) => Some(Self::Workspace),
            Event::Project(ProjectEvent::ProjectDeleted(_)) => Some(Self::Project),
            Event::Issue(IssueEvent::IssueDeleted(_)) => Some(Self::WorkItem),
            _ => None,
        }
    }
}

impl<T: Rows> Table for T {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn companions(&self) -> &'static [&'static str] {
        T::COMPANIONS
    }

    fn apply<'a>(
        &'a self,
        db: &'a mut PgConnection,
        events: &'a [Projected],
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(apply::<T>(db, events))
    }
}

/// Collects the events of single rows and settles them before an event that touches many.
async fn apply<T: Rows>(db: &mut PgConnection, events: &[Projected]) -> Result<(), Error> {
    let mut single = Vec::new();
    for event in events {
        let ended = Inside::ended_by(&event.event).filter(|ended| T::INSIDE >= *ended);
        if let Some(ended) = ended {
            settle::<T>(db, mem::take(&mut single)).await?;
            for table in iter::once(&T::NAME).chain(T::COMPANIONS) {
                remove(db, table, event.workspace, ended, event.entity).await?;
            }
            continue;
        }
        match T::touches(event) {
            Touch::Nothing => {}
            Touch::Row(key) => single.push((key, event)),
            Touch::Rows(keys) => single.extend(keys.into_iter().map(|key| (key, event))),
            Touch::Many => {
                settle::<T>(db, mem::take(&mut single)).await?;
                T::sweep(db, event).await?;
            }
        }
    }
    settle::<T>(db, single).await
}

/// Loads the rows, takes in their events in order, and writes what is left of them.
async fn settle<T: Rows>(
    db: &mut PgConnection,
    events: Vec<(Uuid, &Projected)>,
) -> Result<(), Error> {
    if events.is_empty() {
        return Ok(());
    }
    let keys: BTreeSet<Key> = events.iter().map(|(id, event)| (event.workspace, *id)).collect();
    let loaded = T::load(db, &keys.into_iter().collect()).await?;
    let mut differences = Differences::default();
    loaded.iter().filter_map(T::counted).for_each(|kind| differences.subtract(kind));
    let mut gone: BTreeSet<Key> = loaded.iter().map(T::key).collect();
    let mut rows: BTreeMap<Key, T::Row> =
        loaded.into_iter().map(|row| (T::key(&row), row)).collect();
    for (id, event) in events {
        let key = (event.workspace, id);
        if let Some(row) = T::evolve(id, rows.remove(&key), event) {
            rows.insert(key, row);
        }
    }
    gone.retain(|key| !rows.contains_key(key));
    rows.values().filter_map(T::counted).for_each(|kind| differences.add(kind));
    differences.save(db).await?;
    remove_all::<T>(db, gone).await?;
    if rows.is_empty() { Ok(()) } else { T::save(db, rows.into_values().collect()).await }
}

/// Removes the rows with these keys.
async fn remove_all<T: Rows>(db: &mut PgConnection, keys: BTreeSet<Key>) -> Result<(), Error> {
    if keys.is_empty() {
        return Ok(());
    }
    let (table, key) = (T::NAME, T::KEY);
    let keys: Keys = keys.into_iter().collect();
    let statement = format!(
        "DELETE FROM {table} \
         WHERE ctid = ANY (ARRAY( \
             SELECT found.ctid \
             FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key) \
             CROSS JOIN LATERAL ( \
                 SELECT ctid FROM {table} AS stored \
                 WHERE stored.workspace_id = wanted.workspace AND stored.{key} = wanted.key \
                 LIMIT 1 \
             ) AS found \
         ))"
    );
    sqlx::query(&statement).bind(keys.workspaces).bind(keys.ids).execute(db).await?;
    Ok(())
}

/// Removes the rows of a workspace that are inside of what has ended. They are found by that alone: no index is asked
/// for what IS NOT DISTINCT, so never the primary key for a whole workspace.
async fn remove(
    db: &mut PgConnection,
    table: &str,
    workspace: Uuid,
    inside: Inside,
    ended: Uuid,
) -> Result<(), Error> {
    let column = inside.column();
    let statement =
        format!("DELETE FROM {table} WHERE {column} = $2 AND workspace_id IS NOT DISTINCT FROM $1");
    sqlx::query(&statement).bind(workspace).bind(ended).execute(db).await?;
    Ok(())
}
