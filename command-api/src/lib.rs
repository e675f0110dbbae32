//! HTTP for everything that changes something.
//!
//! One endpoint is one file (`issues/create.rs`): extract, parse, execute, answer. It decides on a `Unit` of work;
//! what becomes of that is in `unit/execute.rs`.
//!
//! - [`run`]: the service as a process of its own.
//! - [`CommandSide`], [`router()`]: its parts, for whoever runs it together with the others in one process.
//! - [`start_relay`]: the task that publishes the log, part of this service.
//! - [`Derived`]: who bears which name by the events, to be compared with what is stored.
//! - [`Operator`]: the same commands without HTTP, for the operator's command line.
//!
//! # To add an endpoint
//!
//! One file, one line in its folder's `routes()`, and its row in `service::http::rights`, which names its right;
//! `labels/update.rs` is the model:
//!
//! 1. a struct for its path (`paths.rs`), taken as `Path<…>`, which describes it as well;
//! 2. `app.call(…)`, and where it acts, for example `in_project(…)`: there the right of its row is asked
//!    (`unit/permission.rs`);
//! 3. an `Operation`: from what was sent to the aggregate's commands, and from the aggregates
//!    to the answer.
//!
//! In an endpoint a *request* is what a client sent, a *call* that request on its way through this service, an
//! *operation* what the endpoint does, and a *command* what it asks of an aggregate.

mod accounts;
mod aliases;
mod answer;
mod app;
mod attempts;
mod audience;
mod batches;
mod bulk;
mod call;
mod claims;
mod collections;
mod comments;
mod cycles;
mod dependencies;
mod derived;
mod described;
mod directory;
mod drafts;
mod error;
mod estimates;
mod external;
mod favourites;
mod intake;
mod invitations;
mod issues;
mod keyed;
mod labels;
mod links;
mod modules;
mod not_yet;
mod objects;
mod operator;
mod own;
mod page_links;
mod pages;
mod paths;
mod pictures;
mod problems;
mod project_members;
mod projects;
mod read_model;
mod relations;
mod relay;
mod request;
mod router;
mod side;
mod states;
mod stickies;

#[cfg(test)]
mod testing;
mod texts;
mod undo;
mod unit;
mod views;
mod visits;
mod workspaces;

pub use app::{App, Parts};
pub use derived::Derived;
pub use operator::{
    KnownMember, KnownUser, KnownWorkspace, NewUser, NewUserKey, NewWorkspace, Operator,
    PasswordCheck,
};
pub use read_model::ReadModel;
pub use relay::{Lag, Publishing, lag, start_relay};
pub use router::{description, router};
pub use side::{CommandSide, Options, Settings, StartError, run};
