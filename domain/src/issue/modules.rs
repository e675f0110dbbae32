//! The modules that an issue is in; the edge makes sure that they are of its project and can be edited.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::ModuleRef;
use crate::ids::{IssueId, ModuleId};

/// A module that an issue is in, and since when; the contract shows that like a thing of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InModule {
    /// The module.
    pub module: ModuleRef,
    /// Who put the issue in, and when.
    pub audit: Audit,
}

impl InModule {
    /// The id of that thing: it follows from the two, so that it is the same however often it is shown.
    #[must_use]
    pub fn id_of(module: ModuleId, issue: IssueId) -> Uuid {
        Uuid::new_v5(&module.uuid(), issue.uuid().as_bytes())
    }
}

/// Puts an issue into a module, whatever others it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddIssueToModule {
    /// The module.
    pub module: ModuleRef,
}

/// Takes an issue out of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveIssueFromModule {
    /// The module, as it is by now.
    pub module: ModuleRef,
}

/// An issue came into a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueModuleAdded {
    /// The module.
    pub module: ModuleRef,
}

/// An issue left a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueModuleRemoved {
    /// The module.
    pub module: ModuleRef,
}

impl Issue {
    /// The most modules that an issue is in.
    pub const MOST_MODULES: usize = 100;

    /// The module and since when the issue is in it, if it is.
    #[must_use]
    pub fn in_module(&self, id: ModuleId) -> Option<&InModule> {
        self.modules.iter().find(|inside| inside.module.id == id)
    }
}

impl Decide<AddIssueToModule> for Issue {
    fn decide(&self, command: AddIssueToModule) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let AddIssueToModule { module } = command;
        if self.in_module(module.id).is_some() {
            return Ok(vec![]);
        }
        if self.modules.len() >= Self::MOST_MODULES {
            return Err(IssueRefusal::TooManyModules);
        }
        Ok(vec![IssueModuleAdded { module }.into()])
    }
}

impl Decide<RemoveIssueFromModule> for Issue {
    fn decide(&self, command: RemoveIssueFromModule) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let RemoveIssueFromModule { module } = command;
        self.in_module(module.id).ok_or(IssueRefusal::NotInModule)?;
        Ok(vec![IssueModuleRemoved { module }.into()])
    }
}

impl Evolve<IssueModuleAdded> for Issue {
    fn evolve(&mut self, event: IssueModuleAdded, stamp: Stamp) {
        self.modules.push(InModule { module: event.module, audit: Audit::created(stamp) });
        self.audit.touch(stamp);
    }
}

impl Evolve<IssueModuleRemoved> for Issue {
    fn evolve(&mut self, event: IssueModuleRemoved, stamp: Stamp) {
        self.modules.retain(|inside| inside.module.id != event.module.id);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{after, at, given, module};

    /// The issue came into a module.
    fn added(number: u128) -> IssueEvent {
        IssueModuleAdded { module: module(number) }.into()
    }

    #[test]
    fn an_issue_is_in_several_modules() {
        given(vec![added(1)])
            .when(AddIssueToModule { module: module(2) }.into())
            .then_expect_events(vec![added(2)]);
    }

    #[test]
    fn an_issue_comes_into_a_module_once_whatever_that_is_called_by_now() {
        let renamed = ModuleRef { name: "Hull".to_owned(), ..module(1) };
        given(vec![added(1)])
            .when(AddIssueToModule { module: renamed }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_issue_is_in_at_most_100_modules() {
        let many = || (1..=100).map(added).collect();
        given(many())
            .when(AddIssueToModule { module: module(101) }.into())
            .then_expect_error(IssueRefusal::TooManyModules);
        given(many())
            .when(AddIssueToModule { module: module(100) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_issue_leaves_one_module_and_stays_in_the_others() {
        let removed = IssueModuleRemoved { module: module(1) };
        given(vec![added(1), added(2)])
            .when(RemoveIssueFromModule { module: module(1) }.into())
            .then_expect_events(vec![removed.clone().into()]);
        let issue = after(vec![added(1), added(2), removed.into()], at(1));
        assert!(issue.in_module(module(1).id).is_none());
        assert!(issue.in_module(module(2).id).is_some());
    }

    #[test]
    fn an_issue_leaves_a_module_by_the_name_that_it_has_by_now() {
        let renamed = ModuleRef { name: "Hull".to_owned(), ..module(1) };
        given(vec![added(1)])
            .when(RemoveIssueFromModule { module: renamed.clone() }.into())
            .then_expect_events(vec![IssueModuleRemoved { module: renamed }.into()]);
    }

    #[test]
    fn an_issue_does_not_leave_a_module_that_it_is_not_in() {
        given(vec![])
            .when(RemoveIssueFromModule { module: module(1) }.into())
            .then_expect_error(IssueRefusal::NotInModule);
    }

    #[test]
    fn who_put_an_issue_into_a_module_and_when_is_known() {
        let issue = after(vec![added(1)], at(3));
        let inside = issue.in_module(module(1).id).unwrap();
        assert_eq!((inside.audit.created_at, inside.audit.created_by), (at(3).at, at(3).actor));
    }
}
