//! Waiting for conditions and positions, with a deadline and a reason.

use std::fmt::Display;
use std::time::Duration;

use event_store::Pauses;
use tokio::time::{sleep, timeout};

/// How long a system on a busy machine may take for what takes it milliseconds.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// The pauses between two looks.
const PAUSES: Pauses = Pauses::new(Duration::from_millis(5), Duration::from_millis(100));

/// Looks until there is a value.
///
/// # Panics
/// There is none within `limit`.
pub async fn until<T>(what: &str, limit: Duration, look: impl AsyncFnMut() -> Option<T>) -> T {
    let found = timeout(limit, poll(look)).await;
    found.unwrap_or_else(|_| panic!("not within {} s: {what}", limit.as_secs()))
}

/// Looks until a position that only grows (of a log, a stream, a read table) has reached `wanted`.
///
/// # Panics
/// It has not within [`PATIENCE`]; the message says how far it came.
pub async fn for_position<P: PartialOrd + Display + Copy>(
    what: &str,
    wanted: P,
    mut position: impl AsyncFnMut() -> Option<P>,
) -> P {
    let mut last = None;
    let look = async || {
        last = position().await;
        last.filter(|position| *position >= wanted)
    };
    if let Ok(reached) = timeout(PATIENCE, poll(look)).await {
        return reached;
    }
    let last = last.map_or("nowhere".to_owned(), |last| format!("at {last}"));
    panic!("{what} is {last} and not at {wanted} after {} s", PATIENCE.as_secs())
}

/// Looks for ever, with growing pauses.
async fn poll<T>(mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let mut looks = 0;
    loop {
        if let Some(value) = look().await {
            return value;
        }
        looks += 1;
        sleep(PAUSES.after(looks)).await;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{for_position, until};

    #[tokio::test]
    async fn a_look_that_succeeds_later_is_enough() {
        let mut looks = 0;
        let third = async || {
            looks += 1;
            (looks == 3).then_some(looks)
        };
        assert_eq!(until("the third look", Duration::from_secs(5), third).await, 3);
    }

    #[tokio::test]
    #[should_panic(expected = "not within 0 s: the impossible")]
    async fn a_deadline_names_what_was_waited_for() {
        until("the impossible", Duration::from_millis(20), async || None::<()>).await;
    }

    #[tokio::test(start_paused = true)]
    #[should_panic(expected = "the table is at 3 and not at 4")]
    async fn a_position_that_stays_behind_is_named() {
        for_position("the table", 4, async || Some(3)).await;
    }
}
