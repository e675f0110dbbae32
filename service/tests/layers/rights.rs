//! Routes that the table of rights does not have.

use crate::fixture::{Fixture, request};

#[tokio::test]
async fn a_handler_without_a_row_cannot_answer() {
    let fixture = Fixture::new().await;
    let key = fixture.key(|_| {}).await;
    let headers = [("x-api-key", key.as_str())];
    let path = fixture.ask(request("GET", "/api/v1/forgotten/", &headers)).await;
    assert_eq!(path.status, 500);
    let method = fixture.ask(request("PUT", "/api/v1/users/me/password/", &headers)).await;
    assert_eq!((method.status.as_u16(), method.header("allow")), (405, "POST"));
}
