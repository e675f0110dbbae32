//! What an issue is about.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::html::RichText;

/// Gives an issue another description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeIssue {
    /// The new description.
    pub to: RichText,
}

/// An issue got another description; the one before is in the event before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDescribed {
    /// The description after.
    pub to: RichText,
}

impl Decide<DescribeIssue> for Issue {
    fn decide(&self, DescribeIssue { to }: DescribeIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        Ok(if self.description == to { vec![] } else { vec![IssueDescribed { to }.into()] })
    }
}

impl Evolve<IssueDescribed> for Issue {
    fn evolve(&mut self, event: IssueDescribed, stamp: Stamp) {
        self.description = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::given;

    #[test]
    fn an_issue_is_described() {
        let to = RichText::parse("<p>It fails</p>").unwrap();
        given(vec![])
            .when(DescribeIssue { to: to.clone() }.into())
            .then_expect_events(vec![IssueDescribed { to }.into()]);
    }

    #[test]
    fn the_same_description_changes_nothing() {
        given(vec![])
            .when(DescribeIssue { to: RichText::default() }.into())
            .then_expect_events(vec![]);
    }
}
