//! Relays and servers that die, pause and come back, under load.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::StreamExt as _;
use nats::{Start, follow};
use tokio::time::{sleep, timeout};

use crate::support::{PATIENCE, World, quick, workspace};

/// Appends to eight workspaces until told to stop.
async fn write_until(world: &World, stop: &AtomicBool) {
    let writers = (1..=8).map(|number| async move {
        let mut size = number;
        while !stop.load(Ordering::Relaxed) {
            size = size % 13 + 1;
            world.append(workspace(number), usize::try_from(size).unwrap()).await;
            sleep(Duration::from_millis(3)).await;
        }
    });
    futures::future::join_all(writers).await;
}

/// Waits until so many more events were published.
async fn published_more(world: &World, more: i64) {
    let sum = "SELECT COALESCE(sum(position), 0)::bigint FROM event_log.relay_progress";
    let now = async || sqlx::query_scalar::<_, i64>(sum).fetch_one(&world.pool).await.unwrap();
    let before = now().await;
    world.wait_until("more was published", async || now().await >= before + more).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_relay_is_taken_over_and_nothing_is_lost_or_doubled() {
    let world = World::new().await;
    let stop = AtomicBool::new(false);
    let killer = async {
        let mut active = world.relay(quick()).await;
        for _ in 0..4 {
            active.wait_for("active", |status| status.active).await;
            let standby = world.relay(quick()).await;
            published_more(&world, 300).await;
            assert!(!standby.status.borrow().active);
            active.task.abort();
            active = standby;
        }
        published_more(&world, 300).await;
        stop.store(true, Ordering::Relaxed);
    };
    tokio::join!(write_until(&world, &stop), killer);
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_told_to_stop_hands_over_at_once() {
    let world = World::new().await;
    let (first, second) = (world.relay(quick()).await, world.relay(quick()).await);
    world.append(workspace(1), 3).await;
    world.assert_published().await;
    first.stop.cancel();
    second.stop.cancel();
    world
        .wait_until("both ended", async || first.task.is_finished() && second.task.is_finished())
        .await;
    let third = world.relay(quick()).await;
    world.append(workspace(1), 3).await;
    third.wait_for("active", |status| status.active).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nats_killed_under_load_loses_and_doubles_nothing() {
    let mut world = World::new().await;
    let _relay = world.relay(quick()).await;
    let followed = follow(world.connection.clone(), None, Start::Beginning);
    for _ in 0..4 {
        let stop = AtomicBool::new(false);
        let progress = async {
            published_more(&world, 200).await;
            stop.store(true, Ordering::Relaxed);
        };
        tokio::join!(write_until(&world, &stop), progress);
        // Much is under way now; the rest is appended while the server is dead.
        world.append(workspace(9), 500).await;
        world.nats.kill().await;
        world.append(workspace(9), 50).await;
        world.append(workspace(1), 50).await;
        world.nats.restart().await.unwrap();
    }
    world.assert_published().await;
    let heads = event_store::read::heads(&world.pool).await.unwrap();
    let total: u64 = heads.iter().map(|(_, head)| head).sum();
    let all: Vec<_> =
        timeout(PATIENCE, followed.take(usize::try_from(total).unwrap()).collect()).await.unwrap();
    for (workspace, head) in heads {
        let of = all.iter().filter(|incoming| incoming.workspace == workspace);
        let positions: Vec<u64> = of.map(|incoming| incoming.position).collect();
        assert_eq!(positions, (1..=head).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nats_that_does_not_answer_for_a_while_stores_everything_once() {
    let world = World::new().await;
    let relay = world.relay(quick()).await;
    world.append(workspace(1), 10).await;
    world.assert_published().await;
    world.nats.pause().await;
    for number in 1..=8 {
        world.append(workspace(number), 300).await;
    }
    relay.wait_for("trouble", |status| status.last_error.is_some()).await;
    world.nats.resume();
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_starts_without_nats_and_says_so() {
    let mut world = World::new().await;
    world.nats.kill().await;
    let relay = world.relay(quick()).await;
    world.append(workspace(1), 3).await;
    relay.wait_for("unconnected", |status| !status.connected && !status.active).await;
    world.nats.restart().await.unwrap();
    relay.wait_for("connected", |status| status.connected && status.active).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_whose_lock_is_taken_away_lets_another_go_on() {
    let world = World::new().await;
    let relay = world.relay(quick()).await;
    world.append(workspace(1), 3).await;
    world.assert_published().await;
    let terminate = "SELECT count(pg_terminate_backend(pid)) FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    let ended: i64 = sqlx::query_scalar(terminate).fetch_one(&world.pool).await.unwrap();
    assert_eq!(ended, 1);
    relay.wait_for("the loss is noticed", |status| !status.active).await;
    world.append(workspace(1), 3).await;
    world.assert_published().await;
}
