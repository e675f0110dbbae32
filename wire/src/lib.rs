//! The shapes of the REST contract: what both APIs answer, and how they read what clients send.
//!
//! - [`shapes`]: one type per answer; command-api builds them from aggregates, query-api from rows.
//! - [`Zone`], [`Timestamp`]: times in the calling user's zone.
//! - [`Page`], [`PageRequest`]: the envelope of lists and its cursor.
//! - [`is_work_item_order`]: the names that work items may be ordered by.
//! - [`nearest()`]: what was meant by a name that is not known.
//! - [`Selection`], [`Expand`]: the query parameters `fields` and `expand`.
//! - [`Fields`], [`FieldErrors`]: request bodies and what is wrong with them.
//! - [`role_number`], [`role_from_number`]: the only place where roles are numbers.
//!
//! Nothing here knows HTTP, a database or a clock.

mod field_errors;
pub mod fields;
pub mod filter;
mod nearest;
mod orders;
mod page;
mod role;
mod select;
pub mod shapes;
mod time;

pub use field_errors::{FieldError, FieldErrors, NON_FIELD, Text, messages};
pub use fields::{Fields, NotSent, Sent};
pub use nearest::nearest;
pub use orders::{WORK_ITEM_ORDERS, is_work_item_order};
pub use page::{Behind, Page, PageError, PageRequest, RowKey, RowPlace};
pub use role::{role_from_number, role_number, role_slug};
pub use select::{Expand, Row, Selection};
pub use time::{Timestamp, Zone};
