//! Connections that are dead without a word.

use std::time::Duration;

use domain::ProjectId;
use embedded::testing::Line;
use event_store::{Signals, Store, StoreOptions};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::fixture::{AppendExt, Log, appended, command, issue, project, workspace};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn commands_take_another_connection_when_theirs_is_silent() {
    let log = Log::create().await;
    let line = Line::to(log.options.get_port()).await.unwrap();
    let options = log.options.clone().host("127.0.0.1").port(line.port());
    let tasks = TaskTracker::new();
    let signals = Signals::new(&options, &tasks, CancellationToken::new());
    let patience = StoreOptions { silence: Duration::from_millis(300), ..StoreOptions::default() };
    let store = Store::new(&options, &patience, tasks, signals);
    let eng = ProjectId(project(1).id);

    let work = async {
        // Each round begins with connections that were used a moment ago, and so are believed to be alive.
        for n in 1..=3 {
            assert_eq!(store.reserve_number(workspace(1), eng).await.unwrap().number, n);
            let create = command(workspace(1)).writing(issue(n), 0, &["IssueCreated"]);
            appended(store.append(create).await.unwrap());
            line.fall_silent();
        }
    };
    timeout(PATIENCE, work).await.expect("a silent connection is waited for");
}
