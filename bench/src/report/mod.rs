//! What a run has found out, for people (Markdown) and for programs (JSON).

mod compare;
mod machine;
mod markdown;
mod settings;
mod versions;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use embedded::testing::nats_server;
use end_to_end::System;
use serde::{Deserialize, Serialize};
use service::Clock;

pub use compare::compare;
use machine::Machine;
use versions::Versions;

use crate::effort::Effort;
use crate::failure::{Failure, OrFail};
use crate::limits::Limits;
use crate::results::Outcome;

/// Everything that a run has found out, and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// When the run began.
    pub began_at: DateTime<Utc>,
    /// The arguments of the run.
    pub arguments: Vec<String>,
    /// The machine that it ran on.
    pub machine: Machine,
    /// The versions of what was measured.
    pub versions: Versions,
    /// How Postgres was set, as far as it matters.
    pub settings: Vec<(String, String)>,
    /// How long each load was measured, in seconds.
    pub seconds: f64,
    /// Numbers of seeded things were divided by this.
    pub divisor: u32,
    /// The limits of the machine that the figures are compared with.
    pub limits: Limits,
    /// What the scenarios have found out.
    pub outcomes: Vec<Outcome>,
}

impl Report {
    /// A report that has nothing to tell yet, of a run on servers like those of this system.
    pub async fn begin(
        arguments: Vec<String>,
        system: &System,
        effort: &Effort,
    ) -> Result<Self, Failure> {
        let nats = nats_server().unwrap_or_else(|| "nats-server".into());
        let (postgres, settings) = settings::ask(&system.pool).await?;
        Ok(Self {
            began_at: Clock::system().now(),
            arguments,
            machine: Machine::look(system.cluster.postgres.cluster()),
            versions: Versions::look(postgres, &nats),
            settings,
            seconds: effort.window.measured.as_secs_f64(),
            divisor: effort.divisor,
            limits: Limits::new(),
            outcomes: Vec::new(),
        })
    }

    /// Reads a report that an earlier run has written.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path);
        let text = text.or_fail(&format!("{} cannot be read", path.display()))?;
        serde_json::from_str(&text)
            .or_fail(&format!("{} is no report of the bench", path.display()))
    }

    /// Prints it, and writes both forms into a directory of this run's own below `output`.
    pub fn publish(&self, output: &Path) -> Result<PathBuf, Failure> {
        let markdown = markdown::render(self);
        println!("{markdown}");
        let name = self.began_at.to_rfc3339_opts(SecondsFormat::Secs, true).replace(':', "-");
        let directory = output.join(name);
        fs::create_dir_all(&directory).or_fail("no directory for the report")?;
        let json = serde_json::to_string_pretty(self).or_fail("the report has no JSON form")?;
        for (name, text) in [("report.md", &markdown), ("report.json", &json)] {
            fs::write(directory.join(name), text).or_fail("the report cannot be written")?;
        }
        Ok(directory)
    }
}
