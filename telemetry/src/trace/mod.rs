//! Spans of the way that a change takes, and how its trace travels along.
//!
//! Nothing here happens unless an exporter was started ([`turn_on`]): every span is then [`Span::none`], which
//! costs a look at one flag. The places that begin a span ask [`is_on`] first, and name [`TARGET`], so that the log
//! does not take the spans for its own.

mod context;

use std::sync::atomic::{AtomicBool, Ordering};

use tracing::Metadata;
pub use tracing::Span;

pub use context::{TraceContext, TraceId, continue_from, trace_id};

/// The target of every span that is exported; their level is DEBUG.
pub const TARGET: &str = "tidemark::trace";

/// Whether spans are exported.
static IS_ON: AtomicBool = AtomicBool::new(false);

/// Whether spans are exported.
#[must_use]
pub fn is_on() -> bool {
    IS_ON.load(Ordering::Relaxed)
}

/// Turns spans on: an exporter takes them from now on.
pub fn turn_on() {
    IS_ON.store(true, Ordering::Relaxed);
}

/// Whether a span or event is for the exporter.
#[must_use]
pub fn is_exported(metadata: &Metadata<'_>) -> bool {
    metadata.is_span() && metadata.target() == TARGET
}
