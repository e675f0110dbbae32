//! HTTP for everything that only reads, one file per question.
//!
//! - [`run`]: the service as a process of its own.
//! - [`QuerySide`], [`router()`], [`described()`]: its parts, for whoever runs it together with the others.
//!
//! A question is asked of the read tables in one snapshot, which also says who may ask and how far into the log it
//! shows: that position is the answer's `Tidemark-Position`. Nothing here writes, and nothing calls command-api.
//!
//! # To add a question
//!
//! 1. `<things>/<verb>.rs`: a handler of about ten lines, its query, its private row.
//! 2. One line in the folder's `mod.rs`, and in `service::http::paths`.
//! 3. A line in the permission matrix of `tests/api/`.

mod activities;
mod app;
mod comments;
mod document;
mod documented;
mod expansion;
mod history;
mod issues;
mod labels;
mod links;
mod log;
mod members;
mod order;
mod paging;
mod params;
mod people;
mod projects;
mod reader;
mod routes;
mod scope;
mod seen;
mod side;
mod states;
mod together;
mod users;
mod workspaces;

pub use app::App;
pub use document::described;
pub use routes::{description, router};
pub use side::{Options, QuerySide, Settings, StartError, run};

use reader::Reader;
// Under another name, because utoipa takes everything called Path apart, and our documents name parameters themselves.
use service::http::Path as Segments;

/// An id in a path.
type Id = service::http::PathId<uuid::Uuid>;
