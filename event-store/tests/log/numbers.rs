//! Running numbers: one issue each, whatever became of the counter.

use domain::ProjectId;
use event_store::{Append, Outcome, RunningNumber};
use sqlx::PgPool;

use crate::fixture::{AppendExt, Log, appended, command, issue, project, store, workspace};

/// The project of everything.
fn eng() -> ProjectId {
    ProjectId(project(1).id)
}

/// A command that creates the `n`-th issue with a number.
fn creating(n: u64, number: u64) -> Append {
    let payload = format!(r#"{{"type":"IssueCreated","number":{number}}}"#);
    let mut append = command(workspace(1)).saying(issue(n), 0, "IssueCreated", &payload);
    append.numbers.push(RunningNumber { project: eng(), number });
    append
}

/// Loses the counter, as a crash does with what was not on the disk.
async fn lose_counter(pool: &PgPool) {
    sqlx::query("DELETE FROM event_log.counter").execute(pool).await.unwrap();
}

#[tokio::test]
async fn a_number_that_an_issue_has_is_refused_and_the_next_ones_are_free() {
    let log = Log::create().await;
    for number in [1, 2, 7] {
        appended(log.store.append(creating(number, number)).await.unwrap());
    }
    lose_counter(&log.pool).await;
    assert_eq!(log.store.reserve_number(workspace(1), eng()).await.unwrap(), 1);
    assert_eq!(log.store.append(creating(9, 1)).await.unwrap(), Outcome::Numbered);
    assert_eq!(log.store.reserve_number(workspace(1), eng()).await.unwrap(), 8);
    appended(log.store.append(creating(9, 8)).await.unwrap());
}

#[tokio::test]
async fn two_that_go_together_do_not_get_the_same_number() {
    let log = Log::create().await;
    // Both are asked before the first is answered, so the last three are one batch.
    let appends = [creating(1, 1), creating(2, 5), creating(3, 5), creating(4, 6)];
    let outcomes = futures::future::join_all(appends.map(|append| log.store.append(append))).await;
    let numbered: Vec<bool> =
        outcomes.into_iter().map(|o| o.unwrap() == Outcome::Numbered).collect();
    assert_eq!(numbered, [false, false, true, false]);
    assert_eq!(log.store.reserve_number(workspace(1), eng()).await.unwrap(), 7);
}

#[tokio::test]
async fn another_project_and_another_workspace_have_numbers_of_their_own() {
    let log = Log::create().await;
    appended(log.store.append(creating(1, 1)).await.unwrap());
    let mut other = creating(2, 1);
    other.numbers[0].project = ProjectId(project(2).id);
    other.streams[0].scope.project = Some(ProjectId(project(2).id));
    appended(log.store.append(other).await.unwrap());
    let mut elsewhere = creating(1, 1);
    elsewhere.workspace = workspace(2);
    appended(log.store.append(elsewhere).await.unwrap());
}

#[tokio::test]
async fn a_try_that_was_heard_too_late_is_the_same_command_still() {
    let log = Log::create().await;
    let create = creating(1, 1);
    appended(store(&log.options).append(create.clone()).await.unwrap());
    assert!(matches!(log.store.append(create).await.unwrap(), Outcome::Repeated(_)));
}
