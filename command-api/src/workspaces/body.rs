//! What clients send about a workspace.

use domain::values::{TimeZone, WorkspaceName, WorkspaceSlug};
use service::Problem;
use wire::{Fields, Sent};

/// The writable fields of a workspace, each as it was sent.
#[derive(Debug)]
pub struct Body {
    /// What it is called.
    pub name: Sent<WorkspaceName>,
    /// Its name in paths, which only its creation sets.
    pub slug: Sent<WorkspaceSlug>,
    /// The time zone that its new projects begin with.
    pub time_zone: Sent<TimeZone>,
}

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(80).required().read_as(),
            slug: fields.text("slug").max(48).required().read_as(),
            time_zone: fields.choice("timezone", |text| text.parse().ok()).read(),
        };
        fields.finish()?;
        Ok(body)
    }
}
