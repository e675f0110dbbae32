//! A client that changes things, repeats what was not answered, and repeats long after what was.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::asker::Asker;
use super::hang_up::Plan;
use super::intent::{Intent, Yield, choose};
use crate::dice::Dice;
use crate::history::Answer;

/// How often a command is repeated at once before it is put off.
const TRIES: usize = 3;
/// The pause before a repetition.
const PAUSE: Duration = Duration::from_millis(150);
/// How many of a hundred tries do not wait for their answer.
const HANGS_UP: u32 = 5;
/// How many answered commands are kept, to be repeated.
const MOST_ANSWERED: usize = 40;

/// A command that is to be sent, or was.
#[derive(Debug, Clone)]
struct Pending {
    intent: Intent,
    key: Option<String>,
    at_once: bool,
}

/// A client that changes things.
#[derive(Debug)]
pub struct Writer {
    asker: Asker,
    dice: Dice,
    /// How many commands there were.
    count: u64,
    /// Those that were not answered, to be repeated.
    open: Vec<Pending>,
    /// Some that were, to be repeated as well.
    answered: Vec<Pending>,
}

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Done,
    Refused,
    Unknown,
}

impl Writer {
    /// A client that has not begun.
    #[must_use]
    pub fn new(asker: Asker, dice: Dice) -> Self {
        Self { asker, dice, count: 0, open: Vec::new(), answered: Vec::new() }
    }

    /// Changes things until it is told to stop, then repeats the requests without an answer; gives those that never got
    /// one.
    pub async fn work(
        mut self,
        mut stop: watch::Receiver<bool>,
        patience: Duration,
    ) -> Vec<String> {
        while !*stop.borrow() {
            let pause = self.dice.millis(0..90);
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => break,
                () = sleep(pause) => {}
            }
            self.step().await;
        }
        let _ = timeout(patience, self.settle()).await;
        let open = self.open.iter().filter_map(|pending| pending.key.as_ref());
        open.map(|key| format!("the command {key} was never answered")).collect()
    }

    /// Sends a new command, or an old one again.
    async fn step(&mut self) {
        if self.dice.chance(12) && !self.open.is_empty() {
            let pending = self.open.remove(0);
            return self.send(pending, 1).await;
        }
        if self.dice.chance(5) {
            if let Some(pending) = self.dice.one(&self.answered).cloned() {
                self.send(pending, 1).await;
            }
            return;
        }
        self.count += 1;
        let mark = format!("{} {}", self.asker.name, self.count);
        let (world, person) = (self.asker.world.clone(), self.asker.person.clone());
        let Some(intent) = choose(&mut self.dice, &world, &person, &mark) else { return };
        let key = self.dice.chance(85).then(|| format!("{}/{}", self.asker.name, self.count));
        let at_once = self.dice.chance(20);
        self.send(Pending { intent, key, at_once }, TRIES).await;
    }

    /// Repeats everything that was not answered, for as long as it takes.
    async fn settle(&mut self) {
        while !self.open.is_empty() {
            let pending = self.open.remove(0);
            self.open.push(pending.clone());
            let fate = self.attempt(&pending).await;
            if fate == Fate::Unknown {
                sleep(PAUSE).await;
            } else {
                self.open.pop();
            }
        }
    }

    /// Sends a command some times, then puts it off.
    async fn send(&mut self, pending: Pending, tries: usize) {
        // Without a key it must not be repeated.
        let tries = if pending.key.is_some() { tries } else { 1 };
        for attempt in 0..tries {
            if attempt > 0 {
                sleep(PAUSE).await;
            }
            match self.attempt(&pending).await {
                Fate::Unknown => {}
                Fate::Refused => return,
                Fate::Done => {
                    if pending.key.is_some() {
                        self.answered.push(pending);
                        let excess = self.answered.len().saturating_sub(MOST_ANSWERED);
                        self.answered.drain(..excess);
                    }
                    return;
                }
            }
        }
        if pending.key.is_some() {
            self.open.push(pending);
        }
    }

    /// Sends a command once.
    async fn attempt(&mut self, pending: &Pending) -> Fate {
        let way = usize::from(self.dice.chance(50));
        let Pending { intent, key, at_once } = pending.clone();
        let Intent { what, yields, method, path, body, if_match } = intent;
        let mut request = self.asker.request(what, &method, path, body);
        (request.key, request.if_match, request.at_once) = (key, if_match, at_once);
        // A write names the epoch only together with a version.
        let epoch = self.asker.world.with(|known| known.epoch.clone());
        request.epoch = epoch.filter(|_| request.if_match.is_some());
        if self.dice.chance(HANGS_UP) {
            let (plan, body) = (Plan::any(&mut self.dice), request.body.clone());
            let token = self.asker.person.key.clone();
            let _ = self.asker.hang_up(way, plan, request, Some(&token), &body).await;
            return Fate::Unknown;
        }
        let place = request.thing().zip(request.project());
        let answer = self.asker.ask(way, method, request).await;
        match answer {
            Some(answer) if (200..300).contains(&answer.status) => {
                self.learn(yields, &answer);
                Fate::Done
            }
            Some(answer) if (400..500).contains(&answer.status) => {
                if answer.status == 404 {
                    self.unlearn(yields, place);
                }
                Fate::Refused
            }
            _ => Fate::Unknown,
        }
    }

    /// Lets all know what came of a command.
    fn learn(&self, yields: Yield, answer: &Answer) {
        let id = |field: &str| answer.body[field].as_str().and_then(|id| id.parse::<Uuid>().ok());
        self.asker.world.with(|known| match (yields, id("id")) {
            (Yield::Gone(id), _) => known.forget(id),
            (Yield::Issue, Some(issue)) => {
                let place = &self.asker.world.place;
                let (Some(project), Some(number)) = (id("project"), answer.body["number"].as_u64())
                else {
                    return;
                };
                known.issue_is_at(issue, answer.version.unwrap_or(0), project);
                known.issue_is_called(issue, place.key(project, number));
            }
            (Yield::Comment(issue), Some(id)) => known.comments.push((issue, id)),
            (Yield::Link(issue), Some(id)) => known.links.push((issue, id)),
            (Yield::Label(project), Some(id)) => known.labels.push((project, id)),
            (Yield::State(project), Some(id)) => known.states.push((project, id)),
            (Yield::Cycle(project), Some(id)) => known.cycles.push((project, id)),
            (Yield::Module(project), Some(id)) => known.modules.push((project, id)),
            (Yield::Intake(project), Some(_)) => {
                known.intake.extend(id("issue").map(|issue| (project, issue)));
            }
            _ => {}
        });
    }

    /// Lets all know that something was not found; `place` is the issue or other thing, and the project.
    fn unlearn(&self, yields: Yield, place: Option<(Uuid, Uuid)>) {
        let world = &self.asker.world;
        let is_issue = |id| world.with(|known| known.project_of(id).is_some());
        match (yields, place) {
            (Yield::Gone(id), _) if !is_issue(id) => world.with(|known| known.forget(id)),
            (Yield::Gone(_) | Yield::Issue, Some((id, project))) => world.misses(id, project),
            _ => {}
        }
    }
}
