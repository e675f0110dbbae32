//! What a read table is: rows that follow from the events and from nothing else, least of all from another table.

use std::collections::{BTreeMap, BTreeSet};
use std::{iter, mem};

use domain::Event;
use domain::issue::IssueEvent;
use domain::project::ProjectEvent;
use domain::workspace::WorkspaceEvent;
use futures::future::BoxFuture;
use sqlx::postgres::types::Oid;
use sqlx::{Error, PgConnection, Row as _};
use uuid::Uuid;

use crate::Projected;
use crate::write::copy::NewRows;
use crate::write::counts::{self, Differences};
use crate::write::once::{Batch, HOLDS, Part, Source};
use crate::write::row::{Record, SOURCE};

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

    /// What the events of workspaces do to its rows, as a part of one statement, when the checkpoints stand before these
    /// events and will not be moved but by that statement.
    fn plan<'a>(
        &'a self,
        _: &'a mut PgConnection,
        _: &'a [Projected],
    ) -> BoxFuture<'a, Result<Plan, Error>> {
        Box::pin(async { Ok(Plan::Apart) })
    }

    /// Whether an event can change any of its rows itself.
    #[cfg(test)]
    fn takes(&self, _: &Projected) -> bool {
        true
    }

    /// Whether an event moves one of its rows on, with its stream or with what it is inside of.
    #[cfg(test)]
    fn follows(&self, _: &Projected) -> bool {
        false
    }

    /// The statements that follow from its columns, and those.
    #[cfg(test)]
    fn statements(&self) -> ([String; 3], &'static [&'static str]) {
        unreachable!("a table of a test")
    }
}

/// How events are written to a table.
pub enum Plan {
    /// There is nothing to write.
    Nothing,
    /// As a part of one statement.
    Together(Box<dyn Part>),
    /// By statements of its own.
    Apart,
}

/// The name of a table, and of those kept with it.
pub(crate) fn table_names(table: &dyn Table) -> impl Iterator<Item = &'static str> + use<> {
    iter::once(table.name()).chain(table.companions().iter().copied())
}

/// A read table whose rows are changed in memory and written once for many events.
pub(crate) trait Rows: Send + Sync + 'static {
    /// What every row is inside of, and goes with.
    const INSIDE: Inside;
    /// Tables that are kept with it; their rows go with the same things.
    const COMPANIONS: &[&str] = &[];
    /// Whether every row is inside of two things of each kind, and goes with either: columns `other_…` name the second.
    const BOTH_WAYS: bool = false;
    /// From so many new rows on they are written by COPY, which is cheaper for many and needs a round trip more.
    const MANY: usize = usize::MAX;
    /// A row.
    type Row: Record;

    /// What an event does to the rows; the end of what they are inside of is seen to already.
    fn change(event: &Projected) -> Change<'_, Self::Row>;

    /// All that a row is counted as, in a table that has counts.
    fn counted(_: &Self::Row) -> impl Iterator<Item = counts::Kind> {
        iter::empty()
    }

    /// Changes the rows of a [`Change::Many`].
    fn sweep(
        _: &mut PgConnection,
        _: &Projected,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        async { Ok(()) }
    }
}

/// What an event does to the rows of a table.
pub(crate) enum Change<'e, R> {
    /// Nothing.
    Nothing,
    /// Makes a row, in place of the one that there may be.
    Insert(Box<R>),
    /// Changes rows that are there.
    Update(Vec<Uuid>, Alter<'e, R>),
    /// Moves a row on with its stream: it is not changed itself, or only follows another thing.
    Follow(Uuid, Alter<'e, R>),
    /// Removes rows.
    Remove(Vec<Uuid>),
    /// Changes all that a statement finds.
    Many,
}

/// How a row is changed, besides what all changes note.
pub(crate) type Alter<'e, R> = Box<dyn Fn(&mut R) + Send + Sync + 'e>;

impl<R> Change<'_, R> {
    /// Makes a row.
    pub(crate) fn insert(row: R) -> Self {
        Self::Insert(Box::new(row))
    }

    /// Moves one row on with its stream.
    pub(crate) fn follow(id: Uuid) -> Self {
        Self::Follow(id, Box::new(|_| {}))
    }

    /// Removes one row.
    pub(crate) fn remove(id: impl Into<Uuid>) -> Self {
        Self::Remove(vec![id.into()])
    }
}

impl<R: Record> Change<'_, R> {
    /// The rows that it is about.
    fn keys(&self, event: &Projected) -> Vec<Key> {
        let of = |ids: &[Uuid]| ids.iter().map(|id| (event.workspace, *id)).collect();
        match self {
            Self::Nothing | Self::Many => Vec::new(),
            Self::Insert(row) => vec![row.key()],
            Self::Update(ids, _) | Self::Remove(ids) => of(ids),
            Self::Follow(id, _) => of(&[*id]),
        }
    }

    /// Makes it.
    pub(crate) fn make(self, rows: &mut BTreeMap<Key, R>, event: &Projected) {
        let key = |id| (event.workspace, id);
        match self {
            Self::Nothing | Self::Many => {}
            Self::Insert(row) => drop(rows.insert(row.key(), *row)),
            Self::Remove(ids) => ids.into_iter().for_each(|id| drop(rows.remove(&key(id)))),
            Self::Update(ids, alter) => {
                for id in ids {
                    if let Some(row) = rows.get_mut(&key(id)) {
                        row.touch(event);
                        alter(row);
                    }
                }
            }
            Self::Follow(id, alter) => {
                if let Some(row) = rows.get_mut(&key(id)) {
                    row.place(event);
                    alter(row);
                }
            }
        }
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

/// What a row can be inside of, from the outside inwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Inside {
    /// Nothing that ends.
    Instance,
    /// A workspace.
    Workspace,
    /// A project, column `project_id`.
    Project,
    /// An issue, column `work_item_id`, also while it is deleted: what stays then is there again when it comes back.
    DeletedWorkItem,
    /// An issue, column `work_item_id`.
    WorkItem,
}

impl Inside {
    /// The columns that removals go by, besides the workspace; those of issues also name what moves with one.
    pub(crate) const COLUMNS: [&str; 4] =
        [Self::Project.column(), Self::WorkItem.column(), "other_project_id", "other_work_item_id"];

    /// The column that names it.
    const fn column(self) -> &'static str {
        match self {
            Self::Instance | Self::Workspace => "workspace_id",
            Self::Project => "project_id",
            Self::DeletedWorkItem | Self::WorkItem => "work_item_id",
        }
    }

    /// The column that names the second one, in a table that has two.
    const fn other_column(self) -> Option<&'static str> {
        match self {
            Self::Instance | Self::Workspace | Self::DeletedWorkItem => None,
            Self::Project => Some("other_project_id"),
            Self::WorkItem => Some("other_work_item_id"),
        }
    }

    /// Whether it moves to another project when an issue does.
    const fn moves(self) -> bool {
        matches!(self, Self::DeletedWorkItem | Self::WorkItem)
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
        T::Row::TABLE
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

    fn plan<'a>(
        &'a self,
        db: &'a mut PgConnection,
        events: &'a [Projected],
    ) -> BoxFuture<'a, Result<Plan, Error>> {
        Box::pin(plan::<T>(db, events))
    }

    #[cfg(test)]
    fn takes(&self, event: &Projected) -> bool {
        let is_end = Inside::ended_by(&event.event).is_some_and(|ended| T::INSIDE >= ended);
        is_end || !matches!(T::change(event), Change::Nothing | Change::Follow(..))
    }

    #[cfg(test)]
    fn follows(&self, event: &Projected) -> bool {
        let is_inside = T::INSIDE.moves() && moved(&event.event).is_some();
        is_inside || matches!(T::change(event), Change::Follow(..))
    }

    #[cfg(test)]
    fn statements(&self) -> ([String; 3], &'static [&'static str]) {
        let all = T::Row::statements();
        let (insert, update) = (all.insert(1, "true"), all.update(1, "true"));
        ([all.load.clone(), insert, update], &all.columns)
    }
}

/// Collects the events of single rows and settles them before an event that touches many.
async fn apply<T: Rows>(db: &mut PgConnection, events: &[Projected]) -> Result<(), Error> {
    let mut single = Vec::new();
    for event in events {
        let ended = Inside::ended_by(&event.event).filter(|ended| T::INSIDE >= *ended);
        if let Some(ended) = ended {
            settle::<T>(db, mem::take(&mut single)).await?;
            for table in iter::once(&T::Row::TABLE).chain(T::COMPANIONS) {
                remove(db, table, event.workspace, ended.column(), event.entity).await?;
            }
            if let Some(other) = ended.other_column().filter(|_| T::BOTH_WAYS) {
                remove(db, T::Row::TABLE, event.workspace, other, event.entity).await?;
            }
            continue;
        }
        if let Some(moved) = moved(&event.event).filter(|_| T::INSIDE.moves()) {
            settle::<T>(db, mem::take(&mut single)).await?;
            follow(db, T::Row::TABLE, Inside::WorkItem.column(), "project_id", event, moved)
                .await?;
            if T::BOTH_WAYS {
                let [_, _, project, issue] = Inside::COLUMNS;
                follow(db, T::Row::TABLE, issue, project, event, moved).await?;
            }
        }
        match T::change(event) {
            Change::Nothing => {}
            Change::Many => {
                settle::<T>(db, mem::take(&mut single)).await?;
                T::sweep(db, event).await?;
            }
            change => single.push((event, change)),
        }
    }
    settle::<T>(db, single).await
}

/// The project that an issue moved to, with all that hangs on it.
const fn moved(event: &Event) -> Option<Uuid> {
    match event {
        Event::Issue(IssueEvent::IssueMoved(moved)) => Some(moved.to.project.uuid()),
        _ => None,
    }
}

/// What is left of changes: the rows that they made and changed.
struct Altered<R> {
    /// Rows that were not there.
    new: Vec<R>,
    /// Rows that were there.
    changed: Vec<R>,
    /// Rows that are to go.
    removed: Vec<Key>,
    /// How much more or less there is of each kind.
    differences: Differences,
    /// Which table the rows were loaded from, where that is not certain.
    source: Option<Oid>,
}

/// Makes changes in order, to rows that are loaded.
fn alter<T: Rows>(
    loaded: Vec<T::Row>,
    made: Vec<(&Projected, Change<'_, T::Row>)>,
) -> Altered<T::Row> {
    let mut differences = Differences::default();
    loaded.iter().flat_map(T::counted).for_each(|kind| differences.subtract(kind));
    let mut rows: BTreeMap<Key, T::Row> = loaded.into_iter().map(|row| (row.key(), row)).collect();
    let known: BTreeSet<Key> = rows.keys().copied().collect();
    for (event, change) in made {
        change.make(&mut rows, event);
    }
    rows.values().flat_map(T::counted).for_each(|kind| differences.add(kind));
    let removed = known.iter().filter(|key| !rows.contains_key(key)).copied().collect();
    let (new, changed) = rows.into_values().partition(|row| !known.contains(&row.key()));
    Altered { new, changed, removed, differences, source: None }
}

/// Loads the rows, makes the changes in order, and writes what is left of them.
async fn settle<T: Rows>(
    db: &mut PgConnection,
    changes: Vec<(&Projected, Change<'_, T::Row>)>,
) -> Result<(), Error> {
    if changes.is_empty() {
        return Ok(());
    }
    let keys: BTreeSet<Key> =
        changes.iter().flat_map(|(event, change)| change.keys(event)).collect();
    let (loaded, _) = load::<T::Row>(db, &keys).await?;
    let mut rows = alter::<T>(loaded, changes);
    remove_all::<T>(db, mem::take(&mut rows.removed)).await?;
    if rows.new.len() >= T::MANY {
        NewRows::of(&mem::take(&mut rows.new))?.save(db, T::Row::TABLE).await?;
    }
    let batch = Batch::alone(&rows)?;
    if !batch.is_empty() {
        batch.run(db).await?;
    }
    Ok(())
}

/// Loads the rows that are changed, and makes the changes in order; unless some are not of single rows, or remove them.
async fn plan<T: Rows>(db: &mut PgConnection, events: &[Projected]) -> Result<Plan, Error> {
    let mut changes = Vec::new();
    for event in events {
        if Inside::ended_by(&event.event).is_some_and(|ended| T::INSIDE >= ended) {
            return Ok(Plan::Apart);
        }
        if T::INSIDE.moves() && moved(&event.event).is_some() {
            return Ok(Plan::Apart);
        }
        match T::change(event) {
            Change::Nothing => {}
            Change::Many | Change::Remove(_) => return Ok(Plan::Apart),
            change => changes.push((event, change)),
        }
    }
    if changes.is_empty() {
        return Ok(Plan::Nothing);
    }
    // What is inserted was not there, because the checkpoint stands before it.
    let (mut inserted, mut wanted) = (BTreeSet::new(), BTreeSet::new());
    for (event, change) in &changes {
        let keys = change.keys(event).into_iter();
        if matches!(change, Change::Insert(_)) {
            inserted.extend(keys.filter(|key| !wanted.contains(key)));
        } else {
            wanted.extend(keys.filter(|key| !inserted.contains(key)));
        }
    }
    let (loaded, source) = load::<T::Row>(db, &wanted).await?;
    // What is not there now may be there in a table that a rebuild puts in the place of this one.
    if loaded.len() < wanted.len() {
        return Ok(Plan::Apart);
    }
    let rows = Altered { source, ..alter::<T>(loaded, changes) };
    Ok(if rows.new.len() < T::MANY { Plan::Together(Box::new(rows)) } else { Plan::Apart })
}

/// The rows with these keys, and which table they are from.
async fn load<R: Record>(
    db: &mut PgConnection,
    keys: &BTreeSet<Key>,
) -> Result<(Vec<R>, Option<Oid>), Error> {
    if keys.is_empty() {
        return Ok((Vec::new(), None));
    }
    let keys: Keys = keys.iter().copied().collect();
    let load = sqlx::query(&R::statements().load).bind(keys.workspaces).bind(keys.ids);
    let rows = load.fetch_all(db).await?;
    let source = rows.first().map(|row| row.try_get(SOURCE)).transpose()?;
    Ok((rows.iter().map(R::from_row).collect::<Result<_, _>>()?, source))
}

impl<R: Record> Part for Altered<R> {
    fn source(&self) -> Option<Source> {
        self.source.map(|oid| (R::TABLE, oid))
    }

    fn add_to(&self, batch: &mut Batch) -> Result<(), Error> {
        let statements = R::statements();
        if !self.new.is_empty() {
            let first = batch.next();
            R::bind(&self.new, batch.arguments())?;
            batch.write(&statements.insert(first, HOLDS));
        }
        if !self.changed.is_empty() {
            let first = batch.next();
            R::bind(&self.changed, batch.arguments())?;
            batch.write(&statements.update(first, HOLDS));
        }
        self.differences.add_to(batch)
    }
}

/// Removes the rows with these keys.
async fn remove_all<T: Rows>(db: &mut PgConnection, keys: Vec<Key>) -> Result<(), Error> {
    let keys: Keys = keys.into_iter().collect();
    if keys.ids.is_empty() {
        return Ok(());
    }
    let (table, key) = (T::Row::TABLE, T::Row::KEY);
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
    column: &str,
    ended: Uuid,
) -> Result<(), Error> {
    let statement =
        format!("DELETE FROM {table} WHERE {column} = $2 AND workspace_id IS NOT DISTINCT FROM $1");
    sqlx::query(&statement).bind(workspace).bind(ended).execute(db).await?;
    Ok(())
}

/// Takes the rows that are inside of an issue along to the project that it moved to. They are found as those are that are
/// removed.
async fn follow(
    db: &mut PgConnection,
    table: &str,
    issue: &str,
    project: &str,
    event: &Projected,
    to: Uuid,
) -> Result<(), Error> {
    let statement = format!(
        "UPDATE {table} SET {project} = $3, position = $4 \
         WHERE {issue} = $2 AND workspace_id IS NOT DISTINCT FROM $1"
    );
    let statement = sqlx::query(&statement).bind(event.workspace).bind(event.entity);
    statement.bind(to).bind(event.position).execute(db).await?;
    Ok(())
}
