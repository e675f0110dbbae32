//! What Postgres itself does with one row: Postgres' own load tool, `pgbench`.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use embedded::postgres::client;
use embedded::testing::postgres_bin;
use end_to_end::System;
use sqlx::PgPool;

use super::Found;
use crate::effort::Effort;
use crate::failure::{Failure, OrFail};

/// Makes what is written and read.
const PREPARE: &str = include_str!("prepare.sql");
/// One event's row.
const INSERT: &str = include_str!("insert.sql");
/// One row by its key.
const SELECT: &str = include_str!("select.sql");
/// Threads of pgbench; each serves several connections.
const MOST_THREADS: usize = 2;

/// Makes the tables.
pub async fn prepare(pool: &PgPool) -> Result<(), Failure> {
    for statement in PREPARE.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        let made = sqlx::raw_sql(statement).execute(pool).await;
        made.or_fail("the tables for pgbench cannot be made")?;
    }
    Ok(())
}

/// Inserts events' rows, each in a transaction of its own.
pub async fn insert(system: &System, clients: usize, effort: &Effort) -> Result<Found, Failure> {
    measure(system, INSERT, clients, effort).await
}

/// Selects rows by their key.
pub async fn select(system: &System, clients: usize, effort: &Effort) -> Result<Found, Failure> {
    measure(system, SELECT, clients, effort).await
}

/// Runs a script, first for the warm-up and then for the measurement.
async fn measure(
    system: &System,
    script: &'static str,
    clients: usize,
    effort: &Effort,
) -> Result<Found, Failure> {
    let (url, window) = (system.database_url(), effort.window);
    let running = tokio::task::spawn_blocking(move || {
        run(&url, script, clients, window.warm_up)?;
        run(&url, script, clients, window.measured)
    });
    running.await.or_fail("pgbench was not waited for")?
}

/// Runs a script with this many clients until the time is over.
fn run(url: &str, script: &str, clients: usize, time: Duration) -> Result<Found, Failure> {
    let mut command = pgbench()?;
    command.args(["--no-vacuum", "--protocol=prepared", "--file=-"]);
    command.arg(format!("--client={clients}")).arg(format!("--jobs={}", clients.min(MOST_THREADS)));
    command.arg(format!("--time={}", time.as_secs().max(1))).arg(url);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().or_fail("pgbench cannot be started")?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(script.as_bytes()).or_fail("pgbench does not read its script")?;
    }
    let output = child.wait_with_output().or_fail("pgbench was not waited for")?;
    let said = String::from_utf8_lossy(&output.stdout);
    parse(&said).filter(|_| output.status.success()).ok_or_else(|| {
        let complaint = String::from_utf8_lossy(&output.stderr);
        Failure::new(format!("pgbench ended with {}: {complaint}{said}", output.status))
    })
}

/// The program, from where Postgres is.
fn pgbench() -> Result<Command, Failure> {
    client("pgbench", postgres_bin().as_deref()).map_err(|error| {
        Failure::of("the limits cannot be measured", &error)
            .next("Debian has pgbench in the package of the server, such as postgresql-15.")
    })
}

/// The two figures in what it prints.
fn parse(said: &str) -> Option<Found> {
    let value = |name: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Some(Found { per_second: value("tps = ")?, mean_ms: value("latency average = ")? })
}

#[cfg(test)]
mod tests {
    use super::{Found, parse};

    #[test]
    fn the_figures_are_found_in_what_pgbench_says() {
        let said = "pgbench (15.4)\ntransaction type: -\nlatency average = 1.684 ms\n\
                    initial connection time = 83.108 ms\n\
                    tps = 18999.123456 (without initial connection time)\n";
        assert_eq!(parse(said), Some(Found { per_second: 18_999.123_456, mean_ms: 1.684 }));
        assert_eq!(parse("pgbench: error: connection failed"), None);
    }
}
