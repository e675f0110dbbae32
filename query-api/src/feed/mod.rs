//! The feed of a work item: what its events say, line by line; computed from the log and from nothing else.

mod entry;
mod known;
mod lines;
mod question;
mod shared;
mod wording;

pub(crate) use entry::{Beyond, Entry, Value};
pub(crate) use known::Known;
pub(crate) use lines::Feed;
pub(crate) use question::Wanted;
