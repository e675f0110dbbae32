//! Appends as fast as it can and prints the id of every command that was answered: something to kill in tests.

use std::error::Error;
use std::io::Write;
use std::str::FromStr;

use chrono::DateTime;
use domain::{UserId, WorkspaceId};
use event_store::{
    Append, Identity, Metadata, Outcome, Scope, Signals, Store, StoreOptions, StoredEvent,
    StreamAppend, StreamId,
};
use sqlx::postgres::PgConnectOptions;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// How many commands are under way at once.
const WRITERS: u64 = 32;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: hammer DATABASE_URL")?;
    let options = PgConnectOptions::from_str(&url)?;
    let tasks = TaskTracker::new();
    let signals = Signals::new(&options, &tasks, CancellationToken::new());
    let store = Store::new(&options, &StoreOptions::default(), tasks.clone(), signals);
    for writer in 0..WRITERS {
        tasks.spawn(hammer(store.clone(), writer));
    }
    tasks.close();
    tasks.wait().await;
    Ok(())
}

/// Appends three events at a time to new streams, until killed.
async fn hammer(store: Store, writer: u64) {
    for n in 1_u64.. {
        let command = Uuid::from_u64_pair(writer + 1, n);
        match store.append(three_events(writer, command)).await {
            Ok(Outcome::Appended(_)) => {
                // Whoever reads this may be gone.
                let _ = writeln!(std::io::stdout(), "{command}");
            }
            other => {
                let _ = writeln!(std::io::stderr(), "{other:?}");
                return;
            }
        }
    }
}

/// A command with three events on two new streams.
fn three_events(writer: u64, command: Uuid) -> Append {
    let workspace = WorkspaceId(Uuid::from_u64_pair(1, writer % 4));
    let identity = Identity::new(command, UserId::SYSTEM);
    let metadata = Metadata::new(UserId::SYSTEM, DateTime::UNIX_EPOCH, command);
    let event = || StoredEvent {
        name: "Hammered".to_owned(),
        version: "1".to_owned(),
        payload: r#"{"type":"Hammered"}"#.to_owned(),
    };
    let stream = |ordinal, events| StreamAppend {
        stream: StreamId { kind: "nail", id: identity.new_id(ordinal) },
        scope: Scope::default(),
        expected: 0,
        last: None,
        events,
    };
    let streams = vec![stream(0, vec![event(), event()]), stream(1, vec![event()])];
    let mut append = Append::new(workspace, identity, metadata);
    append.streams = streams;
    append
}
