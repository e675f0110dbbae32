//! Why a project's command was refused.

use crate::ids::{EstimateId, LabelId, StateId};
use crate::refusal::refusals;

refusals! {
    /// Why a project's command was refused.
    ProjectRefusal: "project" {
        /// It was never created, or it was deleted.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was created before.
        #[error("The project already exists")]
        AlreadyExists => Conflict,
        /// It is archived: it can only be restored or deleted.
        #[error("Archived project cannot be updated")]
        Archived => Conflict,
        /// The project has no such state, or it is the hidden one.
        #[error("The requested resource does not exist.")]
        StateMissing => Missing,
        /// The state that is to receive automatically closed issues is none of the project.
        #[error("Invalid pk \"{id}\" - object does not exist.")]
        ClosingStateMissing {
            /// The state that was named.
            id: StateId,
        } => Invalid,
        /// Another state of the project has this name.
        #[error("State with the same name already exists in the project")]
        StateNameTaken {
            /// The other state.
            id: StateId,
        } => Conflict,
        /// Another state of the project has this external reference.
        #[error("State with the same external id and external source already exists")]
        StateExternalReferenceTaken {
            /// At creation the other state, else the one being edited.
            id: StateId,
        } => Conflict,
        /// Only intake makes states of the group triage.
        #[error("Cannot create triage state")]
        TriageReserved => Invalid,
        /// New issues begin in this state.
        #[error("Default state cannot be deleted")]
        StateIsDefault => Conflict,
        /// The project has no such label.
        #[error("The requested resource does not exist.")]
        LabelMissing => Missing,
        /// Another label of the project has this name.
        #[error("Label with the same name already exists in the project")]
        LabelNameTaken {
            /// The other label.
            id: LabelId,
        } => Conflict,
        /// Another label of the project has this external reference.
        #[error("Label with the same external id and external source already exists")]
        LabelExternalReferenceTaken {
            /// At creation the other label, else the one being edited.
            id: LabelId,
        } => Conflict,
        /// The label to be put under is none of the project.
        #[error("Invalid pk \"{id}\" - object does not exist.")]
        LabelParentMissing {
            /// The label that was named.
            id: LabelId,
        } => Invalid,
        /// The label to be put under is the label itself or below it.
        #[error("A label cannot be its own ancestor")]
        LabelInsideItself => Invalid,
        /// The project has no estimate, or another one.
        #[error("Estimate not found")]
        EstimateMissing => Missing,
        /// The project has an estimate.
        #[error("An estimate already exists for this project")]
        EstimateAlreadyExists {
            /// The estimate that it has.
            id: EstimateId,
        } => Conflict,
        /// The estimate to be used is none of the project.
        #[error("Invalid pk \"{id}\" - object does not exist.")]
        UsedEstimateMissing {
            /// The estimate that was named.
            id: EstimateId,
        } => Invalid,
        /// The estimate of the project has no such point.
        #[error("Estimate point not found")]
        EstimatePointMissing => Missing,
        /// The estimate has as many points as one can have.
        #[error("An estimate can have 100 points.")]
        TooManyEstimatePoints => Invalid,
        /// Infinity and the like, which JSON cannot keep.
        #[error("A valid number is required.")]
        PlaceNotFinite => Invalid,
        /// The project has no such membership.
        #[error("The requested resource does not exist.")]
        MemberMissing => Missing,
        /// The user is an active member.
        #[error("The payload is not valid")]
        AlreadyMember => Conflict,
        /// Projects have no owners.
        #[error("\"owner\" is not a valid choice.")]
        NoOwnersHere => Invalid,
    }
}
