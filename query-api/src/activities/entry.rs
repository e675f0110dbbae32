//! One line of the feed, before people have names.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A value before or after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Said {
    /// Null.
    #[default]
    Nothing,
    /// A text, by the name of that moment.
    Text(String),
    /// Somebody, by the name of today.
    Person(Uuid),
}

impl Said {
    /// The empty text.
    pub(super) const EMPTY: Self = Self::Text(String::new());

    /// The user that it is.
    pub(super) const fn person(&self) -> Option<Uuid> {
        if let Self::Person(user) = self { Some(*user) } else { None }
    }

    /// How many bytes its text takes.
    const fn bytes(&self) -> usize {
        if let Self::Text(text) = self { text.len() } else { 0 }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// What a line says (contract §4.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// created, updated or deleted.
    pub(super) verb: &'static str,
    /// The field that changed.
    pub(super) field: Option<&'static str>,
    /// The value before.
    pub(super) old: Said,
    /// The value after.
    pub(super) new: Said,
    /// The id of the value before.
    pub(super) old_id: Option<Uuid>,
    /// The id of the value after.
    pub(super) new_id: Option<Uuid>,
    /// What happened, in words.
    pub(super) comment: &'static str,
}

impl Line {
    /// A field was changed.
    pub(super) fn updated(field: &'static str, comment: &'static str) -> Self {
        Self { verb: "updated", field: Some(field), comment, ..Self::default() }
    }

    /// The same with the values before and after.
    pub(super) fn values(mut self, old: impl Into<Said>, new: impl Into<Said>) -> Self {
        (self.old, self.new) = (old.into(), new.into());
        self
    }

    /// The same with the ids of the values before and after.
    pub(super) fn ids(mut self, old: Option<Uuid>, new: Option<Uuid>) -> Self {
        (self.old_id, self.new_id) = (old, new);
        self
    }
}

/// A line, and whose and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The event's id.
    pub(super) id: Uuid,
    /// When it is shown to have happened.
    pub(super) created_at: DateTime<Utc>,
    /// When it was last changed.
    pub(super) updated_at: DateTime<Utc>,
    /// When the command was taken.
    pub(super) epoch: i64,
    /// Who did it.
    pub(super) actor: Uuid,
    /// What it says.
    pub(super) line: Line,
    /// Who really did it and when, if an import says otherwise.
    pub(super) imported: Option<(Uuid, DateTime<Utc>)>,
    /// The comment that it is about; such lines are shown only to those who ask for them.
    pub(super) about: Option<Uuid>,
}

impl Entry {
    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>() + self.line.old.bytes() + self.line.new.bytes()
    }
}
