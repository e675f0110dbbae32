//! Conditions of a command that are not in the log, such as a valid credential.
//!
//! The decision checks them first, but the command may then wait in its lane for as long as the batch before it waits
//! for a lock. So they are checked again when its turn has come.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::lanes::Waiting;
use crate::{Outcome, measure};

/// How long the answers for a batch may take: all of its commands wait for them.
const ANSWERED_WITHIN: Duration = Duration::from_secs(1);

/// A condition that the log cannot check itself.
pub trait Proviso: fmt::Debug + Send + Sync {
    /// Whether it need not be checked, because it was checked a moment ago.
    fn is_certain(&self) -> bool;

    /// Whether it holds; false when that cannot be found out.
    fn holds(&self) -> Pin<Box<dyn Future<Output = bool> + Send + '_>>;
}

/// The commands of a batch whose condition still holds; the others are answered.
pub(crate) async fn founded(batch: Vec<Waiting>) -> Vec<Waiting> {
    let deadline = Instant::now() + ANSWERED_WITHIN;
    let mut founded = Vec::with_capacity(batch.len());
    for waiting in batch {
        if is_founded(&waiting, deadline).await {
            founded.push(waiting);
        } else {
            measure::unfounded();
            let _ = waiting.answer.send(Ok(Outcome::Unfounded));
        }
    }
    founded
}

/// Whether a command still has what it rests on.
async fn is_founded(waiting: &Waiting, deadline: Instant) -> bool {
    match &waiting.append.proviso {
        Some(proviso) if !proviso.is_certain() => {
            timeout_at(deadline, proviso.holds()).await.unwrap_or(false)
        }
        _ => true,
    }
}
