//! What every aggregate is made of: pure decisions, infallible evolution, and the adapter to cqrs-es.

use chrono::{DateTime, Utc};
use cqrs_es::Aggregate;
use cqrs_es::persist::EventUpcaster;

use crate::ids::UserId;

/// Answers one kind of command.
pub trait Decide<Command>: Aggregate {
    /// Decides without side effects; no events means "already so".
    ///
    /// # Errors
    /// A refusal that names the state that stands in the way.
    fn decide(&self, command: Command) -> Result<Vec<Self::Event>, Self::Error>;
}

/// Takes in one kind of event; never fails and never asks whether the event was right.
pub trait Evolve<Event>: Aggregate {
    /// Takes in the event; `stamp` is what its metadata say of who and when.
    fn evolve(&mut self, event: Event, stamp: Stamp);
}

/// Who made a change and when, as the event's metadata say; kept by state only for answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The acting user.
    pub actor: UserId,
    /// The time of the command by the clock of the service that took it.
    pub at: DateTime<Utc>,
    /// The version of the stream with the event; 0 if nobody counts.
    pub version: u64,
}

impl Stamp {
    /// The stamp of an event whose metadata nobody looked at (cqrs-es hands over bare events).
    pub const UNKNOWN: Self = Self { actor: UserId::SYSTEM, at: DateTime::UNIX_EPOCH, version: 0 };
}

/// An aggregate of this project: closed lists of commands and events over [`Decide`] and [`Evolve`].
pub trait Root:
    Aggregate<Services = ()>
    + Clone
    + Decide<<Self as Aggregate>::Command>
    + Evolve<<Self as Aggregate>::Event>
    + 'static
{
    /// Every upcaster of this aggregate's events, oldest first.
    fn upcasters() -> Vec<Box<dyn EventUpcaster>>;
}

/// One kind of event.
pub trait Named {
    /// The name under which it is stored.
    const NAME: &'static str;
}

/// What several commands, decided as one unit, come to.
#[derive(Debug, Clone)]
pub struct Decided<A: Root> {
    /// The aggregate after the events.
    pub state: A,
    /// The events in the order in which they were decided; empty means "already so".
    pub events: Vec<A::Event>,
}

/// Decides several commands as one unit: each sees what the ones before it changed, all or none.
///
/// `stamp` has the version that `state` is at; the events count on from there.
///
/// # Errors
/// The first refusal.
pub fn decide_all<A: Root>(
    state: &A,
    commands: impl IntoIterator<Item = A::Command>,
    mut stamp: Stamp,
) -> Result<Decided<A>, A::Error> {
    let mut decided = Decided { state: state.clone(), events: Vec::new() };
    for command in commands {
        for event in decided.state.decide(command)? {
            stamp.version += 1;
            decided.state.evolve(event.clone(), stamp);
            decided.events.push(event);
        }
    }
    Ok(decided)
}

/// Declares an aggregate's closed list of commands and routes each to its [`Decide`].
///
/// `commands! { IssueCommand for Issue { CreateIssue, RenameIssue } }`
macro_rules! commands {
    ($(#[$doc:meta])* $list:ident for $aggregate:ty { $($command:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[allow(clippy::large_enum_variant, reason = "lists only route and are short-lived")]
        #[derive(Debug, Clone, PartialEq)]
        pub enum $list {
            $(#[doc = concat!("See [`", stringify!($command), "`].")] $command($command),)+
        }
        $(impl From<$command> for $list {
            fn from(command: $command) -> Self { Self::$command(command) }
        })+
        impl $crate::aggregate::Decide<$list> for $aggregate {
            fn decide(&self, command: $list) -> Result<Vec<Self::Event>, Self::Error> {
                match command { $($list::$command(command) => self.decide(command),)+ }
            }
        }
    };
}

/// Declares an aggregate's closed list of events with their stored versions and routes each to its [`Evolve`].
///
/// `events! { IssueEvent for Issue { IssueCreated: "2", IssueRenamed: "1" } }`
macro_rules! events {
    ($(#[$doc:meta])* $list:ident for $aggregate:ty { $($event:ident: $version:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[allow(clippy::large_enum_variant, reason = "lists only route and are short-lived")]
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "type")]
        pub enum $list {
            $(#[doc = concat!("See [`", stringify!($event), "`].")] $event($event),)+
        }
        $(impl From<$event> for $list {
            fn from(event: $event) -> Self { Self::$event(event) }
        })+
        $(impl $crate::aggregate::Named for $event {
            const NAME: &'static str = stringify!($event);
        })+
        impl $list {
            /// The stored name and version of every event, in the order of declaration.
            pub const STORED: &'static [(&'static str, &'static str)] =
                &[$((stringify!($event), $version)),+];
        }
        impl cqrs_es::DomainEvent for $list {
            fn event_type(&self) -> String {
                match self { $(Self::$event(_) => stringify!($event).to_owned(),)+ }
            }
            fn event_version(&self) -> String {
                match self { $(Self::$event(_) => $version.to_owned(),)+ }
            }
        }
        impl $crate::aggregate::Evolve<$list> for $aggregate {
            fn evolve(&mut self, event: $list, stamp: $crate::aggregate::Stamp) {
                match event { $($list::$event(event) => self.evolve(event, stamp),)+ }
            }
        }
    };
}

/// Fits an aggregate to cqrs-es: decisions stay pure, only this adapter touches the sink.
///
/// `aggregate! { Issue: "issue", IssueCommand, IssueEvent, IssueRefusal, history::upcasters }`
macro_rules! aggregate {
    ($aggregate:ty: $kind:literal, $command:ty, $event:ty, $refusal:ty, $upcasters:path) => {
        impl cqrs_es::Aggregate for $aggregate {
            const TYPE: &'static str = $kind;
            type Command = $command;
            type Event = $event;
            type Error = $refusal;
            type Services = ();

            async fn handle(
                &mut self,
                command: Self::Command,
                (): &Self::Services,
                sink: &cqrs_es::event_sink::EventSink<Self>,
            ) -> Result<(), Self::Error> {
                for event in $crate::aggregate::Decide::decide(self, command)? {
                    sink.write(event, self).await;
                }
                Ok(())
            }

            fn apply(&mut self, event: Self::Event) {
                $crate::aggregate::Evolve::evolve(self, event, $crate::aggregate::Stamp::UNKNOWN);
            }
        }

        impl $crate::aggregate::Root for $aggregate {
            fn upcasters() -> Vec<Box<dyn cqrs_es::persist::EventUpcaster>> {
                $upcasters()
            }
        }
    };
}

pub(crate) use {aggregate, commands, events};
