//! Clients of many workspaces that change and read the same things at the same time.

mod asker;
mod intent;
mod reader;
mod setup;
mod world;
mod writer;

use std::time::Duration;

use end_to_end::System;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::dice::Dice;
use crate::history::Recorder;
use asker::Asker;
use world::World;
use writer::Writer;

/// How many workspaces there are.
const WORKSPACES: usize = 3;
/// How many clients each person has that change things.
const WRITERS: usize = 1;
/// How many clients each workspace has that only look.
const READERS: usize = 2;
/// How long what was not answered is repeated at the end.
const SETTLING: Duration = Duration::from_secs(90);

/// Clients at work.
pub struct Clients {
    stop: watch::Sender<bool>,
    writers: JoinSet<Vec<String>>,
    readers: JoinSet<()>,
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
        let mut clients = Self { stop, writers: JoinSet::new(), readers: JoinSet::new() };
        for world in &worlds {
            clients.write(system, recorder, world, seed, &stopped);
            clients.read(system, recorder, world, seed, &stopped);
        }
        clients
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

    /// Lets the owner of a place, whom nobody shuts out, look.
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

    /// Lets everybody finish what they are doing; says what was never answered.
    pub async fn finish(mut self) -> Vec<String> {
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
}
