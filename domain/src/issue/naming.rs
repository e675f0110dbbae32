//! What an issue is called.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{check_text, text_value};

text_value! {
    /// What an issue is called: 1 to 255 characters, trimmed.
    IssueName, |text| check_text(text, 255)
}

/// Gives an issue another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameIssue {
    /// The new name.
    pub to: IssueName,
}

/// An issue got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRenamed {
    /// The name before.
    pub from: IssueName,
    /// The name after.
    pub to: IssueName,
}

impl Issue {
    /// What it is called.
    ///
    /// # Errors
    /// It was never created.
    pub fn name(&self) -> Result<&IssueName, IssueRefusal> {
        self.name.as_ref().ok_or(IssueRefusal::Missing)
    }
}

impl Decide<RenameIssue> for Issue {
    fn decide(&self, RenameIssue { to }: RenameIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let from = self.name()?;
        Ok(if *from == to { vec![] } else { vec![IssueRenamed { from: from.clone(), to }.into()] })
    }
}

impl Evolve<IssueRenamed> for Issue {
    fn evolve(&mut self, event: IssueRenamed, stamp: Stamp) {
        self.name = Some(event.to);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::issue::examples::given;
    use crate::values::ValueError;

    /// A name of the tests.
    fn name(text: &str) -> IssueName {
        text.parse().unwrap()
    }

    #[test]
    fn an_issue_is_renamed() {
        let renamed = IssueRenamed { from: name("Fix the login"), to: name("Fix it") };
        given(vec![])
            .when(RenameIssue { to: name("Fix it") }.into())
            .then_expect_events(vec![renamed.into()]);
    }

    #[test]
    fn the_same_name_changes_nothing() {
        given(vec![])
            .when(RenameIssue { to: name(" Fix the login ") }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn what_was_never_created_cannot_be_renamed() {
        TestFramework::<Issue>::with(())
            .given_no_previous_events()
            .when(RenameIssue { to: name("Fix it") }.into())
            .then_expect_error(IssueRefusal::Missing);
    }

    #[test]
    fn a_name_has_1_to_255_characters() {
        assert_eq!(" ".parse::<IssueName>(), Err(ValueError::Blank));
        assert!("ä".repeat(255).parse::<IssueName>().is_ok());
        let long = "x".repeat(256).parse::<IssueName>();
        assert_eq!(long, Err(ValueError::TooLong { max: 255 }));
    }
}
