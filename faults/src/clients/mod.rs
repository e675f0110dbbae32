//! Clients of many workspaces that change and read the same things at the same time.

mod asker;
mod hang_up;
mod intent;
mod keeper;
mod planning;
mod reader;
mod route;
mod setup;
mod stranger;
mod together;
mod victim;
mod world;
mod writer;

use std::time::Duration;

use end_to_end::System;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::dice::Dice;
use crate::history::Recorder;
use asker::Asker;
use keeper::Keeper;
use stranger::Stranger;
pub use together::Together;
use world::World;
use writer::Writer;

/// How many workspaces there are.
const WORKSPACES: usize = 3;
/// How many clients each person has that change things.
const WRITERS: usize = 1;
/// How many clients each workspace has that only look.
const READERS: usize = 2;
/// How many clients there are that never wait for an answer.
const STRANGERS: usize = 3;
/// How many clients there are that make and revoke keys and sessions.
const KEEPERS: usize = 2;
/// How long what was not answered is repeated at the end.
const SETTLING: Duration = Duration::from_secs(90);

/// Clients at work.
pub struct Clients {
    stop: watch::Sender<bool>,
    writers: JoinSet<Vec<String>>,
    readers: JoinSet<()>,
    worlds: Vec<World>,
    /// How many reads could be worked on at the same moment before anything was broken.
    connections: usize,
}

impl Clients {
    /// Makes what they need and lets them begin.
    ///
    /// # Panics
    /// What they need cannot be made.
    pub async fn begin(system: &mut System, recorder: &Recorder, seed: u64) -> Self {
        let mut worlds = Vec::new();
        for number in 1..=WORKSPACES {
            worlds.push(setup::settle(system, &format!("faults-{number}")).await);
        }
        let (stop, stopped) = watch::channel(false);
        let (writers, readers) = (JoinSet::new(), JoinSet::new());
        let connections = together::connections(system, recorder, &worlds[0]).await;
        let mut clients = Self { stop, writers, readers, worlds, connections };
        for world in &clients.worlds.clone() {
            clients.write(system, recorder, world, seed, &stopped);
            clients.read(system, recorder, world, seed, &stopped);
        }
        clients.hang_up(system, recorder, seed, &stopped).await;
        clients
    }

    /// Lets some hang up on everything, and others make and revoke keys, all from a place of their own.
    async fn hang_up(
        &mut self,
        system: &mut System,
        recorder: &Recorder,
        seed: u64,
        stopped: &watch::Receiver<bool>,
    ) {
        let own = setup::settle(system, "strangers").await;
        for number in 1..=STRANGERS {
            let name = format!("stranger-{number}");
            let dice = Dice::of(seed, &name);
            let asker = Asker::new(system, recorder, &own, &own.place.people[0]).named(name);
            let stranger = Stranger::new(asker, &self.worlds, dice);
            self.readers.spawn(stranger.roam(stopped.clone()));
        }
        for (number, first) in (1..=KEEPERS).zip((0..).step_by(1_000_000)) {
            let name = format!("keeper-{number}");
            let dice = Dice::of(seed, &name);
            let person = setup::sign_up(system, &name).await;
            let asker = Asker::new(system, recorder, &own, &person).named(name);
            self.readers.spawn(Keeper::new(asker, dice, first).keep(stopped.clone()));
        }
    }

    /// Lets the people of a place change things.
    fn write(
        &mut self,
        system: &mut System,
        recorder: &Recorder,
        world: &World,
        seed: u64,
        stopped: &watch::Receiver<bool>,
    ) {
        for (number, person) in world.place.people.iter().enumerate() {
            for client in 0..WRITERS {
                let name = format!("{}-w{number}{client}", world.place.slug);
                let dice = Dice::of(seed, &name);
                let asker = Asker::new(system, recorder, world, person).named(name);
                let writer = Writer::new(asker, dice);
                self.writers.spawn(writer.work(stopped.clone(), SETTLING));
            }
        }
    }

    /// Reads as the owner of a place, whose rights are never taken.
    fn read(
        &mut self,
        system: &mut System,
        recorder: &Recorder,
        world: &World,
        seed: u64,
        stopped: &watch::Receiver<bool>,
    ) {
        for (number, person) in (0..READERS).zip(&world.place.people) {
            let name = format!("{}-r{number}", world.place.slug);
            let dice = Dice::of(seed, &name);
            let asker = Asker::new(system, recorder, world, person).named(name);
            self.readers.spawn(reader::read(asker, dice, stopped.clone()));
        }
    }

    /// Lets all clients finish their requests; returns those that were never answered.
    pub async fn finish(&mut self) -> Vec<String> {
        self.stop.send_replace(true);
        while self.readers.join_next().await.is_some() {}
        let mut never = Vec::new();
        while let Some(ended) = self.writers.join_next().await {
            match ended {
                Ok(open) => never.extend(open),
                Err(error) => never.push(format!("a client ended badly: {error}")),
            }
        }
        never
    }

    /// Sends many requests at the same moment, when the system is at rest; says what became of each sort.
    pub async fn try_together(&self, system: &mut System, recorder: &Recorder) -> Vec<Together> {
        together::try_all(system, recorder, &self.worlds[0], self.connections).await
    }
}
