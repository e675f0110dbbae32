//! What a module's commands have to know.

use std::sync::Arc;

use domain::module::{Module, ModuleRefusal};
use domain::{ModuleId, ProjectId};
use event_store::Versioned;

use crate::error::Result;
use crate::unit::Unit;

/// A module of the project that is there, archived or not.
///
/// # Errors
/// It is not there, or not in this project.
pub async fn existing(
    unit: &mut Unit<'_>,
    (project, id): (ProjectId, ModuleId),
) -> Result<Arc<Versioned<Module>>> {
    let module = unit.read::<Module>(id).await?;
    if !module.state.is_live() || module.state.project != project {
        return Err(ModuleRefusal::Missing.into());
    }
    Ok(module)
}
