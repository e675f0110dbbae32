//! Rebuilding beside the live tables, and finding out whether they are right.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod readers;
#[path = "../support/mod.rs"]
mod support;
mod turns;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use projector::{Progress, RebuildError, RebuildOptions, rebuild, tables, verify};
use sqlx::Row;
use support::{Place, World};

/// A rebuild in small steps, so that it takes a while.
fn slowly() -> RebuildOptions {
    RebuildOptions { parallel: 2, batch: 5 }
}

/// A world with two workspaces of so many issues each, all applied.
async fn world(issues: usize) -> (World, Vec<Place>) {
    let world = World::new().await;
    let places = vec![world.workspace().await, world.workspace().await];
    let running = world.run();
    for _ in 0..issues {
        for place in &places {
            world.issue(*place).await;
        }
    }
    world.all_applied().await;
    running.end().await;
    (world, places)
}

/// Everything about the live tables that a rebuild must not change: indexes, constraints, rights.
async fn catalogue(world: &World) -> Vec<String> {
    let statement = "
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'read_model'
        UNION ALL
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'read_model'::regnamespace
        UNION ALL
        SELECT 'table ' || relname || ' ' || relowner::regrole || ' ' ||
            COALESCE(
                (SELECT string_agg(acl::text, ' ' ORDER BY acl::text) FROM unnest(relacl) AS acl), '')
        FROM pg_class WHERE relnamespace = 'read_model'::regnamespace AND relkind = 'r'
        UNION ALL
        SELECT 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' ' ||
            data_type || ' ' || is_nullable
        FROM information_schema.columns WHERE table_schema = 'read_model'
        ORDER BY 1";
    let rows = sqlx::query(statement).fetch_all(&world.pool).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_while_events_arrive_ends_with_the_same_tables_and_readers_never_wait_in_vain() {
    let (world, places) = world(40).await;
    let running = world.run();
    let before = catalogue(&world).await;
    let rebuilt = AtomicBool::new(false);
    let appending = async {
        while !rebuilt.load(Ordering::Relaxed) {
            world.issue(places[0]).await;
        }
    };
    let reading = async {
        let mut seen = 80;
        while !rebuilt.load(Ordering::Relaxed) {
            let count = world.count("work_item").await;
            assert!(count >= seen, "{count} issues after {seen}");
            seen = count;
        }
    };
    let rebuilding = async {
        let done = rebuild(&world.options, &tables::TABLES, &slowly(), |_| {}).await;
        rebuilt.store(true, Ordering::Relaxed);
        done.unwrap();
    };
    futures::future::join3(appending, reading, rebuilding).await;
    world.all_applied().await;
    running.end().await;
    assert_eq!(catalogue(&world).await, before);
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_table_is_rebuilt_under_a_working_projector() {
    let (world, places) = world(10).await;
    sqlx::raw_sql("UPDATE state SET name = 'spoilt'").execute(&world.pool).await.unwrap();
    let running = world.run();
    let names = ["state".to_owned()];
    let state = tables::named(&names).unwrap();
    let rebuilt = AtomicBool::new(false);
    let appending = async {
        while !rebuilt.load(Ordering::Relaxed) {
            world.issue(places[0]).await;
        }
    };
    let rebuilding = async {
        let done = rebuild(&world.options, &state, &slowly(), |_| {}).await;
        rebuilt.store(true, Ordering::Relaxed);
        done.unwrap();
    };
    futures::future::join(appending, rebuilding).await;
    world.all_applied().await;
    running.end().await;
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_is_found_and_mended() {
    let (world, _) = world(3).await;
    world.assert_verified().await;
    let spoil =
        "UPDATE work_item SET name = 'spoilt' WHERE id = (SELECT id FROM work_item LIMIT 1)";
    sqlx::raw_sql(spoil).execute(&world.pool).await.unwrap();
    sqlx::raw_sql("DELETE FROM state WHERE slug = ''").execute(&world.pool).await.unwrap();
    let found = verify(&world.options, &tables::TABLES, &slowly(), |_| {}).await.unwrap();
    let found: Vec<_> = found.iter().map(|found| (found.table, found.live.rows)).collect();
    assert_eq!(found, [("state", 0), ("work_item", 6)]);
    let last = AtomicU64::new(0);
    let progress = |Progress { done, total }| {
        assert!(done <= total);
        last.fetch_max(done, Ordering::Relaxed);
    };
    rebuild(&world.options, &tables::TABLES, &slowly(), progress).await.unwrap();
    let positions: i64 = sqlx::query_scalar("SELECT sum(position)::bigint FROM checkpoint")
        .fetch_one(&world.pool)
        .await
        .unwrap();
    assert_eq!(last.into_inner(), positions.cast_unsigned());
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_rebuild_leaves_nothing_that_hinders_the_next() {
    let (world, _) = world(30).await;
    let started = tokio::sync::Notify::new();
    let tables = tables::TABLES;
    let options = slowly();
    {
        let killed = rebuild(&world.options, &tables, &options, |_| started.notify_one());
        let killed = std::pin::pin!(killed);
        futures::future::select(killed, std::pin::pin!(started.notified())).await;
    }
    let again = async {
        // The killed one's connection may live for another moment.
        while let Err(error) = rebuild(&world.options, &tables, &options, |_| {}).await {
            assert!(matches!(error, RebuildError::Running), "{error}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), again).await.unwrap();
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_makes_tables_and_checkpoints_that_were_never_there() {
    let world = World::new().await;
    let place = world.workspace().await;
    let position = world.issue(place).await;
    rebuild(&world.options, &tables::TABLES, &slowly(), |_| {}).await.unwrap();
    assert_eq!(world.position(place).await, position);
    assert_eq!(world.count("work_item").await, 1);
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_that_is_stopped_is_rebuilt_up_to_there() {
    let (world, places) = world(2).await;
    let last = world.position(places[0]).await;
    world.unknown(places[0]).await;
    for names in [vec![], vec!["work_item".to_owned()]] {
        let tables = tables::named(&names).unwrap();
        rebuild(&world.options, &tables, &slowly(), |_| {}).await.unwrap();
        assert_eq!(world.position(places[0]).await, last);
    }
    world.assert_verified().await;
}

#[test]
fn only_tables_that_exist_have_names() {
    assert_eq!(tables::named(&["nonsense".to_owned()]).err(), Some("nonsense".to_owned()));
}
