//! One changed byte is found, and its position is named.

use event_store::chain::{Verified, verify_workspace};
use sqlx::Executor;

use crate::fixture::{AppendExt, Log, appended, command, issue, project, workspace};

/// Appends ten events with texts that are easy to get wrong to a workspace's log.
async fn ten_events(log: &Log, ws: u64) {
    for n in 0..10 {
        let payload = format!("{{\"n\" :  {n}, \"text\":\"żółć \\u0007 '' {{}} \\\\\"}}");
        let stream = if n % 2 == 0 { issue(n) } else { project(n) };
        let append = command(workspace(ws)).saying(stream, 0, "Said", &payload);
        appended(log.store.append(append).await.unwrap());
    }
}

/// Verifies a workspace, after a change made with the triggers out of the way.
async fn after(log: &Log, ws: u64, change: &str) -> Verified {
    let change = format!("{change} AND workspace_id = '{}'", workspace(ws));
    let mut connection = log.pool.acquire().await.unwrap();
    connection.execute("SET session_replication_role = replica").await.unwrap();
    let changed = connection.execute(change.as_str()).await.unwrap().rows_affected();
    assert_eq!(changed, 1, "the change must change something: {change}");
    connection.execute("SET session_replication_role = origin").await.unwrap();
    verify_workspace(&log.pool, workspace(ws), |_| {}).await.unwrap()
}

#[tokio::test]
async fn an_untouched_log_is_intact_up_to_its_last_position() {
    let log = Log::create().await;
    ten_events(&log, 1).await;
    let mut told = 0;
    let verified = verify_workspace(&log.pool, workspace(1), |position| told = position).await;
    assert!(matches!(verified.unwrap(), Verified::Intact { position: 10, .. }));
    assert_eq!(told, 10);
}

#[tokio::test]
async fn one_changed_byte_in_any_column_names_the_position() {
    let changes = [
        "payload = replace(payload::text, ' :  ', ' : ')::json",
        "metadata = (metadata::text || ' ')::json",
        "event_type = 'Sayd'",
        "event_version = '2'",
        "aggregate_type = 'page'",
        "aggregate_id = aggregate_id || '0'",
        "sequence = 2",
        "event_id = gen_random_uuid()",
        "command_id = gen_random_uuid()",
        "actor_id = gen_random_uuid()",
        "entity_id = gen_random_uuid()",
        "project_id = NULL",
        "issue_id = gen_random_uuid()",
        "recorded_at = recorded_at + interval '1 microsecond'",
        "hash = sha256('x')",
    ];
    let log = Log::create().await;
    for (change, ws) in changes.into_iter().zip(1..) {
        ten_events(&log, ws).await;
        let statement = format!("UPDATE event_log.event SET {change} WHERE position = 4");
        let verified = after(&log, ws, &statement).await;
        assert!(matches!(verified, Verified::Broken { position: 4, .. }), "{change}: {verified:?}");
    }
}

#[tokio::test]
async fn an_event_without_a_hash_is_named() {
    let log = Log::create().await;
    ten_events(&log, 1).await;
    let check = "ALTER TABLE event_log.event DROP CONSTRAINT event_hash_check";
    log.pool.execute(check).await.unwrap();
    let statement = "UPDATE event_log.event SET hash = '\\x00' WHERE position = 4";
    let verified = after(&log, 1, statement).await;
    assert!(matches!(verified, Verified::Broken { position: 4, .. }), "{verified:?}");
}

#[tokio::test]
async fn a_missing_event_is_named_also_at_the_end() {
    let log = Log::create().await;
    for (position, ws) in [1, 5, 10].into_iter().zip(1..) {
        ten_events(&log, ws).await;
        let statement = format!("DELETE FROM event_log.event WHERE position = {position}");
        let verified = after(&log, ws, &statement).await;
        assert!(
            matches!(verified, Verified::Broken { position: named, .. } if named == position),
            "{verified:?}"
        );
    }
}
