//! Gathers what a run has shown, from clients, log, stream, tables and the logs of the processes.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Duration;

use async_nats::jetstream::consumer::pull::OrderedConfig;
use domain::Named;
use domain::issue::IssueMoved;
use end_to_end::compare::{self, Log, Received};
use end_to_end::{System, Witness};
use event_store::read::heads;
use futures::StreamExt;
use nats::Incoming;
use tokio::time::timeout;

use crate::checker::{Evidence, Promoted};
use crate::clients::Together;
use crate::history::{Recorder, What};
use crate::nemesis::plan::SERVICES;
use crate::nemesis::promotion::Promotion;
use crate::nemesis::{Nemesis, disk};
use crate::run::RunError;
use crate::watch::Transaction;

/// How long the next message of the stream is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a panic looks like in the log of a program in Rust, of Postgres, and of a program in Go.
const PANICS: [&str; 4] = [" panicked at ", "PANIC:", "panic: ", "fatal error: "];

/// What was seen of a system at rest.
#[derive(Debug)]
pub struct Rest {
    /// Since when it was at rest, in µs after the start.
    pub at_rest: Option<u64>,
    /// The transactions that were seen open and idle until then.
    pub transactions: Vec<Transaction>,
    /// What became of requests that were sent together.
    pub together: Vec<Together>,
}

/// Gathers everything.
///
/// # Errors
/// The log, the tables or the stream cannot be read although everything was healed.
pub async fn gather(
    system: &mut System,
    witness: &Witness,
    recorder: &Recorder,
    nemesis: &Nemesis,
    rest: Rest,
    promotion: Option<&mut Promotion>,
) -> Result<Evidence, Box<dyn Error + Send + Sync>> {
    let mut logs = Vec::new();
    for (workspace, _) in heads(&system.pool).await? {
        logs.push(compare::log(&system.pool, workspace).await?);
    }
    let (exchanges, _) = recorder.taken();
    let promotion = match promotion {
        Some(promotion) => Some(promoted(promotion, witness).await?),
        None => None,
    };
    let is_present = |event: &&Incoming| {
        promotion.as_ref().is_none_or(|promotion| promotion.epochs.0 != event.epoch)
    };
    Ok(Evidence {
        exchanges,
        logs,
        followed: witness.received().iter().filter(is_present).map(Received::from).collect(),
        stream: stream(&system.cluster.nats.url()).await?,
        tables: compare::tables(&system.pool).await?,
        panics: panics(system),
        never: nemesis.never.clone(),
        transactions: rest.transactions,
        disturbances: nemesis.disturbances.clone(),
        at_rest: rest.at_rest,
        together: rest.together,
        promotion,
    })
}

/// What is known of a promotion.
async fn promoted(promotion: &mut Promotion, witness: &Witness) -> Result<Promoted, RunError> {
    let logs = promotion.old_logs().await?;
    let Promotion { killed_at, promoted_at, stopped_at, epochs, .. } = *promotion;
    let kept = promotion.kept.clone();
    let received = witness.received();
    let of_old = received.iter().filter(|event| event.epoch == epochs.0);
    let followed = of_old.map(Received::from).collect();
    Ok(Promoted { killed_at, promoted_at, stopped_at, epochs, kept, logs, followed })
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
    let waiting = exchanges.iter().filter(|exchange| exchange.hung_up.is_none());
    let (reads, writes): (Vec<_>, Vec<_>) =
        waiting.partition(|exchange| exchange.request.what.is_read());
    let writes: Vec<_> = writes.into_iter().filter(|e| e.request.what.is_command()).collect();
    let count = |of: &[&crate::history::Exchange], range: std::ops::Range<u16>| {
        let status = |exchange: &&&crate::history::Exchange| {
            exchange.answer.as_ref().is_some_and(|answer| range.contains(&answer.status))
        };
        of.iter().filter(status).count()
    };
    let hung_up = exchanges.iter().filter(|exchange| exchange.hung_up.is_some()).count();
    let of_keys = exchanges.iter().filter(|e| matches!(e.request.what, What::Uses(_))).count();
    let silent = exchanges.iter().filter(|exchange| exchange.answer.is_none()).count() - hung_up;
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
        ("requests hung up on", hung_up),
        ("keys and sessions used", of_keys),
        ("work items moved", evidence.logs.iter().map(moved).sum()),
        ("events in the logs", evidence.logs.iter().map(|log| log.events.len()).sum()),
        ("services that ended by themselves", usize::try_from(restarted).unwrap_or(usize::MAX)),
        ("events lost with the old database", evidence.promotion.as_ref().map_or(0, lost)),
    ])
}

/// How many work items went to another project.
fn moved(log: &Log) -> usize {
    log.events.iter().filter(|event| event.name == IssueMoved::NAME).count()
}

/// How many events a standby did not have.
fn lost(promoted: &Promoted) -> usize {
    let kept = |workspace| promoted.kept.iter().find(|(of, _)| *of == workspace).map_or(0, |k| k.1);
    let events = promoted.logs.iter().flat_map(|log| &log.events);
    events.filter(|event| event.position > kept(event.workspace)).count()
}
