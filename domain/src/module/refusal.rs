//! Why a module's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a module's command was refused; the texts are those of the contract where it has one.
    ModuleRefusal: "module" {
        /// It was never created, or it was deleted.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was created before.
        #[error("The module already exists")]
        AlreadyExists => Conflict,
        /// The project has modules switched off, so it gets no new ones.
        #[error("Modules are not enabled for this project")]
        SwitchedOff => Invalid,
        /// Work would begin after it should be done.
        #[error("Start date cannot exceed target date")]
        StartAfterTarget => Invalid,
        /// Infinity and the like, which JSON cannot keep.
        #[error("A valid number is required.")]
        PlaceNotFinite => Invalid,
        /// It is archived: it can only be restored or deleted.
        #[error("Archived module cannot be edited")]
        Archived => Conflict,
        /// The module is neither completed nor cancelled.
        #[error("Only completed or cancelled modules can be archived")]
        NotFinished => Conflict,
        /// The link does not exist, or was removed.
        #[error("The requested resource does not exist.")]
        LinkMissing => Missing,
        /// Another link of the module has this address.
        #[error("URL already exists for this Module")]
        LinkUrlTaken => Conflict,
    }
}
