//! Logs that were restored from a backup.

use futures::StreamExt as _;
use nats::{EventStream, Start, StreamOptions, follow};
use sqlx::{Connection as _, PgConnection};
use tokio::time::timeout;
use uuid::Uuid;

use crate::support::{PATIENCE, World, quick, workspace};

/// Begins a new epoch as `tidemark restore` does.
async fn begin_epoch(world: &World) {
    let begin = "INSERT INTO event_log.epoch (epoch, began_at, reason)
        VALUES (gen_random_uuid(), now(), 'restored')";
    sqlx::query(begin).execute(&world.pool).await.unwrap();
}

/// Takes the end of a workspace's log away, as restoring an old backup does.
async fn forget_after(world: &World, position: i64) {
    let mut restore = world.pool.begin().await.unwrap();
    for statement in [
        "SET LOCAL session_replication_role = replica".to_owned(),
        format!("DELETE FROM event_log.event WHERE position > {position}"),
        format!(
            "UPDATE event_log.log_head AS head SET position = {position}, hash = event.hash
             FROM event_log.event WHERE event.workspace_id = head.workspace_id
                AND event.position = {position} AND head.position > {position}"
        ),
        format!(
            "UPDATE event_log.relay_progress SET position = {position} WHERE position > {position}"
        ),
    ] {
        sqlx::query(&statement).execute(&mut *restore).await.unwrap();
    }
    restore.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_epoch_gets_a_new_stream_and_the_old_one_stays_readable() {
    let world = World::new().await;
    let _relay = world.relay(quick()).await;
    world.append(workspace(1), 10).await;
    world.assert_published().await;
    let old = world.stream().await.name().to_owned();
    let followed = follow(world.connection.clone(), None, Start::Beginning);
    let mut followed = std::pin::pin!(followed);
    for position in 1..=10 {
        let incoming = timeout(PATIENCE, followed.next()).await.unwrap().unwrap();
        assert_eq!(incoming.position, position);
    }
    begin_epoch(&world).await;
    world.append(workspace(1), 2).await;
    world.wait_for_progress().await;
    world.assert_stream_equals_log().await;
    assert_ne!(world.stream().await.name(), old);
    assert_eq!(world.positions(&old).await[&workspace(1)], (1..=10).collect::<Vec<_>>());
    for position in 1..=12 {
        let incoming = timeout(PATIENCE, followed.next()).await.unwrap().unwrap();
        assert_eq!(incoming.position, position);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_restored_under_its_old_epoch_is_not_published_until_a_new_one_begins() {
    let world = World::new().await;
    let relay = world.relay(quick()).await;
    world.append(workspace(1), 10).await;
    world.append(workspace(2), 3).await;
    world.assert_published().await;
    relay.stop.cancel();
    forget_after(&world, 4).await;
    // Another event at a position that the stream has already.
    world.append(workspace(1), 1).await;
    world.append(workspace(2), 5).await;
    let stream = world.stream().await.name().to_owned();
    let second = world.relay(quick()).await;
    second
        .wait_for("the refusal", |status| {
            let error = status.last_error.as_deref().unwrap_or_default();
            error.contains("tidemark restore") && !status.active
        })
        .await;
    assert_eq!(world.positions(&stream).await[&workspace(1)], (1..=10).collect::<Vec<_>>());
    assert_eq!(world.positions(&stream).await[&workspace(2)], [1, 2, 3]);
    begin_epoch(&world).await;
    world.assert_published().await;
    assert_eq!(world.positions(&stream).await[&workspace(1)].len(), 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_goes_back_under_a_relay_is_not_published_behind_what_was_lost() {
    let world = World::new().await;
    let relay = world.relay(quick()).await;
    world.append(workspace(1), 10).await;
    world.assert_published().await;
    forget_after(&world, 4).await;
    world.append(workspace(1), 3).await;
    relay
        .wait_for("the refusal", |status| {
            status.last_error.as_deref().unwrap_or_default().contains("ends before it")
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_event_at_a_known_position_is_refused() {
    let world = World::new().await;
    let relay = world.relay(quick()).await;
    world.append(workspace(1), 10).await;
    world.assert_published().await;
    relay.stop.cancel();
    forget_after(&world, 4).await;
    world.append(workspace(1), 9).await;
    let second = world.relay(quick()).await;
    second
        .wait_for("the refusal", |status| {
            status.last_error.as_deref().unwrap_or_default().contains("has event")
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_was_refused_says_nothing_of_it_once_another_one_is_active() {
    let world = World::new().await;
    let relay = world.relay(quick()).await;
    world.append(workspace(1), 10).await;
    world.assert_published().await;
    relay.stop.cancel();
    forget_after(&world, 4).await;
    world.append(workspace(1), 9).await;
    let second = world.relay(quick()).await;
    second.wait_for("the refusal", |status| status.last_error.is_some()).await;
    // It gives its lock up between two tries: the relay that gets it then is the active one.
    let mut other = PgConnection::connect_with(&world.options).await.unwrap();
    let lock = sqlx::query("SELECT pg_advisory_lock($1)").bind(0x7469_6465_6d61_726b_i64);
    timeout(PATIENCE, lock.execute(&mut other)).await.unwrap().unwrap();
    second.wait_for("standing by", |status| !status.active && status.last_error.is_none()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_was_put_aside_does_not_take_the_subjects_back() {
    let world = World::new().await;
    let (old, new) = (Uuid::from_u128(1 << 100), Uuid::from_u128(2 << 100));
    let options = StreamOptions::default();
    EventStream::ensure(&world.connection, old, &options).await.unwrap();
    EventStream::ensure(&world.connection, new, &options).await.unwrap();
    EventStream::ensure(&world.connection, new, &options).await.unwrap();
    let again = EventStream::ensure(&world.connection, old, &options).await.unwrap_err();
    assert!(matches!(again, nats::StreamError::Retired { .. }), "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_of_something_else_is_left_alone() {
    let world = World::new().await;
    let config = async_nats::jetstream::stream::Config {
        name: "theirs".to_owned(),
        subjects: vec!["tm.v1.x.>".to_owned()],
        ..Default::default()
    };
    world.connection.jetstream().create_stream(config).await.unwrap();
    let options = StreamOptions::default();
    let ensured = EventStream::ensure(&world.connection, Uuid::from_u128(1), &options).await;
    let error = ensured.unwrap_err();
    assert!(matches!(error, nats::StreamError::Occupied { .. }), "{error}");
}
