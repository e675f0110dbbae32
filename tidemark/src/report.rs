//! What a command answers: text for people, JSON for programs.

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::Value;

/// How an answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Sentences.
    Text,
    /// One JSON object.
    Json,
}

/// What a command has done or found.
#[derive(Debug)]
pub struct Report {
    /// For people; lines.
    text: String,
    /// For programs; an object.
    json: Value,
    /// What it comes to.
    verdict: Verdict,
}

/// What an answer comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Something was done, or all is well.
    Good,
    /// Not everything could be found out, or something does not work.
    Unknown,
    /// The data are not what they should be.
    Bad,
}

impl Report {
    /// Something was done, or all is well.
    pub fn new(text: impl Into<String>, json: Value) -> Self {
        Self::with(Verdict::Good, text, json)
    }

    /// An answer that comes to this.
    pub fn with(verdict: Verdict, text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, verdict }
    }

    /// Shows it.
    pub fn print(&self, form: Form) -> ExitCode {
        self.show(form);
        match self.verdict {
            Verdict::Good => ExitCode::SUCCESS,
            Verdict::Unknown => ExitCode::FAILURE,
            Verdict::Bad => ExitCode::from(3),
        }
    }

    /// Shows it, for a command that goes on.
    pub fn show(&self, form: Form) {
        let mut stdout = io::stdout().lock();
        // There is no reader when stdout is closed.
        let _ = match form {
            Form::Text => writeln!(stdout, "{}", self.text.trim_end()),
            Form::Json => writeln!(stdout, "{}", self.json),
        };
    }
}
