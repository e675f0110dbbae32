//! What the relay does when nothing goes wrong.

use std::time::Duration;

use event_store::{Appender, Signals};
use futures::StreamExt as _;
use nats::{RelayOptions, Start, follow};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::support::{PATIENCE, World, quick, workspace};

#[tokio::test(flavor = "multi_thread")]
async fn every_event_of_eight_workspaces_under_load_is_published_once_in_order() {
    let world = World::new().await;
    let relay = world.relay(quick()).await;
    let followed = follow(world.connection.clone(), None, Start::Beginning);
    let writers = (1..=8).map(|number| {
        let world = &world;
        async move {
            for n in 0..60 {
                world.append(workspace(number), 1 + n % 20).await;
            }
        }
    });
    futures::future::join_all(writers).await;
    world.assert_published().await;
    let total: u64 =
        event_store::read::heads(&world.pool).await.unwrap().iter().map(|(_, head)| head).sum();
    let all = followed.take(usize::try_from(total).unwrap()).count();
    timeout(PATIENCE, all).await.unwrap();
    relay
        .wait_for("nothing pending", |status| {
            status.active && status.connected && status.pending == 0 && status.last_error.is_none()
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_wakes_the_relay_without_a_sweep() {
    let world = World::new().await;
    let options = RelayOptions { sweep: Duration::from_hours(1), ..RelayOptions::default() };
    let relay = world.relay(options).await;
    relay.wait_for("active", |status| status.active).await;
    world.append(workspace(1), 1).await;
    world.assert_published().await;
    world.append(workspace(1), 1).await;
    world.append(workspace(2), 1).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sweep_finds_what_was_never_signalled() {
    let mut world = World::new().await;
    let _relay = world.relay(quick()).await;
    world.append(workspace(1), 1).await;
    world.assert_published().await;
    let stop = CancellationToken::new();
    stop.cancel();
    let deaf = Signals::new(&world.options, &world.tasks, stop);
    world.appender =
        Appender::new(world.pool.clone(), world.tasks.clone(), deaf, Duration::from_secs(15));
    world.append(workspace(2), 3).await;
    world.assert_published().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_big_payload_is_left_out_and_the_rest_goes_on() {
    let world = World::new().await;
    let _relay = world.relay(quick()).await;
    world.append(workspace(1), 1).await;
    world.append_text(workspace(1), 2, &"x".repeat(2 << 20)).await;
    world.append(workspace(1), 1).await;
    world.assert_published().await;
    let messages = world.messages(world.stream().await.name()).await;
    let whole: Vec<bool> = messages.iter().map(|incoming| incoming.event.is_some()).collect();
    assert_eq!(whole, [true, false, false, true]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_of_hashes_can_be_verified_from_the_stream_alone() {
    let world = World::new().await;
    let _relay = world.relay(quick()).await;
    world.append_text(workspace(1), 40, "é\t\r\nNats-Msg-Id: x %41 🦀").await;
    world.assert_published().await;
    let mut chain = event_store::chain::Chain::default();
    for incoming in world.messages(world.stream().await.name()).await {
        chain.verify(&incoming.event.unwrap()).unwrap();
    }
    assert_eq!(chain.position(), 40);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_of_one_workspace_from_now_sees_only_what_comes() {
    let world = World::new().await;
    let _relay = world.relay(quick()).await;
    world.append(workspace(1), 5).await;
    world.assert_published().await;
    let followed = follow(world.connection.clone(), Some(workspace(1)), Start::Now);
    let mut followed = std::pin::pin!(followed);
    // The first look fixes the place; nothing can come yet.
    assert!(futures::poll!(followed.next()).is_pending());
    let next = async { followed.next().await.unwrap() };
    let write = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        world.append(workspace(2), 1).await;
        world.append(workspace(1), 1).await;
    };
    let (incoming, ()) = timeout(PATIENCE, async { tokio::join!(next, write) }).await.unwrap();
    assert_eq!((incoming.workspace, incoming.position), (workspace(1), 6));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_whose_event_the_server_refuses_holds_up_no_other() {
    let world = World::with("max_payload: 64KB").await;
    let relay = world.relay(quick()).await;
    world.append_text(workspace(1), 1, &"x".repeat(100 << 10)).await;
    for number in 1..=3 {
        world.append(workspace(number), 3).await;
    }
    let stream = world.stream().await;
    world
        .wait_until("the others are published", async || {
            let published = world.positions(stream.name()).await;
            [2, 3].iter().all(|n| published.get(&workspace(*n)).is_some_and(|p| p.len() == 3))
        })
        .await;
    relay
        .wait_for("the refusal is shown", |status| {
            status.last_error.as_deref().unwrap_or_default().contains("refuses event 1")
        })
        .await;
    assert_eq!(stream.count_of(workspace(1)).await.unwrap(), 0);
}
