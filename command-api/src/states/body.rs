//! What clients send about a state.

use domain::StateGroup;
use domain::values::{Colour, ExternalRefPatch, StateName};
use service::Problem;
use wire::{Fields, Sent};

use crate::described::bodies;
use crate::external::external;
use crate::not_yet;
use crate::texts::description;

bodies! {
    /// What a state is made from.
    NewState: schema(Body::read), { "name": "In review", "color": "#8250df", "group": "started" };
    /// What of a state is changed.
    StateChanges: schema_of_changes(Body::read), { "name": "Reviewed" };
}

/// The description of `is_triage`.
const NO_TRIAGE: &str = "False: there are none yet.";

/// The writable fields of a state, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<StateName>,
    pub colour: Sent<Colour>,
    /// What it means.
    pub description: Sent<String>,
    /// The part of the workflow that it belongs to.
    pub group: Sent<StateGroup>,
    /// Its place.
    pub sequence: Sent<f64>,
    /// Whether new issues begin in it.
    pub is_default: Sent<bool>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
}

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(255).required().read_as(),
            colour: fields.text("color").max(255).required().read_as(),
            description: description(&mut fields),
            group: fields
                .choice("group", StateGroup::from_name)
                .doc("The part of the workflow that it belongs to; `backlog` unless said.")
                .among(&["backlog", "unstarted", "started", "completed", "cancelled"])
                .read(),
            sequence: fields.float("sequence").read(),
            is_default: fields.boolean("default").read(),
            external: external(&mut fields),
        };
        not_yet::switch(&mut fields, "is_triage", (NO_TRIAGE, "Cannot create triage state"));
        fields.finish()?;
        Ok(body)
    }
}
