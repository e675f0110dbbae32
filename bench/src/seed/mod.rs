//! Many work items through the library: the domain decides, the log takes them in big batches.

mod content;
mod history;
mod project;
mod seeder;

pub use content::{Content, Kind};
pub use project::Ground;
pub use seeder::{BATCH, Seeder};
