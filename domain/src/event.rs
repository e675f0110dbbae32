//! All events of all aggregates, and how stored ones are read.

use cqrs_es::persist::{EventUpcaster, SerializedEvent};
use cqrs_es::{Aggregate, DomainEvent};
use serde_json::Value;

use crate::access::AccessRefusal;
use crate::aggregate::{Named, Root};
use crate::collection::{Collection, CollectionEvent};
use crate::comment::{Comment, CommentEvent, CommentReactionAdded, CommentReactionRemoved};
use crate::cycle::{Cycle, CycleEvent};
use crate::issue::{
    Issue, IssueEvent, IssuePageLinked, IssuePageUnlinked, IssueReactionAdded,
    IssueReactionRemoved, IssueRelationAdded, IssueRelationRemoved, IssueSubscribed,
    IssueUnsubscribed, IssueVoteChanged,
};
use crate::module::{Module, ModuleEvent};
use crate::page::{Page, PageEvent};
use crate::project::{Project, ProjectEvent};
use crate::refusal::Refusal;
use crate::user::{User, UserEvent};
use crate::view::{View, ViewEvent};
use crate::workspace::{Workspace, WorkspaceEvent};

/// Something to be done with an aggregate whose kind is known only at run time.
pub trait ForKind {
    /// What the work gives back.
    type Answer;

    /// Does it for the aggregate of that kind.
    fn run<A: Root>(self) -> Self::Answer;
}

/// Declares every aggregate with its events: whatever is done for each of them follows from this one list.
///
/// `aggregates! { /// Of an issue. Issue: IssueEvent }`
macro_rules! aggregates {
    ($($(#[$doc:meta])* $aggregate:ident: $event:ident),+ $(,)?) => {
        /// An event of any aggregate.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $($(#[$doc])* $aggregate($event),)+
        }

        $(impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$aggregate(event)
            }
        })+

        impl Event {
            /// Kind, stored name and present version of every event.
            pub fn catalogue() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
                let all = [$(($aggregate::TYPE, $event::STORED)),+];
                all.into_iter().flat_map(|(kind, stored)| {
                    stored.iter().map(move |(name, version)| (kind, *name, *version))
                })
            }

            /// Reads a stored event of the aggregate `kind`, whatever form it was stored in.
            ///
            /// # Errors
            /// An aggregate or event that this build does not know, or a payload that does not fit.
            pub fn decode(
                kind: &str,
                event_type: &str,
                event_version: &str,
                payload: Value,
            ) -> Result<Self, DecodeError> {
                match kind {
                    $($aggregate::TYPE => {
                        read::<$aggregate>(event_type, event_version, payload).map(Self::$aggregate)
                    })+
                    _ => Err(DecodeError::UnknownKind { kind: kind.to_owned() }),
                }
            }

            /// The kind of the aggregate that it happened to.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$aggregate(_) => $aggregate::TYPE,)+
                }
            }

            /// Its stored name.
            #[must_use]
            pub fn event_type(&self) -> String {
                match self {
                    $(Self::$aggregate(event) => event.event_type(),)+
                }
            }
        }

        /// The kinds of aggregates.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum EntityKind {
            $(#[doc = concat!("`", stringify!($aggregate), "`.")] $aggregate,)+
        }

        impl EntityKind {
            /// The kind that the log names; `None` if there is none.
            #[must_use]
            pub fn parse(kind: &str) -> Option<Self> {
                match kind {
                    $($aggregate::TYPE => Some(Self::$aggregate),)+
                    _ => None,
                }
            }
        }

        /// The codes of all refusals, those of access first.
        pub fn refusal_codes() -> impl Iterator<Item = &'static str> {
            let all = [
                AccessRefusal::CODES,
                $(<<$aggregate as Aggregate>::Error as Refusal>::CODES),+
            ];
            all.into_iter().flatten().copied()
        }

        /// Does something with the aggregate of this kind; `None` if there is none.
        pub fn for_kind<F: ForKind>(kind: &str, run: F) -> Option<F::Answer> {
            match kind {
                $($aggregate::TYPE => Some(run.run::<$aggregate>()),)+
                _ => None,
            }
        }
    };
}

aggregates! {
    /// Of a user.
    User: UserEvent,
    /// Of a workspace.
    Workspace: WorkspaceEvent,
    /// Of a project, its states, labels and members.
    Project: ProjectEvent,
    /// Of an issue.
    Issue: IssueEvent,
    /// Of a comment.
    Comment: CommentEvent,
    /// Of a cycle.
    Cycle: CycleEvent,
    /// Of a module.
    Module: ModuleEvent,
    /// Of a page.
    Page: PageEvent,
    /// Of a collection of pages.
    Collection: CollectionEvent,
    /// Of a saved view.
    View: ViewEvent,
}

/// The events of issues and comments that are no change of what they happened to: its version for clients, and what is said
/// of it, stay as they were.
pub const NO_CHANGES: [&str; 11] = [
    IssuePageLinked::NAME,
    IssuePageUnlinked::NAME,
    IssueReactionAdded::NAME,
    IssueReactionRemoved::NAME,
    IssueRelationAdded::NAME,
    IssueRelationRemoved::NAME,
    IssueSubscribed::NAME,
    IssueUnsubscribed::NAME,
    IssueVoteChanged::NAME,
    CommentReactionAdded::NAME,
    CommentReactionRemoved::NAME,
];

/// Why a stored event cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// No aggregate of this kind.
    #[error("no aggregate is of the kind {kind:?}")]
    UnknownKind {
        /// The kind that the log names.
        kind: String,
    },
    /// An event that this build does not know, or not in this form.
    #[error("{kind} event {event_type} version {event_version} cannot be read")]
    Unreadable {
        /// The aggregate's kind.
        kind: &'static str,
        /// The event's stored name.
        event_type: String,
        /// The event's stored version.
        event_version: String,
        /// What the deserializer says.
        source: serde_json::Error,
    },
    /// A payload that reads as another event, or as another version, than the log names.
    #[error("{kind} event {event_type} version {event_version} is in a form that is not known")]
    UnknownForm {
        /// The aggregate's kind.
        kind: &'static str,
        /// The event's stored name.
        event_type: String,
        /// The event's stored version.
        event_version: String,
    },
}

/// Brings a stored event into its present form and deserialises it.
fn read<A: Root>(
    event_type: &str,
    event_version: &str,
    payload: Value,
) -> Result<A::Event, DecodeError> {
    let stored = SerializedEvent::new(
        String::new(),
        0,
        A::TYPE.to_owned(),
        event_type.to_owned(),
        event_version.to_owned(),
        payload,
        Value::Null,
    );
    let SerializedEvent { event_type, event_version, payload, .. } =
        upcast(stored, &A::upcasters());
    let kind = A::TYPE;
    match serde_json::from_value::<A::Event>(payload) {
        Ok(event) if is_named(&event, &event_type, &event_version) => Ok(event),
        Ok(_) => Err(DecodeError::UnknownForm { kind, event_type, event_version }),
        Err(source) => Err(DecodeError::Unreadable { kind, event_type, event_version, source }),
    }
}

/// Whether the event has this name and this version; upcasters write version `2` as `2.0.0`.
fn is_named(event: &impl DomainEvent, event_type: &str, event_version: &str) -> bool {
    let major = event_version.split('.').next().unwrap_or_default();
    event.event_type() == event_type && event.event_version() == major
}

/// Brings a stored event into its present form, with its aggregate's upcasters, oldest first.
#[must_use]
pub fn upcast(stored: SerializedEvent, upcasters: &[Box<dyn EventUpcaster>]) -> SerializedEvent {
    upcasters.iter().fold(stored, |event, upcaster| {
        if upcaster.can_upcast(&event.event_type, &event.event_version) {
            upcaster.upcast(event)
        } else {
            event
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::user::UserDeactivated;

    #[test]
    fn a_stored_event_is_read() {
        let payload = json!({"type": "UserDeactivated"});
        let event = Event::decode("user", "UserDeactivated", "1", payload).unwrap();
        assert_eq!(event, Event::User(UserDeactivated {}.into()));
        assert_eq!((event.kind(), event.event_type().as_str()), ("user", "UserDeactivated"));
    }

    #[test]
    fn an_unknown_aggregate_is_an_error() {
        let error = Event::decode("wish", "WishMade", "1", json!({})).unwrap_err();
        assert_eq!(error.to_string(), "no aggregate is of the kind \"wish\"");
    }

    #[test]
    fn an_event_from_the_future_is_an_error() {
        let payload = json!({"type": "UserDeactivated"});
        let error = Event::decode("user", "UserDeactivated", "2", payload).unwrap_err();
        assert!(matches!(error, DecodeError::UnknownForm { .. }));
    }

    #[test]
    fn an_event_under_a_foreign_name_is_an_error() {
        let payload = json!({"type": "UserReactivated"});
        let error = Event::decode("user", "UserDeactivated", "1", payload).unwrap_err();
        assert!(matches!(error, DecodeError::UnknownForm { .. }));
    }

    #[test]
    fn an_unknown_event_is_an_error() {
        let payload = json!({"type": "UserPromoted"});
        let error = Event::decode("user", "UserPromoted", "1", payload).unwrap_err();
        assert_eq!(error.to_string(), "user event UserPromoted version 1 cannot be read");
    }
}
