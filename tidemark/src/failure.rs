//! Why a command could not be carried out, and what to do next.

use std::error::Error;
use std::process::ExitCode;

use serde_json::json;
use service::causes;

use crate::report::Form;

/// Why a command could not be carried out, and what to do next.
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

    /// Shows it.
    pub fn print(&self, form: Form) -> ExitCode {
        match form {
            Form::Text => {
                eprintln!("error: {}", self.what);
                if let Some(next) = &self.next {
                    eprintln!("  {next}");
                }
            }
            Form::Json => eprintln!("{}", json!({ "error": self.what, "next": self.next })),
        }
        ExitCode::FAILURE
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_every_cause() {
        let error = event_store::LogError::Unavailable(sqlx::Error::PoolTimedOut);
        let failure = Failure::of("the log was not read", &error);
        assert!(
            failure.what.starts_with("the log was not read: the event log cannot be reached: ")
        );
    }
}
