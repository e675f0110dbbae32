//! What was asked and answered, and what was done to the system, with times.

mod recorder;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

pub use recorder::Recorder;

/// A line of the history.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
#[expect(clippy::large_enum_variant, reason = "nearly every line is an exchange")]
pub enum Line {
    /// A client sent a request.
    Exchange(Exchange),
    /// Something was done to the system.
    Fault(Happening),
}

/// One request, and its answer if one came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// The client; each sends one request after the other.
    pub client: String,
    /// The name of the request (`X-Request-ID`), which the events that come of it carry.
    pub attempt: String,
    /// When it was sent, in µs after the start.
    pub sent: u64,
    /// When it was answered or given up, in µs after the start.
    pub done: u64,
    /// What was asked.
    pub request: Request,
    /// What was answered; nothing if the connection broke or no answer came in time.
    pub answer: Option<Answer>,
    /// How the client hung up, if it did not wait for an answer.
    #[serde(default)]
    pub hung_up: Option<HangUp>,
}

/// How a client hung up on its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HangUp {
    /// How many bytes it had sent.
    pub sent: usize,
    /// How many bytes the whole request has.
    pub of: usize,
    /// How long it stayed after the last byte, in µs.
    pub stayed: u64,
    /// Whether it reset the connection rather than closing it.
    pub by_reset: bool,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// What it is about.
    pub what: What,
    /// The workspace.
    pub workspace: Uuid,
    /// The user of the request.
    pub user: Uuid,
    /// Whether that is the owner, whose rights are never taken.
    pub is_owner: bool,
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The body.
    pub body: Value,
    /// The idempotency key.
    pub key: Option<String>,
    /// The version that the client insists on.
    pub if_match: Option<u64>,
    /// The position that a read has to show.
    pub wait_for: Option<u64>,
    /// The epoch that the client names with it.
    #[serde(default)]
    pub epoch: Option<String>,
    /// Whether the answer must come at once.
    pub at_once: bool,
}

/// What a request is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A new thing.
    Creates,
    /// Another value that nothing has had before.
    Changes {
        /// The issue, if it is one.
        issue: Option<Uuid>,
    },
    /// A change that may be none.
    Arranges,
    /// The end of something that is there.
    Deletes,
    /// An issue is looked at.
    ReadsIssue(Uuid),
    /// The issues of a project are looked at.
    Lists {
        /// The project.
        project: Uuid,
    },
    /// The activity of an issue is looked at.
    ReadsActivity(Uuid),
    /// Something else is looked at.
    Looks,
    /// Something is asked that no log of a workspace knows of: accounts, keys, sessions.
    Accounts,
    /// A sign-in or sign-up, which is slowed down after many tries.
    SignsIn,
    /// A key or session is made.
    Makes(Credential),
    /// A key or session is used.
    Uses(Credential),
    /// A key or session is revoked.
    Revokes(Credential),
}

/// A key or session, by a number of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Credential(pub u64);

/// What was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The epoch in which it was given (`Tidemark-Epoch`).
    #[serde(default)]
    pub epoch: Option<String>,
    /// The position that the answer shows (`Tidemark-Position`).
    pub position: Option<u64>,
    /// The version in the entity tag.
    pub version: Option<u64>,
    /// Whether reads show it (no `Tidemark-Applied: false`).
    pub applied: bool,
    /// What the checker needs of the body.
    pub body: Value,
}

/// Something that was done to the system.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Happening {
    /// When, in µs after the start.
    pub at: u64,
    /// What.
    pub what: String,
}

impl Request {
    /// The project that the path names, if it names one.
    #[must_use]
    pub fn project(&self) -> Option<Uuid> {
        self.path.split('/').skip_while(|name| *name != "projects").nth(1)?.parse().ok()
    }

    /// The thing that the path names last.
    #[must_use]
    pub fn thing(&self) -> Option<Uuid> {
        self.path.rsplit('/').find_map(|name| name.parse().ok())
    }
}

impl What {
    /// Whether it only looks.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(
            self,
            Self::ReadsIssue(_) | Self::Lists { .. } | Self::ReadsActivity(_) | Self::Looks
        )
    }

    /// Whether its answer shows a position of the workspace's log.
    #[must_use]
    pub const fn is_of_place(self) -> bool {
        self.is_command() || (self.is_read() && !matches!(self, Self::Looks))
    }

    /// Whether it is a command, which the log of a workspace shows.
    #[must_use]
    pub const fn is_command(self) -> bool {
        matches!(self, Self::Creates | Self::Changes { .. } | Self::Arranges | Self::Deletes)
    }

    /// Whether a success means that something was written.
    #[must_use]
    pub const fn surely_writes(self) -> bool {
        matches!(self, Self::Creates | Self::Changes { .. } | Self::Deletes)
    }
}

impl Exchange {
    /// The answer, if it says that it was done.
    #[must_use]
    pub fn success(&self) -> Option<&Answer> {
        self.answer.as_ref().filter(|answer| (200..300).contains(&answer.status))
    }

    /// The answer, if it says that it was not done and will not be.
    #[must_use]
    pub fn refusal(&self) -> Option<&Answer> {
        self.answer.as_ref().filter(|answer| (400..500).contains(&answer.status))
    }
}
