//! The labels of an issue.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::LabelRef;
use crate::ids::LabelId;

/// Says which labels an issue has, all of them; the edge has left out those of other projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueLabels {
    /// All labels it has from now on.
    pub to: Vec<LabelRef>,
}

/// Says which labels an issue gets and which it loses, whatever others it has; the edge has left out those of other
/// projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeIssueLabels {
    /// Those that it gets.
    pub add: Vec<LabelRef>,
    /// Those that it loses; none is among both.
    pub remove: Vec<LabelId>,
}

/// An issue got a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLabelAdded {
    /// The label.
    pub label: LabelRef,
}

/// An issue lost a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLabelRemoved {
    /// The label, by the name it had when it was added.
    pub label: LabelRef,
}

/// The labels without repetitions, each in its first place.
pub(super) fn distinct_labels(labels: Vec<LabelRef>) -> Vec<LabelRef> {
    let mut distinct = Vec::with_capacity(labels.len());
    for label in labels {
        if !has(&distinct, &label) {
            distinct.push(label);
        }
    }
    distinct
}

/// Whether a label is among others, whatever they were called.
fn has(labels: &[LabelRef], label: &LabelRef) -> bool {
    labels.iter().any(|other| other.id == label.id)
}

impl Decide<SetIssueLabels> for Issue {
    fn decide(&self, command: SetIssueLabels) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let to = distinct_labels(command.to);
        let gone = self.labels.iter().filter(|label| !has(&to, label)).cloned();
        let new = to.iter().filter(|label| !has(&self.labels, label)).cloned();
        let gone = gone.map(|label| IssueLabelRemoved { label }.into());
        let new = new.map(|label| IssueLabelAdded { label }.into());
        Ok(gone.chain(new).collect())
    }
}

impl Decide<ChangeIssueLabels> for Issue {
    fn decide(&self, command: ChangeIssueLabels) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let stay = self.labels.iter().filter(|label| !command.remove.contains(&label.id));
        let to = stay.cloned().chain(command.add).collect();
        self.decide(SetIssueLabels { to })
    }
}

impl Evolve<IssueLabelAdded> for Issue {
    fn evolve(&mut self, event: IssueLabelAdded, stamp: Stamp) {
        self.labels.push(event.label);
        self.audit.touch(stamp);
    }
}

impl Evolve<IssueLabelRemoved> for Issue {
    fn evolve(&mut self, event: IssueLabelRemoved, stamp: Stamp) {
        self.labels.retain(|label| label.id != event.label.id);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{given, label};

    /// A label was added.
    fn added(number: u128) -> IssueEvent {
        IssueLabelAdded { label: label(number) }.into()
    }

    #[test]
    fn the_whole_set_is_replaced() {
        given(vec![added(1), added(2)])
            .when(SetIssueLabels { to: vec![label(2), label(3), label(3)] }.into())
            .then_expect_events(vec![IssueLabelRemoved { label: label(1) }.into(), added(3)]);
    }

    #[test]
    fn a_label_renamed_since_is_the_same_label() {
        let renamed = LabelRef { name: "bug".to_owned(), ..label(1) };
        given(vec![added(1)])
            .when(SetIssueLabels { to: vec![renamed] }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn labels_that_come_and_go_leave_the_others_alone() {
        let (add, remove) = (vec![label(3), label(1)], vec![label(2).id, label(4).id]);
        given(vec![added(1), added(2)])
            .when(ChangeIssueLabels { add, remove }.into())
            .then_expect_events(vec![IssueLabelRemoved { label: label(2) }.into(), added(3)]);
    }

    #[test]
    fn no_labels_is_a_set_too() {
        given(vec![added(1)])
            .when(SetIssueLabels { to: vec![] }.into())
            .then_expect_events(vec![IssueLabelRemoved { label: label(1) }.into()]);
    }
}
