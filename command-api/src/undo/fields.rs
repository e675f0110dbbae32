//! The fields of a work item that a command changed, set back one by one.

use chrono::NaiveDate;
use domain::issue::{
    ArchiveIssue, DescribeIssue, Issue, IssueCommand, PlanIssue, RenameIssue, ReorderIssue,
    RestoreIssue, SetIssueExternalReference, SetIssueParent, SetIssuePoint, SetIssuePriority,
};
use domain::values::ExternalRefPatch;

use super::fact::{Fact, settle};
use super::sides::Standing;
use super::undoing::{Item, Undoing};
use crate::claims;
use crate::cycles;
use crate::error::Result;
use crate::issues::facts as issue_facts;
use crate::unit::Unit;

/// A fact, how it stands, and what sets it back; or why nothing can.
pub struct Part {
    /// The name of the fact, for example `priority`.
    pub field: &'static str,
    pub standing: Standing,
    /// What it is now, and what it was before.
    pub values: (Option<String>, Option<String>),
    /// What sets it back.
    pub commands: Result<Vec<IssueCommand>, String>,
}

impl Undoing<'_> {
    /// Sets back all that a command changed of a work item.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn set_back(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        if !item.sides.is_in(self.project()) {
            let reason = "The work item is not in the project any more.";
            facts.push(item.subject.fact("issue", None, None).impossible(reason));
            return Ok(());
        }
        if let Some(reason) = item.beyond_undoing() {
            facts.push(item.subject.fact("issue", None, None).impossible(reason));
            return Ok(());
        }
        for part in item.plain() {
            self.settle_part(unit, item, part, facts).await?;
        }
        self.set_back_state(unit, item, facts).await?;
        self.set_back_dates(unit, item, facts).await?;
        self.set_back_estimate(unit, item, facts).await?;
        self.set_back_parent(unit, item, facts).await?;
        self.set_back_external(unit, item, facts).await?;
        self.set_back_people(unit, item, facts).await?;
        self.set_back_labels(unit, item, facts).await?;
        self.set_back_cycle(unit, item, facts).await?;
        self.set_back_modules(unit, item, facts).await?;
        self.set_back_links(unit, item, facts).await?;
        self.set_back_pages(unit, item, facts).await?;
        self.set_back_relations(unit, item, facts).await?;
        if item.is_told_by_people() {
            let reason =
                "Reactions, votes and subscriptions are taken back by those whose they are.";
            facts.push(item.subject.fact("issue", None, None).impossible(reason));
        }
        Ok(())
    }

    /// Carries a part out, unless it is so already or was changed since.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn settle_part(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        part: Part,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let Part { field, standing, values: (from, to), commands } = part;
        let fact = item.subject.fact(field, from, to);
        match (standing, commands) {
            (Standing::AsBefore, _) => facts.push(fact.already()),
            (Standing::Otherwise, _) => facts.push(item.changed_since(fact)),
            (Standing::AsLeft, Err(reason)) => facts.push(fact.impossible(reason)),
            (Standing::AsLeft, Ok(commands)) => {
                let begin = unit.savepoint();
                let decided = unit.change_issue((self.project(), item.id), commands).await;
                settle(unit, begin, decided.map(drop), [fact], facts)?;
            }
        }
        Ok(())
    }

    async fn set_back_state(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let Some(standing) = item.sides.standing(|issue| issue.state.id) else { return Ok(()) };
        let (project, before) = (&self.entered.project.state, &item.sides.before.state);
        let now = unit.read::<Issue>(item.id).await?;
        let name = |issue: &Issue| {
            let known = project.state_ref(issue.state.id);
            Some(known.unwrap_or_else(|| issue.state.clone()).name)
        };
        let commands = match project.state(before.state.id) {
            Some(state) => {
                let mut enter = now.state.enter(state, project, unit.at());
                enter.completed_at = before.completion(project).or(enter.completed_at);
                Ok(vec![enter.into()])
            }
            None => Err(format!("There is no state \"{}\" any more.", before.state.name)),
        };
        let values = (name(&now.state), name(before));
        let part = Part { field: "state", standing, values, commands };
        self.settle_part(unit, item, part, facts).await
    }

    /// Both days at once: each alone might come behind the other.
    async fn set_back_dates(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let (mut plan, mut those) = (PlanIssue::default(), Vec::new());
        if let Some(fact) = item.day("start_date", |issue| issue.start_date, facts) {
            plan.start = Some(item.sides.before.state.start_date);
            those.push(fact);
        }
        if let Some(fact) = item.day("target_date", |issue| issue.target_date, facts) {
            plan.target = Some(item.sides.before.state.target_date);
            those.push(fact);
        }
        let begin = unit.savepoint();
        let decided = unit.change_issue((self.project(), item.id), [plan.into()]).await;
        settle(unit, begin, decided.map(drop), those, facts)
    }

    /// The point of the project's estimate.
    async fn set_back_estimate(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let of = |issue: &Issue| issue.estimate_point.as_ref().map(|point| point.id);
        let Some(standing) = item.sides.standing(of) else { return Ok(()) };
        let (project, before) = (&self.entered.project.state, &item.sides.before.state);
        let now = unit.read::<Issue>(item.id).await?;
        let point = of(before).map(|id| issue_facts::estimate_point(project, id, None));
        let commands = match point.transpose() {
            Ok(point) => Ok(vec![now.state.estimated(point, project).into()]),
            Err(error) if error.rests_on_state() => {
                Err("The project does not use that point of an estimate any more.".to_owned())
            }
            Err(error) => return Err(error),
        };
        let value = |issue: &Issue| issue.estimate_point.as_ref().map(|point| point.value.clone());
        let values = (value(&now.state), value(before));
        let part = Part { field: "estimate_point", standing, values, commands };
        self.settle_part(unit, item, part, facts).await
    }

    /// What it is a part of.
    async fn set_back_parent(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let Some(standing) = item.sides.standing(issue_facts::parent_of) else { return Ok(()) };
        let before = &item.sides.before.state;
        let to = match issue_facts::parent_of(before) {
            Some(id) => {
                Some(issue_facts::parent(unit, &self.entered.project.state, id).await).transpose()
            }
            None => Ok(None),
        };
        let key = |issue: &Issue| issue.parent.as_ref().map(|parent| parent.key.clone());
        let commands = match to {
            Ok(to) => Ok(vec![SetIssueParent { to }.into()]),
            Err(error) if error.rests_on_state() => {
                Err("The work item that it was a part of is not there any more.".to_owned())
            }
            Err(error) => return Err(error),
        };
        let values = (key(&item.sides.now.state), key(before));
        let part = Part { field: "parent", standing, values, commands };
        self.settle_part(unit, item, part, facts).await
    }

    /// What it is called in another system, which is unique in the project.
    async fn set_back_external(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let Some(standing) = item.sides.standing(|issue| issue.external.clone()) else {
            return Ok(());
        };
        let (before, now) = (&item.sides.before.state, &item.sides.now.state);
        let claim =
            |issue: &Issue| claims::issue_external(self.project(), &issue.external, item.id);
        let is_free = match claim(before) {
            Some(claim) => self.is_free(unit, &claim).await?,
            None => true,
        };
        let external = before.external.clone();
        let to = ExternalRefPatch { source: Some(external.source), id: Some(external.id) };
        let commands = if is_free {
            Ok(vec![SetIssueExternalReference { to }.into()])
        } else {
            Err("Another work item has this external reference now.".to_owned())
        };
        if standing == Standing::AsLeft && is_free {
            unit.exchange(claim(now), claim(before));
        }
        let text = |issue: &Issue| issue.external.id.as_ref().map(ToString::to_string);
        let values = (text(now), text(before));
        let part = Part { field: "external_id", standing, values, commands };
        self.settle_part(unit, item, part, facts).await
    }

    /// The cycle that it is in.
    async fn set_back_cycle(
        &self,
        unit: &mut Unit<'_>,
        item: &Item,
        facts: &mut Vec<Fact>,
    ) -> Result<()> {
        let of = |issue: &Issue| issue.cycle.as_ref().map(|cycle| cycle.id);
        let Some(standing) = item.sides.standing(of) else { return Ok(()) };
        let (before, now) = (&item.sides.before.state, &item.sides.now.state);
        let name = |issue: &Issue| issue.cycle.as_ref().map(|cycle| cycle.name.clone());
        let fact = item.subject.fact("cycles", name(now), name(before));
        match standing {
            Standing::AsBefore => facts.push(fact.already()),
            Standing::Otherwise => facts.push(item.changed_since(fact)),
            Standing::AsLeft => {
                let to = match of(before) {
                    Some(id) => self.open_cycle(unit, id).await?,
                    None => None,
                };
                if to.is_none() && of(before).is_some() {
                    facts.push(fact.impossible("The cycle takes no work items any more."));
                    return Ok(());
                }
                let begin = unit.savepoint();
                let decided = cycles::facts::put(unit, (self.project(), item.id), to).await;
                settle(unit, begin, decided, [fact], facts)?;
            }
        }
        Ok(())
    }
}

impl Item {
    /// A fact of it that was changed since.
    pub fn changed_since(&self, fact: Fact) -> Fact {
        fact.changed_since(&self.sides.now.state.audit, "It was changed since.")
    }

    /// The fact of a day, if it is to be set back; else it is noted what becomes of it.
    fn day(
        &self,
        field: &str,
        of: fn(&Issue) -> Option<NaiveDate>,
        facts: &mut Vec<Fact>,
    ) -> Option<Fact> {
        let standing = self.sides.standing(of)?;
        let text = |issue: &Issue| of(issue).map(|day| day.to_string());
        let (now, before) = (&self.sides.now.state, &self.sides.before.state);
        let fact = self.subject.fact(field, text(now), text(before));
        match standing {
            Standing::AsLeft => return Some(fact),
            Standing::AsBefore => facts.push(fact.already()),
            Standing::Otherwise => facts.push(self.changed_since(fact)),
        }
        None
    }

    /// Whether the command changed who reacted to it, voted on it or wants to hear of it.
    fn is_told_by_people(&self) -> bool {
        let of = |issue: &Issue| {
            let reactions = issue.reactions.all().map(|one| (one.user, one.reaction.clone()));
            let votes = issue.votes().map(|one| (one.user, one.vote));
            let subscribers: Vec<_> = issue.subscribers().collect();
            (reactions.collect::<Vec<_>>(), votes.collect::<Vec<_>>(), subscribers)
        };
        self.sides.standing(of).is_some()
    }

    /// Why a command cannot be undone for a work item, if it did what has no way back.
    fn beyond_undoing(&self) -> Option<&'static str> {
        if self.sides.standing(|issue| issue.project).is_some() {
            return Some("A move to another project is not undone: move the work item back.");
        }
        let is_in_intake = self.sides.standing(|issue| issue.intake.clone()).is_some();
        is_in_intake.then_some("What was decided in the intake is not undone.")
    }

    /// The fields that need to know nothing of the project.
    fn plain(&self) -> Vec<Part> {
        let sides = &self.sides;
        let (before, now) = (&sides.before.state, &sides.now.state);
        let part =
            |field, standing: Option<Standing>, text: fn(&Issue) -> Option<String>, commands| {
                let values = (text(now), text(before));
                standing.map(|standing| Part { field, standing, values, commands: Ok(commands) })
            };
        let name = |issue: &Issue| issue.name().ok().map(ToString::to_string);
        let archived = match before.archived_at {
            Some(on) => ArchiveIssue { on }.into(),
            None => RestoreIssue {}.into(),
        };
        let renamed = before.name().ok().map(|to| RenameIssue { to: to.clone() }.into());
        let described = DescribeIssue { to: before.description.clone() };
        let prioritised = SetIssuePriority { to: before.priority };
        let reordered = ReorderIssue { to: before.sort_order };
        let pointed = SetIssuePoint { to: before.point };
        let parts = [
            part("name", sides.standing(name), name, renamed.into_iter().collect()),
            part(
                "description",
                sides.standing(|issue| issue.description.clone()),
                |issue| Some(issue.description.text()),
                vec![described.into()],
            ),
            part(
                "priority",
                sides.standing(|issue| issue.priority),
                |issue| Some(issue.priority.to_string()),
                vec![prioritised.into()],
            ),
            part(
                "sort_order",
                sides.standing(|issue| issue.sort_order),
                |issue| Some(issue.sort_order.to_string()),
                vec![reordered.into()],
            ),
            part(
                "point",
                sides.standing(|issue| issue.point),
                |issue| issue.point.map(|point| point.number().to_string()),
                vec![pointed.into()],
            ),
            part(
                "archived_at",
                sides.standing(|issue| issue.archived_at),
                |issue| issue.archived_at.map(|day| day.to_string()),
                vec![archived],
            ),
        ];
        parts.into_iter().flatten().collect()
    }
}
