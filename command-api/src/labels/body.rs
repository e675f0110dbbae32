//! What clients send about a label.

use domain::LabelId;
use domain::values::{Colour, ExternalRefPatch, LabelName};
use service::Problem;
use wire::{Fields, Sent};

use crate::described::bodies;
use crate::external::external;
use crate::texts::description;

bodies! {
    /// What a label is made from.
    NewLabel: schema(Body::read), { "name": "bug", "color": "#d73a4a" };
    /// What of a label is changed.
    LabelChanges: schema_of_changes(Body::read), { "color": "#0e8a16" };
}

/// The writable fields of a label, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<LabelName>,
    /// Its colour, maybe none.
    pub colour: Sent<Colour>,
    /// What it means.
    pub description: Sent<String>,
    /// The label that it is under.
    pub parent: Sent<LabelId>,
    /// Its place.
    pub sort_order: Sent<f64>,
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
            colour: colour(&mut fields),
            description: description(&mut fields),
            parent: fields.id("parent").nullable().read().map(LabelId),
            sort_order: fields.float("sort_order").read(),
            external: external(&mut fields),
        };
        fields.finish()?;
        Ok(body)
    }
}

/// A colour; the empty text is none.
fn colour(fields: &mut Fields) -> Sent<Colour> {
    let text = fields.text("color").max(255).allow_blank().read();
    // What no colour can be was noted as an error already; only the empty text is left, and means none.
    text.map(|text| text.parse().unwrap_or_default())
}
