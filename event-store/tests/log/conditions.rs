//! What a decision rested on must still hold when it is appended.

use domain::ProjectId;
use event_store::read::{head, read_workspace};
use event_store::{NoneSince, Outcome, StreamVersion};

use crate::fixture::{AppendExt, Log, appended, command, id, issue, project, store, workspace};

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_read_set_refuses_exactly_the_appends_that_depended_on_it() {
    let log = Log::create().await;
    let ws = workspace(1);
    for n in [1, 2] {
        let create = command(ws).writing(project(n), 0, &["ProjectCreated"]);
        appended(log.store.append(create).await.unwrap());
    }
    let elsewhere = store(&log.options);
    let archive = command(ws).writing(project(1), 1, &["ProjectArchived"]);
    appended(elsewhere.append(archive).await.unwrap());

    // All in one lane at once: odd issues depend on the project that moved, even ones on the other.
    let creations = (1..=20).map(|n| {
        let depended_on = if n % 2 == 1 { project(1) } else { project(2) };
        let create = command(ws).writing(issue(n), 0, &["IssueCreated"]).relying_on(depended_on, 1);
        log.store.append(create)
    });
    let outcomes = futures::future::try_join_all(creations).await.unwrap();
    for (n, outcome) in (1..=20).zip(outcomes) {
        if n % 2 == 1 {
            let moved = StreamVersion { kind: "project".to_owned(), id: project(1).id, version: 2 };
            assert_eq!(outcome, Outcome::Moved(vec![moved]));
        } else {
            appended(outcome);
        }
    }
    assert_eq!(head(&log.pool, ws).await.unwrap(), 13);
}

#[tokio::test]
async fn already_so_is_checked_like_any_decision() {
    let log = Log::create().await;
    let create = command(workspace(1)).writing(project(1), 0, &["ProjectCreated"]);
    appended(log.store.append(create).await.unwrap());
    let stale = log.store.append(command(workspace(1)).relying_on(project(1), 0)).await.unwrap();
    assert!(matches!(stale, Outcome::Moved(_)), "{stale:?}");
    let current = log.store.append(command(workspace(1)).relying_on(project(1), 1)).await.unwrap();
    assert_eq!(appended(current), 1);
}

/// "No issue is in this state", as deleting the state wants it.
fn nobody_entered(state: u64, position: u64) -> NoneSince {
    NoneSince {
        position,
        project: Some(ProjectId(project(1).id)),
        kind: Some("issue"),
        names: &["IssueCreated", "IssueStateChanged"],
        mentions: vec![id(6, state)],
    }
}

#[tokio::test]
async fn a_decision_about_a_set_loses_against_an_issue_that_enters_it_meanwhile() {
    let log = Log::create().await;
    let ws = workspace(1);
    let create = command(ws).writing(project(1), 0, &["ProjectCreated"]);
    let seen = appended(log.store.append(create).await.unwrap());

    // Another state, another project's event, another kind of event: none of them matters.
    let other = format!(r#"{{"type":"IssueCreated","state":"{}"}}"#, id(6, 2));
    let same = format!(r#"{{"type":"IssueStateChanged","state":"{}"}}"#, id(6, 1));
    let elsewhere = command(ws).saying(issue(1), 0, "IssueCreated", &other);
    appended(log.store.append(elsewhere).await.unwrap());
    let renamed = command(ws).saying(issue(1), 1, "IssueRenamed", &same);
    appended(log.store.append(renamed).await.unwrap());
    let mut probe = command(ws).writing(project(1), 1, &["StateDeleted"]);
    probe.none_since.push(nobody_entered(1, seen));
    probe.probe = true;
    appended(log.store.append(probe).await.unwrap());

    let enters = command(ws).saying(issue(1), 2, "IssueStateChanged", &same);
    let position = appended(log.store.append(enters).await.unwrap());
    let mut delete = command(ws).writing(project(1), 1, &["StateDeleted"]);
    delete.none_since.push(nobody_entered(1, seen));
    assert_eq!(log.store.append(delete).await.unwrap(), Outcome::Intruded { position });

    let mut informed = command(ws).writing(project(1), 1, &["StateDeleted"]);
    informed.none_since.push(nobody_entered(1, position));
    appended(log.store.append(informed).await.unwrap());
}

#[tokio::test]
async fn an_append_over_three_hundred_streams_is_all_or_none() {
    let log = Log::create().await;
    let ws = workspace(1);
    let all = |streams: std::ops::RangeInclusive<u64>| {
        streams.fold(command(ws), |append, n| append.writing(issue(n), 0, &["IssueCreated"]))
    };
    appended(log.store.append(all(300..=300)).await.unwrap());
    let refused = log.store.append(all(1..=300)).await.unwrap();
    assert!(matches!(refused, Outcome::Moved(moved) if moved.len() == 1));
    assert_eq!(head(&log.pool, ws).await.unwrap(), 1);

    assert_eq!(appended(log.store.append(all(1..=299)).await.unwrap()), 300);
    let events = read_workspace(&log.pool, ws, 1, 1_000).await.unwrap();
    assert!(events.iter().all(|event| event.command_id == events[0].command_id));
    assert_eq!(events.len(), 299);
}

#[tokio::test]
async fn a_refused_append_does_not_touch_its_neighbours_in_the_batch() {
    let log = Log::create().await;
    let ws = workspace(1);
    let appends = (0..100).map(|n| {
        // Every third one expects a version that is not there.
        let expected = if n % 3 == 0 { 7 } else { 0 };
        log.store.append(command(ws).writing(issue(n), expected, &["IssueCreated"]))
    });
    let outcomes = futures::future::try_join_all(appends).await.unwrap();
    for (n, outcome) in outcomes.iter().enumerate() {
        assert_eq!(matches!(outcome, Outcome::Appended(_)), n % 3 != 0, "{outcome:?}");
    }
    assert_eq!(head(&log.pool, ws).await.unwrap(), 66);
}
