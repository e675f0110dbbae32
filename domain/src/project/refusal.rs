//! Why a project's command was refused.

use uuid::Uuid;

use crate::ids::{LabelId, StateId};
use crate::refusal::{Refusal, Sort};

/// Why a project's command was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProjectRefusal {
    /// It was never created, or it was deleted.
    #[error("The requested resource does not exist.")]
    Missing,
    /// It was created before.
    #[error("The project already exists")]
    AlreadyExists,
    /// It is archived: it can only be restored or deleted.
    #[error("Archived project cannot be updated")]
    Archived,
    /// The project has no such state, or it is the hidden one.
    #[error("The requested resource does not exist.")]
    StateMissing,
    /// The state that is to receive automatically closed issues is none of the project.
    #[error("Invalid pk \"{id}\" - object does not exist.")]
    ClosingStateMissing {
        /// The state that was named.
        id: StateId,
    },
    /// Another state of the project has this name.
    #[error("State with the same name already exists in the project")]
    StateNameTaken {
        /// The other state.
        id: StateId,
    },
    /// Another state of the project has this external reference.
    #[error("State with the same external id and external source already exists")]
    StateExternalReferenceTaken {
        /// At creation the other state, else the one being edited.
        id: StateId,
    },
    /// Only intake makes states of the group triage.
    #[error("Cannot create triage state")]
    TriageReserved,
    /// New issues begin in this state.
    #[error("Default state cannot be deleted")]
    StateIsDefault,
    /// The project has no such label.
    #[error("The requested resource does not exist.")]
    LabelMissing,
    /// Another label of the project has this name.
    #[error("Label with the same name already exists in the project")]
    LabelNameTaken {
        /// The other label.
        id: LabelId,
    },
    /// Another label of the project has this external reference.
    #[error("Label with the same external id and external source already exists")]
    LabelExternalReferenceTaken {
        /// At creation the other label, else the one being edited.
        id: LabelId,
    },
    /// The label to be put under is none of the project.
    #[error("Invalid pk \"{id}\" - object does not exist.")]
    LabelParentMissing {
        /// The label that was named.
        id: LabelId,
    },
    /// The label to be put under is the label itself or below it.
    #[error("A label cannot be its own ancestor")]
    LabelInsideItself,
    /// Infinity and the like, which JSON cannot keep.
    #[error("A valid number is required.")]
    PlaceNotFinite,
    /// The project has no such membership.
    #[error("The requested resource does not exist.")]
    MemberMissing,
    /// The user is an active member.
    #[error("The payload is not valid")]
    AlreadyMember,
    /// Projects have no owners.
    #[error("\"owner\" is not a valid choice.")]
    NoOwnersHere,
}

impl ProjectRefusal {
    /// What the contract's 409 bodies carry as `id`.
    #[must_use]
    pub const fn existing_id(&self) -> Option<Uuid> {
        match self {
            Self::StateNameTaken { id } | Self::StateExternalReferenceTaken { id } => Some(id.0),
            Self::LabelNameTaken { id } | Self::LabelExternalReferenceTaken { id } => Some(id.0),
            _ => None,
        }
    }
}

impl Refusal for ProjectRefusal {
    fn sort(&self) -> Sort {
        match self {
            Self::Missing | Self::StateMissing | Self::LabelMissing | Self::MemberMissing => {
                Sort::Missing
            }
            Self::AlreadyExists
            | Self::Archived
            | Self::StateNameTaken { .. }
            | Self::StateExternalReferenceTaken { .. }
            | Self::StateIsDefault
            | Self::LabelNameTaken { .. }
            | Self::LabelExternalReferenceTaken { .. }
            | Self::AlreadyMember => Sort::Conflict,
            Self::ClosingStateMissing { .. }
            | Self::TriageReserved
            | Self::LabelParentMissing { .. }
            | Self::LabelInsideItself
            | Self::PlaceNotFinite
            | Self::NoOwnersHere => Sort::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "project/missing",
            Self::AlreadyExists => "project/already-exists",
            Self::Archived => "project/archived",
            Self::StateMissing => "project/state-missing",
            Self::ClosingStateMissing { .. } => "project/closing-state-missing",
            Self::StateNameTaken { .. } => "project/state-name-taken",
            Self::StateExternalReferenceTaken { .. } => "project/state-external-reference-taken",
            Self::TriageReserved => "project/triage-reserved",
            Self::StateIsDefault => "project/state-is-default",
            Self::LabelMissing => "project/label-missing",
            Self::LabelNameTaken { .. } => "project/label-name-taken",
            Self::LabelExternalReferenceTaken { .. } => "project/label-external-reference-taken",
            Self::LabelParentMissing { .. } => "project/label-parent-missing",
            Self::LabelInsideItself => "project/label-inside-itself",
            Self::PlaceNotFinite => "project/place-not-finite",
            Self::MemberMissing => "project/member-missing",
            Self::AlreadyMember => "project/already-member",
            Self::NoOwnersHere => "project/no-owners-here",
        }
    }
}
