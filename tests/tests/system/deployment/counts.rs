//! What clients saw, by phase.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use end_to_end::Reply;
use reqwest::StatusCode;

/// What came of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It was done.
    Done,
    /// A read did not show the position in time that it named.
    NotYet,
    /// It was answered with a status that says to try again.
    Again(u16),
    /// No answer came for so long that the client gave up.
    Silence,
    /// The connection broke.
    Broken,
}

impl Outcome {
    /// What an answer comes to; none if no client may ever see it.
    pub fn of(reply: &Result<Reply, reqwest::Error>) -> Option<Self> {
        match reply {
            Err(error) if error.is_timeout() => Some(Self::Silence),
            Err(_) => Some(Self::Broken),
            Ok(reply) if reply.status.is_success() => Some(Self::Done),
            Ok(reply)
                if reply.body["error"]
                    .as_str()
                    .is_some_and(|text| text.contains("cannot be shown yet")) =>
            {
                Some(Self::NotYet)
            }
            Ok(reply) => match reply.status {
                StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT => Some(Self::Again(reply.status.as_u16())),
                _ => None,
            },
        }
    }

    /// Whether the client had to try again although nothing was behind.
    const fn is_failure(self) -> bool {
        !matches!(self, Self::Done | Self::NotYet)
    }
}

/// What clients saw in one phase.
#[derive(Debug, Default)]
pub struct Counts {
    /// How many requests came to what.
    pub outcomes: BTreeMap<Outcome, usize>,
    /// Changes that were answered before reads showed them.
    pub not_applied: usize,
    /// What no client may ever see.
    pub wrong: Vec<String>,
    /// When something was done last.
    last_done: Option<Instant>,
    /// The longest time in which nothing was done for any client.
    longest: Duration,
}

impl Counts {
    /// Counts the outcome of a request.
    pub fn add(&mut self, outcome: Outcome) {
        *self.outcomes.entry(outcome).or_default() += 1;
        if outcome == Outcome::Done {
            let now = Instant::now();
            let gap = self.last_done.replace(now).map_or(Duration::ZERO, |last| now - last);
            self.longest = self.longest.max(gap);
        }
    }

    /// How many requests failed.
    pub fn failures(&self) -> usize {
        let failures = self.outcomes.iter().filter(|(outcome, _)| outcome.is_failure());
        failures.map(|(_, times)| times).sum()
    }

    /// How often requests came to something.
    pub fn times(&self, outcome: Outcome) -> usize {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (outcome, times) in &self.outcomes {
            write!(f, "{outcome:?} {times}, ")?;
        }
        write!(f, "not applied {}, longest gap {} ms", self.not_applied, self.longest.as_millis())
    }
}
