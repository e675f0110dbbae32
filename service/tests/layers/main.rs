//! The layers around a router, in process on a real database.

#![expect(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

mod authentication;
mod bodies;
mod browsers;
mod cookies;
mod crowds;
mod fixture;
mod limits;
mod methods;
mod observed;
mod people;
mod problems;
mod rights;
mod running;
mod takers;
