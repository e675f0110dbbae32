//! Keeps the history, in memory and as lines of JSON in the run's directory.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::{Exchange, Happening, Line};

/// Records what each client did. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Recorder {
    shared: Arc<Shared>,
}

/// What all clones share.
#[derive(Debug)]
struct Shared {
    /// When the run began.
    start: Instant,
    kept: Mutex<Kept>,
}

/// What was noted.
#[derive(Debug)]
struct Kept {
    exchanges: Vec<Exchange>,
    happenings: Vec<Happening>,
    file: BufWriter<File>,
}

impl Recorder {
    /// A history that begins now, in a file.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let file = BufWriter::new(File::create(path)?);
        let kept = Kept { exchanges: Vec::new(), happenings: Vec::new(), file };
        let shared = Shared { start: Instant::now(), kept: Mutex::new(kept) };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The time since the start, in µs.
    #[must_use]
    pub fn now(&self) -> u64 {
        u64::try_from(self.shared.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Notes a request and its answer.
    pub fn note(&self, exchange: Exchange) {
        self.keep(|kept| {
            kept.write(&Line::Exchange(exchange.clone()));
            kept.exchanges.push(exchange);
        });
    }

    /// Notes what is done to the system.
    pub fn note_happening(&self, what: String) {
        let happening = Happening { at: self.now(), what };
        self.keep(|kept| {
            kept.write(&Line::Fault(happening.clone()));
            kept.happenings.push(happening);
        });
    }

    /// Everything so far.
    #[must_use]
    pub fn taken(&self) -> (Vec<Exchange>, Vec<Happening>) {
        self.keep(|kept| {
            // What is not on disk is in memory.
            let _ = kept.file.flush();
            (kept.exchanges.clone(), kept.happenings.clone())
        })
    }

    /// Works on what is kept.
    fn keep<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.shared.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Kept {
    /// Writes a line; a full disk costs the file, not the run.
    fn write(&mut self, line: &Line) {
        if let Ok(text) = serde_json::to_string(line) {
            let _ = writeln!(self.file, "{text}");
        }
    }
}
