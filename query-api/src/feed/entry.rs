//! One line of the feed, before people have names.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A value before or after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Value {
    /// JSON `null`.
    #[default]
    Nothing,
    /// A text, by the name of that moment.
    Text(String),
    /// Somebody, by the name of today.
    Person(Uuid),
}

impl Value {
    /// The empty text.
    pub(crate) const EMPTY: Self = Self::Text(String::new());

    /// The user that it is.
    pub(crate) const fn person(&self) -> Option<Uuid> {
        if let Self::Person(user) = self { Some(*user) } else { None }
    }

    /// How many bytes its text takes.
    const fn bytes(&self) -> usize {
        if let Self::Text(text) = self { text.len() } else { 0 }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// What a line says (contract §4.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// created, updated, removed or deleted; of what is decided in the intake its number.
    pub(crate) verb: &'static str,
    /// The field that changed.
    pub(crate) field: Option<&'static str>,
    /// The value before.
    pub(crate) old: Value,
    /// The value after.
    pub(crate) new: Value,
    /// The id of the value before.
    pub(crate) old_id: Option<Uuid>,
    /// The id of the value after.
    pub(crate) new_id: Option<Uuid>,
    /// What happened, in words.
    pub(crate) comment: Cow<'static, str>,
}

impl Line {
    pub(crate) fn updated(field: &'static str, comment: impl Into<Cow<'static, str>>) -> Self {
        Self { verb: "updated", field: Some(field), comment: comment.into(), ..Self::default() }
    }

    /// The line with the values before and after.
    pub(crate) fn values(mut self, old: impl Into<Value>, new: impl Into<Value>) -> Self {
        (self.old, self.new) = (old.into(), new.into());
        self
    }

    /// The line with the ids of the values before and after.
    pub(crate) fn ids(mut self, old: Option<Uuid>, new: Option<Uuid>) -> Self {
        (self.old_id, self.new_id) = (old, new);
        self
    }
}

/// A line, and whose and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The event's id.
    pub(crate) id: Uuid,
    /// The event's position.
    pub(crate) position: u64,
    /// The command that the event came from.
    pub(crate) command: Uuid,
    /// When it is shown to have happened.
    pub(crate) created_at: DateTime<Utc>,
    /// When it was last changed.
    pub(crate) updated_at: DateTime<Utc>,
    /// When the command was taken.
    pub(crate) epoch: i64,
    /// Who did it.
    pub(crate) actor: Uuid,
    /// What it says.
    pub(crate) line: Line,
    /// Who really did it and when, if an import says otherwise.
    pub(crate) imported: Option<(Uuid, DateTime<Utc>)>,
    /// The comment that it is about; such lines are shown only to those who ask for them.
    pub(crate) about: Option<Uuid>,
    /// The project of another work item that it names, and that; such lines are shown only to those who may read it.
    pub(crate) beyond: Option<(Uuid, Uuid)>,
    /// The page that it is about; such lines are shown only to those who may see that.
    pub(crate) page: Option<Uuid>,
}

impl Entry {
    /// About how many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>() + self.line.old.bytes() + self.line.new.bytes() + self.line.comment.len()
    }
}
