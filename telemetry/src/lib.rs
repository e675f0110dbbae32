//! What every room measures with. It knows nothing of what is measured: each room has its own file of metrics.
//!
//! - [`metrics`]: counters, gauges and histograms of this process, and the page that Prometheus reads.
//! - [`trace`]: whether spans are wanted, and how a trace travels from one part of the system to the next.
//!
//! Measuring takes a few atomic operations and never a lock; a span that nobody wants takes one.

pub mod metrics;
pub mod trace;
