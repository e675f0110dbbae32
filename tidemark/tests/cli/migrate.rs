//! `tidemark migrate`.

use crate::fixture::{System, run};

#[tokio::test]
async fn migrating_twice_is_as_good_as_once() {
    let system = System::empty().await;
    for _ in 0..2 {
        let answer = system.run(&["migrate", "--json"]).await.good();
        assert_eq!(answer.json()["migrated"][0], "event_log");
    }
    system.execute("SELECT FROM event_log.event, account.profile, read_model.work_item").await;
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_named_with_what_to_do() {
    let url = "postgres://nobody:secret@127.0.0.1:9/nothing";
    let answer = run(&["migrate", "--database-url", url]).await;
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("127.0.0.1:9"), "{answer:?}");
    assert!(answer.stderr.contains("--database-url"), "{answer:?}");
    assert!(!answer.stderr.contains("secret"), "{answer:?}");
}

#[tokio::test]
async fn without_a_database_the_message_says_how_to_name_one() {
    let answer = run(&["verify", "--data", "/nonexistent"]).await;
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("TIDEMARK_OWNER_DATABASE_URL"), "{answer:?}");
}
