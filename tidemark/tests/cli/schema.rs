//! What `tidemark verify` finds of what was changed in the schemas, so that the log does something else from now on.

use crate::fixture::System;

/// A database with a little log, and with what an operator may have beside it: `kept` has the text of every routine.
async fn system() -> System {
    let system = System::with_log().await;
    let own = "
        CREATE SCHEMA kept;
        CREATE TABLE kept.routine AS
        SELECT nspname || '.' || proname AS name, pg_get_functiondef(pg_proc.oid) AS definition
        FROM pg_proc
        JOIN pg_namespace ON pg_namespace.oid = pronamespace
        WHERE nspname IN ('event_log', 'account');
        CREATE FUNCTION kept.nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
        CREATE FUNCTION kept.watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$";
    system.execute(own).await;
    system
}

/// A change, the words that tell it, and how it is undone.
type Change<'a> = (&'a str, &'a str, &'a str);

/// Asserts that each change is found, with these words, and nothing when it is undone.
async fn assert_found(system: &System, changes: &[Change<'_>]) {
    system.run(&["verify"]).await.good();
    for (change, words, back) in changes {
        system.execute(change).await;
        let answer = system.run(&["verify"]).await;
        system.execute(back).await;
        assert_eq!(answer.status, 3, "{change}: {answer:?}");
        assert!(answer.stdout.contains(words), "{change}: {answer:?}");
    }
    system.run(&["verify"]).await.good();
}

/// Makes routines of a name as they were, with the first text replaced by the second.
fn replaced(name: &str, from: &str, to: &str) -> String {
    format!(
        "DO $change$
        DECLARE
            v_definition text;
        BEGIN
            FOR v_definition IN SELECT definition FROM kept.routine WHERE name = '{name}' LOOP
                EXECUTE replace(v_definition, $text${from}$text$, $text${to}$text$);
            END LOOP;
        END
        $change$"
    )
}

#[tokio::test]
async fn routines_that_were_replaced_are_found() {
    let system = system().await;
    for (name, from, to) in [
        ("event_log.append", "outcome := 'reused'", "outcome := 'repeated'"),
        ("event_log.chain_hash", "uuid_send(p_actor)", "uuid_send(p_command)"),
        ("event_log.reserve_running_numbers", "+ excluded", "- excluded"),
        ("event_log.refuse_change", "is refused", "is refused now"),
        ("event_log.link_epoch", "'00'", "'01'"),
        ("event_log.claim_slug_in_any_case", "OLD.owner_id", "NEW.owner_id"),
        ("account.change_password", "BEGIN", "BEGIN PERFORM 1;"),
    ] {
        let (change, back) = (replaced(name, from, to), replaced(name, "", ""));
        let words = format!("the body of {name}(");
        assert_found(&system, &[(&change, &words, &back)]).await;
    }
}

#[tokio::test]
async fn routines_that_run_otherwise_or_were_added_are_found() {
    let number = "event_log.reserve_running_numbers(uuid[],uuid[],bigint[])";
    let changes = [
        (
            format!("ALTER FUNCTION {number} SECURITY INVOKER"),
            format!("the security of {number} is: invoker; it should be: definer"),
            format!("ALTER FUNCTION {number} SECURITY DEFINER"),
        ),
        (
            format!("ALTER FUNCTION {number} SET search_path = public"),
            format!("the settings of {number} is: search_path=public"),
            format!("ALTER FUNCTION {number} SET search_path = event_log, pg_temp"),
        ),
        (
            "CREATE FUNCTION event_log.sha256(text) RETURNS bytea LANGUAGE sql RETURN NULL::bytea"
                .to_owned(),
            "event_log.sha256(text) was added: function".to_owned(),
            "DROP FUNCTION event_log.sha256(text)".to_owned(),
        ),
        (
            "CREATE OPERATOR event_log.= (FUNCTION = uuid_ne, LEFTARG = uuid, RIGHTARG = uuid)"
                .to_owned(),
            "operator event_log.=(uuid,uuid) was added".to_owned(),
            "DROP OPERATOR event_log.= (uuid, uuid)".to_owned(),
        ),
        (
            "GRANT EXECUTE ON FUNCTION event_log.refuse_change TO PUBLIC".to_owned(),
            "EXECUTE on event_log.refuse_change() is granted to PUBLIC".to_owned(),
            "REVOKE EXECUTE ON FUNCTION event_log.refuse_change FROM PUBLIC".to_owned(),
        ),
    ];
    let changes: Vec<Change<'_>> =
        changes.iter().map(|(change, words, back)| (&**change, &**words, &**back)).collect();
    assert_found(&system().await, &changes).await;
}

#[tokio::test]
async fn what_does_something_else_with_rows_is_found() {
    let changes = [
        (
            "CREATE RULE quiet AS ON INSERT TO event_log.command DO INSTEAD NOTHING",
            "the rule quiet of event_log.command was added: CREATE RULE",
            "DROP RULE quiet ON event_log.command",
        ),
        (
            "CREATE TRIGGER extra AFTER INSERT ON event_log.event FOR EACH ROW EXECUTE FUNCTION kept.nothing()",
            "the trigger extra of event_log.event was added: CREATE TRIGGER",
            "DROP TRIGGER extra ON event_log.event",
        ),
        (
            "CREATE TRIGGER extra AFTER INSERT ON read_model.work_item EXECUTE FUNCTION kept.nothing()",
            "the trigger extra of read_model.work_item was added",
            "DROP TRIGGER extra ON read_model.work_item",
        ),
        (
            "ALTER TABLE event_log.claim DISABLE TRIGGER slug_given_up",
            "the trigger slug_given_up of event_log.claim is: CREATE TRIGGER",
            "ALTER TABLE event_log.claim ENABLE TRIGGER slug_given_up",
        ),
        (
            "ALTER TABLE account.session DISABLE TRIGGER ALL",
            "ON DELETE CASCADE DISABLED; it should be: FOREIGN KEY",
            "ALTER TABLE account.session ENABLE TRIGGER ALL",
        ),
        (
            "CREATE EVENT TRIGGER tampering ON ddl_command_end
            WHEN TAG IN ('CREATE CAST') EXECUTE FUNCTION kept.watch()",
            "event trigger tampering was added",
            "DROP EVENT TRIGGER tampering",
        ),
        (
            "CREATE SUBSCRIPTION tampering CONNECTION 'dbname=x' PUBLICATION x
            WITH (connect = false, slot_name = NONE);
            INSERT INTO pg_subscription_rel (srsubid, srrelid, srsubstate)
            SELECT oid, 'event_log.command'::regclass, 'r' FROM pg_subscription WHERE subname = 'tampering'",
            "the subscription tampering of event_log.command was added",
            "DROP SUBSCRIPTION tampering",
        ),
        (
            "ALTER TABLE event_log.event ENABLE ROW LEVEL SECURITY",
            "the row level security of event_log.event was added: enabled",
            "ALTER TABLE event_log.event DISABLE ROW LEVEL SECURITY",
        ),
        (
            "CREATE POLICY few ON event_log.event USING (sequence > 1)",
            "the policy few of event_log.event was added: permissive for * USING (sequence > 1)",
            "DROP POLICY few ON event_log.event",
        ),
    ];
    assert_found(&system().await, &changes).await;
}

#[tokio::test]
async fn tables_of_another_form_are_found() {
    let changes = [
        (
            "ALTER TABLE event_log.event DROP CONSTRAINT event_hash_check",
            "the constraint event_hash_check of event_log.event is missing",
            "ALTER TABLE event_log.event ADD CONSTRAINT event_hash_check CHECK (octet_length(hash) = 32)",
        ),
        (
            "ALTER TABLE event_log.event DROP CONSTRAINT event_workspace_id_position_key",
            "the constraint event_workspace_id_position_key of event_log.event is missing",
            "ALTER TABLE event_log.event ADD UNIQUE (workspace_id, position)",
        ),
        (
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'event_log.event_issue_position'::regclass",
            "the index event_issue_position of event_log.event is: CREATE INDEX",
            "UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'event_log.event_issue_position'::regclass",
        ),
        (
            "CREATE UNIQUE INDEX one ON event_log.command (first_position)",
            "the index one of event_log.command was added",
            "DROP INDEX event_log.one",
        ),
        (
            "ALTER TABLE event_log.event ALTER actor_id DROP NOT NULL",
            "the column actor_id of event_log.event is: uuid; it should be: uuid NOT NULL",
            "ALTER TABLE event_log.event ALTER actor_id SET NOT NULL",
        ),
        (
            "ALTER TABLE account.profile ALTER user_timezone SET DEFAULT 'CET'",
            "the column user_timezone of account.profile is: text NOT NULL DEFAULT 'CET'::text",
            "ALTER TABLE account.profile ALTER user_timezone SET DEFAULT 'UTC'",
        ),
        (
            "ALTER TABLE event_log.claim ALTER name TYPE varchar(90)",
            "the column name of event_log.claim is: character varying(90) NOT NULL",
            "ALTER TABLE event_log.claim ALTER name TYPE text",
        ),
        (
            "ALTER TABLE event_log.claim ADD more text",
            "the column more of event_log.claim was added: text",
            "ALTER TABLE event_log.claim DROP more",
        ),
        (
            "ALTER TABLE event_log.counter SET UNLOGGED",
            "event_log.counter is: unlogged table; it should be: table",
            "ALTER TABLE event_log.counter SET LOGGED",
        ),
        (
            "CREATE TABLE kept.more () INHERITS (event_log.event)",
            "the child kept.more of event_log.event was added",
            "DROP TABLE kept.more",
        ),
    ];
    assert_found(&system().await, &changes).await;
}

#[tokio::test]
async fn what_stands_in_the_place_of_something_else_is_found() {
    let stream = "CREATE OR REPLACE VIEW event_log.stream_event AS
        SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
            json_build_object('event_id', event_id, 'recorded_at', recorded_at, 'stored', metadata) AS metadata
        FROM event_log.event";
    let fewer = format!("{stream} WHERE sequence < 9");
    let changes = [
        (
            "ALTER TABLE event_log.counter RENAME TO hidden;
            CREATE VIEW event_log.counter AS SELECT * FROM event_log.hidden",
            "event_log.counter is: view; it should be: table",
            "DROP VIEW event_log.counter; ALTER TABLE event_log.hidden RENAME TO counter",
        ),
        (&fewer, "the query of event_log.stream_event is:", stream),
        (
            "ALTER TABLE account.key_use RENAME TO key_used",
            "account.key_use is missing; it should be: table",
            "ALTER TABLE account.key_used RENAME TO key_use",
        ),
        (
            "CREATE TYPE event_log.mood AS ENUM ('good')",
            "type event_log.mood was added",
            "DROP TYPE event_log.mood",
        ),
    ];
    assert_found(&system().await, &changes).await;
}

#[tokio::test]
async fn owners_and_rights_that_no_migration_gave_are_found() {
    let changes = [
        (
            "CREATE ROLE tampering_owner; ALTER TABLE event_log.counter OWNER TO tampering_owner",
            "event_log.counter is owned by tampering_owner, and the log by",
            "ALTER TABLE event_log.counter OWNER TO CURRENT_USER; DROP ROLE tampering_owner",
        ),
        (
            "CREATE ROLE tampering_owner; ALTER FUNCTION account.close_account OWNER TO tampering_owner",
            "the function account.close_account is owned by tampering_owner",
            "ALTER FUNCTION account.close_account OWNER TO CURRENT_USER; DROP ROLE tampering_owner",
        ),
        (
            "GRANT CREATE ON SCHEMA event_log TO tidemark_query",
            "CREATE on schema event_log is granted to tidemark_query",
            "REVOKE CREATE ON SCHEMA event_log FROM tidemark_query",
        ),
        (
            "GRANT UPDATE (position) ON read_model.checkpoint TO tidemark_query",
            "UPDATE on read_model.checkpoint is granted to tidemark_query",
            "REVOKE UPDATE (position) ON read_model.checkpoint FROM tidemark_query",
        ),
    ];
    assert_found(&system().await, &changes).await;
}

#[tokio::test]
async fn what_an_operator_adds_is_no_alarm() {
    let system = system().await;
    let additions = "
        CREATE ROLE tampering_reader;
        GRANT USAGE ON SCHEMA event_log TO tampering_reader;
        GRANT SELECT ON event_log.event TO tampering_reader;
        CREATE INDEX mine ON event_log.event (recorded_at);
        CREATE STATISTICS event_log.mine ON workspace_id, project_id FROM event_log.event;
        ALTER TABLE event_log.event SET (autovacuum_vacuum_scale_factor = 0.01);
        ALTER TABLE event_log.event ENABLE ALWAYS TRIGGER append_only;
        CREATE VIEW kept.names AS SELECT name FROM read_model.workspace;
        CREATE EXTENSION citext SCHEMA account";
    system.execute(additions).await;
    let answer = system.run(&["verify"]).await;
    system.execute("DROP OWNED BY tampering_reader; DROP ROLE tampering_reader").await;
    assert!(answer.good().stdout.contains("schemas: as the migrations made them"));
}

#[tokio::test]
async fn tables_that_were_made_anew_are_as_the_migrations_made_them() {
    let system = system().await;
    system.run(&["rebuild"]).await.good();
    system.run(&["verify"]).await.good();
}

#[tokio::test]
async fn a_database_of_another_version_is_not_compared_and_that_is_said() {
    let system = system().await;
    let later = "INSERT INTO account._sqlx_migrations
        SELECT 30000101000000, description, installed_on, success, checksum, execution_time
        FROM account._sqlx_migrations LIMIT 1";
    let earlier = "DELETE FROM event_log._sqlx_migrations WHERE version = 20261123000001";
    for (change, words) in [
        (later, "NOT COMPARED: it was migrated by a later version"),
        (earlier, "have not been run"),
    ] {
        system.execute("CREATE TABLE kept.account AS TABLE account._sqlx_migrations").await;
        system.execute(change).await;
        let answer = system.run(&["verify"]).await;
        assert_eq!(answer.status, 1, "{change}: {answer:?}");
        assert!(answer.stdout.contains(words), "{change}: {answer:?}");
        let back = "DELETE FROM account._sqlx_migrations;
            INSERT INTO account._sqlx_migrations TABLE kept.account;
            DROP TABLE kept.account";
        system.execute(back).await;
    }
    let system = self::system().await;
    let other =
        "UPDATE event_log._sqlx_migrations SET checksum = '\\x00' WHERE version = 20261123000013";
    system.execute(other).await;
    let answer = system.run(&["verify"]).await;
    assert_eq!(answer.status, 3, "{answer:?}");
    let words = "the migration 20261123000013 of event_log is not that of this version";
    assert!(answer.stdout.contains(words), "{answer:?}");
}
