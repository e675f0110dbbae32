//! A stream or notes that are not what was published.

use std::collections::HashMap;

use async_nats::HeaderMap;
use domain::WorkspaceId;
use futures::StreamExt as _;
use nats::{Start, follow, subject};
use tokio::time::timeout;

use crate::support::{PATIENCE, World, quick, workspace};

/// A world in which three workspaces are published.
async fn published_world() -> World {
    let world = World::new().await;
    for number in 1..=3 {
        world.append(workspace(number), 20).await;
    }
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_stream_is_rebuilt_while_the_relay_runs() {
    let world = published_world().await;
    let _relay = world.relay(quick()).await;
    world.assert_published().await;
    let name = world.stream().await.name().to_owned();
    world.connection.jetstream().delete_stream(&name).await.unwrap();
    world.wait_until("rebuilt", async || held(&world, &name).await == 60).await;
    world.append(workspace(1), 1).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_misses_nothing_of_a_stream_that_is_rebuilt_in_another_order() {
    let world = published_world().await;
    let _relay = world.relay(quick()).await;
    world.assert_published().await;
    let followed = follow(world.connection.clone(), None, Start::Beginning);
    let mut followed = std::pin::pin!(followed);
    let mut received: HashMap<WorkspaceId, Vec<u64>> = HashMap::new();
    for more in [60, 30] {
        let all = async {
            for _ in 0..more {
                let incoming = followed.next().await.unwrap();
                received.entry(incoming.workspace).or_default().push(incoming.position);
            }
        };
        timeout(PATIENCE, all).await.unwrap();
        let name = world.stream().await.name().to_owned();
        world.connection.jetstream().delete_stream(&name).await.unwrap();
        // The new stream has these before what it had of the other workspaces.
        world.append(workspace(1), 20).await;
        world.assert_published().await;
        world.append(workspace(1), 10).await;
        world.assert_published().await;
    }
    let positions = |last: u64| (1..=last).collect::<Vec<u64>>();
    assert_eq!(received[&workspace(1)], positions(50));
    assert_eq!(received[&workspace(2)], positions(20));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_deleted_while_no_relay_ran_is_rebuilt() {
    let world = published_world().await;
    let relay = world.relay(quick()).await;
    world.assert_published().await;
    relay.stop.cancel();
    let name = world.stream().await.name().to_owned();
    world.connection.jetstream().delete_stream(&name).await.unwrap();
    let _relay = world.relay(quick()).await;
    world.wait_until("rebuilt", async || held(&world, &name).await == 60).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_notes_double_nothing() {
    let world = published_world().await;
    let relay = world.relay(quick()).await;
    world.assert_published().await;
    sqlx::query("DELETE FROM event_log.relay_progress").execute(&world.pool).await.unwrap();
    world.append(workspace(1), 1).await;
    world.assert_published().await;
    relay.stop.cancel();
    sqlx::query("DELETE FROM event_log.relay_progress").execute(&world.pool).await.unwrap();
    let _second = world.relay(quick()).await;
    world.append(workspace(2), 1).await;
    world.append(workspace(3), 1).await;
    // Also the first workspace, in which nothing is pending, is noted again.
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_end_is_published_again() {
    let world = published_world().await;
    let relay = world.relay(quick()).await;
    world.assert_published().await;
    relay.stop.cancel();
    // What a power failure does to a server that has not flushed.
    let stream =
        world.connection.jetstream().get_stream(world.stream().await.name()).await.unwrap();
    stream.purge().await.unwrap();
    let _relay = world.relay(quick()).await;
    world
        .wait_until("rebuilt", async || held(&world, &stream.cached_info().config.name).await == 60)
        .await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hole_in_one_workspace_is_repaired_and_the_others_are_left_alone() {
    let world = published_world().await;
    let relay = world.relay(quick()).await;
    world.assert_published().await;
    let name = world.stream().await.name().to_owned();
    let stream = world.connection.jetstream().get_stream(&name).await.unwrap();
    stream.purge().filter(subject::of_workspace(workspace(2))).keep(5).await.unwrap();
    relay.stop.cancel();
    let _relay = world.relay(quick()).await;
    world.wait_until("repaired", async || held(&world, &name).await == 60).await;
    world.assert_published().await;
    let first = world.messages(&name).await;
    assert!(first[..20].iter().all(|incoming| incoming.workspace != workspace(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_somebody_else_put_between_is_removed() {
    let world = published_world().await;
    let _relay = world.relay(quick()).await;
    world.assert_published().await;
    let subject = format!("tm.v1.{}._.note.NoteWritten", workspace(1));
    let mut headers = HeaderMap::new();
    headers.insert("ce-id", "nonsense");
    let jetstream = world.connection.jetstream();
    jetstream.publish_with_headers(subject, headers, "{}".into()).await.unwrap().await.unwrap();
    world.append(workspace(2), 1).await;
    world.append(workspace(1), 1).await;
    let name = world.stream().await.name().to_owned();
    world.wait_until("repaired", async || held(&world, &name).await == 62).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_purges_while_the_relay_runs_is_published_again() {
    let world = published_world().await;
    let _relay = world.relay(quick()).await;
    world.assert_published().await;
    let name = world.stream().await.name().to_owned();
    let stream = world.connection.jetstream().get_stream(&name).await.unwrap();
    stream.purge().filter(subject::of_workspace(workspace(3))).await.unwrap();
    world.wait_until("published again", async || held(&world, &name).await == 60).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_message_is_noticed_while_nothing_is_published() {
    let world = published_world().await;
    let _relay = world.relay(quick()).await;
    world.assert_published().await;
    let jetstream = world.connection.jetstream();
    let subject = format!("tm.v1.{}._.note.NoteWritten", workspace(1));
    jetstream.publish(subject, "{}".into()).await.unwrap().await.unwrap();
    let name = world.stream().await.name().to_owned();
    world.wait_until("noticed", async || held(&world, &name).await != 61).await;
    world.wait_until("repaired", async || held(&world, &name).await == 60).await;
    world.assert_published().await;
}

/// How many messages a stream holds; none if it is not there.
async fn held(world: &World, stream: &str) -> u64 {
    let stream = world.connection.jetstream().get_stream(stream).await;
    stream.map_or(0, |stream| stream.cached_info().state.messages)
}
