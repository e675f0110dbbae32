//! What a read table is: rows that follow from the events and from nothing else, least of all from another table.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use domain::Event;
use domain::issue::IssueEvent;
use domain::project::ProjectEvent;
use domain::workspace::WorkspaceEvent;
use futures::future::BoxFuture;
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;

/// A read table, whatever its rows are.
pub trait Table: Send + Sync {
    /// Its name in the database.
    fn name(&self) -> &'static str;

    /// Changes its rows by events of one workspace, in order; the same events again leave the same rows.
    fn apply<'a>(
        &'a self,
        db: &'a mut PgConnection,
        events: &'a [Projected],
    ) -> BoxFuture<'a, Result<(), Error>>;
}

/// A read table whose rows are changed in memory and written once for many events.
pub(crate) trait Rows: Send + Sync + 'static {
    /// The table's name.
    const NAME: &'static str;
    /// The column that tells rows of one workspace apart.
    const KEY: &'static str = "id";
    /// What every row is inside of, and goes with.
    const INSIDE: Inside;
    /// A row.
    type Row: Send + Sync;

    /// Which rows an event changes; the end of what they are inside of is seen to already.
    fn touches(event: &Projected) -> Touch;

    /// The row after the event; `None` is no row.
    fn evolve(key: Uuid, row: Option<Self::Row>, event: &Projected) -> Option<Self::Row>;

    /// The row's key.
    fn key(row: &Self::Row) -> Uuid;

    /// The rows with these keys, those that there are.
    fn load(
        db: &mut PgConnection,
        workspace: Uuid,
        keys: &[Uuid],
    ) -> impl Future<Output = Result<Vec<Self::Row>, Error>> + Send;

    /// Writes rows, new or changed.
    fn save(
        db: &mut PgConnection,
        rows: Vec<Self::Row>,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// Changes the rows that an event touches as [`Touch::Many`].
    fn sweep(
        _: &mut PgConnection,
        _: &Projected,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        async { Ok(()) }
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
            remove::<T>(db, event.workspace, ended.column(), &[event.entity]).await?;
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
    let Some(workspace) = events.first().map(|(_, event)| event.workspace) else { return Ok(()) };
    let keys: BTreeSet<Uuid> = events.iter().map(|(key, _)| *key).collect();
    let keys: Vec<Uuid> = keys.into_iter().collect();
    let loaded = T::load(db, workspace, &keys).await?;
    let mut gone: BTreeSet<Uuid> = loaded.iter().map(T::key).collect();
    let mut rows: BTreeMap<Uuid, T::Row> =
        loaded.into_iter().map(|row| (T::key(&row), row)).collect();
    for (key, event) in events {
        if let Some(row) = T::evolve(key, rows.remove(&key), event) {
            rows.insert(key, row);
        }
    }
    gone.retain(|key| !rows.contains_key(key));
    if !gone.is_empty() {
        remove::<T>(db, workspace, T::KEY, &gone.into_iter().collect::<Vec<_>>()).await?;
    }
    if rows.is_empty() { Ok(()) } else { T::save(db, rows.into_values().collect()).await }
}

/// Removes the rows of a workspace in which a column has one of these values.
async fn remove<T: Rows>(
    db: &mut PgConnection,
    workspace: Uuid,
    column: &str,
    values: &[Uuid],
) -> Result<(), Error> {
    let statement =
        format!("DELETE FROM {} WHERE workspace_id = $1 AND {column} = ANY ($2)", T::NAME);
    sqlx::query(&statement).bind(workspace).bind(values).execute(db).await?;
    Ok(())
}
