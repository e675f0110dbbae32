//! A work item before and after a command, and as it is now.

use std::sync::Arc;

use domain::issue::Issue;
use domain::{IssueId, ProjectId};
use event_store::Versioned;

use super::command::Touch;
use super::fact::Subject;
use crate::error::Result;
use crate::unit::Unit;

/// A work item before and after a command, and as it is now.
pub struct Sides {
    /// Before the command.
    pub before: Arc<Versioned<Issue>>,
    /// After the command.
    pub after: Arc<Versioned<Issue>>,
    /// As it is now.
    pub now: Arc<Versioned<Issue>>,
}

/// How a fact that a command made stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As the command left it.
    AsLeft,
    /// As it was before the command.
    AsBefore,
    /// Changed to something else since.
    Otherwise,
}

impl Sides {
    /// Reads the work items that a command changed, in their order.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn read(unit: &mut Unit<'_>, touched: &[&Touch]) -> Result<Vec<Self>> {
        unit.load::<Issue>(touched.iter().map(|touch| IssueId(touch.entity))).await?;
        let (mut present, mut versions) = (Vec::with_capacity(touched.len()), Vec::new());
        for touch in touched {
            let now = unit.read::<Issue>(IssueId(touch.entity)).await?;
            let wanted = [touch.before, touch.after].into_iter();
            let wanted = wanted.filter(|version| *version > 0 && *version != now.version);
            versions.extend(wanted.map(|version| (touch.entity, version)));
            present.push(now);
        }
        let known = unit.read_many_at::<Issue>(&versions).await?;
        let sides = present.into_iter().zip(touched).map(|(now, touch)| {
            let at = |version: u64| match known.get(&(touch.entity, version)) {
                Some(state) => Arc::clone(state),
                None if version == 0 => Arc::default(),
                None => Arc::clone(&now),
            };
            Self { before: at(touch.before), after: at(touch.after), now }
        });
        Ok(sides.collect())
    }

    /// How something about it stands, if the command changed that.
    pub fn standing<T: PartialEq>(&self, of: impl Fn(&Issue) -> T) -> Option<Standing> {
        standing(&of(&self.before.state), &of(&self.after.state), &of(&self.now.state))
    }

    /// Something of it before the command, after it, and now.
    pub fn each<T>(&self, of: impl Fn(&Issue) -> T) -> [T; 3] {
        [&self.before, &self.after, &self.now].map(|side| of(&side.state))
    }

    /// Whether it is there now, in a project.
    pub fn is_in(&self, project: ProjectId) -> bool {
        self.now.state.is_work_item() && self.now.state.project == project
    }

    /// What its facts are about, by the identifier of its project.
    pub fn subject(&self, id: IssueId, identifier: &str) -> Subject {
        let key = Some(format!("{identifier}-{}", self.after.state.number));
        Subject { entity: "issue".to_owned(), id: id.uuid(), key }
    }
}

/// How something stands that was this before a command, this after it, and is this now; nothing if the command did not
/// change it.
pub fn standing<T: PartialEq>(before: &T, after: &T, now: &T) -> Option<Standing> {
    if before == after {
        return None;
    }
    Some(if now == before {
        Standing::AsBefore
    } else if now == after {
        Standing::AsLeft
    } else {
        Standing::Otherwise
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_stands_as_left_as_before_or_otherwise() {
        assert_eq!(standing(&1, &1, &2), None);
        assert_eq!(standing(&1, &2, &2), Some(Standing::AsLeft));
        assert_eq!(standing(&1, &2, &1), Some(Standing::AsBefore));
        assert_eq!(standing(&1, &2, &3), Some(Standing::Otherwise));
    }
}
