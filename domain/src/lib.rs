//! The rules of Tidemark: aggregates, commands, events, refusals, upcasters, roles.
//!
//! Pure and synchronous: no clock, no random, no I/O. Time, ids and looked-up facts travel in the command.
//!
//! # To add an event
//!
//! 1. In the aggregate's topic file (`issue/naming.rs`): a struct for the command, a struct for the event,
//!    one [`Decide`] and one [`Evolve`], and given / when / then tests at the foot.
//! 2. One line in the `commands!` and one in the `events!` list of the aggregate's `mod.rs`.
//! 3. A section in `docs/events.md` with an example as stored; `tests/documented.rs` says what is missing there. `./dev openapi`
//!    adds it to the catalogue, `docs/events.json`.
//!
//! A new refusal is a line of the aggregate's `refusal.rs` and of `docs/refusals.md`.
//!
//! # To change an event
//!
//! Raise its version in `events!` and in `docs/events.md`, write one function and one line in `history.rs`, and
//! keep the old payload in the contract test for ever.

mod access;
mod aggregate;
mod audit;
pub mod collection;
pub mod comment;
pub mod cycle;
#[cfg(feature = "documented")]
pub mod documented;
mod event;
mod facts;
pub mod html;
mod ids;
pub mod issue;
pub mod module;
pub mod page;
pub mod project;
mod reactions;
mod refusal;
mod right;
mod role;
pub mod user;
pub mod values;
pub mod view;
pub mod workspace;

pub use access::{Access, AccessRefusal};
pub use aggregate::{Decide, Decided, Evolve, Named, Root, Stamp, decide_all};
pub use audit::Audit;
pub use event::{
    DecodeError, EntityKind, Event, ForKind, NO_CHANGES, for_kind, refusal_codes, upcast,
};
pub use facts::{
    CycleRef, EstimateKind, EstimatePointRef, EstimateRef, IssueRef, LabelRef, ModuleRef, PageRef,
    StateGroup, StateRef,
};
pub use ids::{
    CollectionId, CollectionMemberId, CommentId, CycleId, EstimateId, EstimatePointId, IntakeId,
    InvitationId, IssueId, LabelId, LinkId, MembershipId, ModuleId, PageId, PageLinkId, ProjectId,
    StateId, UserId, ViewId, WorkspaceId,
};
pub use reactions::{Reacted, Reactions, reaction_id, vote_id};
pub use refusal::{Category, Refusal};
pub use right::{Place, Right};
pub use role::Role;
