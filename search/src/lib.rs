//! The index of all texts that are searched: names, descriptions, comments and pages.
//!
//! - [`Index`]: what is found where, on disk or in memory, and up to which position of each workspace's log it shows it.
//! - [`Entry`]: what has a text, and by which [`Reach`]es it is found.
//! - [`Sought`]: what people type: words in any order, `"phrases"`, `-words` that are left out.
//! - [`Marked`]: a text with the words that were found in it.
//!
//! The index knows no database and holds no text: it answers with ids, and may be thrown away at any time.
//! Whoever asks says by which reaches they may find things: what they may not see is not found, and does not change the order of
//! what they find.

mod encoding;
mod entry;
mod find;
mod index;
mod marks;
mod schema;
mod sought;
mod words;

pub use entry::{Entry, Kind, Reach};
pub use find::{Among, Found, Window};
pub use index::{Index, IndexError, Removal, Storage};
pub use marks::Marked;
pub use sought::Sought;
