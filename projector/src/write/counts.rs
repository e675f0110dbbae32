//! How many rows of `work_item` there are of a kind: kept by differences, so that lists need not count.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::write::once::{Batch, HOLDS};

/// The table of the counts of projects.
pub(crate) const TABLE: &str = "work_item_count";
/// The table of the counts of what work items are planned in: cycles and modules.
pub(crate) const PLACE_TABLE: &str = "work_item_place_count";
/// The table of the counts of what is alike.
pub(crate) const KIND_TABLE: &str = "work_item_kind_count";
/// All of them, which are kept with the rows that they count.
pub(crate) const TABLES: &[&str] = &[TABLE, PLACE_TABLE, KIND_TABLE];

/// What a row is counted as; it can be of several kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of a project's.
    Project(InProject),
    /// One of those that are alike.
    Alike(Alike),
    /// One of those in a cycle or a module.
    Place(InPlace),
}

/// A kind of a project's work items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct InProject {
    pub(crate) workspace: Uuid,
    pub(crate) project: Uuid,
    pub(crate) state: Uuid,
    pub(crate) is_archived: bool,
}

/// A kind of a project's work items by what filters ask for most often.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Alike {
    /// In its project, and its state.
    pub(crate) project: InProject,
    /// The rank of the priority.
    pub(crate) rank: i16,
    /// The name of the priority.
    pub(crate) priority: String,
    /// The assignees, ascending.
    pub(crate) assignees: Vec<Uuid>,
}

/// A kind of the work items in a cycle or a module, none of which is archived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct InPlace {
    pub(crate) workspace: Uuid,
    pub(crate) project: Uuid,
    /// The cycle or the module.
    pub(crate) place: Uuid,
    pub(crate) state: Uuid,
    /// The estimate point; the nil id, which no point has, for none.
    pub(crate) estimate_point: Uuid,
}

/// How much more or less there is of each kind.
#[derive(Debug, Default)]
pub(crate) struct Differences {
    projects: BTreeMap<InProject, i64>,
    alike: BTreeMap<Alike, i64>,
    places: BTreeMap<InPlace, i64>,
}

impl Differences {
    /// One row less, as it was before.
    pub(crate) fn subtract(&mut self, kind: Kind) {
        *self.of(kind) -= 1;
    }

    /// One row more, as it is now.
    pub(crate) fn add(&mut self, kind: Kind) {
        *self.of(kind) += 1;
    }

    /// The difference of a kind.
    fn of(&mut self, kind: Kind) -> &mut i64 {
        match kind {
            Kind::Project(kind) => self.projects.entry(kind).or_default(),
            Kind::Alike(kind) => self.alike.entry(kind).or_default(),
            Kind::Place(kind) => self.places.entry(kind).or_default(),
        }
    }

    /// Adds what writes them to a batch; most changes of a work item do not touch a count.
    ///
    /// # Errors
    /// A value has no binary form.
    pub(crate) fn add_to(&self, batch: &mut Batch) -> Result<(), Error> {
        write(&self.projects, batch)?;
        write(&self.alike, batch)?;
        write(&self.places, batch)
    }
}

/// The kinds that one table counts.
trait Counted: Ord {
    /// The table of `read_model` that holds these counts.
    const TABLE: &'static str;
    /// The columns that tell its rows apart, with their types; all of them are given.
    const KEY: &'static [(&'static str, &'static str)];
    /// Further columns that follow from them, with the types in which they are given, and their own.
    const FURTHER: &'static [(&'static str, &'static str, &'static str)] = &[];

    /// Adds the values of all kinds, column by column.
    fn bind(kinds: &[&Self], batch: &mut Batch) -> Result<(), Error>;
}

impl Counted for InProject {
    const TABLE: &'static str = TABLE;
    const KEY: &'static [(&'static str, &'static str)] = &[
        ("workspace_id", "uuid"),
        ("project_id", "uuid"),
        ("state_id", "uuid"),
        ("is_archived", "bool"),
    ];

    fn bind(kinds: &[&Self], batch: &mut Batch) -> Result<(), Error> {
        batch.add(column(kinds, |kind| kind.workspace))?;
        batch.add(column(kinds, |kind| kind.project))?;
        batch.add(column(kinds, |kind| kind.state))?;
        batch.add(column(kinds, |kind| kind.is_archived))
    }
}

impl Counted for Alike {
    const TABLE: &'static str = KIND_TABLE;
    const KEY: &'static [(&'static str, &'static str)] = &[
        ("workspace_id", "uuid"),
        ("project_id", "uuid"),
        ("state_id", "uuid"),
        ("is_archived", "bool"),
        ("priority_rank", "int2"),
        ("assignees_key", "uuid"),
    ];
    // Arrays of several lengths are no array.
    const FURTHER: &'static [(&'static str, &'static str, &'static str)] =
        &[("priority", "text", "text"), ("assignee_ids", "text", "uuid[]")];

    fn bind(kinds: &[&Self], batch: &mut Batch) -> Result<(), Error> {
        batch.add(column(kinds, |kind| kind.project.workspace))?;
        batch.add(column(kinds, |kind| kind.project.project))?;
        batch.add(column(kinds, |kind| kind.project.state))?;
        batch.add(column(kinds, |kind| kind.project.is_archived))?;
        batch.add(column(kinds, |kind| kind.rank))?;
        batch.add(column(kinds, Alike::assignees_key))?;
        batch.add(column(kinds, |kind| kind.priority.clone()))?;
        batch.add(column(kinds, |kind| format!("{{{}}}", joined(&kind.assignees))))
    }
}

impl Counted for InPlace {
    const TABLE: &'static str = PLACE_TABLE;
    const KEY: &'static [(&'static str, &'static str)] = &[
        ("workspace_id", "uuid"),
        ("project_id", "uuid"),
        ("place_id", "uuid"),
        ("state_id", "uuid"),
        ("estimate_point_id", "uuid"),
    ];

    fn bind(kinds: &[&Self], batch: &mut Batch) -> Result<(), Error> {
        batch.add(column(kinds, |kind| kind.workspace))?;
        batch.add(column(kinds, |kind| kind.project))?;
        batch.add(column(kinds, |kind| kind.place))?;
        batch.add(column(kinds, |kind| kind.state))?;
        batch.add(column(kinds, |kind| kind.estimate_point))
    }
}

/// One value of each kind.
fn column<K, V>(kinds: &[&K], of: impl Fn(&K) -> V) -> Vec<V> {
    kinds.iter().map(|kind| of(kind)).collect()
}

/// Ids with commas between.
fn joined(ids: &[Uuid]) -> String {
    ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(",")
}

impl Alike {
    /// What stands for the assignees: no id for none, that of a single one, and else the first half of the SHA-256 of all.
    fn assignees_key(&self) -> Uuid {
        match self.assignees.as_slice() {
            [] => Uuid::nil(),
            [one] => *one,
            several => {
                let hash = Sha256::digest(joined(several));
                let mut half = [0; 16];
                half.copy_from_slice(&hash[..16]);
                Uuid::from_bytes(half)
            }
        }
    }
}

/// Adds what writes the differences of one table to a batch.
fn write<K: Counted>(differences: &BTreeMap<K, i64>, batch: &mut Batch) -> Result<(), Error> {
    let changed = differences.iter().filter(|(_, difference)| **difference != 0);
    let (kinds, items): (Vec<&K>, Vec<i64>) = changed.map(|(kind, items)| (kind, *items)).unzip();
    if kinds.is_empty() {
        return Ok(());
    }
    let is_less = items.iter().any(|items| *items < 0);
    let first = batch.next();
    K::bind(&kinds, batch)?;
    batch.add(items)?;
    let table = K::TABLE;
    let key: Vec<&str> = K::KEY.iter().map(|(name, _)| *name).collect();
    let further = K::FURTHER.iter().map(|(name, ..)| *name);
    let names = key.iter().copied().chain(further).collect::<Vec<_>>().join(", ");
    let types =
        K::KEY.iter().map(|(_, of)| *of).chain(K::FURTHER.iter().map(|(_, given, _)| *given));
    let parameters =
        types.chain(["int8"]).zip(first..).map(|(of, place)| format!("${place}::{of}[]"));
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let same = key.iter().map(|name| format!("stored.{name} = changed.{name}"));
    let same = same.collect::<Vec<_>>().join(" AND ");
    let values = key.iter().map(|name| format!("changed.{name}"));
    let further = K::FURTHER.iter().map(|(name, _, own)| format!("changed.{name}::{own}"));
    let values = values.chain(further).collect::<Vec<_>>().join(", ");
    let key = key.join(", ");
    let changed = format!(
        "unnest({parameters}) AS changed ({names}, items) \
         LEFT JOIN LATERAL ( \
             SELECT ctid, items FROM {table} AS stored WHERE {same} LIMIT 1 \
         ) AS before ON true"
    );
    // What comes down to nothing goes.
    if is_less {
        batch.write(&format!(
            "DELETE FROM {table} AS counted USING {changed} \
             WHERE counted.ctid = before.ctid AND before.items + changed.items = 0 AND {HOLDS}"
        ));
    }
    batch.write(&format!(
        "INSERT INTO {table} AS counted ({names}, items) \
         SELECT {values}, changed.items FROM {changed} \
         WHERE coalesce(before.items, 0) + changed.items <> 0 AND {HOLDS} \
         ON CONFLICT ({key}) DO UPDATE \
         SET items = counted.items + EXCLUDED.items"
    ));
    Ok(())
}

/// Counts nothing any more in a cycle or a module of the event's project, which a sweep has emptied.
pub(crate) async fn empty(
    db: &mut PgConnection,
    event: &Projected,
    place: Uuid,
) -> Result<(), Error> {
    let statement = format!(
        "DELETE FROM {PLACE_TABLE} WHERE workspace_id = $1 AND project_id = $2 AND place_id = $3"
    );
    let statement = sqlx::query(&statement).bind(event.workspace).bind(event.project).bind(place);
    statement.execute(db).await?;
    Ok(())
}

/// Counts what had this estimate point, or any, as having none, when a sweep has taken it off all work items of the project
/// that the event happened to.
pub(crate) async fn without_estimate_points(
    db: &mut PgConnection,
    event: &Projected,
    point: Option<Uuid>,
) -> Result<(), Error> {
    let kept = "workspace_id, project_id, place_id, state_id";
    let statement = format!(
        "WITH gone AS ( \
             DELETE FROM {PLACE_TABLE} \
             WHERE workspace_id = $1 AND project_id = $2 AND estimate_point_id <> $4 \
                 AND estimate_point_id = COALESCE($3, estimate_point_id) \
             RETURNING {kept}, items \
         ) \
         INSERT INTO {PLACE_TABLE} AS counted ({kept}, estimate_point_id, items) \
         SELECT {kept}, $4, sum(items)::int8 FROM gone GROUP BY {kept} \
         ON CONFLICT ({kept}, estimate_point_id) DO UPDATE \
         SET items = counted.items + EXCLUDED.items"
    );
    sqlx::query(&statement)
        .bind(event.workspace)
        .bind(event.entity)
        .bind(point)
        .bind(Uuid::nil())
        .execute(db)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use embedded::testing::Database;
    use sqlx::ConnectOptions;
    use sqlx::postgres::PgConnectOptions;

    use super::*;
    use crate::write::once::Part;

    /// Differences alone, as the rows of a table would write them.
    struct Only(Differences);

    impl Part for Only {
        fn source(&self) -> Option<crate::write::once::Source> {
            None
        }

        fn add_to(&self, batch: &mut Batch) -> Result<(), Error> {
            self.0.add_to(batch)
        }
    }

    /// The n-th cycle or module, and a state there.
    fn place(n: u128, state: u128) -> Kind {
        let id = Uuid::from_u128;
        Kind::Place(InPlace {
            workspace: id(1),
            project: id(2),
            place: id(n),
            state: id(state),
            estimate_point: Uuid::nil(),
        })
    }

    /// Writes these kinds, some less and some more.
    async fn write(db: &mut PgConnection, less: &[Kind], more: &[Kind]) {
        let mut differences = Differences::default();
        for kind in less {
            differences.subtract(kind.clone());
        }
        for kind in more {
            differences.add(kind.clone());
        }
        let batch = Batch::alone(&Only(differences)).unwrap();
        if !batch.is_empty() {
            batch.run(db).await.unwrap();
        }
    }

    #[tokio::test]
    async fn what_is_in_a_place_is_counted_by_state_and_what_comes_down_to_nothing_goes() {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        migrations::all(&options).await.unwrap();
        let mut db = options.options([("search_path", "read_model")]).connect().await.unwrap();
        let counts = async |db: &mut PgConnection| -> Vec<(Uuid, Uuid, i64)> {
            let statement = format!(
                "SELECT place_id, state_id, items FROM {PLACE_TABLE} ORDER BY place_id, state_id"
            );
            sqlx::query_as(&statement).fetch_all(db).await.unwrap()
        };
        let id = Uuid::from_u128;
        write(&mut db, &[], &[place(5, 3), place(5, 3), place(5, 4), place(6, 3)]).await;
        let all = [(id(5), id(3), 2), (id(5), id(4), 1), (id(6), id(3), 1)];
        assert_eq!(counts(&mut db).await, all);
        write(&mut db, &[place(5, 4), place(5, 3)], &[place(5, 3), place(6, 4)]).await;
        let moved = [(id(5), id(3), 2), (id(6), id(3), 1), (id(6), id(4), 1)];
        assert_eq!(counts(&mut db).await, moved);
    }
}
