//! Reads that name the position they want to see.

use insta::assert_snapshot;
use serde_json::json;
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{MEMBER, OUTSIDER};
use crate::seed::{FULL, WORKSPACE, of_issue};

/// Renames `ENG-1` in the log; the position of that.
async fn rename(fixture: &mut Fixture) -> u64 {
    let renamed = json!({"type": "IssueRenamed", "from": "Fix the login", "to": "New"});
    fixture.happen(of_issue(FULL), MEMBER, &[renamed]).await
}

#[tokio::test]
async fn every_answer_names_the_position_that_it_shows() {
    let mut fixture = Fixture::new().await;
    let path = format!("work-items/{FULL}/");
    let before = fixture.get(&path).await.expect(200);
    let position = rename(&mut fixture).await;
    let still = fixture.get(&path).await.expect(200);
    assert_eq!(still.header("tidemark-position"), before.header("tidemark-position"));
    fixture.catch_up(WORKSPACE).await;
    let after = fixture.get(&path).await.expect(200);
    assert_eq!(after.header("tidemark-position"), position.to_string());
    assert_eq!(after.body["name"], "New");
    for path in ["work-items/", "states/", "members/", "/api/v1/workspaces/acme/projects/"] {
        let reply = fixture.get(path).await.expect(200);
        assert_eq!(reply.header("tidemark-position"), position.to_string(), "{path}");
        assert_eq!(reply.header("tidemark-epoch"), after.header("tidemark-epoch"));
    }
}

#[tokio::test]
async fn a_read_waits_for_the_position_that_it_names() {
    let mut fixture = Fixture::new().await;
    let position = rename(&mut fixture).await.to_string();
    let call = fixture.call("GET", &format!("work-items/{FULL}/"));
    let (reply, ()) = tokio::join!(
        call.header("tidemark-wait-for", &position).send(),
        fixture.catch_up(WORKSPACE),
    );
    assert_eq!(reply.expect(200).body["name"], "New");
    let call = fixture.call("GET", "work-items/").header("tidemark-wait-for", &position);
    assert_eq!(call.send().await.expect(200).header("tidemark-position"), position);
}

#[tokio::test]
async fn a_position_that_does_not_come_is_503() {
    let fixture = Fixture::impatient().await;
    let call = fixture.call("GET", "work-items/").header("tidemark-wait-for", "1000");
    let reply = call.send().await;
    assert_eq!(reply.header("retry-after"), "1");
    assert_snapshot!(reply, @r#"
    503 {
      "error": "Position 1000 cannot be shown yet, please try again."
    }
    "#);
    for path in ["/api/v1/users/me/", "states/", "work-items/search/"] {
        let call = fixture.call("GET", path).header("tidemark-wait-for", "1000");
        assert!(matches!(call.send().await.status, 503 | 404), "{path}");
    }
}

#[tokio::test]
async fn waiting_tells_an_outsider_nothing() {
    let fixture = Fixture::impatient().await;
    for slug in ["acme", "nothing"] {
        let path = format!("/api/v1/workspaces/{slug}/projects/");
        let call = fixture.call("GET", &path).by(OUTSIDER).header("tidemark-wait-for", "1");
        call.send().await.expect(503);
    }
}

#[tokio::test]
async fn a_position_of_another_epoch_is_412() {
    let fixture = Fixture::new().await;
    let reply = fixture.get("work-items/").await.expect(200);
    let present = format!("{}:1", reply.header("tidemark-epoch"));
    let call = fixture.call("GET", "work-items/").header("tidemark-wait-for", &present);
    call.send().await.expect(200);
    let other = format!("{}:1", Uuid::from_u128(1));
    let call = fixture.call("GET", "work-items/").header("tidemark-wait-for", &other);
    let refused = call.send().await.expect(412);
    assert_eq!(refused.body["epoch"], reply.header("tidemark-epoch"));
    let call = fixture.call("GET", "work-items/").header("tidemark-wait-for", "soon");
    assert_snapshot!(call.send().await, @r#"
    400 {
      "detail": "Tidemark-Wait-For must be <position> or <epoch>:<position>."
    }
    "#);
}
