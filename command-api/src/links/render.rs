//! A link as the answer to its command shows it.

use axum::http::StatusCode;
use domain::issue::{Issue, Link};
use domain::project::Project;
use domain::{IssueId, LinkId};
use serde_json::Value;
use wire::{Zone, shapes};

use crate::answer::{Rendered, audit};
use crate::error::{CommandError, Result};
use crate::unit::Snapshot;

/// The answer that shows one link.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (issue, link): (IssueId, LinkId),
    zone: Zone,
) -> Result<Rendered> {
    let issue = after.get::<Issue>(issue)?;
    let project = after.get::<Project>(issue.state.project)?;
    let link =
        issue.state.link(link).ok_or(CommandError::Internal("the answer shows no such link"))?;
    Rendered::json(status, link.audit.version, &shape(link, &issue.state, &project.state, zone))
}

fn shape(link: &Link, issue: &Issue, project: &Project, zone: Zone) -> shapes::Link {
    shapes::Link {
        audit: audit(link.id, &link.audit, zone),
        title: link.title.as_ref().map(ToString::to_string),
        url: link.url.to_string(),
        metadata: Value::Object(link.metadata.clone()),
        project: project.id.uuid().into(),
        workspace: project.workspace.uuid().into(),
        issue: issue.id.uuid().into(),
    }
}
