//! A client that sends every kind of request to every service, and never waits for an answer.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::sleep;

use super::asker::Asker;
use super::hang_up::Plan;
use super::route::{Route, Things, all};
use super::victim::{Making, Victim};
use super::world::{Known, Person, World};
use crate::dice::Dice;
use crate::history::What;

/// How many of the newest issues are asked for.
const RECENT: usize = 25;
/// The pause after a refused connection.
const PAUSE: Duration = Duration::from_millis(200);
/// How many of a hundred requests for which a password is hashed are left out.
const SPARED: u32 = 70;
/// How many of a hundred deletions are of something that is there; the others hit nothing.
const REAL_DELETIONS: u32 = 10;

/// A client that never waits.
#[derive(Debug)]
pub struct Stranger {
    /// A user of a workspace that no other client works in.
    asker: Asker,
    /// The places that others work in.
    worlds: Vec<World>,
    dice: Dice,
    routes: Vec<Route>,
    count: u64,
}

/// The user and the subject of a request.
struct Aim {
    world: World,
    person: Person,
    things: Things,
}

impl Stranger {
    /// One that has not asked yet; `asker` works in a workspace of its own.
    pub fn new(asker: Asker, worlds: &[World], dice: Dice) -> Self {
        Self { asker, worlds: worlds.to_vec(), dice, routes: all(), count: 0 }
    }

    /// Asks and hangs up until told to stop.
    pub async fn roam(mut self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let pause = self.dice.millis(0..25);
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => break,
                () = sleep(pause) => {}
            }
            if self.ask().await.is_none() {
                sleep(PAUSE).await;
            }
        }
    }

    /// Sends one request and hangs up; nothing if the connection was refused.
    async fn ask(&mut self) -> Option<()> {
        let route = *self.dice.one(&self.routes)?;
        if route.is_dear() && self.dice.chance(SPARED) {
            return Some(());
        }
        self.count += 1;
        let mark = format!("{} {}", self.asker.name, self.count);
        let plan = Plan::any(&mut self.dice);
        let Aim { world, person, things } = self.aim(route, &mark).await?;
        let path = route.path(&things, &mut self.dice);
        let body = route.body(&mark, &things, &mut self.dice);
        let mut request = self.asker.request(about(route), &route.method(), path, Value::Null);
        request.workspace = world.place.workspace;
        (request.user, request.is_owner) = (person.user, person.is_owner);
        request.key = (!route.is_read() && self.dice.chance(50)).then_some(mark);
        request.at_once = self.dice.chance(20);
        let way = if route.is_read() { 2 } else { usize::from(self.dice.chance(50)) };
        let token = (!route.is_open()).then_some(&*person.key);
        self.asker.hang_up(way, plan, request, token, &body).await
    }

    /// The user and the subject of a request, after making the things that it deletes.
    async fn aim(&mut self, route: Route, mark: &str) -> Option<Aim> {
        let stays_away = route.concerns_places();
        let others = if stays_away { None } else { self.dice.one(&self.worlds) };
        let world = others.unwrap_or(&self.asker.world).clone();
        let people = if stays_away { &world.place.people[..1] } else { &world.place.people[..] };
        let mut person = self.dice.one(people)?.clone();
        let hits = route.method != "DELETE" || self.dice.chance(REAL_DELETIONS);
        let mut things = world.with(|known| things(&world, known, &mut self.dice));
        things.retain(|name, _| hits || matches!(*name, "workspaces" | "projects"));
        if let Some(victim) = route.victim() {
            let (name, made) = self.make(victim, mark).await?;
            if victim == Victim::Person {
                person.key.clone_from(&made);
            }
            things.insert(name, made);
        }
        Some(Aim { world, person, things })
    }

    /// Makes something in an orderly way; the name that stands before it in paths, and what it is called.
    async fn make(&mut self, victim: Victim, mark: &str) -> Option<(&'static str, String)> {
        let Making { what, path, body, field, name } = victim.making(&self.asker.world.place, mark);
        let request = self.asker.request(what, &Method::POST, path, body);
        let (answer, body) = self.asker.ask_whole(0, Method::POST, request).await;
        answer.filter(|answer| answer.status < 300)?;
        body[field].as_str().map(|made| (name, made.to_owned()))
    }
}

/// What a request is about.
fn about(route: Route) -> What {
    match (route.is_read(), route.template.starts_with("workspaces/{}/")) {
        (true, _) => What::Looks,
        (false, true) => What::Arranges,
        // No log of a workspace tells of it, or not of all of it.
        (false, false) => What::Accounts,
    }
}

/// What there is in a world, chosen at random.
fn things(world: &World, known: &Known, dice: &mut Dice) -> Things {
    let place = &world.place;
    let mut members: Vec<_> = place.memberships.values().copied().collect();
    members.sort_unstable();
    let comment = dice.recent(&known.comments, RECENT).copied();
    let issue = dice.recent(&known.issues, RECENT).map(|issue| issue.id);
    let commented = comment.map(|(issue, _)| issue).filter(|_| dice.chance(30));
    let issue = commented.or(issue);
    let project = issue.and_then(|issue| known.project_of(issue)).unwrap_or(place.project);
    let found = [
        ("projects", Some(project)),
        ("work-items", issue),
        ("move", Some(place.other_than(project))),
        ("members", dice.one(&members).copied()),
        ("labels", dice.one(&known.labels).map(|(_, label)| *label)),
        ("states", dice.one(&known.states).map(|(_, state)| *state)),
        ("links", dice.recent(&known.links, RECENT).map(|(_, link)| *link)),
        ("comments", comment.map(|(_, comment)| comment)),
    ];
    let found = found.into_iter().filter_map(|(name, id)| Some((name, id?.to_string())));
    let names = [("workspaces", place.slug.clone()), ("events", dice.number(1..50).to_string())];
    found.chain(names).collect()
}
