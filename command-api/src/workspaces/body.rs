//! What clients send about a workspace.

use domain::values::{TimeZone, WorkspaceName, WorkspaceSlug};
use service::Problem;
use wire::{Fields, Sent};

use crate::described::bodies;

bodies! {
    /// What a workspace is made from.
    NewWorkspace: schema(Body::read), { "name": "Acme", "slug": "acme", "timezone": "Europe/Berlin" };
    /// What of a workspace is changed.
    WorkspaceChanges: schema_of_changes(Body::read), { "name": "Acme & Sons" };
}

/// The writable fields of a workspace, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<WorkspaceName>,
    /// Its name in paths, which only its creation sets.
    pub slug: Sent<WorkspaceSlug>,
    /// The time zone that its new projects begin with.
    pub time_zone: Sent<TimeZone>,
}

const SLUG: &str = "Its name in paths: letters, digits, `-` and `_`; it stays as it is.";

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(80).required().read_as(),
            slug: fields.text("slug").doc(SLUG).max(48).required().read_as(),
            time_zone: fields.choice("timezone", |text| text.parse().ok()).read(),
        };
        fields.finish()?;
        Ok(body)
    }
}
