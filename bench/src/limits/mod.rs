//! What the machine, Postgres and the HTTP server can do at most: figures to compare with, from the same run.

mod constant;
mod disk;
mod pgbench;

use std::collections::BTreeSet;

use end_to_end::System;
use serde::{Deserialize, Serialize};

pub use constant::serve as serve_constant;

use crate::effort::Effort;
use crate::failure::Failure;
use crate::progress;

/// Something to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// One prepared INSERT of an event's row, committed by itself, from so many connections.
    Insert(usize),
    /// One prepared SELECT by primary key, from so many connections.
    Select(usize),
    /// A route of axum that answers a constant, asked by so many clients.
    Constant(usize),
    /// A write of a page that is forced to the disk.
    Sync,
}

/// What a limit was measured to be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The rate, in operations per second.
    pub per_second: f64,
    /// How long one took on average, in milliseconds.
    pub mean_ms: f64,
}

/// Limits that were measured, and their names.
pub type Limits = Vec<(String, Found)>;

impl Limit {
    /// Its name in reports.
    pub fn name(self) -> String {
        match self {
            Self::Insert(clients) => format!("insert {clients}"),
            Self::Select(clients) => format!("select {clients}"),
            Self::Constant(clients) => format!("constant {clients}"),
            Self::Sync => "fdatasync".to_owned(),
        }
    }
}

/// Measures limits on a fresh Postgres without other users.
pub async fn measure(
    system: &System,
    wanted: &BTreeSet<Limit>,
    effort: &Effort,
) -> Result<Limits, Failure> {
    progress::step("limits");
    pgbench::prepare(&system.pool).await?;
    let mut found = Limits::new();
    for limit in wanted {
        let what = match limit {
            Limit::Insert(clients) => pgbench::insert(system, *clients, effort).await,
            Limit::Select(clients) => pgbench::select(system, *clients, effort).await,
            Limit::Constant(clients) => constant::measure(*clients, effort).await,
            Limit::Sync => disk::sync(system.cluster.postgres.cluster(), effort).await,
        }?;
        progress::limit(&limit.name(), what);
        found.push((limit.name(), what));
    }
    Ok(found)
}
