//! The room that NATS has: a limit of the server, which a stream of ours uses up.
//!
//! A file system of its own would need root, and what it would show is the same refusal of every publish. The limit
//! is the server's for all files of JetStream, so it is the relay that runs out of space, on every machine.

use std::time::Duration;

use async_nats::jetstream;
use async_nats::jetstream::stream::{Config, DiscardPolicy, StorageType};
use embedded::nats::Options;
use tokio::time::timeout;

/// The stream that uses it up.
const FILLER: &str = "filler";
/// The size of its messages.
const PIECES: [usize; 3] = [512 << 10, 16 << 10, 512];
/// How long an answer of the server is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// Gives the server so much room that the events of a run of this length have enough.
pub fn limit(options: &mut Options, load: Duration) {
    let megabytes = 64 + load.as_secs() / 3;
    let store = options.data.join("jetstream");
    // The later one of two blocks is the one that counts.
    let block = format!(
        "jetstream {{ store_dir: \"{}\", max_file_store: {megabytes}MB }}",
        store.display()
    );
    options.config = Some(block);
}

/// Uses all room up; a server that does not answer has none anyway.
///
/// # Errors
/// The server cannot be asked.
pub async fn fill(nats: &str) -> Result<(), async_nats::Error> {
    let context = timeout(PATIENCE, context(nats)).await??;
    let config = Config {
        name: FILLER.to_owned(),
        subjects: vec![FILLER.to_owned()],
        storage: StorageType::File,
        discard: DiscardPolicy::New,
        ..Config::default()
    };
    timeout(PATIENCE, context.create_stream(config)).await??;
    for piece in PIECES {
        let bytes = vec![0; piece];
        loop {
            let sent = context.publish(FILLER, bytes.clone().into()).await?;
            match timeout(PATIENCE, sent.into_future()).await {
                Ok(Ok(_)) => {}
                Ok(Err(_)) | Err(_) => break,
            }
        }
    }
    Ok(())
}

/// Gives the room back.
///
/// # Errors
/// The server cannot be asked.
pub async fn clear(nats: &str) -> Result<(), async_nats::Error> {
    let context = timeout(PATIENCE, context(nats)).await??;
    let deleted = timeout(PATIENCE, context.delete_stream(FILLER)).await?;
    match deleted {
        Err(error) if !error.to_string().contains("not found") => Err(error.into()),
        _ => Ok(()),
    }
}

/// Deletes the stream of the events.
///
/// # Errors
/// The server cannot be asked.
pub async fn delete_stream(nats: &str) -> Result<(), async_nats::Error> {
    let context = timeout(PATIENCE, context(nats)).await??;
    let name = timeout(PATIENCE, context.stream_by_subject(nats::subject::ALL)).await??;
    timeout(PATIENCE, context.delete_stream(name)).await??;
    Ok(())
}

/// A connection of our own.
///
/// # Errors
/// There is none.
pub async fn context(nats: &str) -> Result<jetstream::Context, async_nats::Error> {
    Ok(jetstream::new(async_nats::connect(nats).await?))
}
