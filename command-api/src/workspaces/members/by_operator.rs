//! `tidemark member`: what the operator does to the members of a workspace, as its owners would.

use domain::workspace::{
    AddWorkspaceMember, ChangeWorkspaceMemberRole, RemoveWorkspaceMember, Workspace,
    WorkspaceCommand,
};
use domain::{Role, UserId};
use event_store::Scope;

use crate::answer::Rendered;
use crate::claims;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

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
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let by = UserId::SYSTEM;
        let command: WorkspaceCommand = match *self {
            Self::Add(user, role) => {
                unit.take_in_instance(claims::user_stays(user));
                AddWorkspaceMember { user, role, by }.into()
            }
            Self::ChangeRole(user, to) => ChangeWorkspaceMemberRole { user, to, by }.into(),
            Self::Remove(user) => RemoveWorkspaceMember { user, by }.into(),
        };
        unit.change::<Workspace>(unit.workspace(), Scope::default(), [command]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
