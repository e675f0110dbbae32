//! Gapless positions, in commit order, with any number of writers.

use std::collections::HashMap;

use event_store::read::read_workspace;
use event_store::{LogError, Outcome};

use crate::fixture::{AppendExt, Log, appended, command, issue, store, workspace};

/// How many writers append at once.
const WRITERS: u64 = 64;
/// How many workspaces they write to.
const WORKSPACES: u64 = 8;
/// How many commands each of them sends.
const COMMANDS: u64 = 40;

#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_writers_leave_no_gap_no_inversion_and_no_hole() {
    let log = Log::create().await;
    // Two stores: lanes of two services that know nothing of each other.
    let stores = [log.store.clone(), store(&log.options)];
    let writers = (0..WRITERS).map(|n| {
        let store = stores[usize::try_from(n % 2).unwrap()].clone();
        tokio::spawn(async move {
            let mut positions = Vec::new();
            for version in 0..COMMANDS {
                let append = command(workspace(n % WORKSPACES)).writing(
                    issue(n),
                    version * 2,
                    &["IssueRenamed", "IssueMoved"],
                );
                positions.push(appended(store.append(append).await.unwrap()));
            }
            positions
        })
    });
    for positions in futures::future::join_all(writers).await {
        assert!(positions.unwrap().is_sorted(), "a writer's later command has an earlier position");
    }
    for n in 0..WORKSPACES {
        let events = read_workspace(&log.pool, workspace(n), 0, 10_000).await.unwrap();
        let positions: Vec<u64> = events.iter().map(|event| event.position).collect();
        let expected: Vec<u64> = (1..=WRITERS / WORKSPACES * COMMANDS * 2).collect();
        assert_eq!(positions, expected);
        assert!(events.is_sorted_by_key(|event| event.recorded_at));
        let mut versions = HashMap::new();
        for event in &events {
            let version: &mut u64 = versions.entry(event.entity).or_default();
            *version += 1;
            assert_eq!(event.version, *version, "a stream has a hole");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_of_one_stream_win_one_version_each() {
    let log = Log::create().await;
    let tries = (0..64).map(|_| {
        let store = log.store.clone();
        tokio::spawn(async move {
            store.append(command(workspace(1)).writing(issue(1), 0, &["IssueCreated"])).await
        })
    });
    let outcomes: Vec<Result<Outcome, LogError>> =
        futures::future::join_all(tries).await.into_iter().map(Result::unwrap).collect();
    let won = |outcome: &&Result<Outcome, LogError>| matches!(outcome, Ok(Outcome::Appended(_)));
    assert_eq!(outcomes.iter().filter(won).count(), 1);
    assert_eq!(read_workspace(&log.pool, workspace(1), 0, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_workspace_that_is_stuck_holds_up_no_other() {
    let log = Log::create().await;
    for n in [1, 2] {
        let first = command(workspace(n)).writing(issue(n), 0, &["IssueCreated"]);
        appended(log.store.append(first).await.unwrap());
    }
    let mut holding = log.pool.begin().await.unwrap();
    let lock = "SELECT 1 FROM event_log.log_head WHERE workspace_id = $1 FOR UPDATE";
    sqlx::query(lock).bind(workspace(1).uuid()).execute(&mut *holding).await.unwrap();

    let rename = |n| {
        let store = log.store.clone();
        let renaming = command(workspace(n)).writing(issue(n), 1, &["IssueRenamed"]);
        tokio::spawn(async move { appended(store.append(renaming).await.unwrap()) })
    };
    let stuck = rename(1);
    for _ in 0..10 {
        // The runtime has one thread: the first batch sets out without the second command.
        tokio::task::yield_now().await;
    }
    // Nothing comes after the second that could set it on its way.
    assert_eq!(rename(2).await.unwrap(), 2);
    holding.rollback().await.unwrap();
    assert_eq!(stuck.await.unwrap(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_number_is_given_out_once() {
    let log = Log::create().await;
    let project = domain::ProjectId(crate::fixture::project(1).id);
    let reserve = |_| {
        let store = log.store.clone();
        tokio::spawn(async move { store.reserve_number(workspace(1), project).await.unwrap() })
    };
    let reserved = futures::future::join_all((0..100).map(reserve)).await;
    let mut numbers: Vec<u64> =
        reserved.into_iter().map(|reserved| reserved.unwrap().number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=100).collect::<Vec<u64>>());
}

#[tokio::test]
async fn what_is_wrong_with_one_workspace_does_not_hinder_those_in_the_same_batch() {
    let log = Log::create().await;
    // The database refuses a text with U+0000 and with it the whole batch.
    let names = [["First"], ["Good"], ["Bad\0"], ["Good"]];
    let appends = (1..)
        .zip(names)
        .map(|(n, names)| log.store.append(command(workspace(n)).writing(issue(n), 0, &names)));
    // All are asked before the first is answered, so the last three are one batch.
    let outcomes = futures::future::join_all(appends).await;
    for (n, outcome) in (1..).zip(outcomes) {
        match outcome {
            Err(LogError::Database(_)) => assert_eq!(n, 3),
            outcome => {
                assert_eq!(appended(outcome.unwrap()), 1, "workspace {n}");
            }
        }
        let events = read_workspace(&log.pool, workspace(n), 0, 10).await.unwrap();
        assert_eq!(events.len(), usize::from(n != 3), "workspace {n}");
    }
}

#[tokio::test]
async fn commands_of_many_workspaces_in_one_batch_are_each_decided_by_their_own_log() {
    let log = Log::create().await;
    let write = |n: u64, version: u64| {
        log.store.append(command(workspace(n)).writing(issue(1), version, &["IssueRenamed"]))
    };
    appended(write(1, 0).await.unwrap());
    // The same issue id in every workspace, each with a stream of its own; one of them is stale.
    let appends = [write(9, 0), write(1, 1), write(2, 0), write(1, 1), write(2, 1), write(3, 7)];
    let outcomes: Vec<_> =
        futures::future::join_all(appends).await.into_iter().map(Result::unwrap).collect();
    let positions: Vec<Option<u64>> = outcomes
        .iter()
        .map(|outcome| match outcome {
            Outcome::Appended(committed) => Some(committed.last),
            Outcome::Moved(_) => None,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(positions, [Some(1), Some(2), Some(1), None, Some(2), None]);
}
