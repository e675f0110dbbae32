//! Readers of several statements see one moment, whatever a rebuild puts in the tables' place meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};

use projector::{Table, rebuild, tables};
use sqlx::{PgConnection, Postgres, Row, Transaction};
use uuid::Uuid;

use crate::support::{Place, World};
use crate::{slowly, world};

/// How a question of several statements begins.
const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; \
    LOCK TABLE checkpoint IN ACCESS SHARE MODE";

/// Work items, each with the position that last changed it.
type Items = Vec<(Uuid, i64)>;

/// Begins a question of several statements.
async fn begin(world: &World) -> Transaction<'static, Postgres> {
    world.pool.begin_with(BEGIN).await.unwrap()
}

/// Where the tables are; the question's first statement.
async fn position(db: &mut PgConnection, place: Place) -> i64 {
    let statement = "SELECT position FROM checkpoint WHERE workspace_id = $1";
    sqlx::query_scalar(statement).bind(place.workspace.uuid()).fetch_one(db).await.unwrap()
}

/// The work items that a reader sees.
async fn seen(db: &mut PgConnection, place: Place) -> Items {
    let statement = "SELECT id, position FROM work_item WHERE workspace_id = $1 ORDER BY id";
    let rows = sqlx::query(statement).bind(place.workspace.uuid()).fetch_all(db).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// The work items that there are at a position, as the log says.
async fn logged(world: &World, place: Place, position: i64) -> Items {
    let statement = "SELECT entity_id, max(position)
        FROM event_log.event
        WHERE workspace_id = $1 AND aggregate_type = 'issue' AND position <= $2
        GROUP BY entity_id
        ORDER BY entity_id";
    let rows = sqlx::query(statement).bind(place.workspace.uuid()).bind(position);
    let rows = rows.fetch_all(&world.pool).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// Whether a statement waits for a lock on a read table.
async fn waits(world: &World, table: &str, mode: &str) -> bool {
    let statement = "SELECT EXISTS (
            SELECT FROM pg_locks
            WHERE NOT granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND relation = ('read_model.' || $1)::regclass
              AND mode = $2
        )";
    sqlx::query_scalar(statement).bind(table).bind(mode).fetch_one(&world.pool).await.unwrap()
}

/// Waits until a statement waits for a lock on a read table, or something else has happened.
async fn until_it_waits(world: &World, table: &str, mode: &str, or: &AtomicBool) {
    while !or.load(Ordering::Relaxed) && !waits(world, table, mode).await {
        tokio::task::yield_now().await;
    }
}

/// All tables, and one of them.
fn choices() -> [Vec<&'static dyn Table>; 2] {
    [vec![], vec!["work_item".to_owned()]].map(|names| tables::named(&names).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_has_begun_sees_the_old_tables_to_its_end() {
    for tables in choices() {
        let (world, places) = world(3).await;
        let mut reader = begin(&world).await;
        let position = position(&mut reader, places[0]).await;
        world.issue(places[0]).await;
        let rebuilt = AtomicBool::new(false);
        let rebuilding = async {
            let done = rebuild(&world.options, &tables, &slowly(), |_| {}).await;
            rebuilt.store(true, Ordering::Relaxed);
            done.unwrap();
        };
        let reading = async {
            until_it_waits(&world, "checkpoint", "AccessExclusiveLock", &rebuilt).await;
            let rows = seen(&mut reader, places[0]).await;
            assert_eq!(rows, logged(&world, places[0], position).await);
            reader.rollback().await.unwrap();
        };
        futures::future::join(rebuilding, reading).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_begins_while_tables_are_replaced_sees_them_all_before_or_all_after() {
    for tables in choices() {
        let (world, places) = world(3).await;
        world.issue(places[0]).await;
        let mut holder = world.pool.begin().await.unwrap();
        let hold = "LOCK TABLE work_item IN ACCESS SHARE MODE";
        sqlx::raw_sql(hold).execute(&mut *holder).await.unwrap();
        let (rebuilt, begun) = (AtomicBool::new(false), AtomicBool::new(false));
        let rebuilding = async {
            let done = rebuild(&world.options, &tables, &slowly(), |_| {}).await;
            rebuilt.store(true, Ordering::Relaxed);
            done.unwrap();
        };
        let reading = async {
            until_it_waits(&world, "work_item", "AccessExclusiveLock", &rebuilt).await;
            let mut reader = begin(&world).await;
            let position = position(&mut reader, places[0]).await;
            begun.store(true, Ordering::Relaxed);
            until_it_waits(&world, "checkpoint", "AccessExclusiveLock", &rebuilt).await;
            let rows = seen(&mut reader, places[0]).await;
            assert_eq!(rows, logged(&world, places[0], position).await);
            reader.rollback().await.unwrap();
        };
        let holding = async {
            until_it_waits(&world, "checkpoint", "AccessShareLock", &begun).await;
            holder.rollback().await.unwrap();
        };
        futures::future::join3(rebuilding, reading, holding).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_shows_the_position_it_names_while_tables_are_rebuilt_and_events_arrive() {
    let (world, places) = world(20).await;
    let running = world.run();
    let rebuilt = AtomicBool::new(false);
    let appending = async {
        while !rebuilt.load(Ordering::Relaxed) {
            let position = world.issue(places[0]).await;
            world.applied(places[0], position).await;
        }
    };
    let reading = async {
        while !rebuilt.load(Ordering::Relaxed) {
            let mut reader = begin(&world).await;
            let position = position(&mut reader, places[0]).await;
            let rows = seen(&mut reader, places[0]).await;
            reader.rollback().await.unwrap();
            assert_eq!(rows, logged(&world, places[0], position).await);
        }
    };
    let rebuilding = async {
        for tables in choices().iter().cycle().take(4) {
            rebuild(&world.options, tables, &slowly(), |_| {}).await.unwrap();
        }
        rebuilt.store(true, Ordering::Relaxed);
    };
    futures::future::join3(appending, reading, rebuilding).await;
    world.all_applied().await;
    running.end().await;
    world.assert_verified().await;
}
