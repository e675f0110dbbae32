//! The tools of measurement of every room. Each room has its own file of metrics.
//!
//! - [`metrics`]: counters, gauges and histograms of this process, and the page that Prometheus reads.
//! - [`trace`]: whether spans are wanted, and the propagation of a trace from one part of the system to the next.
//! - [`causes()`]: what an error says with everything that caused it.
//!
//! Measuring takes a few atomic operations and never a lock; a span that is not exported takes one.

mod causes;
pub mod metrics;
pub mod trace;

pub use causes::causes;
