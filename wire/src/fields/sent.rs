//! What a client sent for a key.

/// Nothing, null, or a value: a PATCH treats the three differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent<T> {
    /// The key was not there (or has an error).
    Absent,
    /// The key was there with null.
    Null,
    /// The key was there with this value.
    Value(T),
}

/// A required field was not sent, and the body was accepted: a mistake of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a required field was not sent, and the body was taken all the same")]
pub struct NotSent;

impl<T> Sent<T> {
    /// The value; none if the key was not there, or null.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value of a field that is required. It is there once [`Fields::finish`](super::Fields::finish) has found nothing
    /// wrong.
    ///
    /// # Errors
    /// It was not sent, and [`Fields::finish`](super::Fields::finish) was not asked.
    pub fn required(self) -> Result<T, NotSent> {
        self.value().ok_or(NotSent)
    }

    /// The change a PATCH asks for: none, to null, or to a value.
    pub fn change(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    /// The value, or another one where none was sent.
    pub fn unwrap_or(self, other: T) -> T {
        self.value().unwrap_or(other)
    }

    /// The value, or the type's own default where none was sent.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.value().unwrap_or_default()
    }

    /// Whether the key was not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// What was sent, with the value that `change` makes of the one that is there.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sent<U> {
        match self {
            Self::Absent => Sent::Absent,
            Self::Null => Sent::Null,
            Self::Value(value) => Sent::Value(change(value)),
        }
    }

    /// What was sent, with the value that `change` makes of the one that is there, if it can.
    ///
    /// # Errors
    /// What `change` refuses with.
    pub fn try_map<U, E>(self, change: impl FnOnce(T) -> Result<U, E>) -> Result<Sent<U>, E> {
        Ok(match self {
            Self::Absent => Sent::Absent,
            Self::Null => Sent::Null,
            Self::Value(value) => Sent::Value(change(value)?),
        })
    }
}
