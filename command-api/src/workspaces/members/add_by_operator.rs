//! `tidemark workspace add-member`

use domain::workspace::{AddWorkspaceMember, Workspace};
use domain::{Role, UserId};
use event_store::Scope;

use crate::answer::Rendered;
use crate::claims;
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
        unit.take_in_instance(claims::user_stays(self.user));
        let add = AddWorkspaceMember { user: self.user, role: self.role, by: UserId::SYSTEM };
        unit.change::<Workspace>(unit.workspace(), Scope::default(), [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
