//! `tidemark workspace add-member`

use domain::workspace::{AddWorkspaceMember, Workspace};
use domain::{Role, UserId};
use event_store::Scope;

use crate::answer::Rendered;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Makes a user a member of a workspace, at the operator's word.
pub struct AddByOperator {
    /// Who.
    pub user: UserId,
    /// What they may do.
    pub role: Role,
}

impl Operation for AddByOperator {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let add = AddWorkspaceMember { user: self.user, role: self.role, by: UserId::SYSTEM };
        unit.change::<Workspace>(unit.workspace(), Scope::default(), [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
