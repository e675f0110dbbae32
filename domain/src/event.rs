//! All events of all aggregates, and how stored ones are read.

use cqrs_es::persist::{EventUpcaster, SerializedEvent};
use cqrs_es::{Aggregate, DomainEvent};
use serde_json::Value;

use crate::aggregate::Root;
use crate::comment::{Comment, CommentEvent};
use crate::issue::{Issue, IssueEvent};
use crate::project::{Project, ProjectEvent};
use crate::user::{User, UserEvent};
use crate::workspace::{Workspace, WorkspaceEvent};

/// An event of any aggregate.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Of a user.
    User(UserEvent),
    /// Of a workspace.
    Workspace(WorkspaceEvent),
    /// Of a project, its states, labels and members.
    Project(ProjectEvent),
    /// Of an issue.
    Issue(IssueEvent),
    /// Of a comment.
    Comment(CommentEvent),
}

/// Lets an aggregate's event stand where any event is wanted.
macro_rules! from {
    ($($event:ident => $aggregate:ident),+) => {
        $(impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$aggregate(event)
            }
        })+
    };
}

from! {
    UserEvent => User,
    WorkspaceEvent => Workspace,
    ProjectEvent => Project,
    IssueEvent => Issue,
    CommentEvent => Comment
}

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

impl Event {
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
            User::TYPE => read::<User>(event_type, event_version, payload).map(Self::User),
            Workspace::TYPE => {
                read::<Workspace>(event_type, event_version, payload).map(Self::Workspace)
            }
            Issue::TYPE => read::<Issue>(event_type, event_version, payload).map(Self::Issue),
            Comment::TYPE => read::<Comment>(event_type, event_version, payload).map(Self::Comment),
            Project::TYPE => read::<Project>(event_type, event_version, payload).map(Self::Project),
            _ => Err(DecodeError::UnknownKind { kind: kind.to_owned() }),
        }
    }

    /// The kind of the aggregate that it happened to.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::User(_) => User::TYPE,
            Self::Workspace(_) => Workspace::TYPE,
            Self::Project(_) => Project::TYPE,
            Self::Issue(_) => Issue::TYPE,
            Self::Comment(_) => Comment::TYPE,
        }
    }

    /// Its stored name.
    #[must_use]
    pub fn event_type(&self) -> String {
        match self {
            Self::User(event) => event.event_type(),
            Self::Workspace(event) => event.event_type(),
            Self::Project(event) => event.event_type(),
            Self::Issue(event) => event.event_type(),
            Self::Comment(event) => event.event_type(),
        }
    }
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
