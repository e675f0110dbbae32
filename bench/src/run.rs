//! One run of the bench: what it has found out so far, and how scenarios add to it.

use std::sync::Arc;

use crate::effort::Effort;
use crate::failure::Failure;
use crate::http::Voice;
use crate::large::Large;
use crate::limits::{Found, Limit, Limits};
use crate::load::{Measured, Work};
use crate::progress;
use crate::results::{Against, Figure, Outcome, Row, Verdict};
use crate::stage::Stage;

/// The numbers of clients of closed loops.
pub const CLIENTS: [usize; 4] = [1, 8, 32, 64];
/// The rates of open loops, as parts of the greatest rate that the closed loops reached.
pub const FRACTIONS: [f64; 2] = [0.25, 0.5];

/// One run of the bench.
pub struct Run {
    /// How long and how large everything is.
    pub effort: Effort,
    /// The limits of the machine that the figures are compared with.
    pub limits: Limits,
    /// What the scenarios have found out; the present one is last.
    pub outcomes: Vec<Outcome>,
    /// The system with large projects, while scenarios use it.
    large: Option<Arc<Large>>,
}

/// The requests of a scenario, and their clients.
pub struct Subject<'a> {
    /// What the figures are called in the report.
    pub name: &'a str,
    /// The headers of the requests, with the caller's key.
    pub voice: &'a Voice,
    /// The requests.
    pub work: Arc<dyn Work>,
    /// What it is compared with, at a number of clients.
    pub limit: Option<fn(usize) -> Limit>,
}

impl Run {
    /// A run that has found out nothing yet.
    pub const fn new(effort: Effort, limits: Limits) -> Self {
        Self { effort, limits, outcomes: Vec::new(), large: None }
    }

    pub fn begin(&mut self, scenario: &str) {
        progress::step(scenario);
        self.outcomes.push(Outcome::of(scenario));
    }

    /// The system with large projects; seeded by the first scenario that asks.
    pub async fn large(&mut self) -> Result<Arc<Large>, Failure> {
        match &self.large {
            Some(large) => Ok(Arc::clone(large)),
            None => Ok(Arc::clone(self.large.insert(Large::start(&self.effort).await?))),
        }
    }

    /// Ends the system with large projects.
    pub fn leave_large(&mut self) {
        self.large = None;
    }

    /// What a scenario has found out.
    fn outcome(&self, scenario: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.scenario == scenario)
    }

    /// Closed loops of several numbers of clients.
    pub async fn closed(
        &mut self,
        stage: &Stage,
        subject: &Subject<'_>,
        clients: &[usize],
    ) -> Result<(), Failure> {
        for clients in clients {
            let (voice, window) = (subject.voice, self.effort.window);
            let measured = stage.closed(voice, &subject.work, *clients, window).await?;
            let limit = subject.limit.map(|limit| limit(*clients));
            self.add(subject.name, format!("closed {clients}"), measured, limit);
        }
        Ok(())
    }

    /// Open loops at parts of the greatest rate that closed loops of the same name have reached.
    pub async fn open(
        &mut self,
        stage: &Stage,
        subject: &Subject<'_>,
        fractions: &[f64],
    ) -> Result<(), Failure> {
        let greatest = self.present().greatest(subject.name);
        for fraction in fractions {
            let load = format!("open {fraction}");
            self.open_at(stage, subject, greatest * fraction, load).await?;
        }
        Ok(())
    }

    /// An open loop at a rate, once everything before is visible.
    pub async fn open_at(
        &mut self,
        stage: &Stage,
        subject: &Subject<'_>,
        per_second: f64,
        load: String,
    ) -> Result<(), Failure> {
        stage.settled().await?;
        let (voice, window) = (subject.voice, self.effort.window);
        let rate = per_second.max(1.0);
        let measured = stage.open(voice, &subject.work, rate, window).await?;
        self.add(subject.name, load, measured, None);
        Ok(())
    }

    /// Closed loops of all numbers of clients, then open ones.
    pub async fn both(&mut self, stage: &Stage, subject: &Subject<'_>) -> Result<(), Failure> {
        self.closed(stage, subject, &CLIENTS).await?;
        self.open(stage, subject, &FRACTIONS).await
    }

    /// Notes a load that was measured.
    pub fn add(&mut self, name: &str, load: String, measured: Measured, limit: Option<Limit>) {
        let against = limit.and_then(|limit| self.against(&measured, limit));
        progress::row(name, &load, &measured, against.as_ref());
        let row = Row { name: name.to_owned(), load, measured, limit: against };
        self.present_mut().rows.push(row);
    }

    /// Notes a figure.
    pub fn figure(&mut self, name: &str, value: f64, unit: &str) {
        progress::note(&format!("{name}: {value:.2} {unit}"));
        let (name, unit) = (name.to_owned(), unit.to_owned());
        self.present_mut().figures.push(Figure { name, value, unit });
    }

    /// Notes whether a target is met.
    pub fn verdict(&mut self, verdict: Verdict) {
        progress::verdict(&verdict);
        self.present_mut().verdicts.push(verdict);
    }

    /// The rate of a load that was measured; no number if it was not.
    pub fn rate(&self, scenario: &str, name: &str, load: &str) -> f64 {
        self.row(scenario, name, load).map_or(f64::NAN, |row| row.measured.per_second)
    }

    /// The median latency of a load that was measured, in milliseconds; no number if it was not.
    pub fn p50(&self, scenario: &str, name: &str, load: &str) -> f64 {
        self.row(scenario, name, load).map_or(f64::NAN, |row| row.measured.latency.p50)
    }

    /// How many times its median the 99th percentile of a load's latency is; no number if it was not measured.
    pub fn tail(&self, scenario: &str, name: &str, load: &str) -> f64 {
        let of = |row: &Row| row.measured.latency.p99 / row.measured.latency.p50;
        self.row(scenario, name, load).map_or(f64::NAN, of)
    }

    /// A load that was measured.
    fn row(&self, scenario: &str, name: &str, load: &str) -> Option<&Row> {
        self.outcome(scenario)?.row(name, load)
    }

    /// What a limit was measured to be.
    pub fn limit(&self, limit: Limit) -> Option<Found> {
        self.limits.iter().find(|(name, _)| *name == limit.name()).map(|(_, found)| *found)
    }

    /// The rate of a load that was measured, as a part of a limit's.
    fn against(&self, measured: &Measured, limit: Limit) -> Option<Against> {
        let ratio = measured.per_second / self.limit(limit)?.per_second;
        Some(Against { limit: limit.name(), ratio })
    }

    /// What the present scenario has found out.
    pub fn present(&self) -> &Outcome {
        static NOTHING: std::sync::LazyLock<Outcome> = std::sync::LazyLock::new(Outcome::default);
        self.outcomes.last().unwrap_or(&NOTHING)
    }

    /// The outcome of the present scenario, to add to; one named `run` if no scenario has begun.
    fn present_mut(&mut self) -> &mut Outcome {
        if self.outcomes.is_empty() {
            self.begin("run");
        }
        let last = self.outcomes.len() - 1;
        &mut self.outcomes[last]
    }
}
