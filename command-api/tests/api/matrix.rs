//! The same request by everybody, or with many bodies, in one snapshot.

use std::fmt::Write;

use domain::UserId;
use serde_json::Value;

use crate::client::Call;
use crate::fixture::Fixture;
use crate::people::{ALL, name};

/// Everybody's status, one a line; least privileged first, since who succeeds may change what is there.
pub async fn statuses(mut call: impl FnMut(UserId) -> Call) -> String {
    let mut lines = String::new();
    for (user, ..) in ALL.into_iter().rev() {
        let status = call(user).send().await.status;
        writeln!(lines, "{}: {status}", name(user)).unwrap();
    }
    lines
}

/// The answer to each body, one a line.
pub async fn answers(fixture: &Fixture, method: &str, path: &str, bodies: &[Value]) -> String {
    answers_to(bodies, |body| fixture.call(method, path).json(body)).await
}

/// The answer to each body's call, one a line.
pub async fn answers_to(bodies: &[Value], call: impl Fn(&Value) -> Call) -> String {
    let mut lines = String::new();
    for body in bodies {
        let reply = call(body).send().await;
        let short: String = body.to_string().chars().take(80).collect();
        writeln!(lines, "{short}\n    {} {}", reply.status, reply.body).unwrap();
    }
    lines
}
