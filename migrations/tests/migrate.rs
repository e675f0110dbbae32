//! The migrations on a real database.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::str::FromStr;

use embedded::testing::Database;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgRow};
use sqlx::{ConnectOptions, Row};

/// How many tables there are in a schema.
async fn tables_in(connection: &mut PgConnection, schema: &str) -> i64 {
    let count = "SELECT count(*) FROM pg_tables WHERE schemaname = $1";
    sqlx::query(count).bind(schema).fetch_one(connection).await.unwrap().get(0)
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let database = Database::create().await;
    let options = PgConnectOptions::from_str(&database.url()).unwrap();
    let mut connection = options.connect().await.unwrap();
    let mut before = Vec::new();
    migrations::all(&options).await.unwrap();
    for schema in migrations::SCHEMAS {
        before.push(tables_in(&mut connection, schema).await);
    }
    migrations::all(&options).await.unwrap();
    for (schema, before) in migrations::SCHEMAS.into_iter().zip(before) {
        assert!(before > 1, "{schema} is empty");
        assert_eq!(tables_in(&mut connection, schema).await, before);
    }
}

#[tokio::test]
async fn an_index_that_was_interrupted_is_built_again() {
    let database = Database::create().await;
    let options = PgConnectOptions::from_str(&database.url()).unwrap();
    migrations::all(&options).await.unwrap();
    let mut connection = options.connect().await.unwrap();
    // What a cancelled CREATE INDEX CONCURRENTLY leaves: the index is not valid, and nobody noted its migration, nor
    // the one that drops it.
    let interrupt = "SET search_path = event_log;
        CREATE INDEX event_number ON event (position);
        UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'event_number'::regclass;
        DELETE FROM _sqlx_migrations WHERE version IN (20261128120101, 20261128130407)";
    sqlx::raw_sql(interrupt).execute(&mut connection).await.unwrap();
    migrations::all(&options).await.unwrap();
    let is_gone = "SELECT to_regclass('event_log.event_number') IS NULL";
    assert!(sqlx::query(is_gone).fetch_one(&mut connection).await.unwrap().get::<bool, _>(0));
}

#[tokio::test]
async fn several_processes_migrate_at_the_same_time() {
    let database = Database::create().await;
    let options = PgConnectOptions::from_str(&database.url()).unwrap();
    let runs = tokio::join!(
        migrations::all(&options),
        migrations::all(&options),
        migrations::all(&options),
    );
    assert!(matches!(runs, (Ok(()), Ok(()), Ok(()))), "{runs:?}");
}

#[tokio::test]
async fn unqualified_tables_are_found_on_the_database_for_checking_queries() {
    let database = Database::create().await;
    let options = PgConnectOptions::from_str(&database.url()).unwrap();
    migrations::all(&options).await.unwrap();
    migrations::set_search_path(&options).await.unwrap();
    let mut connection = options.connect().await.unwrap();
    for table in ["work_item", "profile"] {
        sqlx::query(&format!("SELECT FROM {table}")).execute(&mut connection).await.unwrap();
    }
}

#[tokio::test]
async fn only_its_primary_key_leads_to_a_row_of_a_read_table_by_its_workspace() {
    let database = Database::create().await;
    let options = PgConnectOptions::from_str(&database.url()).unwrap();
    migrations::all(&options).await.unwrap();
    let mut connection = options.connect().await.unwrap();
    let leads = "SELECT indexrelid::regclass::text, indisprimary
        FROM pg_index
        JOIN pg_class ON pg_class.oid = indrelid
        WHERE relnamespace = 'read_model'::regnamespace
          AND pg_get_indexdef(indexrelid, 1, true) = 'workspace_id'";
    let leading = sqlx::query(leads).fetch_all(&mut connection).await.unwrap();
    let is_primary = |row: &&PgRow| row.get::<bool, _>(1);
    let (primary, other): (Vec<_>, Vec<_>) = leading.iter().partition(is_primary);
    let names: Vec<String> = other.iter().map(|row| row.get(0)).collect();
    assert_eq!(names, Vec::<String>::new());
    assert!(primary.len() > 5);
}
