//! Clients that go away, connections that break, processes that are killed.

use std::collections::HashMap;
use std::process::Stdio;
use std::time::Duration;

use event_store::chain::{Verified, verify_workspace};
use event_store::read::{head, read_workspace};
use sqlx::{ConnectOptions, Executor};
use tokio::io::{AsyncBufReadExt, BufReader};
use uuid::Uuid;

use crate::fixture::{AppendExt, Log, appended, command, issue, workspace};

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_goes_away_leaves_everything_or_nothing() {
    let log = Log::create().await;
    for n in 0..50 {
        let append = command(workspace(1)).writing(issue(n), 0, &["A", "B", "C"]);
        // Polled once, so it is on its way; then dropped.
        let sent = log.store.append(append);
        let gone = tokio::time::timeout(Duration::ZERO, sent).await;
        drop(gone);
    }
    // The lane keeps order: when this one is answered, the ones before it are decided.
    appended(log.store.append(command(workspace(1)).writing(issue(99), 0, &["Z"])).await.unwrap());
    let events = read_workspace(&log.pool, workspace(1), 0, 1_000).await.unwrap();
    let mut commands: HashMap<Uuid, usize> = HashMap::new();
    for event in &events {
        *commands.entry(event.command_id).or_default() += 1;
    }
    assert!(commands.values().all(|count| [1, 3].contains(count)), "{commands:?}");
    assert_eq!(events.len(), 151, "what was sent is committed although nobody waited");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lane_whose_connection_breaks_sends_again_and_appends_once() {
    let log = Log::create().await;
    let breaker = {
        let options = log.options.clone();
        tokio::spawn(async move {
            let mut connection = options.connect().await.unwrap();
            let terminate = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                  AND query LIKE '%event_log.append%'";
            for _ in 0..40 {
                connection.execute(terminate).await.unwrap();
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        })
    };
    let mut version = 0;
    while !breaker.is_finished() {
        let append = command(workspace(1)).writing(issue(1), version, &["A", "B"]);
        let outcome = log.store.append(append).await.unwrap();
        let committed = match outcome {
            event_store::Outcome::Appended(committed) => committed,
            event_store::Outcome::Repeated(repeated) => repeated.committed,
            other => panic!("{other:?}"),
        };
        version += 2;
        assert_eq!(committed.last, version);
    }
    breaker.await.unwrap();
    assert_eq!(head(&log.pool, workspace(1)).await.unwrap(), version);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_killed_in_mid_load_leaves_every_answered_command_and_no_half_batch() {
    let log = Log::create().await;
    let mut writer = tokio::process::Command::new(env!("CARGO_BIN_EXE_hammer"))
        .arg(log.options.to_url_lossy().as_str())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut answered = Vec::new();
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    while answered.len() < 2_000 {
        answered.push(lines.next_line().await.unwrap().expect("the writer ended by itself"));
    }
    writer.start_kill().unwrap();
    while let Some(line) = lines.next_line().await.unwrap() {
        answered.push(line);
    }
    writer.wait().await.unwrap();
    // Whatever the database was still doing for the dead process ends before this is answered.
    let mut connection = log.pool.acquire().await.unwrap();
    while sqlx::query("SELECT FROM pg_stat_activity WHERE query LIKE '%event_log.append%' AND pid <> pg_backend_pid() AND datname = current_database()")
        .fetch_optional(&mut *connection)
        .await
        .unwrap()
        .is_some()
    {
        tokio::task::yield_now().await;
    }
    let mut commands: HashMap<Uuid, usize> = HashMap::new();
    for n in 0..4 {
        let ws = workspace(n);
        for event in read_workspace(&log.pool, ws, 0, 1_000_000).await.unwrap() {
            *commands.entry(event.command_id).or_default() += 1;
        }
        let verified = verify_workspace(&log.pool, ws, |_| {}).await.unwrap();
        assert!(matches!(verified, Verified::Intact { .. }), "{verified:?}");
    }
    assert!(commands.values().all(|events| *events == 3), "a command is there by halves");
    for line in &answered {
        // The last line may be cut short by the kill.
        if let Ok(command) = line.parse::<Uuid>() {
            assert!(commands.contains_key(&command), "the answered command {command} is lost");
        }
    }
}
