//! Gathers what a run has shown, from clients, log, stream, tables and the logs of the processes.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Duration;

use async_nats::jetstream::consumer::pull::OrderedConfig;
use end_to_end::compare::{self, Received};
use end_to_end::{System, Witness};
use event_store::read::heads;
use futures::StreamExt;
use nats::Incoming;
use tokio::time::timeout;

use crate::checker::Evidence;
use crate::history::Recorder;
use crate::nemesis::plan::SERVICES;
use crate::nemesis::{Nemesis, disk};

/// How long the next message of the stream is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a panic looks like in the log of a program in Rust, of Postgres, and of a program in Go.
const PANICS: [&str; 4] = [" panicked at ", "PANIC:", "panic: ", "fatal error: "];

/// Gathers everything.
///
/// # Errors
/// The log, the tables or the stream cannot be read although everything was healed.
pub async fn gather(
    system: &mut System,
    witness: &Witness,
    recorder: &Recorder,
    nemesis: &Nemesis,
) -> Result<Evidence, Box<dyn Error + Send + Sync>> {
    let mut logs = Vec::new();
    for (workspace, _) in heads(&system.pool).await? {
        logs.push(compare::log(&system.pool, workspace).await?);
    }
    let (exchanges, _) = recorder.taken();
    Ok(Evidence {
        exchanges,
        logs,
        followed: witness.received().iter().map(Received::from).collect(),
        stream: stream(&system.cluster.nats.url()).await?,
        tables: compare::tables(&system.pool).await?,
        panics: panics(system),
        never: nemesis.never.clone(),
    })
}

/// Reads the whole stream, message by message as it is, with nothing left out.
async fn stream(nats: &str) -> Result<Vec<Received>, async_nats::Error> {
    let context = disk::context(nats).await?;
    let name = context.stream_by_subject(nats::subject::ALL).await?;
    let stream = context.get_stream(name).await?;
    let count = usize::try_from(stream.cached_info().state.messages).unwrap_or(usize::MAX);
    let consumer = stream.create_consumer(OrderedConfig::default()).await?;
    let mut messages = consumer.messages().await?;
    let mut all = Vec::new();
    while all.len() < count {
        let Some(message) = timeout(PATIENCE, messages.next()).await? else { break };
        let message = message?;
        let headers = message.headers.clone().unwrap_or_default();
        all.push(Received::from(&Incoming::decode(&headers, &message.payload)?));
    }
    Ok(all)
}

/// What panicked.
fn panics(system: &mut System) -> Vec<String> {
    let mut logs: Vec<(&str, String)> = vec![
        ("postgres", system.cluster.postgres.log().since(0)),
        ("nats", system.cluster.nats.log().since(0)),
    ];
    for name in SERVICES {
        logs.push((name, system.cluster.service(name).log().since(0)));
    }
    let is_panic = |line: &&str| PANICS.iter().any(|words| line.contains(words));
    let of_one = |(name, log): &(&str, String)| -> Vec<String> {
        log.lines().filter(is_panic).map(|line| format!("{name}: {line}")).collect()
    };
    logs.iter().flat_map(of_one).collect()
}

/// How much there was to check.
#[must_use]
pub fn amounts(evidence: &Evidence, restarted: u32) -> BTreeMap<&'static str, usize> {
    let exchanges = &evidence.exchanges;
    let (reads, writes): (Vec<_>, Vec<_>) =
        exchanges.iter().partition(|exchange| exchange.request.what.is_read());
    let count = |of: &[&crate::history::Exchange], range: std::ops::Range<u16>| {
        let status = |exchange: &&&crate::history::Exchange| {
            exchange.answer.as_ref().is_some_and(|answer| range.contains(&answer.status))
        };
        of.iter().filter(status).count()
    };
    let silent = exchanges.iter().filter(|exchange| exchange.answer.is_none()).count();
    BTreeMap::from([
        ("commands sent", writes.len()),
        ("commands done", count(&writes, 200..300)),
        ("commands refused", count(&writes, 400..500)),
        ("reads sent", reads.len()),
        ("reads answered", count(&reads, 200..300)),
        (
            "requests answered with 502, 503 or 504",
            count(&writes, 502..505) + count(&reads, 502..505),
        ),
        ("requests not answered", silent),
        ("events in the logs", evidence.logs.iter().map(|log| log.events.len()).sum()),
        ("services that ended by themselves", usize::try_from(restarted).unwrap_or(usize::MAX)),
    ])
}
