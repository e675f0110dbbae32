//! A work item on its way through the log.

use serde_json::Value;
use uuid::Uuid;
use wire::shapes::{BurnDownItems, BurnDownPoints};

/// A work item at some position of the log.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) state: Option<Uuid>,
    /// The part of the workflow that the state belongs to.
    pub(super) group: String,
    /// Its estimate: the point, and its value if that is a number.
    pub(super) point: Option<(Uuid, f64)>,
    /// Whether it is in what is looked at.
    pub(super) is_in: bool,
}

impl Item {
    /// Takes in a state as events name it.
    pub(super) fn enter_state(&mut self, state: &Value) {
        self.state = id(state);
        state["group"].as_str().unwrap_or_default().clone_into(&mut self.group);
    }

    /// Takes in an estimate as events name it, or that there is none.
    pub(super) fn estimate(&mut self, point: &Value) {
        self.point = id(point).map(|id| (id, amount(point, &point["value"])));
    }

    /// How much work it is.
    pub(super) fn points(&self) -> f64 {
        self.point.map_or(0.0, |(_, amount)| amount)
    }

    /// Adds it to how work stands.
    pub(super) fn add_to(&self, items: &mut BurnDownItems, points: &mut BurnDownPoints) {
        if !self.is_in {
            return;
        }
        items.scope += 1;
        points.scope += self.points();
        if self.group == "completed" {
            items.completed += 1;
            points.completed += self.points();
        } else if self.group == "cancelled" {
            items.cancelled += 1;
            points.cancelled += self.points();
        }
    }
}

/// The id of a thing as events name it.
pub(super) fn id(thing: &Value) -> Option<Uuid> {
    thing["id"].as_str()?.parse().ok()
}

/// How much work a value of a point is, as events name both; nothing for one that is no number of points.
pub(super) fn amount(point: &Value, value: &Value) -> f64 {
    let is_points = point["kind"].as_str().is_none_or(|kind| kind == "points");
    let number = value.as_str().filter(|_| is_points).and_then(|text| text.trim().parse().ok());
    number.filter(|number: &f64| number.is_finite()).unwrap_or_default()
}
