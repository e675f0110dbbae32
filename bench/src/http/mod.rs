//! A client that costs as little as possible, because it shares the machine with what it measures.

mod ask;
mod connection;
mod side;

pub use ask::{Ask, Voice};
pub use connection::{Answer, Connection};
pub use side::{Side, Sides};
