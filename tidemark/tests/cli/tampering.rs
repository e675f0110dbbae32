//! What `tidemark verify` finds of what a superuser can do to the log behind its back.

use domain::{IssueId, ProjectId};
use uuid::Uuid;

use crate::fixture::{System, WORKSPACE};

/// The tables whose rows are changed here.
const TABLES: [&str; 7] =
    ["event", "log_head", "command", "claim", "counter", "epoch", "relay_progress"];

/// A log of four events: two names of the workspace, a third with a key, and an issue with number and reference.
async fn system() -> System {
    let system = System::with_log().await;
    system.rename_keyed("Acme & Sons", 2, "k").await;
    let (issue, project) = (Uuid::from_u64_pair(0x7000, 3), Uuid::from_u64_pair(0x7000, 4));
    system.issue(IssueId(issue), ProjectId(project)).await;
    system.execute("CREATE SCHEMA kept").await;
    for table in TABLES {
        let keep = format!("CREATE TABLE kept.{table} AS SELECT * FROM event_log.{table}");
        system.execute(&keep).await;
    }
    system
}

/// Does something that triggers would refuse.
async fn tamper(system: &System, change: &str) {
    let unguarded = "SET session_replication_role = replica";
    let guarded = "SET session_replication_role = origin";
    system.execute(&format!("{unguarded}; {change}; {guarded}")).await;
}

/// Gives all tables the rows that they had.
async fn restore(system: &System) {
    for table in TABLES {
        let back = format!(
            "DELETE FROM event_log.{table};
            INSERT INTO event_log.{table} OVERRIDING SYSTEM VALUE SELECT * FROM kept.{table}"
        );
        tamper(system, &back).await;
    }
}

/// Asserts that each change is found, with these words, and nothing when it is undone.
async fn assert_found(system: &System, arguments: &[&str], changes: &[(&str, &str)]) {
    let arguments = [&["verify"], arguments].concat();
    system.run(&arguments).await.good();
    for (change, words) in changes {
        tamper(system, change).await;
        let answer = system.run(&arguments).await;
        assert_eq!(answer.status, 3, "{change}: {answer:?}");
        assert!(answer.stdout.contains(words), "{change}: {answer:?}");
        restore(system).await;
    }
    system.run(&arguments).await.good();
}

/// Removes the last event and says that the log ends before it.
const CUT: &str = "
    DELETE FROM event_log.event WHERE workspace_id <> '00000000-0000-0000-0000-000000000000' AND position = 4;
    UPDATE event_log.log_head AS head
    SET position = event.position, hash = event.hash, recorded_at = event.recorded_at
    FROM event_log.event
    WHERE event.workspace_id = head.workspace_id AND head.position = 4 AND event.position = 3";

/// Removes what else the event log says of the last event.
const CUT_BESIDE: &str = "
    DELETE FROM event_log.command WHERE last_position = 4;
    DELETE FROM event_log.claim WHERE scope LIKE 'issue-external/%';
    DELETE FROM event_log.counter";

/// Changes the third event and makes the chain anew from there.
const REHASH: &str = r"
    DO $$
    DECLARE
        e event_log.event;
        previous bytea;
    BEGIN
        UPDATE event_log.event SET payload = replace(payload::text, 'Sons', 'Daughters')::json
        WHERE payload::text LIKE '%Sons%';
        SELECT hash INTO previous FROM event_log.event WHERE workspace_id = '@' AND position = 2;
        FOR e IN SELECT * FROM event_log.event WHERE workspace_id = '@' AND position > 2 ORDER BY position LOOP
            previous := event_log.chain_hash(
                previous, e.workspace_id, e.position, e.aggregate_type, e.entity_id, e.sequence, e.event_id,
                e.event_type, e.event_version, e.recorded_at, e.payload::text, e.metadata::text, e.command_id,
                e.actor_id, e.project_id, e.issue_id);
            UPDATE event_log.event SET hash = previous WHERE workspace_id = '@' AND position = e.position;
        END LOOP;
        UPDATE event_log.log_head SET hash = previous WHERE workspace_id = '@';
    END
    $$";

/// [`REHASH`] for the workspace.
fn rehash() -> String {
    REHASH.replace('@', &WORKSPACE.to_string())
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_known_to_commands_claims_and_the_relay() {
    let system = system().await;
    let published = "INSERT INTO event_log.relay_progress
        SELECT workspace_id, epoch, position FROM event_log.log_head CROSS JOIN event_log.epoch";
    let unpublished = format!("{CUT}; {CUT_BESIDE}");
    let noted = format!("{published}; {unpublished}");
    let changes = [
        (CUT, "the log ends at position 3, but command has a row with position 4"),
        (CUT, "which follows from no event"),
        (&noted, "but relay_progress says that it was published up to position 4"),
    ];
    assert_found(&system, &[], &changes).await;
}

#[tokio::test]
async fn an_end_that_was_cut_off_everywhere_is_known_to_read_tables_and_to_who_kept_it() {
    let system = system().await;
    system.run(&["rebuild"]).await.good();
    let end = system.run(&["verify", "acme", "--json"]).await.good().json();
    let end = end["workspaces"][0]["expect"].as_str().unwrap().to_owned();
    let everywhere = format!("{CUT}; {CUT_BESIDE}");
    let shown = "read_model.checkpoint says that position 4 is shown, but the log ends at 3";
    assert_found(&system, &[], &[(&everywhere, shown)]).await;
    system.execute("UPDATE read_model.checkpoint SET position = 3 WHERE position = 4").await;
    tamper(&system, &everywhere).await;
    system.run(&["verify"]).await.good();
    let answer = system.run(&["verify", "--expect", &end]).await;
    assert_eq!(answer.status, 3, "{answer:?}");
    assert!(answer.stdout.contains("no intact position 4, which was expected"), "{answer:?}");
}

#[tokio::test]
async fn a_chain_that_was_made_anew_is_known_to_read_tables_and_to_who_kept_an_end() {
    let system = system().await;
    system.run(&["rebuild"]).await.good();
    let end = system.run(&["verify", "acme", "--json"]).await.good().json();
    let end = end["workspaces"][0]["expect"].as_str().unwrap().to_owned();
    let plain = end.split_once('@').unwrap().1;
    let changed = "the event at position 4 has the hash";
    assert_found(&system, &["--expect", &end], &[(&rehash(), changed)]).await;
    assert_found(&system, &["acme", "--expect", plain], &[(&rehash(), changed)]).await;
    let differs = "table workspace: DIFFERENT from the log";
    assert_found(&system, &["--tables"], &[(&rehash(), differs)]).await;
    tamper(&system, &rehash()).await;
    system.run(&["verify"]).await.good();
}

#[tokio::test]
async fn an_end_that_names_no_log_is_refused_or_found_to_be_gone() {
    let system = system().await;
    let end = format!("4:{}", "ab".repeat(32));
    let answer = system.run(&["verify", "--expect", &end]).await;
    assert_eq!(answer.status, 1, "{answer:?}");
    assert!(answer.stderr.contains("does not say whose log"), "{answer:?}");
    let answer = system.run(&["verify", "--expect", "acme@4"]).await;
    assert_eq!(answer.status, 2, "{answer:?}");
    for gone in ["nowhere".to_owned(), Uuid::from_u128(9).to_string()] {
        let answer = system.run(&["verify", "--expect", &format!("{gone}@{end}")]).await;
        assert_eq!(answer.status, 3, "{answer:?}");
        assert!(answer.stdout.contains("expected"), "{answer:?}");
    }
}

#[tokio::test]
async fn a_workspace_that_was_deleted_with_its_head_is_missed() {
    let system = system().await;
    let delete = format!(
        "DELETE FROM event_log.event WHERE workspace_id = '{WORKSPACE}';
        DELETE FROM event_log.log_head WHERE workspace_id = '{WORKSPACE}'"
    );
    let changes = [
        (&*delete, "the log is gone, but claim has its slug, acme"),
        (&*delete, "the log is gone, but command has a row with position 4"),
        (&*delete, "the log is gone, but counter has 1 projects of it"),
    ];
    assert_found(&system, &[], &changes).await;
}

#[tokio::test]
async fn a_head_that_is_not_what_the_last_event_says_is_found() {
    let system = system().await;
    let changes = [
        ("DELETE FROM event_log.log_head WHERE position = 4", "its row in log_head is missing"),
        (
            "DELETE FROM event_log.log_head",
            "the instance log: WRONG: its row in log_head is missing",
        ),
        (
            "UPDATE event_log.log_head SET position = 3 WHERE position = 4",
            "log_head says that it ends at position 3, but its last event is at 4",
        ),
        (
            "UPDATE event_log.log_head SET hash = sha256('x') WHERE position = 4",
            "log_head has another hash than the event at position 4",
        ),
        (
            "UPDATE event_log.log_head SET recorded_at = now() WHERE position = 4",
            "log_head has another time than the event at position 4",
        ),
    ];
    assert_found(&system, &[], &changes).await;
}

#[tokio::test]
async fn a_time_that_is_none_is_found() {
    let system = system().await;
    let changes = [
        (
            "UPDATE event_log.event SET recorded_at = 'infinity' WHERE position = 4",
            "its content or its link to the event before was changed",
        ),
        (
            "UPDATE event_log.epoch SET began_at = '-infinity'",
            "was changed or added, or one before it is missing",
        ),
    ];
    assert_found(&system, &[], &changes).await;
}

#[tokio::test]
async fn rows_of_commands_that_were_deleted_or_changed_are_found() {
    let system = system().await;
    let changes = [
        (
            "DELETE FROM event_log.command",
            "the rows of command for 2 events that came with a key are missing, the first at position 3",
        ),
        ("UPDATE event_log.command SET key = 'j' WHERE key = 'k'", "the row was changed"),
        (
            "UPDATE event_log.command SET last_position = 2, first_position = 2 WHERE key = 'k'",
            "is said to have written positions 2 to 2, but 0 events there are its own",
        ),
        (
            "UPDATE event_log.command
            SET result = replace(result::text, '3', '7')::json WHERE key = 'k'",
            "was answered with version 7 of the workspace",
        ),
        (
            "UPDATE event_log.command
            SET result = replace(result::text, '3', '1')::json WHERE key = 'k'",
            "was answered with other versions than its events have",
        ),
        (
            "UPDATE event_log.command SET recorded_at = 'infinity' WHERE key = 'k'",
            "0 events there are its own",
        ),
        (
            "UPDATE event_log.command SET fingerprint = sha256('x') WHERE key = 'k'",
            "has another fingerprint than the request that its events are of",
        ),
    ];
    assert_found(&system, &[], &changes).await;
}

#[tokio::test]
async fn claims_and_counters_that_do_not_follow_from_the_events_are_found() {
    let system = system().await;
    let changes = [
        (
            "DELETE FROM event_log.claim WHERE scope = 'workspace-slug'",
            "claim has no row for workspace-slug acme",
        ),
        (
            "DELETE FROM event_log.claim WHERE scope = 'workspace-slug-in-any-case'",
            "claim has no row for workspace-slug-in-any-case acme",
        ),
        (
            "UPDATE event_log.claim SET owner_id = gen_random_uuid()
            WHERE scope = 'workspace-slug-in-any-case'",
            "claim has a row for workspace-slug-in-any-case acme of",
        ),
        (
            "INSERT INTO event_log.claim
            SELECT '00000000-0000-0000-0000-000000000000', 'user-stay', id::text, id
            FROM (SELECT gen_random_uuid() AS id) AS nobody",
            "claim has the stay of",
        ),
        (
            "DELETE FROM event_log.claim WHERE scope LIKE 'issue-external/%'",
            r#"claim has no row for issue-external/00000000-0000-7000-0000-000000000004 ["jira","1"]"#,
        ),
        (
            "UPDATE event_log.claim SET owner_id = gen_random_uuid() WHERE scope = 'workspace-slug'",
            "claim says that workspace-slug acme is of",
        ),
        (
            "INSERT INTO event_log.claim
            SELECT workspace_id, 'project-name', 'Engine', gen_random_uuid() FROM event_log.counter",
            "claim has a row for project-name Engine of",
        ),
        (
            "INSERT INTO event_log.claim
            SELECT '00000000-0000-0000-0000-000000000000', 'user-email', 'a@b', gen_random_uuid()",
            "which is no user of the log",
        ),
        ("DELETE FROM event_log.counter", "counter has no row for project"),
    ];
    assert_found(&system, &[], &changes).await;
    for number in [2, 1] {
        system.execute(&format!("UPDATE event_log.counter SET last_number = {number}")).await;
        system.run(&["verify"]).await.good();
    }
}

#[tokio::test]
async fn a_counter_that_was_set_back_behind_what_was_given_is_found() {
    let system = system().await;
    let (issue, project) = (Uuid::from_u64_pair(0x7000, 5), Uuid::from_u64_pair(0x7000, 4));
    system.issue(IssueId(issue), ProjectId(project)).await;
    system.run(&["verify"]).await.good();
    system.execute("UPDATE event_log.counter SET last_number = 1").await;
    let answer = system.run(&["verify"]).await;
    assert_eq!(answer.status, 3, "{answer:?}");
    let words = format!("counter says 1 for project {project}, of which number 2 was given");
    assert!(answer.stdout.contains(&words), "{answer:?}");
}

#[tokio::test]
async fn a_note_of_the_relay_that_was_set_back_is_what_a_crash_leaves() {
    let system = system().await;
    let published = "INSERT INTO event_log.relay_progress
        SELECT workspace_id, epoch, position FROM event_log.log_head CROSS JOIN event_log.epoch";
    system.execute(published).await;
    for change in
        ["UPDATE event_log.relay_progress SET position = 1", "DELETE FROM event_log.relay_progress"]
    {
        system.execute(change).await;
        system.run(&["verify"]).await.good();
    }
}

#[tokio::test]
async fn lives_of_the_log_that_were_deleted_are_missed() {
    let system = system().await;
    let changes = [
        ("DELETE FROM event_log.epoch", "epoch is empty"),
        (
            "INSERT INTO event_log.relay_progress
            SELECT workspace_id, gen_random_uuid(), position FROM event_log.log_head WHERE position = 4",
            "in which the relay has published",
        ),
    ];
    assert_found(&system, &[], &changes).await;
    // A crash takes the numbers of the sequence on, and a promoted standby does.
    system.execute("SELECT setval('event_log.epoch_number_seq', 33)").await;
    event_store::begin_epoch(&system.pool, "a test").await.unwrap();
    system.run(&["verify"]).await.good();
    let published = "INSERT INTO event_log.relay_progress
        SELECT log_head.workspace_id, epoch, position FROM event_log.log_head, event_log.epoch
        WHERE position = 4 AND number = 34";
    system.execute(published).await;
    let removed =
        [("DELETE FROM event_log.epoch WHERE number = 34", "in which the relay has published")];
    assert_found(&system, &[], &removed).await;
}

#[tokio::test]
async fn lives_of_the_log_that_were_changed_removed_or_invented_are_found() {
    let system = system().await;
    let begin = || event_store::begin_epoch(&system.pool, "a test");
    let results = tokio::join!(begin(), begin(), begin());
    assert!(matches!(results, (Ok(_), Ok(_), Ok(_))), "{results:?}");
    system.execute("DROP TABLE kept.epoch; CREATE TABLE kept.epoch AS TABLE event_log.epoch").await;
    let broken = "was changed or added, or one before it is missing";
    let changes = [
        ("UPDATE event_log.epoch SET reason = 'created' WHERE number = 2", broken),
        ("UPDATE event_log.epoch SET began_at = now() WHERE number = 1", broken),
        ("UPDATE event_log.epoch SET epoch = gen_random_uuid() WHERE number = 4", broken),
        ("DELETE FROM event_log.epoch WHERE number = 1", broken),
        ("DELETE FROM event_log.epoch WHERE number = 3", "the row of epoch with number 4 was changed"),
        (
            "INSERT INTO event_log.epoch (epoch, number, began_at, reason, hash) OVERRIDING SYSTEM VALUE
            SELECT gen_random_uuid(), 5, now(), 'restored from x', hash FROM event_log.epoch WHERE number = 4",
            "the row of epoch with number 5 was changed",
        ),
    ];
    assert_found(&system, &[], &changes).await;
    let end = system.run(&["verify", "--json"]).await.good().json();
    let end = end["epochs"]["expect"].as_str().unwrap().to_owned();
    let last = "DELETE FROM event_log.epoch WHERE number = 4";
    let again = format!(
        "{last}; INSERT INTO event_log.epoch (epoch, number, began_at, reason, hash) OVERRIDING SYSTEM VALUE
        SELECT '{WORKSPACE}', 4, began_at, '', event_log.epoch_hash(hash, '{WORKSPACE}', 4, began_at, '')
        FROM event_log.epoch WHERE number = 3"
    );
    let changes = [
        (last, "epoch has no number 4, which was expected"),
        (&again, "the epoch with number 4 has the hash"),
    ];
    assert_found(&system, &["--expect", &end], &changes).await;
    tamper(&system, &again).await;
    system.run(&["verify"]).await.good();
}

/// Asserts that each missing guard is found, and nothing when it is back.
async fn assert_guarded(changes: &[(&str, &str, &str)]) {
    let system = System::with_log().await;
    for (change, words, back) in changes {
        system.execute(change).await;
        let answer = system.run(&["verify"]).await;
        system.execute(back).await;
        assert_eq!(answer.status, 3, "{change}: {answer:?}");
        assert!(answer.stdout.contains(words), "{change}: {answer:?}");
    }
    system.run(&["verify"]).await.good();
}

#[tokio::test]
async fn triggers_that_do_not_fire_are_found() {
    let database = "DO $$ BEGIN EXECUTE format(
        'ALTER DATABASE %I @ session_replication_role', current_database()); END $$";
    let set = database.replace('@', "SET").replace("role'", "role = replica'");
    let reset = database.replace('@', "RESET");
    let refuse = "CREATE OR REPLACE FUNCTION event_log.refuse_change() RETURNS trigger
        LANGUAGE plpgsql AS $$\nBEGIN";
    let allowed = format!("{refuse} RETURN NEW; END $$");
    let refused = format!(
        "{refuse}\n    RAISE EXCEPTION '% on event_log.% is refused: the log is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';\nEND\n$$"
    );
    let changes = [
        (
            "ALTER TABLE event_log.event DISABLE TRIGGER append_only",
            "the trigger append_only of event_log.event is disabled",
            "ALTER TABLE event_log.event ENABLE TRIGGER append_only",
        ),
        (
            "DROP TRIGGER never_truncated ON event_log.command",
            "the trigger never_truncated of event_log.command is missing",
            "CREATE TRIGGER never_truncated BEFORE TRUNCATE ON event_log.command
            EXECUTE FUNCTION event_log.refuse_change()",
        ),
        (&allowed, "the function event_log.refuse_change no longer refuses", &refused),
        (&set, "session_replication_role is set", &reset),
        (
            "UPDATE pg_class SET relhastriggers = false WHERE oid = 'event_log.command'::regclass",
            "event_log.command says that it has no triggers, and has some",
            "UPDATE pg_class SET relhastriggers = true WHERE oid = 'event_log.command'::regclass",
        ),
        (
            "UPDATE pg_class SET relchecks = 0 WHERE oid = 'event_log.event'::regclass",
            "event_log.event says that it has no checks, and has some",
            "UPDATE pg_class SET relchecks = 3 WHERE oid = 'event_log.event'::regclass",
        ),
        (
            "ALTER EXTENSION plpgsql ADD TABLE event_log.claim",
            "event_log.claim belongs to an extension",
            "ALTER EXTENSION plpgsql DROP TABLE event_log.claim",
        ),
    ];
    assert_guarded(&changes).await;
}

#[tokio::test]
async fn rights_to_change_the_past_are_found() {
    let changes = [
        (
            "GRANT UPDATE ON event_log.event TO tidemark_command",
            "UPDATE on event_log.event is granted to tidemark_command",
            "REVOKE UPDATE ON event_log.event FROM tidemark_command",
        ),
        (
            "GRANT UPDATE (hash) ON event_log.log_head TO tidemark_query",
            "UPDATE on event_log.log_head is granted to tidemark_query",
            "REVOKE UPDATE (hash) ON event_log.log_head FROM tidemark_query",
        ),
        (
            "GRANT DELETE, TRUNCATE ON event_log.claim TO PUBLIC",
            "TRUNCATE on event_log.claim is granted to PUBLIC",
            "REVOKE DELETE, TRUNCATE ON event_log.claim FROM PUBLIC",
        ),
        (
            "CREATE ROLE tampering_writers;
            GRANT UPDATE ON event_log.event TO tampering_writers;
            GRANT tampering_writers TO tidemark_command",
            "the role tidemark_command may change event_log.event through another role",
            "REVOKE UPDATE ON event_log.event FROM tampering_writers;
            DROP ROLE tampering_writers",
        ),
    ];
    assert_guarded(&changes).await;
}
