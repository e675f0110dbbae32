//! A version names one history: the log that is there, not the one that was.

use domain::WorkspaceId;
use event_store::read::head;
use event_store::{LastEvent, Outcome, StreamId};
use sqlx::PgPool;
use sqlx::types::chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::fixture::{AppendExt, Log, appended, command, issue, project, store, workspace};

/// The last event of a stream of workspace 1.
async fn last(pool: &PgPool, stream: StreamId) -> LastEvent {
    let row: (Uuid, DateTime<Utc>) = sqlx::query_as(
        "SELECT event_id, recorded_at FROM event_log.event
        WHERE workspace_id = $1 AND entity_id = $2 ORDER BY sequence DESC LIMIT 1",
    )
    .bind(workspace(1).uuid())
    .bind(stream.id)
    .fetch_one(pool)
    .await
    .unwrap();
    LastEvent { id: row.0, recorded_at: row.1 }
}

/// Takes back what was appended after a position, as a standby does that is promoted without the last commits.
pub async fn roll_back(pool: &PgPool, workspace: WorkspaceId, position: i64) {
    let mut db = pool.begin().await.unwrap();
    for statement in [
        "SET LOCAL session_replication_role = replica",
        "DELETE FROM event_log.event WHERE workspace_id = $1 AND position > $2",
        "UPDATE event_log.log_head SET position = e.position, hash = e.hash, recorded_at = e.recorded_at
        FROM event_log.event AS e
        WHERE e.workspace_id = log_head.workspace_id AND e.workspace_id = $1 AND e.position = $2",
    ] {
        let query = sqlx::query(statement);
        let has_arguments = statement.contains("$1");
        let query =
            if has_arguments { query.bind(workspace.uuid()).bind(position) } else { query };
        query.execute(&mut *db).await.unwrap();
    }
    db.commit().await.unwrap();
}

#[tokio::test]
async fn the_same_version_by_another_event_is_another_history() {
    let log = Log::create().await;
    let rename = |version| command(workspace(1)).writing(issue(1), version, &["IssueRenamed"]);
    appended(log.store.append(rename(0)).await.unwrap());
    appended(log.store.append(rename(1)).await.unwrap());
    let lost = last(&log.pool, issue(1)).await;
    roll_back(&log.pool, workspace(1), 1).await;
    appended(store(&log.options).append(rename(1)).await.unwrap());

    let on = |last| {
        let mut append = rename(2).relying_on(project(1), 0);
        append.streams[0].last = Some(last);
        append
    };
    let Outcome::Moved(moved) = log.store.append(on(lost)).await.unwrap() else {
        panic!("written on what was lost");
    };
    assert_eq!((moved.len(), moved[0].id, moved[0].version), (1, issue(1).id, 2));
    let mut probe = on(lost);
    (probe.probe, probe.streams[0].events) = (true, Vec::new());
    assert!(matches!(log.store.append(probe).await.unwrap(), Outcome::Moved(_)));
    assert_eq!(head(&log.pool, workspace(1)).await.unwrap(), 2);
    let present = last(&log.pool, issue(1)).await;
    appended(log.store.append(on(present)).await.unwrap());
}

#[tokio::test]
async fn the_same_command_sent_again_after_a_failover_makes_another_history() {
    let log = Log::create().await;
    let first = command(workspace(1)).writing(issue(1), 0, &["IssueCreated"]);
    let second = command(workspace(1)).writing(issue(2), 0, &["IssueCreated"]);
    appended(log.store.append(first).await.unwrap());
    appended(log.store.append(second.clone()).await.unwrap());
    let lost = last(&log.pool, issue(2)).await;
    roll_back(&log.pool, workspace(1), 1).await;
    appended(log.store.append(second).await.unwrap());
    assert_eq!(last(&log.pool, issue(2)).await.id, lost.id);
    let mut append = command(workspace(1)).writing(issue(2), 1, &["IssueRenamed"]);
    append.streams[0].last = Some(lost);
    assert!(matches!(log.store.append(append).await.unwrap(), Outcome::Moved(_)));
}

#[tokio::test]
async fn commands_of_one_batch_build_on_one_another() {
    let log = Log::create().await;
    let first = command(workspace(1)).writing(issue(1), 0, &["IssueCreated"]);
    let ids = first.last_event_ids();
    let rely = command(workspace(1)).relying_on(issue(1), 1);
    let mut wrong = rely.clone();
    wrong.streams[0].last =
        Some(LastEvent { id: ids[&issue(1)], recorded_at: DateTime::UNIX_EPOCH });
    // All are asked before the first is answered, so the last three are one batch.
    let filler = command(workspace(1)).writing(issue(9), 0, &["IssueCreated"]);
    let outcomes =
        futures::future::join_all([filler, first, rely, wrong].map(|a| log.store.append(a))).await;
    let appended: Vec<bool> =
        outcomes.into_iter().map(|o| matches!(o.unwrap(), Outcome::Appended(_))).collect();
    assert_eq!(appended, [true, true, true, false]);
}
