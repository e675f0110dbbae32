//! Old forms of a view's events.

use cqrs_es::persist::EventUpcaster;

/// Every upcaster, oldest first; none so far.
pub fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
    Vec::new()
}
