//! A client that makes keys and sessions, uses them everywhere, revokes them, and goes on using them.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::sleep;

use super::asker::{Asker, HeldRequest};
use crate::dice::Dice;
use crate::history::{Answer, Credential, What};

/// The pause after a request without an answer.
const PAUSE: Duration = Duration::from_millis(200);
/// How many of a hundred keys and sessions are used for a request that is held over their end.
const HELD: u32 = 25;
/// How long such a request is held at least after the revocation.
const HOLDING: Duration = Duration::from_millis(1_100);
/// The password of all users.
const PASSWORD: &str = "correct horse battery";
/// Where people see and change themselves; a change of nothing changes nothing.
const ME: &str = "/api/v1/users/me/";

/// A client that makes and revokes keys and sessions.
#[derive(Debug)]
pub struct Keeper {
    /// A user without a workspace.
    asker: Asker,
    dice: Dice,
    /// The number of the next key or session.
    next: u64,
}

/// A key or session that was made.
struct Made {
    token: String,
    number: Credential,
    /// How it is revoked.
    method: Method,
    path: String,
}

impl Keeper {
    /// One that has made nothing yet; its keys and sessions are numbered from `first` on.
    #[must_use]
    pub const fn new(asker: Asker, dice: Dice, first: u64) -> Self {
        Self { asker, dice, next: first }
    }

    /// Makes, uses and revokes until told to stop.
    pub async fn keep(mut self, stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if self.live_and_end(&stop).await.is_none() {
                sleep(PAUSE).await;
            }
        }
    }

    /// The life of a key or session, and what comes after it; nothing if none was made.
    async fn live_and_end(&mut self, stop: &watch::Receiver<bool>) -> Option<()> {
        let made = self.make().await?;
        for _ in 0..self.dice.number(1..6) {
            self.use_anywhere(&made).await;
        }
        let held = if self.dice.chance(HELD) { self.hold(&made).await } else { None };
        // Until it is certain that it was revoked.
        while self.revoke(&made).await.is_none() {
            if *stop.borrow() {
                return None;
            }
            sleep(PAUSE).await;
        }
        for _ in 0..self.dice.number(2..7) {
            sleep(self.dice.millis(0..700)).await;
            self.use_anywhere(&made).await;
        }
        if let Some(held) = held {
            sleep(HOLDING).await;
            self.asker.finish(held).await;
        }
        Some(())
    }

    /// Uses it for a request whose last byte comes later.
    async fn hold(&mut self, made: &Made) -> Option<HeldRequest> {
        let what = What::Uses(made.number);
        let request = self.asker.request(what, &Method::PATCH, ME.to_owned(), json!({}));
        let way = usize::from(self.dice.chance(50));
        self.asker.hold(way, request, &made.token).await
    }

    /// Makes a session, or a key.
    async fn make(&mut self) -> Option<Made> {
        let wants_key = self.dice.chance(60);
        let number = Credential(self.next);
        self.next += 1;
        if wants_key {
            let body = json!({ "label": format!("{} {}", self.asker.name, number.0) });
            let path = format!("{ME}api-keys/");
            let (answer, body) =
                self.ask(None, What::Makes(number), Method::POST, path, body).await;
            answer.filter(|answer| answer.status == 201)?;
            let (token, id) = (body["token"].as_str()?.to_owned(), body["id"].as_str()?);
            let path = format!("{ME}api-keys/{id}/");
            return Some(Made { token, number, method: Method::DELETE, path });
        }
        let body = json!({ "email": self.asker.email(), "password": PASSWORD });
        let path = "/api/v1/auth/sign-in/".to_owned();
        let (answer, body) = self.ask(None, What::Makes(number), Method::POST, path, body).await;
        answer.filter(|answer| answer.status == 200)?;
        let token = body["token"].as_str()?.to_owned();
        let path = "/api/v1/auth/sign-out/".to_owned();
        Some(Made { token, number, method: Method::POST, path })
    }

    /// Uses it on any service.
    async fn use_anywhere(&mut self, made: &Made) {
        let method = self.dice.one(&[Method::GET, Method::PATCH, Method::PATCH]).cloned();
        let method = method.unwrap_or_default();
        let body = if method == Method::PATCH { json!({}) } else { Value::Null };
        let what = What::Uses(made.number);
        drop(self.ask(Some(&made.token), what, method, ME.to_owned(), body).await);
    }

    /// Revokes it: a session ends itself, a key is deleted by another one. Nothing if the outcome is unknown.
    async fn revoke(&mut self, made: &Made) -> Option<Answer> {
        let itself = (made.method == Method::POST).then_some(&*made.token);
        let (method, path) = (made.method.clone(), made.path.clone());
        let body = if method == Method::POST { json!({}) } else { Value::Null };
        let what = What::Revokes(made.number);
        let (answer, _) = self.ask(itself, what, method, path, body).await;
        answer.filter(|answer| answer.status < 500)
    }

    /// Asks with a key or session, or with the one that is never revoked.
    async fn ask(
        &mut self,
        token: Option<&str>,
        what: What,
        method: Method,
        path: String,
        body: Value,
    ) -> (Option<Answer>, Value) {
        let request = self.asker.request(what, &method, path, body);
        let way = usize::from(self.dice.chance(50));
        self.asker.ask_as(token, way, method, request).await
    }
}
