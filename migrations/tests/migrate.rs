//! The migrations on a real database.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::borrow::Cow;
use std::str::FromStr;

use embedded::testing::Database;
use sqlx::migrate::Migrator;
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

#[tokio::test]
async fn what_the_migrations_make_is_written_down() {
    let database = Database::create().await;
    let options = PgConnectOptions::from_str(&database.url()).unwrap();
    migrations::all(&options).await.unwrap();
    let mut connection = options.connect().await.unwrap();
    let form = migrations::form::form(&mut connection).await.unwrap();
    let is_written = form == migrations::form::made();
    assert!(is_written, "the migrations make something else: run `./dev sqlx`");
}

/// Migrates the log of a database up to a version, and no further.
async fn migrate_log_up_to(options: &PgConnectOptions, version: i64) {
    let mut all: Migrator = sqlx::migrate!("./event_log");
    let earlier = all.iter().filter(|one| one.version <= version).cloned().collect();
    all.migrations = Cow::Owned(earlier);
    let mut connection =
        options.clone().options([("search_path", "event_log")]).connect().await.unwrap();
    sqlx::raw_sql("CREATE SCHEMA event_log").execute(&mut connection).await.unwrap();
    all.run(&mut connection).await.unwrap();
}

#[tokio::test]
async fn slugs_and_epochs_of_before_are_brought_up_to_date() {
    let database = Database::create().await;
    let options = PgConnectOptions::from_str(&database.url()).unwrap();
    migrate_log_up_to(&options, 20_261_128_120_502).await;
    let mut connection = options.connect().await.unwrap();
    let before = "
        INSERT INTO event_log.epoch (epoch, began_at, reason) VALUES (gen_random_uuid(), now(), 'restored');
        INSERT INTO event_log.claim
        SELECT '00000000-0000-0000-0000-000000000000', scope, name, ('00000000-0000-0000-0000-00000000000' || owner)::uuid
        FROM (VALUES
            ('workspace-slug', 'Acme', 1),
            ('workspace-slug-in-any-case', 'acme', 2),
            ('workspace-slug', 'beta', 3),
            ('workspace-slug-in-any-case', 'gone', 4),
            ('user-email', 'gone', 5)
        ) AS old (scope, name, owner)";
    sqlx::raw_sql(before).execute(&mut connection).await.unwrap();
    migrations::all(&options).await.unwrap();
    let claims = "SELECT string_agg(name || ' ' || right(owner_id::text, 1), ', ' ORDER BY name)
        FROM event_log.claim WHERE scope = 'workspace-slug-in-any-case'";
    let claims: String = sqlx::query_scalar(claims).fetch_one(&mut connection).await.unwrap();
    assert_eq!(claims, "acme 1, beta 3");
    let linked = "SELECT count(*) FILTER (WHERE hash = event_log.epoch_hash(
            COALESCE(before, decode(repeat('00', 32), 'hex')), epoch, number, began_at, reason))
        FROM (SELECT *, lag(hash) OVER (ORDER BY number) AS before FROM event_log.epoch) AS chain";
    let linked: i64 = sqlx::query_scalar(linked).fetch_one(&mut connection).await.unwrap();
    assert_eq!(linked, 2);
    let change = "UPDATE event_log.epoch SET reason = ''";
    sqlx::raw_sql(change).execute(&mut connection).await.unwrap_err();
}
