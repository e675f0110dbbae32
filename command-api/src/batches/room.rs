//! How large an answer with many bodies may become.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::value::RawValue;

/// The most bytes of bodies in an answer.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// How many bytes of bodies have room in the answer still.
#[derive(Debug)]
pub struct Room(AtomicUsize);

impl Default for Room {
    fn default() -> Self {
        Self(AtomicUsize::new(MOST_BYTES))
    }
}

impl Room {
    /// The body if it has room, else nothing.
    pub fn bounded(&self, body: Option<Box<RawValue>>) -> Option<Box<RawValue>> {
        let body = body?;
        let left = |room: usize| room.checked_sub(body.get().len());
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).is_ok().then_some(body)
    }
}
