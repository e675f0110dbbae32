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
//! 1. `rows/<thing>.rs`: the row, each column once, and how clients see it. A `listed!` says whose the rows are and in which
//!    order, and tests the statements that are made from that.
//! 2. `<things>.rs`: the path, and for each question a handler of about five lines; a folder with a file for each question
//!    where they are longer.
//! 3. Two lines in `routes.rs`, and a row in `service::http::rights`, whose right `InWorkspace::open` and `InProject::open`
//!    ask; a statement of its own says which one it asks (`ReadRequest::asks`).
//! 4. A line in the permission matrix of `tests/api/`.
//!
//! Who may see what is not written again: a workspace, a project and what is in it are found by `workspaces_of`,
//! `projects_of` and `open_projects_of` of the read tables.
//! Things import `rows`, never one another.

mod access;
mod activities;
mod answers;
mod app;
mod audience;
mod burn_down;
mod collections;
mod comments;
mod custom_relations;
mod cycles;
mod document;
mod documented;
mod drafts;
mod estimates;
mod favourites;
mod feed;
mod filter;
mod finding;
mod history;
mod instance;
mod intake;
mod invitations;
mod issues;
mod labels;
mod links;
mod log;
mod members;
mod membership;
mod modules;
mod of_user;
mod order;
mod page_links;
mod pages;
mod paging;
mod params;
mod paths;
mod projects;
mod read_request;
mod relations;
mod routes;
mod rows;
mod seen;
mod side;
mod snapshot;
mod states;
mod stickies;
mod together;
mod users;
mod views;
mod visits;
mod workspaces;

pub use app::App;
pub use document::described;
pub use history::LiveTerms;
pub use routes::{description, router};
pub use side::{MOST_SNAPSHOT, Options, QuerySide, Settings, StartError, USUAL_SNAPSHOT, run};

use read_request::ReadRequest;
// Under another name, because utoipa takes everything called Path apart, and our documents name parameters themselves.
use service::http::Path as Segments;

type Id = service::http::PathId<uuid::Uuid>;
