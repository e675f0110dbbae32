//! `tidemark rebuild`.

use crate::fixture::System;

#[tokio::test]
async fn all_tables_are_rebuilt_from_the_log() {
    let system = System::with_log().await;
    let answer = system.run(&["rebuild", "--json"]).await.good().json();
    assert_eq!(answer["events"], 3);
    let name = "SELECT name FROM read_model.workspace";
    let name: String = sqlx::query_scalar(name).fetch_one(&system.pool).await.unwrap();
    assert_eq!(name, "Acme Limited");
}

#[tokio::test]
async fn an_unknown_table_is_refused_with_those_that_there_are() {
    let system = System::empty().await;
    let answer = system.run(&["rebuild", "cats"]).await;
    assert_eq!(answer.status, 1);
    assert!(answer.stderr.contains("`cats`") && answer.stderr.contains("work_item,"), "{answer:?}");
}
