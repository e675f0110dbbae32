//! The router in process on a real database: what is sent, what is answered, and what is in the log then.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod audience;
mod bad_input;
mod batches;
mod bulk;
mod changes;
#[path = "../../../service/tests/shared/client.rs"]
mod client;
mod collections;
mod comments;
mod crowds;
mod cycles;
mod drafts;
mod erasure;
mod estimates;
mod favourites;
mod fixture;
mod guests;
mod hang_ups;
mod ids;
mod imports;
mod intake;
mod invitations;
mod issues;
mod labels;
mod links;
mod matrix;
mod memory;
mod modules;
mod page_links;
mod pages;
mod people;
mod project_copies;
mod project_members;
mod projects;
mod relations;
mod roles;
mod running;
mod seed;
mod states;
mod stickies;
mod undo;
mod views;
mod visits;
mod workspaces;
