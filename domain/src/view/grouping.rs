//! By what the work items of a view are grouped.

use serde::{Deserialize, Serialize};

use super::{Decision, View, ViewRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Declares what work items are grouped by, each with its name: the one of the contract, stored too.
macro_rules! groups {
    ($($(#[doc = $doc:literal])+ $group:ident: $name:literal),+ $(,)?) => {
        /// What work items are grouped by.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ViewGroup {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $group,)+
        }

        impl ViewGroup {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$group),+];

            /// Their names.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// Its name, stored and on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$group => $name,)+
                }
            }

            /// The one with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|group| group.name() == name)
            }
        }
    };
}

groups! {
    /// Their states.
    State: "state_id",
    /// The groups of their states.
    StateGroup: "state__group",
    /// Their priorities.
    Priority: "priority",
    /// Their projects.
    Project: "project_id",
    /// Their labels.
    Label: "labels__id",
    /// Who works on them.
    Assignee: "assignees__id",
    /// Their cycles.
    Cycle: "cycle_id",
    /// Their modules.
    Module: "issue_module__module_id",
    /// Who made them.
    Creator: "created_by",
    /// The days on which they should be done.
    TargetDate: "target_date",
    /// The days on which work begins.
    StartDate: "start_date",
}

/// By what the work items of a view are grouped.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewGrouping {
    /// The groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_by: Option<ViewGroup>,
    /// The groups in each of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_group_by: Option<ViewGroup>,
}

impl ViewGrouping {
    /// Whether there are no groups.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.group_by.is_none() && self.sub_group_by.is_none()
    }

    /// The grouping, if its groups are divided by something else than they are made by.
    ///
    /// # Errors
    /// [`ViewRefusal::GroupedTwice`].
    pub(super) fn checked(self) -> Result<Self, ViewRefusal> {
        let is_twice = self.group_by.is_some() && self.group_by == self.sub_group_by;
        if is_twice { Err(ViewRefusal::GroupedTwice) } else { Ok(self) }
    }
}

/// Groups the work items of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupView {
    /// By what.
    pub to: ViewGrouping,
}

/// The work items of a view are grouped otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewGroupingChanged {
    /// By what before.
    #[serde(default, skip_serializing_if = "ViewGrouping::is_none")]
    pub from: ViewGrouping,
    /// By what after.
    #[serde(default, skip_serializing_if = "ViewGrouping::is_none")]
    pub to: ViewGrouping,
}

impl Decide<GroupView> for View {
    fn decide(&self, GroupView { to }: GroupView) -> Decision {
        self.must_be_editable()?;
        let (from, to) = (self.grouping, to.checked()?);
        Ok(if from == to { vec![] } else { vec![ViewGroupingChanged { from, to }.into()] })
    }
}

impl Evolve<ViewGroupingChanged> for View {
    fn evolve(&mut self, event: ViewGroupingChanged, stamp: Stamp) {
        self.grouping = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::given;

    /// Groups, and groups in these.
    fn by(group_by: Option<ViewGroup>, sub_group_by: Option<ViewGroup>) -> ViewGrouping {
        ViewGrouping { group_by, sub_group_by }
    }

    #[test]
    fn a_view_is_grouped_unless_it_is_grouped_so() {
        let to = by(Some(ViewGroup::State), Some(ViewGroup::Priority));
        let grouped = ViewGroupingChanged { from: by(None, None), to };
        given(vec![])
            .when(GroupView { to }.into())
            .then_expect_events(vec![grouped.clone().into()]);
        given(vec![grouped.into()]).when(GroupView { to }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn groups_are_divided_by_something_else() {
        let to = by(Some(ViewGroup::State), Some(ViewGroup::State));
        given(vec![]).when(GroupView { to }.into()).then_expect_error(ViewRefusal::GroupedTwice);
    }

    #[test]
    fn a_group_is_stored_and_found_by_its_name() {
        for group in ViewGroup::ALL {
            assert_eq!(serde_json::to_value(group).unwrap(), group.name());
            assert_eq!(ViewGroup::from_name(group.name()), Some(*group));
        }
        assert_eq!(ViewGroup::from_name("colour"), None);
    }
}
