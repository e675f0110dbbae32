//! What the tests at the foot of the table files share: events in, rows out.

use chrono::DateTime;
use domain::Event;
use domain::workspace::Workspace;
use domain::{UserId, WorkspaceId};
use embedded::testing::Database;
use event_store::{Append, Identity, Metadata, Scope, Signals, Store, StoreOptions};
use serde_json::{Value, json};
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::{ConnectOptions, PgConnection};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::write::apply::commit_at_once;
use crate::write::checkpoint::Step;
use crate::write::table::{KEYED, table_names};
use crate::{Projected, Table};

/// The n-th id of any kind.
pub(crate) fn id(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

/// What happened to the n-th entity of a kind, as the log would have it.
pub(crate) fn event(kind: &str, n: u128, payload: Value) -> (u128, Event) {
    let mut forms = Event::catalogue();
    let (_, name, version) =
        forms.find(|(of, name, _)| *of == kind && payload["type"] == *name).unwrap();
    (n, Event::decode(kind, name, version, payload).unwrap())
}

/// The log of workspace 1, which begins with it and then is renamed a few times; the owner's connections.
pub(crate) async fn renamed_log(database: &Database, times: u64) -> PgPool {
    let options: PgConnectOptions = database.url().parse().unwrap();
    migrations::all(&options).await.unwrap();
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let signals = Signals::new(&options, &tasks, stop.clone());
    let store = Store::new(&options, &StoreOptions::default(), tasks, signals);
    let workspace = WorkspaceId(Uuid::from_u128(1));
    for expected in 0..=times {
        let payload = if expected == 0 {
            json!({
                "type": "WorkspaceCreated", "id": workspace, "name": "Acme", "slug": "acme",
                "owner": UserId::SYSTEM, "time_zone": "UTC",
            })
        } else {
            json!({ "type": "WorkspaceRenamed", "from": "Acme", "to": format!("Acme {expected}") })
        };
        let (_, Event::Workspace(event)) = event("workspace", 1, payload) else { unreachable!() };
        let command = Uuid::from_u128(100 + u128::from(expected));
        let metadata = Metadata::new(UserId::SYSTEM, DateTime::UNIX_EPOCH, command);
        let identity = Identity::new(command, UserId::SYSTEM);
        let mut append = Append::new(workspace, identity, metadata);
        append.write::<Workspace>(workspace, Scope::default(), expected, &[event]).unwrap();
        store.append(append).await.unwrap();
    }
    stop.cancel();
    event_store::pool(options, 2)
}

/// The rows that a table has after events, one per second, of the n-th entities of project 2 in workspace 1 by user 9;
/// the same as after the same events once more.
pub(crate) async fn rows(table: &dyn Table, events: &[(u128, Event)]) -> Value {
    companion(table, table.name(), events).await
}

/// The rows that the table `name`, which is kept together with `table`, has after events; the same as after the same events
/// once more.
pub(crate) async fn companion(table: &dyn Table, name: &str, events: &[(u128, Event)]) -> Value {
    let database = Database::create().await;
    let options: PgConnectOptions = database.url().parse().unwrap();
    migrations::all(&options).await.unwrap();
    let mut db = options.options([("search_path", "read_model")]).connect().await.unwrap();
    let events: Vec<Projected> = (1..).zip(events).map(projected).collect();
    table.apply(&mut db, &events).await.unwrap();
    let rows = read(&mut db, name).await;
    table.apply(&mut db, &events).await.unwrap();
    assert_eq!(read(&mut db, name).await, rows, "the same events again");
    one_by_one(table, &mut db, &events).await;
    assert_eq!(read(&mut db, name).await, rows, "the same events one by one");
    for size in [1, events.len().max(1)] {
        in_batches(table, &mut db, &events, size).await;
        assert_eq!(read(&mut db, name).await, rows, "the same events in batches of {size}");
    }
    rows
}

/// How many rows of a table Postgres has looked at for each of these batches of events, the first of which were applied
/// when the table was known to be empty.
pub(crate) async fn rows_read(table: &dyn Table, batches: &[Vec<(u128, Event)>]) -> Vec<i64> {
    let database = Database::create().await;
    let options: PgConnectOptions = database.url().parse().unwrap();
    migrations::all(&options).await.unwrap();
    let mut db =
        options.options([("search_path", "read_model")]).options(KEYED).connect().await.unwrap();
    let name = table.name();
    sqlx::raw_sql(&format!("ANALYZE {name}; BEGIN")).execute(&mut db).await.unwrap();
    let statement = format!(
        "SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_xact_user_tables WHERE relid = '{name}'::regclass"
    );
    let (mut read, mut before) = (Vec::new(), 0);
    let mut positions = 1..;
    for batch in batches {
        let events: Vec<Projected> = positions.by_ref().zip(batch).map(projected).collect();
        table.apply(&mut db, &events).await.unwrap();
        let now: i64 = sqlx::query_scalar(&statement).fetch_one(&mut db).await.unwrap();
        read.push(now - before);
        before = now;
    }
    read
}

/// Empties a table, and those that are kept with it.
async fn truncate(table: &dyn Table, db: &mut PgConnection) {
    for name in table_names(table) {
        sqlx::raw_sql(&format!("TRUNCATE {name}")).execute(&mut *db).await.unwrap();
    }
}

/// Applies events to the empty table as the runner does, so many at once.
async fn in_batches(table: &dyn Table, db: &mut PgConnection, events: &[Projected], size: usize) {
    truncate(table, db).await;
    let workspace = WorkspaceId(Uuid::from_u128(1));
    sqlx::query("INSERT INTO checkpoint (workspace_id, position) VALUES ($1, 0) ON CONFLICT (workspace_id) DO UPDATE SET position = 0")
        .bind(workspace.uuid())
        .execute(&mut *db)
        .await
        .unwrap();
    for batch in events.chunks(size) {
        let position = |event: &Projected| event.position.cast_unsigned();
        let (from, to) = (position(&batch[0]) - 1, position(batch.last().unwrap()));
        commit_at_once(db, &[table], &[Step { workspace, from, to }], batch).await.unwrap();
    }
}

/// Applies events to the empty table, each by itself.
async fn one_by_one(table: &dyn Table, db: &mut PgConnection, events: &[Projected]) {
    truncate(table, db).await;
    for event in events {
        table.apply(db, std::slice::from_ref(event)).await.unwrap();
    }
}

/// An event as it comes from the log.
pub(crate) fn projected((position, (entity, event)): (i64, &(u128, Event))) -> Projected {
    Projected {
        workspace: Uuid::from_u128(1),
        position,
        version: position,
        entity: Uuid::from_u128(*entity),
        project: Uuid::from_u128(2),
        issue: Uuid::from_u128(5),
        actor: Uuid::from_u128(9),
        at: DateTime::from_timestamp(position, 0).unwrap(),
        event: event.clone(),
    }
}

/// All rows as JSON, without what is empty.
async fn read(db: &mut PgConnection, table: &str) -> Value {
    let statement = format!(
        "SELECT COALESCE(jsonb_agg(jsonb_strip_nulls(to_jsonb(row) - 'workspace_id') ORDER BY row), '[]')
        FROM {table} AS row"
    );
    sqlx::query_scalar(&statement).fetch_one(db).await.unwrap()
}
