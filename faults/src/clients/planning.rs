//! What clients want of cycles, modules and the intake.

use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use super::intent::{Choice, FOUGHT_OVER, Intent, Kind, Yield, gone, intent};
use crate::history::What;

/// How many cycles and modules clients fight over.
const PLANS_FOUGHT_OVER: usize = 4;
/// How many work items come into one at once.
const MOST_AT_ONCE: u64 = 5;

impl Choice<'_> {
    /// A cycle, what comes into one, its transfer, or its end.
    pub(super) fn cycle(&mut self, kind: Kind) -> Option<Intent> {
        if kind == Kind::CreateCycle {
            let project = self.project();
            return Some(self.plan(project, "cycles/", Yield::Cycle(project)));
        }
        let (project, id) = *self.dice.recent(&self.known.cycles, PLANS_FOUGHT_OVER)?;
        let at = self.in_project(project, &format!("cycles/{id}/"));
        let (path, body) = match kind {
            Kind::DeleteCycle => return Some(gone(id, at)),
            Kind::TransferCycle => {
                let (_, to) = *self.dice.recent(&self.known.cycles, PLANS_FOUGHT_OVER)?;
                (format!("{at}transfer-issues/"), json!({ "new_cycle_id": to }))
            }
            _ => (format!("{at}cycle-issues/"), json!({ "issues": self.several(project)? })),
        };
        Some(intent(What::Arranges, Yield::Nothing, Method::POST, path, body))
    }

    /// A module, what comes into one, or its end.
    pub(super) fn module(&mut self, kind: Kind) -> Option<Intent> {
        if kind == Kind::CreateModule {
            let project = self.project();
            return Some(self.plan(project, "modules/", Yield::Module(project)));
        }
        let (project, id) = *self.dice.recent(&self.known.modules, PLANS_FOUGHT_OVER)?;
        let at = self.in_project(project, &format!("modules/{id}/"));
        if kind == Kind::DeleteModule {
            return Some(gone(id, at));
        }
        let body = json!({ "issues": self.several(project)? });
        let path = format!("{at}module-issues/");
        Some(intent(What::Arranges, Yield::Nothing, Method::POST, path, body))
    }

    /// A work item that comes into the intake, or what is decided about one.
    pub(super) fn intake(&mut self, kind: Kind) -> Option<Intent> {
        if kind == Kind::Submit {
            let project = self.project();
            let at = self.in_project(project, "intake-issues/");
            let body = json!({ "issue": { "name": self.mark, "priority": self.priority() } });
            return Some(intent(What::Creates, Yield::Intake(project), Method::POST, at, body));
        }
        let (project, id) = *self.dice.recent(&self.known.intake, PLANS_FOUGHT_OVER)?;
        let at = self.in_project(project, "intake-issues/");
        let body = match self.dice.number(0..5) {
            0 => json!({ "status": 1 }),
            1 => json!({ "status": -1 }),
            2 => json!({ "status": -2 }),
            3 => json!({ "status": 0, "snoozed_till": "2100-01-01T00:00:00Z" }),
            _ => {
                let other = self.dice.recent(&self.known.issues, FOUGHT_OVER)?.id;
                json!({ "status": 2, "duplicate_to": other })
            }
        };
        let path = format!("{at}{id}/status/");
        Some(intent(What::Arranges, Yield::Nothing, Method::PATCH, path, body))
    }

    /// A new cycle or module of a project.
    fn plan(&self, project: Uuid, path: &str, yields: Yield) -> Intent {
        let body = json!({ "name": self.mark });
        intent(What::Creates, yields, Method::POST, self.in_project(project, path), body)
    }

    /// Some of the issues that clients fight over, of a project, now and then of the other one.
    fn several(&mut self, project: Uuid) -> Option<Vec<Uuid>> {
        let project = self.or_astray(project);
        let there = self.issues_of(project);
        let mut several = Vec::new();
        for _ in 0..self.dice.number(1..MOST_AT_ONCE) {
            several.push(*self.dice.recent(&there, FOUGHT_OVER)?);
        }
        several.dedup();
        Some(several)
    }
}
