//! Why a view's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a view's command was refused.
    ViewRefusal: "view" {
        /// It was never made, or it was deleted, or it is not for this user.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was made before.
        #[error("The view already exists")]
        AlreadyExists => Conflict,
        /// Views are switched off in the project.
        #[error("Views are not enabled for this project")]
        SwitchedOff => Conflict,
        /// It is locked.
        #[error("The view is locked: its owner or an admin can unlock it")]
        Locked => Conflict,
        /// It would have a filter and a query.
        #[error("A view has either filters or pql: empty the other one.")]
        FilteredTwice => Invalid,
        /// Its groups would be divided by what they are made by.
        #[error("sub_group_by has to differ from group_by.")]
        GroupedTwice => Invalid,
        /// The sort order is infinite or no number.
        #[error("A valid number is required.")]
        SortOrderNotFinite => Invalid,
    }
}
