//! The projector at work, stopped, doubled, killed, and before an event that it does not know.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::time::Duration;

use embedded::testing::Line;
use event_store::{Commit, RecordedEvent, read};
use futures::future::join_all;
use projector::{ApplyError, Arrival, RunnerOptions, apply, arrivals, status, tables};
use support::{Place, World};
use uuid::Uuid;

/// How many workspaces grow at the same time.
const WORKSPACES: usize = 4;

/// Some workspaces.
async fn places(world: &World) -> Vec<Place> {
    join_all((0..WORKSPACES).map(|_| world.workspace())).await
}

/// Lets every workspace grow by so many issues.
async fn grow(world: &World, places: &[Place], issues: usize) {
    let one = async |place: &Place| {
        for _ in 0..issues {
            world.issue(*place).await;
        }
    };
    join_all(places.iter().map(one)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_appended_is_shown() {
    let world = World::new().await;
    let running = world.run();
    let place = world.workspace().await;
    let position = world.issue(place).await;
    world.applied(place, position).await;
    assert_eq!((world.count("work_item").await, world.count("state").await), (1, 6));
    running.end().await;
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_projector_whose_connections_are_silent_takes_others() {
    let world = World::new().await;
    let line = Line::to(world.options.get_port()).await.unwrap();
    let database = world.options.clone().host("127.0.0.1").port(line.port());
    let options = RunnerOptions {
        sweep: Duration::from_millis(200),
        silence: Duration::from_millis(500),
        ..RunnerOptions::default()
    };
    let running = world.run_over(&database, options, arrivals(None));
    let place = world.workspace().await;
    for _ in 0..2 {
        let position = world.issue(place).await;
        world.applied(place, position).await;
        line.fall_silent();
    }
    let position = world.issue(place).await;
    world.applied(place, position).await;
    running.end().await;
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_projector_that_was_stopped_for_a_while_catches_up() {
    let world = World::new().await;
    let places = places(&world).await;
    let running = world.run_with(RunnerOptions { batch: 7, ..RunnerOptions::default() });
    grow(&world, &places, 5).await;
    running.end().await;
    grow(&world, &places, 20).await;
    let behind = status(&world.pool).await.unwrap();
    assert!(behind.positions_behind >= 160, "{behind:?}");
    let running = world.run_with(RunnerOptions { batch: 7, ..RunnerOptions::default() });
    world.all_applied().await;
    running.end().await;
    assert_eq!(status(&world.pool).await.unwrap(), projector::Status::default());
    assert_eq!(world.count("work_item").await, 100);
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_projectors_one_works_and_the_other_takes_over() {
    let world = World::new().await;
    let (first, second) = (world.run(), world.run());
    let places = places(&world).await;
    grow(&world, &places, 5).await;
    world.all_applied().await;
    first.kill().await;
    grow(&world, &places, 5).await;
    world.all_applied().await;
    second.end().await;
    assert_eq!(world.count("work_item").await, 40);
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_projector_killed_again_and_again_loses_and_doubles_nothing() {
    let world = World::new().await;
    let places = places(&world).await;
    let kill = async {
        for round in 0..15 {
            let running = world.run_with(RunnerOptions { batch: 3, ..RunnerOptions::default() });
            // Not a wait for anything: the point is that the moment is any.
            tokio::time::sleep(Duration::from_millis(20 + 7 * round)).await;
            running.kill().await;
        }
    };
    futures::future::join(kill, grow(&world, &places, 25)).await;
    let running = world.run();
    world.all_applied().await;
    running.end().await;
    assert_eq!(world.count("work_item").await, 100);
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_event_stops_its_workspace_and_no_other() {
    let world = World::new().await;
    let (one, other) = (world.workspace().await, world.workspace().await);
    let last = world.issue(one).await;
    world.unknown(one).await;
    world.issue(one).await;
    let running = world.run();
    let position = world.issue(other).await;
    world.applied(other, position).await;
    world.applied(one, last).await;
    let position = world.issue(other).await;
    world.applied(other, position).await;
    running.end().await;
    assert_eq!(world.position(one).await, last, "everything before the unknown event is shown");
    let status = status(&world.pool).await.unwrap();
    let stopped: Vec<_> = status.stopped.iter().map(|s| (s.workspace, s.applied)).collect();
    assert_eq!(stopped, [(one.workspace, last)]);
    let reason = &status.stopped[0].reason;
    assert!(reason.contains("IssueForetold"), "{reason}");
    assert_eq!(status.behind.len(), 1);
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_does_not_fit_stops_its_workspace_until_it_does() {
    let world = World::new().await;
    let (one, other) = (world.workspace().await, world.workspace().await);
    // Stands for a fault in a table's code: rows of this workspace are refused.
    let forbid = format!(
        "ALTER TABLE work_item ADD CONSTRAINT forbidden CHECK (workspace_id <> '{}')",
        one.workspace
    );
    sqlx::raw_sql(&forbid).execute(&world.pool).await.unwrap();
    let before = world.position(one).await;
    let last = world.issue(one).await;
    let running = world.run();
    let position = world.issue(other).await;
    world.applied(other, position).await;
    world.applied(one, last - 2).await;
    assert_eq!((before, world.position(one).await), (0, last - 2));
    let allow = "ALTER TABLE work_item DROP CONSTRAINT forbidden";
    sqlx::raw_sql(allow).execute(&world.pool).await.unwrap();
    world.applied(one, last).await;
    running.end().await;
    assert_eq!(status(&world.pool).await.unwrap(), projector::Status::default());
    world.assert_verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_the_log_does_not_have_changes_nothing_and_hides_nothing() {
    let world = World::new().await;
    let place = world.workspace().await;
    let head = read::head(&world.pool, place.workspace).await.unwrap();
    let first = read::read_workspace(&world.pool, place.workspace, 0, 1).await.unwrap().remove(0);
    let epoch = read::epoch(&world.pool).await.unwrap();
    let message = |epoch, position| {
        let payload = r#"{"type":"WorkspaceRenamed","from":"Acme","to":"Ours"}"#.to_owned();
        let name = "WorkspaceRenamed".to_owned();
        let event = RecordedEvent { position, name, payload, ..first.clone() };
        let commit = Commit { workspace: place.workspace, position };
        Arrival { epoch, commit, event: Some(event) }
    };
    let (sender, messages) = futures::channel::mpsc::unbounded();
    let running = world.run_on(RunnerOptions::default(), messages);
    world.applied(place, head).await;
    sender.unbounded_send(message(epoch, head + 1)).unwrap();
    sender.unbounded_send(message(Uuid::nil(), head + 2)).unwrap();
    let other = world.workspace().await;
    world.applied(other, 1).await;
    assert_eq!(world.position(place).await, head);
    let position = world.issue(place).await;
    world.applied(place, position).await;
    running.end().await;
    world.assert_verified().await;
}

#[tokio::test]
async fn whoever_is_behind_the_times_changes_nothing() {
    let world = World::new().await;
    let place = world.workspace().await;
    let events = read::read_workspace(&world.pool, place.workspace, 0, 100).await;
    let events = events.unwrap();
    let mut db = world.pool.acquire().await.unwrap();
    let applied = apply(&mut db, &tables::TABLES, place.workspace, 0, &events[..4]).await;
    assert_eq!(applied.unwrap().position, 4);
    for after in [0, 3, 5] {
        let rest = &events[usize::try_from(after).unwrap()..];
        let late = apply(&mut db, &tables::TABLES, place.workspace, after, rest).await;
        assert!(matches!(late, Err(ApplyError::Fenced)), "{late:?}");
        // It holds no lock either, although its connection waits to be used again.
        world.expect_rest().await;
    }
    assert_eq!(world.position(place).await, 4);
    let rest = apply(&mut db, &tables::TABLES, place.workspace, 4, &events[4..]).await;
    assert_eq!(rest.unwrap().position, events.len() as u64);
    drop(db);
    world.assert_verified().await;
}

#[tokio::test]
async fn a_hole_in_what_is_applied_stops_the_workspace() {
    let world = World::new().await;
    let place = world.workspace().await;
    let events = read::read_workspace(&world.pool, place.workspace, 0, 100).await;
    let mut events = events.unwrap();
    events.remove(2);
    let mut db = world.pool.acquire().await.unwrap();
    let applied = apply(&mut db, &tables::TABLES, place.workspace, 0, &events).await.unwrap();
    assert_eq!((applied.position, applied.blocked.map(|stop| stop.position)), (2, Some(3)));
}
