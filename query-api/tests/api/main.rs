//! The questions over HTTP: the router in this process, on real Postgres, with rows that came the real way.
#![expect(clippy::unwrap_used, reason = "helpers outside of test functions fail the test as well")]

mod activities;
mod addresses;
mod audience;
#[path = "../../../service/tests/shared/client.rs"]
mod client;
mod collections;
mod comments;
mod conventions;
mod cycles;
mod doors;
mod drafts;
mod estimates;
mod everywhere;
mod filters;
mod fixture;
mod grouped;
mod guests;
mod hang_ups;
mod history;
mod intake;
mod invitations;
mod issues;
mod labels;
mod large;
mod links;
mod live;
mod members;
mod modules;
mod moving;
mod openapi;
mod own;
mod pages;
mod people;

mod permissions;
mod plans;
mod positions;
mod pql;
mod projects;
mod relations;
mod search;
mod seed;
mod snapshot;
mod sought;
mod states;
mod sub_items;
mod users;
mod views;
mod waited;
mod walks;
