//! `tidemark backup` and `tidemark restore`.

use std::os::unix::fs::PermissionsExt;

use embedded::testing::Scratch;

use crate::fixture::System;

#[tokio::test]
async fn a_backup_is_restored_elsewhere_as_a_new_epoch() {
    let system = System::with_log().await;
    let scratch = Scratch::create();
    let file = scratch.path().join("tidemark.dump");
    let path = file.to_str().unwrap();
    let backup = system.run(&["backup", path, "--json"]).await.good().json();
    let permissions = file.metadata().unwrap().permissions();
    assert_eq!(permissions.mode() & 0o777, 0o600);
    system.rename("Acme after the backup", 2).await;

    let elsewhere = System::empty().await;
    let restored = elsewhere.run(&["restore", path, "--json"]).await.good().json();
    assert_ne!(restored["epoch"], backup["epoch"]);
    assert_eq!(restored["events"], 3);
    elsewhere.run(&["verify", "--tables"]).await.good();
    let name = "SELECT name FROM read_model.workspace";
    let name: String = sqlx::query_scalar(name).fetch_one(&elsewhere.pool).await.unwrap();
    assert_eq!(name, "Acme Limited");
}

#[tokio::test]
async fn a_restored_log_takes_more_events_and_is_still_append_only() {
    let system = System::with_log().await;
    let scratch = Scratch::create();
    let path = scratch.path().join("tidemark.dump");
    let path = path.to_str().unwrap();
    system.run(&["backup", path]).await.good();
    let elsewhere = System::empty().await;
    elsewhere.run(&["restore", path]).await.good();
    elsewhere.rename("Acme goes on", 2).await;
    elsewhere.run(&["migrate"]).await.good();
    elsewhere.run(&["verify"]).await.good();
    let deleted = sqlx::query("DELETE FROM event_log.event").execute(&elsewhere.pool).await;
    assert!(deleted.is_err());
}

#[tokio::test]
async fn a_database_in_use_is_never_overwritten() {
    let system = System::with_log().await;
    let scratch = Scratch::create();
    let path = scratch.path().join("tidemark.dump");
    let path = path.to_str().unwrap();
    system.run(&["backup", path]).await.good();
    let answer = system.run(&["restore", path]).await;
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("not empty"), "{answer:?}");
    let again = system.run(&["backup", path]).await;
    assert!(again.stderr.contains("--force"), "{again:?}");
}

#[tokio::test]
async fn a_file_that_is_no_backup_leaves_nothing_behind() {
    let system = System::empty().await;
    let scratch = Scratch::create();
    let path = scratch.path().join("not-a-backup");
    std::fs::write(&path, "hello").unwrap();
    let answer = system.run(&["restore", path.to_str().unwrap()]).await;
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("pg_restore failed"), "{answer:?}");
    system.run(&["migrate"]).await.good();
}

#[tokio::test]
async fn a_backup_that_was_cut_off_is_named_as_what_it_is() {
    let system = System::with_log().await;
    let scratch = Scratch::create();
    let path = scratch.path().join("tidemark.dump");
    system.run(&["backup", path.to_str().unwrap()]).await.good();
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let elsewhere = System::empty().await;
    let answer = elsewhere.run(&["restore", path.to_str().unwrap()]).await;
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("cut off") && !answer.stderr.contains("version"), "{answer:?}");
}
