//! Rebuilds, verifications and migrations of the same tables take turns.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};

use projector::{Difference, Progress, RebuildError, rebuild, tables, verify};
use sqlx::Row;
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::support::{PATIENCE, World};
use crate::{slowly, world};

/// Where a rebuild or a verification stands still once, with its first events applied.
struct Gate {
    is_passed: AtomicBool,
    reached: Notify,
    open: Barrier,
}

impl Gate {
    /// A closed one.
    fn new() -> Arc<Self> {
        let (is_passed, reached) = (AtomicBool::new(false), Notify::new());
        Arc::new(Self { is_passed, reached, open: Barrier::new(2) })
    }

    /// Waits at the gate, the first time.
    fn pass(&self) {
        if !self.is_passed.swap(true, Ordering::Relaxed) {
            self.reached.notify_one();
            self.open.wait();
        }
    }
}

/// What comes of a rebuild of all tables, on a thread that `progress` may hold up.
fn rebuilding(
    world: &World,
    progress: impl Fn(Progress) + Send + Sync + 'static,
) -> JoinHandle<Result<(), RebuildError>> {
    let options = world.options.clone();
    spawn_blocking(move || {
        Handle::current().block_on(rebuild(&options, &tables::TABLES, &slowly(), progress))
    })
}

/// What comes of a verification of all tables, on a thread that `progress` may hold up.
fn verifying(
    world: &World,
    progress: impl Fn(Progress) + Send + Sync + 'static,
) -> JoinHandle<Result<Vec<Difference>, RebuildError>> {
    let options = world.options.clone();
    spawn_blocking(move || {
        Handle::current().block_on(verify(&options, &tables::TABLES, &slowly(), progress))
    })
}

/// The columns and indexes of the live table of states that a migration makes here.
async fn migrated(world: &World) -> i64 {
    let statement = "SELECT
            (SELECT count(*) FROM pg_indexes
             WHERE schemaname = 'read_model' AND indexname = 'state_by_mood')
            + (SELECT count(*) FROM information_schema.columns
               WHERE table_schema = 'read_model' AND table_name = 'state' AND column_name = 'mood')";
    sqlx::query_scalar(statement).fetch_one(&world.pool).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_that_comes_while_a_rebuild_runs_is_not_undone_by_it() {
    let (world, _) = world(3).await;
    let done = changed_meanwhile(&world, "ALTER TABLE state ADD COLUMN mood text").await;
    let error = done.unwrap_err();
    assert!(matches!(error, RebuildError::Changed { .. }), "{error}");
    assert!(error.to_string().contains(": mood text"), "{error}");
    rebuild(&world.options, &tables::TABLES, &slowly(), |_| {}).await.unwrap();
    assert_eq!(migrated(&world).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_comes_while_a_rebuild_runs_is_there_after_it() {
    let (world, _) = world(3).await;
    changed_meanwhile(&world, "CREATE INDEX state_by_mood ON state (name)").await.unwrap();
    assert_eq!(migrated(&world).await, 1);
}

/// What comes of a rebuild in the middle of which a table is changed.
async fn changed_meanwhile(world: &World, change: &str) -> Result<(), RebuildError> {
    let gate = Gate::new();
    let at = Arc::clone(&gate);
    let rebuilding = rebuilding(world, move |_| at.pass());
    gate.reached.notified().await;
    sqlx::raw_sql(change).execute(&world.pool).await.unwrap();
    gate.open.wait();
    rebuilding.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_replaced_only_while_no_migration_runs() {
    let (world, _) = world(3).await;
    let mut reader = world.pool.begin().await.unwrap();
    let hold = "LOCK TABLE checkpoint IN ACCESS SHARE MODE";
    sqlx::raw_sql(hold).execute(&mut *reader).await.unwrap();
    let rebuilding = rebuilding(&world, |_| {});
    let takes_turns = "SELECT EXISTS (
            SELECT FROM pg_locks AS swap
            JOIN pg_locks AS turn ON turn.pid = swap.pid
            WHERE NOT swap.granted
              AND swap.relation = 'read_model.checkpoint'::regclass
              AND turn.locktype = 'advisory'
              AND turn.granted
              AND (turn.classid::bigint << 32 | turn.objid::bigint)
                  = hashtext('tidemark.migrate')::bigint
        )";
    let waits_in_its_turn = async || {
        let row = sqlx::query(takes_turns).fetch_one(&world.pool).await.unwrap();
        row.get::<bool, _>(0)
    };
    while !waits_in_its_turn().await {
        assert!(!rebuilding.is_finished(), "the tables were replaced without a turn");
        tokio::task::yield_now().await;
    }
    reader.rollback().await.unwrap();
    rebuilding.await.unwrap().unwrap();
    migrations::read_model(&world.options).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_verifications_the_second_is_refused_and_the_first_goes_on() {
    let (world, _) = world(3).await;
    let gate = Gate::new();
    let at = Arc::clone(&gate);
    let first = verifying(&world, move |_| at.pass());
    gate.reached.notified().await;
    let options = slowly();
    let second = verify(&world.options, &tables::TABLES, &options, |_| {});
    let second = tokio::time::timeout(PATIENCE, second).await;
    gate.open.wait();
    assert!(matches!(second, Ok(Err(RebuildError::Verifying))), "{second:?}");
    assert_eq!(first.await.unwrap().unwrap(), []);
    world.assert_verified().await;
}
