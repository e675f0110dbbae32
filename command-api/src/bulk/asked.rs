//! What is asked of a work item in a bulk.

use chrono::{DateTime, Utc};
use domain::{CycleId, ModuleId};
use serde_json::{Map, Value};
use service::Problem;
use service::http::IfMatch;
use uuid::Uuid;
use wire::{Fields, NotSent, Sent, messages};

use super::action::Action;
use crate::issues::{self, Body, Origin};

/// The descriptions of the fields.
const ACTION: &str = "What is done.";
const FIELDS: &str = "Of `create` and `update`: what the request that creates or changes a work item has as its body.";
const CYCLE: &str = "The cycle of `add_to_cycle`; of `remove_from_cycle`, unless the one is meant that the work item is in.";
const MODULE: &str = "The module of `add_to_module` and `remove_from_module`.";

/// What is asked, without the work item.
#[derive(Debug, Clone)]
pub enum Asked {
    /// A new work item.
    Create(Box<Body>, Origin),
    /// A change of its fields.
    Update(Box<Body>, IfMatch),
    Archive(IfMatch),
    /// It comes back from the archive.
    Unarchive(IfMatch),
    Delete(IfMatch),
    AddToCycle(CycleId),
    /// It leaves a cycle, or the one that it is in.
    RemoveFromCycle(Option<CycleId>, IfMatch),
    AddToModule(ModuleId),
    RemoveFromModule(ModuleId, IfMatch),
}

impl Asked {
    /// Whether the answer shows how many work items are below it.
    pub const fn shows_below(&self) -> bool {
        matches!(self, Self::AddToCycle(_) | Self::AddToModule(_))
    }
}

/// What is asked, as it was sent.
pub struct SentAsked {
    action: Sent<Action>,
    fields: Sent<Map<String, Value>>,
    cycle: Sent<Uuid>,
    module: Sent<Uuid>,
}

/// Some actions: how one is found by its name, and the names.
pub type Actions = (fn(&str) -> Option<Action>, &'static [&'static str]);

impl SentAsked {
    /// Reads it; which of the keys an action has to have, and which it does not have, is noted.
    pub fn read(fields: &mut Fields, (find, names): Actions, keys: &[&'static str]) -> Self {
        let sent: Vec<_> = keys.iter().map(|key| (*key, fields.has(key))).collect();
        let action = fields.choice("action", find).among(names).doc(ACTION).required().read();
        if let Sent::Value(action) = action {
            check_keys(fields, action, &sent);
        }
        Self {
            action,
            fields: fields.object("fields").doc(FIELDS).read(),
            cycle: fields.uuid("cycle").doc(CYCLE).read(),
            module: fields.uuid("module").doc(MODULE).read(),
        }
    }

    /// How many bytes the fields of the work item have as JSON.
    pub fn bytes(&self) -> usize {
        let Sent::Value(fields) = &self.fields else { return 0 };
        serde_json::to_vec(fields).map_or(0, |json| json.len())
    }

    /// What is asked, once nothing was found wrong; or what is wrong with the fields of the work item, which `inside` reads.
    ///
    /// # Errors
    /// Something was not sent that has to be.
    pub fn checked(
        self,
        if_match: IfMatch,
        inside: impl FnOnce(Map<String, Value>) -> Fields,
        now: DateTime<Utc>,
    ) -> Result<Result<Asked, Problem>, NotSent> {
        let fields = self.fields;
        let body = || fields.required().map(inside);
        Ok(match self.action.required()? {
            Action::Create => issues::read_new(body()?, now)
                .map(|(body, origin)| Asked::Create(Box::new(body), origin)),
            Action::Update => issues::read_changes(body()?.partial())
                .map(|body| Asked::Update(Box::new(body), if_match)),
            Action::Archive => Ok(Asked::Archive(if_match)),
            Action::Unarchive => Ok(Asked::Unarchive(if_match)),
            Action::Delete => Ok(Asked::Delete(if_match)),
            Action::AddToCycle => Ok(Asked::AddToCycle(CycleId(self.cycle.required()?))),
            Action::RemoveFromCycle => {
                Ok(Asked::RemoveFromCycle(self.cycle.value().map(CycleId), if_match))
            }
            Action::AddToModule => Ok(Asked::AddToModule(ModuleId(self.module.required()?))),
            Action::RemoveFromModule => {
                Ok(Asked::RemoveFromModule(ModuleId(self.module.required()?), if_match))
            }
        })
    }
}

/// Notes the keys that an action has to have and that were not sent, and those that it does not have.
fn check_keys(fields: &mut Fields, action: Action, sent: &[(&'static str, bool)]) {
    for (key, is_sent) in sent {
        match action.needs(key) {
            Some(true) if !is_sent => fields.fail(*key, messages::REQUIRED),
            None if *is_sent => {
                fields.fail(*key, format!("\"{}\" has no \"{key}\".", action.name()));
            }
            _ => {}
        }
    }
}
