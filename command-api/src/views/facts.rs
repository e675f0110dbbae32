//! What commands about views have to know: looked up in the aggregates, so the append checks it.

use std::sync::Arc;

use domain::Access;
use domain::project::ProjectFeature;
use domain::view::{View, ViewRefusal};
use event_store::Versioned;
use service::http::IfMatch;

use super::At;
use crate::error::Result;
use crate::unit::{EnteredPlace, Unit};

/// A view that the caller may change, lock, unlock and delete.
///
/// # Errors
/// It is not there, or not where it was said to be, or not for the caller: nobody can tell which. It is for them only to see;
/// its version is another than the one that was wanted; its project is archived.
pub async fn changeable(
    unit: &mut Unit<'_>,
    entered: &EnteredPlace,
    at: At,
    if_match: &IfMatch,
) -> Result<Arc<Versioned<View>>> {
    let view = existing(unit, &entered.access, at).await?;
    entered.access.may_dispose_of_view(&view.state)?;
    if_match.check(view.version)?;
    entered.editable()?;
    Ok(view)
}

/// A view that is there and that the caller may see.
async fn existing(
    unit: &mut Unit<'_>,
    access: &Access,
    (project, id): At,
) -> Result<Arc<Versioned<View>>> {
    let view = unit.read::<View>(id).await?;
    let is_here = view.state.is_live() && view.state.project == project;
    if !is_here || access.may_see_view(&view.state).is_err() {
        return Err(ViewRefusal::Missing.into());
    }
    Ok(view)
}

impl EnteredPlace {
    /// Refuses new views where they are switched off.
    ///
    /// # Errors
    /// They are.
    pub(super) fn takes_new_views(&self) -> Result<()> {
        let Some(project) = &self.project else { return Ok(()) };
        let is_on = project.state.editable()?.features.contains(&ProjectFeature::Views);
        if is_on { Ok(()) } else { Err(ViewRefusal::SwitchedOff.into()) }
    }
}
