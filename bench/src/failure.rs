//! Why something could not be measured, and what to do next.

use std::error::Error;
use std::panic::AssertUnwindSafe;

use futures::FutureExt;
use service::causes;

/// Why something could not be measured, and what to do next.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    what: String,
    /// What to do about it.
    next: Option<String>,
}

impl Failure {
    /// Something went wrong.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), next: None }
    }

    /// A failure because of an error, whose causes are shown.
    pub fn of(what: &str, error: &(dyn Error + 'static)) -> Self {
        Self::new(format!("{what}: {}", causes(error)))
    }

    /// Says what to do next.
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }

    /// Says what was being done.
    pub fn within(self, what: &str) -> Self {
        Self { what: format!("{what}: {}", self.what), ..self }
    }

    /// Shows it to people.
    pub fn print(&self) {
        eprintln!("error: {}", self.what);
        if let Some(next) = &self.next {
            eprintln!("  {next}");
        }
    }
}

/// Errors of libraries and of our own crates become failures with a word about what was being done.
pub trait OrFail<T> {
    /// The failure says "`what`: the error: its cause".
    fn or_fail(self, what: &str) -> Result<T, Failure>;
}

impl<T, E: Error + 'static> OrFail<T> for Result<T, E> {
    fn or_fail(self, what: &str) -> Result<T, Failure> {
        self.map_err(|error| Failure::of(what, &error))
    }
}

/// Runs work of the tests' harness, which panics with the reason when something does not start.
pub async fn caught<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    AssertUnwindSafe(work).catch_unwind().await.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Failure::new(text.unwrap_or("the harness gave up without a word"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_of_the_harness_becomes_a_failure_with_its_text() {
        let failure = caught(async { panic!("{} does not start", "nats") }).await.unwrap_err();
        assert_eq!(failure.what, "nats does not start");
    }
}
