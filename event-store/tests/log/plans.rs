//! How the append finds what it looks for in a new database, whose tables were never analysed.

use std::time::Duration;

use domain::ProjectId;
use event_store::{Claim, ClaimChange};
use sqlx::{ConnectOptions, PgConnection};

use crate::fixture::{AppendExt, Log, appended, issue, keyed, project, workspace};

#[tokio::test(flavor = "multi_thread")]
async fn no_table_of_the_log_is_read_whole() {
    let log = Log::create().await;
    let mut db = log.options.connect().await.unwrap();
    end_other_connections(&mut db).await;
    let before = whole_reads(&mut db).await;
    for n in 0..3 {
        let mut append = keyed(workspace(1), &n.to_string(), 1)
            .writing(issue(n), 0, &["IssueCreated"])
            .relying_on(project(1), 0);
        let claim = Claim { scope: "label".to_owned(), name: n.to_string(), owner: issue(n).id };
        append.claims.push(ClaimChange { take: true, instance: false, claim });
        let eng = ProjectId(project(1).id);
        append.numbers.push(log.store.reserve_number(workspace(1), eng).await.unwrap());
        appended(log.store.append(append).await.unwrap());
    }
    end_other_connections(&mut db).await;
    assert_eq!(whole_reads(&mut db).await, before);
}

/// How often each table of the log was read whole.
async fn whole_reads(db: &mut PgConnection) -> Vec<(String, i64)> {
    sqlx::query_as(
        "SELECT relname::text, seq_scan FROM pg_stat_user_tables
        WHERE schemaname = 'event_log' AND relname IN ('event', 'command', 'claim', 'log_head', 'generation')
        ORDER BY relname",
    )
    .fetch_all(&mut *db)
    .await
    .unwrap()
}

/// Ends every other connection: its counts are in the statistics then. Those that listen connect anew.
async fn end_other_connections(db: &mut PgConnection) {
    let end = "SELECT pid FROM pg_stat_activity, pg_terminate_backend(pid)
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let ended: Vec<i32> = sqlx::query_scalar(end).fetch_all(&mut *db).await.unwrap();
    let left = "SELECT count(*) FROM pg_stat_activity WHERE pid = ANY ($1)";
    while sqlx::query_scalar::<_, i64>(left).bind(&ended).fetch_one(&mut *db).await.unwrap() > 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
