//! Bad input: every endpoint that takes a body answers it clearly, and nothing is written.

mod bodies;
mod dates;
mod fields;
mod ids;
mod paths;
mod table;
mod texts;

use std::sync::atomic::{AtomicU32, Ordering};

use domain::UserId;
use serde_json::{Value, json};

use crate::client::Call;
use crate::fixture::Fixture;
use crate::people::ADMIN;
pub use table::writes;

/// An endpoint that takes a body.
pub struct Write {
    /// The method.
    pub method: &'static str,
    /// The path.
    pub path: String,
    /// Who may.
    by: UserId,
    /// A body that is right; `~` stands for a number that no other body has.
    body: String,
    /// Texts, with the most characters that they may have.
    pub limited: &'static [(&'static str, usize)],
    /// HTML.
    pub html: &'static [&'static str],
    /// What is no text, or one of a few.
    pub others: &'static [&'static str],
}

impl Write {
    /// A body that is right, and never the same.
    pub fn body(&self) -> Value {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let next = NEXT.fetch_add(1, Ordering::Relaxed).to_string();
        serde_json::from_str(&self.body.replace('~', &next)).unwrap()
    }

    /// A body with this in it.
    pub fn with(&self, field: &str, value: impl Into<Value>) -> Value {
        let mut body = self.body();
        body[field] = value.into();
        body
    }

    /// The request, without a body.
    pub fn call(&self, api: &Fixture) -> Call {
        api.call(self.method, &self.path).by(self.by)
    }

    /// Every field that is a text.
    pub fn texts(&self) -> impl Iterator<Item = &'static str> {
        let limited = self.limited.iter().map(|(field, _)| *field);
        limited.chain(self.html.iter().copied())
    }
}

/// How much has been written at all: the last positions of all logs together, and claims.
pub async fn written(api: &Fixture) -> (i64, i64) {
    let logs = "SELECT sum(position)::bigint, (SELECT count(*) FROM event_log.claim)
        FROM event_log.log_head";
    sqlx::query_as(logs).fetch_one(api.pool()).await.unwrap()
}

/// An issue with a link and a comment, by their ids.
async fn things(api: &Fixture) -> [String; 3] {
    let issue = api.post("work-items/", json!({ "name": "It" })).await.expect(201).id();
    let link = json!({ "url": "https://a.example/0" });
    let link = api.post(&format!("work-items/{issue}/links/"), link).await.expect(201).id();
    let comment = json!({ "comment_html": "<p>Hi</p>" });
    let path = format!("work-items/{issue}/comments/");
    let comment = api.call("POST", &path).by(ADMIN).json(&comment).send().await.expect(201).id();
    [issue, link, comment]
}
