//! Waiting until a server that has just been started answers.

use std::time::Duration;

use tokio::time::sleep;

use crate::child::Child;

/// The longest pause between two looks.
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// Waits until `answers` says yes; otherwise the error says in words what the child did instead.
pub async fn until_ready<Answers, Answer>(
    child: &Child,
    limit: Duration,
    answers: Answers,
) -> Result<(), String>
where
    Answers: Fn() -> Answer,
    Answer: Future<Output = bool>,
{
    tokio::select! {
        exit = child.exited() => Err(format!("ended while it started ({})", exit.status)),
        () = poll(answers) => Ok(()),
        () = sleep(limit) => Err(format!("was not ready after {} s", limit.as_secs())),
    }
}

/// Asks until the answer is yes, with growing pauses. The pauses of `event-store` are not used, because its tests need this
/// crate.
async fn poll<Answers, Answer>(answers: Answers)
where
    Answers: Fn() -> Answer,
    Answer: Future<Output = bool>,
{
    let mut pause = Duration::from_millis(5);
    while !answers().await {
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
