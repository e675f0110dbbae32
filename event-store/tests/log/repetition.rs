//! The same command again is the same command: for ever, under any load, after every outcome.

use event_store::read::head;
use event_store::{Commit, Outcome, Repeated};

use crate::fixture::{
    AppendExt, Log, appended, command, issue, keyed, listening, store, workspace,
};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_a_hundred_times_at_once_appends_once() {
    let log = Log::create().await;
    let other = store(&log.options);
    let tries = (0..100).map(|n| {
        let store = if n % 2 == 0 { &log.store } else { &other };
        store.append(keyed(workspace(1), "create", 1).writing(issue(1), 0, &["IssueCreated"]))
    });
    let outcomes = futures::future::try_join_all(tries).await.unwrap();
    assert_eq!(outcomes.iter().filter(|o| matches!(o, Outcome::Appended(_))).count(), 1);
    let written = outcomes.iter().find_map(|outcome| match outcome {
        Outcome::Appended(committed) => Some(*committed),
        _ => None,
    });
    for outcome in outcomes {
        if let Outcome::Repeated(Repeated { committed, streams, .. }) = outcome {
            assert_eq!(Some(committed), written);
            assert_eq!(streams[0].version, 1);
        }
    }
    assert_eq!(head(&log.pool, workspace(1)).await.unwrap(), 1);
}

#[tokio::test]
async fn a_repetition_is_known_after_the_stream_has_long_moved_on() {
    let log = Log::create().await;
    let rename = || keyed(workspace(1), "rename", 1).writing(issue(1), 1, &["IssueRenamed"]);
    let create = command(workspace(1)).writing(issue(1), 0, &["IssueCreated"]);
    appended(log.store.append(create).await.unwrap());
    let position = appended(log.store.append(rename()).await.unwrap());
    for version in 2..50 {
        let again = command(workspace(1)).writing(issue(1), version, &["IssueRenamed"]);
        appended(log.store.append(again).await.unwrap());
    }
    let Outcome::Repeated(repeated) = store(&log.options).append(rename()).await.unwrap() else {
        panic!("not recognised");
    };
    assert_eq!((repeated.committed.last, repeated.streams[0].version), (position, 2));
}

#[tokio::test]
async fn already_so_is_remembered_too() {
    let log = Log::create().await;
    let nothing = || keyed(workspace(1), "nothing", 1).relying_on(issue(1), 0);
    assert_eq!(appended(log.store.append(nothing()).await.unwrap()), 0);
    let create = command(workspace(1)).writing(issue(1), 0, &["IssueCreated"]);
    appended(log.store.append(create).await.unwrap());
    let Outcome::Repeated(repeated) = log.store.append(nothing()).await.unwrap() else {
        panic!("not recognised");
    };
    assert_eq!((repeated.committed.first, repeated.committed.last), (1, 0));
    assert_eq!(repeated.streams[0].version, 0);
}

#[tokio::test]
async fn another_request_under_the_same_key_is_refused_and_writes_nothing() {
    let log = Log::create().await;
    let create =
        |body| keyed(workspace(1), "k", body).writing(issue(u64::from(body)), 0, &["IssueCreated"]);
    appended(log.store.append(create(1)).await.unwrap());
    assert_eq!(log.store.append(create(2)).await.unwrap(), Outcome::Reused);
    assert_eq!(head(&log.pool, workspace(1)).await.unwrap(), 1);
}

#[tokio::test]
async fn a_refused_command_leaves_its_key_free() {
    let log = Log::create().await;
    let rename =
        |expected| keyed(workspace(1), "k", 1).writing(issue(1), expected, &["IssueRenamed"]);
    assert!(matches!(log.store.append(rename(3)).await.unwrap(), Outcome::Moved(_)));
    appended(log.store.append(rename(0)).await.unwrap());
}

#[tokio::test]
async fn a_probe_writes_nothing_not_even_its_key() {
    let log = Log::create().await;
    let mut probe = keyed(workspace(1), "k", 1).writing(issue(1), 0, &["IssueCreated"]);
    probe.probe = true;
    assert_eq!(appended(log.store.append(probe).await.unwrap()), 0);
    assert_eq!(head(&log.pool, workspace(1)).await.unwrap(), 0);
    appended(log.store.append(keyed(workspace(1), "k", 2)).await.unwrap());
}

#[tokio::test]
async fn a_commit_that_only_the_second_try_hears_of_is_told_to_those_who_wait() {
    let log = Log::create().await;
    let create = command(workspace(1)).writing(issue(1), 0, &["IssueCreated", "IssueRenamed"]);
    // Another process stands for the try whose connection broke after its commit: no signal of it came here.
    appended(store(&log.options).append(create.clone()).await.unwrap());
    let (lane, signals) = listening(&log.options);
    let mut commits = signals.commits();
    assert!(matches!(lane.append(create).await.unwrap(), Outcome::Repeated(_)));
    assert_eq!(commits.recv().await.unwrap(), Commit { workspace: workspace(1), position: 2 });
}
