//! Why a cycle's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a cycle's command was refused; the texts are those of the contract where it has one.
    CycleRefusal: "cycle" {
        /// It was never made, or it was deleted.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was made before.
        #[error("The cycle already exists")]
        AlreadyExists => Conflict,
        /// Cycles are switched off in the project.
        #[error("Cycles are not enabled for this project")]
        SwitchedOff => Invalid,
        /// It would have a beginning without an end, or an end without a beginning.
        #[error("Both start date and end date are either required or are to be null")]
        HalfDated => Invalid,
        /// It would begin after it ends.
        #[error("Start date cannot exceed end date")]
        StartAfterEnd => Invalid,
        /// The sort order is infinite or no number.
        #[error("A valid number is required.")]
        SortOrderNotFinite => Invalid,
        /// It is archived: it can only be restored or deleted.
        #[error("Archived cycle cannot be edited")]
        Archived => Conflict,
        /// It has ended: only its place can still be changed.
        #[error("The Cycle has already been completed so it cannot be edited")]
        Ended => Conflict,
        /// It has ended or is archived: no issue comes into it any more.
        #[error("The Cycle has already been completed so no new issues can be added")]
        ClosedToIssues => Conflict,
        /// It has not ended yet, so it cannot be archived.
        #[error("Only completed cycles can be archived")]
        NotEnded => Conflict,
        /// It has not ended yet, so what is open in it stays.
        #[error("The old cycle is not completed yet")]
        SourceNotEnded => Conflict,
        /// The cycle that open issues would go into has ended.
        #[error("The cycle where the issues are transferred is already completed")]
        TargetEnded => Conflict,
        /// Open issues would go into the cycle that they are in.
        #[error("The issues of a cycle cannot be transferred into the same cycle")]
        TargetIsItself => Conflict,
    }
}
