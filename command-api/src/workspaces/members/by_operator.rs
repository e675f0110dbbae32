//! `tidemark member`: what the operator does to the members of a workspace, as its owners would.

use domain::workspace::{
    AddWorkspaceMember, ChangeWorkspaceMemberRole, RemoveWorkspaceMember, WorkspaceCommand,
};
use domain::{Role, UserId};

use crate::claims;
use crate::error::Result;
use crate::unit::{Operation, Unit};

/// A change of who belongs to a workspace, at the operator's word.
#[derive(Debug, Clone, Copy)]
pub enum ByOperator {
    /// Makes a user a member in this role.
    Add(UserId, Role),
    /// Gives a member another role.
    ChangeRole(UserId, Role),
    /// Puts a member out.
    Remove(UserId),
}

impl Operation for ByOperator {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        let command: WorkspaceCommand = match *self {
            Self::Add(user, role) => {
                unit.take_in_instance(claims::user_stays(user));
                AddWorkspaceMember { user, role }.into()
            }
            Self::ChangeRole(user, to) => ChangeWorkspaceMemberRole { user, to }.into(),
            Self::Remove(user) => RemoveWorkspaceMember { user }.into(),
        };
        unit.change_workspace([command]).await?;
        Ok(())
    }
}
