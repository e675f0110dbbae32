//! What a project is about.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Describes a project anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeProject {
    /// The new text, maybe empty.
    pub to: String,
}

/// A project was described anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectDescribed {
    /// The new text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<DescribeProject> for Project {
    fn decide(&self, command: DescribeProject) -> Decision {
        if command.to == self.editable()?.description {
            return Ok(vec![]);
        }
        Ok(vec![ProjectDescribed { to: command.to }.into()])
    }
}

impl Evolve<ProjectDescribed> for Project {
    fn evolve(&mut self, event: ProjectDescribed, stamp: Stamp) {
        self.change_details(stamp, |details| details.description = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::given;

    #[test]
    fn a_project_is_described() {
        given(vec![])
            .when(DescribeProject { to: "Steam".to_owned() }.into())
            .then_expect_events(vec![ProjectDescribed { to: "Steam".to_owned() }.into()]);
    }

    #[test]
    fn the_same_description_is_no_change() {
        given(vec![]).when(DescribeProject { to: String::new() }.into()).then_expect_events(vec![]);
    }
}
