//! The past cannot be changed: the database's own rules prevent it.

use sqlx::{Connection, Executor, PgConnection};

use crate::fixture::{AppendExt, Log, appended, issue, keyed, workspace};

/// A log with one event and one remembered command.
async fn log_with_an_event() -> Log {
    let log = Log::create().await;
    let create = keyed(workspace(1), "k", 1).writing(issue(1), 0, &["IssueCreated"]);
    appended(log.store.append(create).await.unwrap());
    log
}

/// The SQLSTATE that a statement fails with as `role`; `None` if it succeeds.
async fn refusal(log: &Log, role: &str, statement: &str) -> Option<String> {
    let mut connection = PgConnection::connect_with(&log.options).await.unwrap();
    connection.execute(format!("SET ROLE {role}").as_str()).await.unwrap();
    let result = connection.execute(statement).await;
    let error = result.err()?;
    Some(error.as_database_error().unwrap().code().unwrap().into_owned())
}

/// What would change the past.
const CHANGES: [&str; 6] = [
    "UPDATE event_log.event SET payload = '{}'",
    "DELETE FROM event_log.event",
    "TRUNCATE event_log.event",
    "UPDATE event_log.command SET result = '{}'",
    "DELETE FROM event_log.command",
    "TRUNCATE event_log.command",
];

#[tokio::test]
async fn the_services_roles_cannot_change_the_past() {
    let log = log_with_an_event().await;
    for role in ["tidemark_command", "tidemark_projector", "tidemark_query"] {
        for change in CHANGES {
            assert_eq!(
                refusal(&log, role, change).await.as_deref(),
                Some("42501"),
                "{role}: {change}"
            );
        }
    }
}

#[tokio::test]
async fn not_even_the_owner_changes_the_past_by_mistake() {
    let log = log_with_an_event().await;
    for change in CHANGES {
        assert_eq!(refusal(&log, "postgres", change).await.as_deref(), Some("23001"), "{change}");
    }
}

#[tokio::test]
async fn only_the_command_side_appends_and_only_through_the_function() {
    let log = log_with_an_event().await;
    let insert = "INSERT INTO event_log.event SELECT * FROM event_log.event";
    let head = "UPDATE event_log.log_head SET position = 0";
    let claim =
        "INSERT INTO event_log.claim VALUES (gen_random_uuid(), 's', 'n', gen_random_uuid())";
    let number = "SELECT FROM event_log.reserve_running_numbers(
        ARRAY[gen_random_uuid()], ARRAY[gen_random_uuid()], ARRAY[1]::bigint[]
    )";
    for role in ["tidemark_command", "tidemark_projector", "tidemark_query"] {
        for statement in [insert, head, claim] {
            assert_eq!(
                refusal(&log, role, statement).await.as_deref(),
                Some("42501"),
                "{role}: {statement}"
            );
        }
    }
    assert_eq!(refusal(&log, "tidemark_command", number).await, None);
    for role in ["tidemark_projector", "tidemark_query"] {
        assert_eq!(refusal(&log, role, number).await.as_deref(), Some("42501"));
    }
}

#[tokio::test]
async fn every_service_reads_the_log() {
    let log = log_with_an_event().await;
    for role in ["tidemark_command", "tidemark_projector", "tidemark_query"] {
        assert_eq!(refusal(&log, role, "SELECT * FROM event_log.event").await, None);
    }
}

#[tokio::test]
async fn the_append_refuses_to_run_at_another_isolation_level() {
    let log = log_with_an_event().await;
    let mut connection = PgConnection::connect_with(&log.options).await.unwrap();
    connection.execute("SET default_transaction_isolation = 'repeatable read'").await.unwrap();
    let call = "SELECT event_log.append(ARRAY[gen_random_uuid()], '{}', '{}', '{}', '{}', '{}', '{}', '{}')";
    let error = connection.execute(call).await.unwrap_err();
    assert_eq!(error.as_database_error().unwrap().code().unwrap(), "25000");
}
