//! Starts Postgres and NATS as private children of this process, for `tidemark up` and for tests.
//!
//! Linux only. The servers listen on 127.0.0.1, write their log below their data directory, and die with
//! this process, also when it is killed: `setpriv` arms the kernel's parent-death signal, and a thread of
//! its own lives as long as each child, because that signal follows the thread that started the child.
//!
//! ```no_run
//! # async fn example() -> Result<(), embedded::StartError> {
//! let postgres = embedded::Postgres::start(embedded::postgres::Options::new(".tidemark/postgres")).await?;
//! let nats = embedded::Nats::start(embedded::nats::Options::new(".tidemark/nats")).await?;
//! println!("{} {}", postgres.url("tidemark"), nats.url());
//! # Ok(())
//! # }
//! ```

mod account;
mod child;
mod error;
mod files;
mod leftover;
mod log;
pub mod nats;
mod port;
pub mod postgres;
mod process;
mod ready;
pub mod testing;

pub use child::{Child, Exit, guarded};
pub use error::StartError;
pub use files::open_log;
pub use log::Log;
pub use nats::Nats;
pub use port::{claim_port, free_port};
pub use postgres::Postgres;
pub use rustix::process::Signal;
