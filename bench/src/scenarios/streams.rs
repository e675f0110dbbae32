//! The memory that idle connections of the live feed take.

use std::io;
use std::time::Duration;

use futures::{FutureExt, StreamExt, TryStreamExt, stream};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{PLACES, Scenario};
use crate::failure::{Failure, OrFail};
use crate::results::Verdict;
use crate::run::Run;
use crate::stage::{Place, Stage};

pub const SCENARIO: Scenario = Scenario {
    name: "streams",
    about: "memory of query-api for each of 10,000 idle connections of the live feed",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many connections there are.
const STREAMS: u32 = 10_000;
/// How many are opened at the same time.
const OPENED_AT_ONCE: usize = 64;
/// How long they are idle before the memory is looked at: each has been sent heartbeats by then.
const IDLE: Duration = Duration::from_secs(35);
/// The most KiB of each.
const MOST: f64 = 20.0;
/// Limits that let one user on one machine open all streams.
const SETTINGS: [(&str, &str); 3] = [
    ("TIDEMARK_STREAMS_PER_USER", "20000"),
    ("TIDEMARK_CONNECTIONS", "12000"),
    ("TIDEMARK_CONNECTIONS_PER_ADDRESS", "12000"),
];

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start_set(&SETTINGS).await?;
    let places = stage.places(PLACES + 1).await?;
    let Some((one, others)) = places.split_first() else { return Ok(()) };
    // What the first streams need once for all is there before.
    let first = open(&stage, one).await?;
    tokio::time::sleep(IDLE).await;
    let before = memory(&stage);
    let count = run.effort.of(STREAMS);
    let place = |number: u32| {
        let number = number as usize;
        if number.is_multiple_of(2) { one } else { &others[number / 2 % others.len()] }
    };
    let opened = stream::iter(0..count).map(|number| open(&stage, place(number)));
    let streams: Vec<TcpStream> = opened.buffered(OPENED_AT_ONCE).try_collect().await?;
    tokio::time::sleep(IDLE).await;
    let each = (memory(&stage) - before) * 1_024.0 / f64::from(count);
    run.figure(&format!("query-api for each of {count} idle streams, PSS"), each, "KiB");
    run.verdict(Verdict::at_most("an idle stream, PSS in KiB", each, MOST));
    for mut stream in streams.into_iter().chain([first]) {
        alive(&mut stream).await.or_fail("a stream ended while it was idle")?;
    }
    Ok(())
}

/// Opens a stream of a workspace's events.
async fn open(stage: &Stage, place: &Place) -> Result<TcpStream, Failure> {
    connect(stage, place).await.or_fail("a stream was not opened")
}

/// Asks for a stream, and waits for the head of the answer.
async fn connect(stage: &Stage, place: &Place) -> io::Result<TcpStream> {
    let mut connection = TcpStream::connect(stage.sides.query).await?;
    let (slug, key) = (&place.slug, &stage.tenant.key);
    let request = format!(
        "GET /api/v1/workspaces/{slug}/events/ HTTP/1.1\r\nHost: tidemark\r\n\
         Accept: text/event-stream\r\nX-Api-Key: {key}\r\n\r\n"
    );
    connection.write_all(request.as_bytes()).await?;
    let mut head = [0; 512];
    let read = connection.read(&mut head).await?;
    if head[..read].starts_with(b"HTTP/1.1 200") {
        return Ok(connection);
    }
    Err(io::Error::other(String::from_utf8_lossy(&head[..read]).into_owned()))
}

/// Reads what was sent meanwhile: at least a heartbeat, and no end.
async fn alive(connection: &mut TcpStream) -> io::Result<()> {
    let mut sent = [0; 4_096];
    match connection.read(&mut sent).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}

/// The memory of query-api in MiB.
fn memory(stage: &Stage) -> f64 {
    let used = stage.processes.used_since(&stage.processes.look());
    used.iter().find(|usage| usage.process == "query-api").map_or(f64::NAN, |usage| usage.pss_mib)
}
