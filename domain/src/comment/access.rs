//! Who may read a comment.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Comment, CommentEvent, CommentRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::ValueError;

/// Who may read a comment.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CommentAccess {
    /// The members of the project without its guests.
    #[default]
    Internal,
    /// Its guests too, and those outside once something is published.
    External,
}

impl CommentAccess {
    /// The stored and shown name: `INTERNAL` or `EXTERNAL`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Internal => "INTERNAL",
            Self::External => "EXTERNAL",
        }
    }
}

impl FromStr for CommentAccess {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        [Self::Internal, Self::External]
            .into_iter()
            .find(|access| access.name() == text)
            .ok_or_else(|| ValueError::NoChoice { given: text.to_owned() })
    }
}

/// Changes who may read a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCommentAccess {
    /// Who may read it from now on.
    pub to: CommentAccess,
}

/// Others may read a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentAccessChanged {
    /// Who could read it before.
    pub from: CommentAccess,
    /// Who can read it after.
    pub to: CommentAccess,
}

impl Decide<ChangeCommentAccess> for Comment {
    fn decide(&self, command: ChangeCommentAccess) -> Result<Vec<CommentEvent>, CommentRefusal> {
        self.must_be_live()?;
        let (from, to) = (self.access, command.to);
        Ok(if from == to { vec![] } else { vec![CommentAccessChanged { from, to }.into()] })
    }
}

impl Evolve<CommentAccessChanged> for Comment {
    fn evolve(&mut self, event: CommentAccessChanged, stamp: Stamp) {
        self.access = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::examples::given;

    #[test]
    fn a_comment_is_opened_to_others() {
        let (from, to) = (CommentAccess::Internal, CommentAccess::External);
        given(vec![])
            .when(ChangeCommentAccess { to }.into())
            .then_expect_events(vec![CommentAccessChanged { from, to }.into()]);
    }

    #[test]
    fn the_same_access_changes_nothing() {
        let to = CommentAccess::Internal;
        given(vec![]).when(ChangeCommentAccess { to }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn access_is_internal_or_external() {
        for access in [CommentAccess::Internal, CommentAccess::External] {
            assert_eq!(access.name().parse(), Ok(access));
            assert_eq!(serde_json::to_value(access).unwrap(), access.name());
        }
        let error = "internal".parse::<CommentAccess>().unwrap_err();
        assert_eq!(error.to_string(), "\"internal\" is not a valid choice.");
    }
}
