//! `tidemark verify`.

use crate::fixture::{System, WORKSPACE};

/// Changes a payload behind the log's back.
const TAMPER: &str = "
    ALTER TABLE event_log.event DISABLE TRIGGER append_only;
    UPDATE event_log.event
    SET payload = replace(payload::text, 'Acme Limited', 'Acme Unlimited')::json
    WHERE position = 2;
    ALTER TABLE event_log.event ENABLE TRIGGER append_only";

#[tokio::test]
async fn an_untouched_log_is_intact() {
    let system = System::with_log().await;
    let answer = system.run(&["verify", "acme", "--json"]).await.good().json();
    assert_eq!(answer["intact"], true);
    assert_eq!(answer["workspaces"][0]["position"], 2);
    assert_eq!(answer["workspaces"][0]["hash"].as_str().unwrap().len(), 64);
}

#[tokio::test]
async fn a_changed_event_is_named_by_its_position() {
    let system = System::with_log().await;
    system.execute(TAMPER).await;
    let answer = system.run(&["verify"]).await;
    assert_eq!(answer.status, 3);
    let expected = format!("workspace acme ({WORKSPACE}): BROKEN at position 2");
    assert!(answer.stdout.contains(&expected), "{answer:?}");
    assert!(answer.stdout.contains("the instance log: intact up to position 1"), "{answer:?}");
}

#[tokio::test]
async fn one_workspace_is_verified_without_the_others() {
    let system = System::with_log().await;
    system.execute(TAMPER).await;
    let instance = "00000000-0000-0000-0000-000000000000";
    system.run(&["verify", instance]).await.good();
    assert_eq!(system.run(&["verify", &WORKSPACE.to_string()]).await.status, 3);
}

#[tokio::test]
async fn an_unknown_workspace_is_refused() {
    let system = System::with_log().await;
    let answer = system.run(&["verify", "nowhere"]).await;
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("no workspace `nowhere`"), "{answer:?}");
}

#[tokio::test]
async fn a_row_that_the_log_does_not_say_is_found_and_mended() {
    let system = System::with_log().await;
    system.run(&["rebuild"]).await.good();
    system.run(&["verify", "--tables"]).await.good();
    system.execute("UPDATE read_model.workspace SET name = 'Forged'").await;
    let answer = system.run(&["verify", "--tables", "--json"]).await;
    assert_eq!(answer.status, 3);
    assert_eq!(answer.json()["different_tables"][0]["table"], "workspace");
    system.run(&["rebuild", "workspace"]).await.good();
    system.run(&["verify", "--tables"]).await.good();
}
