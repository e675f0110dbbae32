//! What a work item has any number of: who works on it, its labels, its modules. Each that came or went is a fact.

use domain::issue::{
    AddIssueToModule, ChangeIssueAssignees, ChangeIssueLabels, Issue, IssueCommand,
    RemoveIssueFromModule,
};
use domain::{LabelId, ModuleId, UserId};

use super::fact::Fact;
use super::fields::Part;
use super::sides::standing;
use super::undoing::{Item, Undoing};
use crate::error::Result;
use crate::issues::may_be_given_work;
use crate::unit::Unit;

/// Things that a command added to a set or took out of it, each with whether it was there before.
fn changed<T: PartialEq + Copy>(before: &[T], after: &[T]) -> Vec<(T, bool)> {
    let added = after.iter().filter(|one| !before.contains(one)).map(|one| (*one, false));
    let removed = before.iter().filter(|one| !after.contains(one)).map(|one| (*one, true));
    added.chain(removed).collect()
}

/// The part of something that was in a set before or was not.
fn part(
    field: &'static str,
    (name, is_now): (String, bool),
    was_before: bool,
    commands: Result<Vec<IssueCommand>, String>,
) -> Option<Part> {
    let standing = standing(&was_before, &!was_before, &is_now)?;
    let values = if was_before { (None, Some(name)) } else { (Some(name), None) };
    Some(Part { field, standing, values, commands })
}

impl Undoing<'_> {
    /// Who works on it.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn set_back_people(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let (workspace, project) = (&self.entered.workspace.state, &self.entered.project.state);
        let [before, after] = [&item.sides.before, &item.sides.after];
        let now = &item.sides.now.state.assignees;
        for (user, was_before) in changed(&before.state.assignees, &after.state.assignees) {
            let mut change = ChangeIssueAssignees { add: Vec::new(), remove: Vec::new() };
            let people: &mut Vec<UserId> =
                if was_before { &mut change.add } else { &mut change.remove };
            people.push(user);
            let commands = if was_before && !may_be_given_work(workspace, project, user) {
                Err("They are no member of the project any more.".to_owned())
            } else {
                Ok(vec![change.into()])
            };
            let named = (user.to_string(), now.contains(&user));
            if let Some(part) = part("assignees", named, was_before, commands) {
                self.settle_part(unit, item, part, facts).await?;
            }
        }
        Ok(())
    }

    /// Its labels.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn set_back_labels(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let project = &self.entered.project.state;
        let ids =
            |issue: &Issue| -> Vec<LabelId> { issue.labels.iter().map(|label| label.id).collect() };
        let [before, after, now] = item.sides.each(ids);
        for (id, was_before) in changed(&before, &after) {
            let commands = match (project.label(id), was_before) {
                (Some(label), true) => {
                    let add = vec![label.reference()];
                    Ok(vec![ChangeIssueLabels { add, remove: Vec::new() }.into()])
                }
                (None, true) => Err("The label is not there any more.".to_owned()),
                (_, false) => {
                    Ok(vec![ChangeIssueLabels { add: Vec::new(), remove: vec![id] }.into()])
                }
            };
            let [before, after] = [&item.sides.before.state, &item.sides.after.state];
            let mut known = before.labels.iter().chain(&after.labels);
            let name = known.find(|label| label.id == id).map(|label| label.name.clone());
            let named = (name.unwrap_or_default(), now.contains(&id));
            if let Some(part) = part("labels", named, was_before, commands) {
                self.settle_part(unit, item, part, facts).await?;
            }
        }
        Ok(())
    }

    /// The modules that it is in.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn set_back_modules(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let ids = |issue: &Issue| -> Vec<ModuleId> {
            issue.modules.iter().map(|inside| inside.module.id).collect()
        };
        let [before, after, now] = item.sides.each(ids);
        for (id, was_before) in changed(&before, &after) {
            let commands = match (self.open_module(unit, id).await?, was_before) {
                (Some(module), true) => Ok(vec![AddIssueToModule { module }.into()]),
                (Some(module), false) => Ok(vec![RemoveIssueFromModule { module }.into()]),
                (None, _) => Err("The module is not there any more, or archived.".to_owned()),
            };
            let [before, after] = [&item.sides.before.state, &item.sides.after.state];
            let inside = before.in_module(id).or_else(|| after.in_module(id));
            let name = inside.map(|inside| inside.module.name.clone()).unwrap_or_default();
            let named = (name, now.contains(&id));
            if let Some(part) = part("modules", named, was_before, commands) {
                self.settle_part(unit, item, part, facts).await?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_that_came_or_went_is_a_fact() {
        assert_eq!(changed(&[1, 2], &[2, 3]), [(3, false), (1, true)]);
        assert_eq!(changed::<u8>(&[], &[]), []);
    }
}
