//! Many requests at the same moment to a system at rest: everything that abandoned requests held has come back.

use end_to_end::System;
use futures::future::join_all;
use reqwest::Method;
use serde::Serialize;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use tokio::sync::oneshot;
use tokio::time::{Duration, Instant, sleep, timeout};

use super::asker::Asker;
use super::world::World;
use crate::history::{Answer, Recorder, What};

/// How many connections to the database a service opens unless it is told otherwise.
const POOL: usize = 10;
/// How many large bodies are sent to each command service, several times what is worked on at once.
const LARGE_BODIES: usize = 8;
/// How long the reads that are to wait may take to do so.
const PATIENCE: Duration = Duration::from_secs(4);
/// What each process of the database that waits for the lock is counted by; that which follows the tables for the index of
/// the search is nobody's who asks.
const WAITING: &str = "
    SELECT count(*)
    FROM pg_stat_activity
    WHERE usename = 'tidemark_query'
      AND application_name <> 'tidemark-search'
      AND wait_event_type = 'Lock'";

/// What became of requests that were sent together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Together {
    /// What they asked for.
    pub what: &'static str,
    /// How many were sent.
    pub sent: usize,
    /// How many had what they need at the same moment, if that can be seen; else how many were sent.
    pub at_once: usize,
    /// How many were answered: with success, or that they come too fast.
    pub answered: usize,
}

/// Sends as many reads as there are connections, large bodies, and sign-ups; says what became of each sort.
pub async fn try_all(
    system: &mut System,
    recorder: &Recorder,
    world: &World,
    connections: usize,
) -> Vec<Together> {
    let person = &world.place.people[0];
    let asker = Asker::new(system, recorder, world, person).named("together".to_owned());
    let reads = reads(system, &asker, connections).await;
    vec![reads, large_bodies(&asker).await, sign_ups(&asker).await]
}

/// How many reads get a connection at the same moment; asked before anything is broken.
pub async fn connections(system: &mut System, recorder: &Recorder, world: &World) -> usize {
    let person = &world.place.people[0];
    let asker = Asker::new(system, recorder, world, person).named("before".to_owned());
    reads(system, &asker, POOL).await.at_once
}

/// How many reads are sent while a table is locked, so that each that gets a connection keeps it.
async fn reads(system: &System, asker: &Asker, sent: usize) -> Together {
    let options = (*system.pool.connect_options()).clone();
    // Asked on a connection that is kept for such questions, or else on one of the pool.
    let path = format!("{}work-items/?per_page=1", project(asker));
    let reading = join_all((0..sent).map(|number| {
        let mut asker = asker.clone().named(format!("{}-read-{number}", asker.name));
        let request = asker.request(What::Looks, &Method::GET, path.clone(), Value::Null);
        async move { asker.ask(0, Method::GET, request).await }
    }));
    let (locked, is_locked) = oneshot::channel();
    let locking = async {
        let mut connection = PgConnection::connect_with(&options).await.ok()?;
        let mut lock = connection.begin().await.ok()?;
        let table = "LOCK TABLE read_model.work_item IN ACCESS EXCLUSIVE MODE";
        sqlx::query(table).execute(&mut *lock).await.ok()?;
        locked.send(()).ok()?;
        let waiting = waiting(system, sent).await;
        lock.rollback().await.ok()?;
        Some(waiting)
    };
    let (at_once, answers) = tokio::join!(locking, async {
        // Without the lock they are answered as well, and it is seen that they had nothing to wait for.
        let _ = is_locked.await;
        reading.await
    });
    let at_once = at_once.unwrap_or(0);
    Together { what: "reads", sent, at_once, answered: count(&answers) }
}

/// How many reads wait for the lock: as soon as all do, else when patience ends.
async fn waiting(system: &System, all: usize) -> usize {
    let (start, mut most) = (Instant::now(), 0);
    while start.elapsed() < PATIENCE && most < all {
        let asked = sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&system.pool);
        let count = timeout(PATIENCE, asked).await.ok().and_then(Result::ok).unwrap_or(0);
        most = most.max(usize::try_from(count).unwrap_or(0));
        sleep(Duration::from_millis(20)).await;
    }
    most
}

/// Large bodies, more than are worked on at the same time, to each command service.
async fn large_bodies(asker: &Asker) -> Together {
    let path = format!("{}work-items/", project(asker));
    let html = "<p>All of these are read somewhere else.</p>".repeat(2_000);
    let sent = join_all((0..2 * LARGE_BODIES).map(|number| {
        let mut asker = asker.clone().named(format!("together-large-{number}"));
        let body = json!({ "name": format!("Large {number}"), "description_html": html });
        let request = asker.request(What::Creates, &Method::POST, path.clone(), body);
        async move { asker.ask(number, Method::POST, request).await }
    }));
    let sent = sent.await;
    let all = sent.len();
    Together { what: "large bodies", sent: all, at_once: all, answered: count(&sent) }
}

/// Sign-ups, more than passwords are hashed at the same time, to each command service.
async fn sign_ups(asker: &Asker) -> Together {
    let sent = join_all((0..2 * LARGE_BODIES).map(|number| {
        let mut asker = asker.clone().named(format!("together-up-{number}"));
        let email = format!("together-{number}@example.com");
        let body = json!({ "email": email, "password": "correct horse battery" });
        let path = "/api/v1/auth/sign-up/".to_owned();
        let request = asker.request(What::SignsIn, &Method::POST, path, body);
        async move { asker.ask(number, Method::POST, request).await }
    }));
    let sent = sent.await;
    let all = sent.len();
    Together { what: "sign-ups", sent: all, at_once: all, answered: count(&sent) }
}

/// How many were answered.
fn count(answers: &[Option<Answer>]) -> usize {
    let is_answer = |answer: &&Answer| matches!(answer.status, 200..300 | 429);
    answers.iter().flatten().filter(is_answer).count()
}

/// The path of the project.
fn project(asker: &Asker) -> String {
    let place = &asker.world.place;
    format!("/api/v1/workspaces/{}/projects/{}/", place.slug, place.project)
}
