//! An invitation as the answer to its command shows it.

use axum::http::StatusCode;
use domain::workspace::{Invitation, Workspace};
use domain::{InvitationId, WorkspaceId};
use wire::{Zone, role_number, role_slug, shapes};

use super::link::NewLink;
use crate::answer::Rendered;
use crate::error::Result;
use crate::unit::Snapshot;

/// What is shown, and to whom.
pub struct Shown<'a> {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The invitation.
    pub id: InvitationId,
    /// Whom it is for.
    pub email: &'a str,
    /// The zone that times are in.
    pub zone: Zone,
}

impl Shown<'_> {
    /// The answer that shows it, at the version of its own last change.
    ///
    /// # Errors
    /// The command did not touch the workspace: a mistake of the endpoint.
    pub fn plain(&self, after: &Snapshot) -> Result<Rendered> {
        let (version, shape) = self.shape(after)?;
        Rendered::json(StatusCode::OK, version, &shape)
    }

    /// The answer that shows it with a new link.
    ///
    /// # Errors
    /// As [`Shown::plain`].
    pub fn with_link(
        &self,
        status: StatusCode,
        after: &Snapshot,
        link: &NewLink,
    ) -> Result<Rendered> {
        let (version, invitation) = self.shape(after)?;
        let (token, link) = (link.token.reveal().to_owned(), link.path());
        Rendered::json(status, version, &shapes::NewInvitation { invitation, token, link })
    }

    /// Its version and its shape.
    fn shape(&self, after: &Snapshot) -> Result<(u64, shapes::Invitation)> {
        let workspace = after.get::<Workspace>(self.workspace)?;
        let invitation = workspace.state.invitation(self.id)?;
        Ok((invitation.audit.version, shape(invitation, self.email, self.zone)))
    }
}

/// As clients see it.
fn shape(invitation: &Invitation, email: &str, zone: Zone) -> shapes::Invitation {
    let Invitation { id, role, projects, expires_at, answer, audit, .. } = invitation;
    shapes::Invitation {
        id: id.uuid(),
        email: email.to_owned(),
        role: role_number(*role),
        role_slug: role_slug(*role),
        projects: projects.iter().map(shapes::ProjectRole::from).collect(),
        expires_at: zone.at(*expires_at),
        created_at: zone.at(audit.created_at),
        updated_at: zone.at(audit.updated_at),
        created_by: audit.created_by.uuid(),
        responded_at: answer.as_ref().map(|answer| zone.at(answer.at)),
        accepted: answer.as_ref().is_some_and(|answer| answer.accepted.is_some()),
    }
}
