//! What clients send about an estimate.

use domain::EstimateKind;
use domain::values::EstimateName;
use service::Problem;
use wire::{Fields, Sent};

use crate::described::bodies;
use crate::texts::description;

bodies! {
    /// What an estimate is made from.
    NewEstimate: schema(Body::read), { "name": "Effort", "type": "points" };
    /// What of an estimate is changed.
    EstimateChanges: schema_of_changes(Changes::read), { "name": "Size" };
}

/// The fields of a new estimate, each as it was sent.
#[derive(Debug)]
pub struct Body {
    /// What it is called, and what it means.
    pub changes: Changes,
    /// What its points are.
    pub kind: Sent<EstimateKind>,
}

/// The fields of an estimate that can be changed, each as it was sent.
#[derive(Debug)]
pub struct Changes {
    pub name: Sent<EstimateName>,
    /// What it means.
    pub description: Sent<String>,
}

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let changes = Changes::of(&mut fields);
        let kind = fields.choice("type", EstimateKind::from_name);
        let kind = kind.among(&["categories", "points"]).read();
        fields.skip("last_used");
        fields.finish()?;
        Ok(Self { changes, kind })
    }
}

impl Changes {
    /// Reads the body of a request; of what kind an estimate is stays as it was.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let changes = Self::of(&mut fields);
        fields.skip("type");
        fields.skip("last_used");
        fields.finish()?;
        Ok(changes)
    }

    /// Reads the fields.
    fn of(fields: &mut Fields) -> Self {
        Self {
            name: fields.text("name").max(255).required().read_as(),
            description: description(fields),
        }
    }
}
