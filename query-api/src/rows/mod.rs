//! What the read tables have, one file for each kind of row: its columns, how clients see it, and how it is found by
//! those who refer to it.
//!
//! Nothing here knows a question, so that any question may use any row: [`expand`] looks up what foreign keys lead to,
//! [`expansion`] says which of them are wanted and keeps what was found.

#[cfg(test)]
pub(crate) mod checked;
pub(crate) mod collection;
pub(crate) mod collection_page;
mod columns;
pub(crate) mod comment;
pub(crate) mod comment_reaction;
mod counts;
pub(crate) mod cycle;
pub(crate) mod cycle_issue;
pub(crate) mod estimate;
pub(crate) mod estimate_point;
pub(crate) mod expand;
pub(crate) mod expansion;
pub(crate) mod intake_issue;
pub(crate) mod label;
pub(crate) mod link;
pub(crate) mod listed;
pub(crate) mod member;
pub(crate) mod module;
pub(crate) mod module_issue;
pub(crate) mod module_link;
pub(crate) mod narrow;
pub(crate) mod page;
pub(crate) mod page_link;
pub(crate) mod person;
pub(crate) mod project;
pub(crate) mod role;
pub(crate) mod single_work_item;
pub(crate) mod state;
pub(crate) mod view;
pub(crate) mod work_item;
pub(crate) mod work_item_reaction;
pub(crate) mod work_item_vote;

pub(crate) use columns::{Cells, Columns};
