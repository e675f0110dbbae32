//! The cycles and modules that work items can come into now, and names that are free.

use domain::cycle::Cycle;
use domain::module::Module;
use domain::{CycleId, CycleRef, ModuleId, ModuleRef};
use event_store::{Claim, claims};

use super::undoing::Undoing;
use crate::error::Result;
use crate::unit::Unit;

impl Undoing<'_> {
    /// A cycle of the project, if it takes work items.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn open_cycle(&self, unit: &mut Unit<'_>, id: CycleId) -> Result<Option<CycleRef>> {
        let cycle = unit.read::<Cycle>(id).await?;
        let is_here = cycle.state.is_live() && cycle.state.project == self.project();
        let is_open = is_here && cycle.state.must_take_issues(unit.at()).is_ok();
        Ok(is_open.then(|| cycle.state.reference()))
    }

    /// A module of the project, if it is not archived.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn open_module(
        &self,
        unit: &mut Unit<'_>,
        id: ModuleId,
    ) -> Result<Option<ModuleRef>> {
        let module = unit.read::<Module>(id).await?;
        let is_here = module.state.is_live() && module.state.project == self.project();
        if !is_here || module.state.must_be_editable().is_err() {
            return Ok(None);
        }
        Ok(Some(module.state.reference()?))
    }

    /// Whether nothing else has a name.
    ///
    /// # Errors
    /// The log cannot be asked.
    pub async fn is_free(&self, unit: &Unit<'_>, claim: &Claim) -> Result<bool> {
        let log = self.app.store().reads();
        let owner = claims::owner(log, unit.workspace(), &claim.scope, &claim.name).await?;
        Ok(owner.is_none_or(|owner| owner == claim.owner))
    }
}
