//! Why a page's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a page's command was refused.
    PageRefusal: "page" {
        /// It was never made, or it was deleted, or it is not for this user.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was made before.
        #[error("The page already exists")]
        AlreadyExists => Conflict,
        /// Pages are switched off in the project.
        #[error("Pages are not enabled for this project")]
        SwitchedOff => Conflict,
        /// It is locked.
        #[error("The page is locked: its owner or an admin can unlock it")]
        Locked => Conflict,
        /// It is archived.
        #[error("The page is archived: restore it first")]
        Archived => Conflict,
        /// The parent is not one of the pages of the same project or workspace.
        #[error("The parent is none of the pages here")]
        ParentNotHere => Invalid,
        /// The parent is the page itself.
        #[error("A page cannot be its own parent")]
        ParentIsItself => Invalid,
        /// The parent is below the page, directly or further down.
        #[error("A page cannot be moved below one of its own sub-pages")]
        ParentIsBelow => Invalid,
        /// The parent is archived.
        #[error("The parent is archived")]
        ParentIsArchived => Conflict,
        /// The page is public and the parent private.
        #[error("A public page cannot be below a private one")]
        ParentIsPrivate => Conflict,
        /// A page directly below it is public.
        #[error("Public pages are below it: move them or make them private first")]
        PublicPageIsBelow => Conflict,
        /// It is a page of a project: only those of the workspace are in collections.
        #[error("Only pages of the workspace are put into collections")]
        OfProject => Conflict,
        /// It is below another page, and so in the collection of that.
        #[error("The page is below another one, and where that is: put it at the top first")]
        BelowAnother => Conflict,
        /// The sort order is infinite or no number.
        #[error("A valid number is required.")]
        SortOrderNotFinite => Invalid,
        /// The version to go back to is none of those that its text or name had.
        #[error("The requested resource does not exist.")]
        VersionMissing => Missing,
    }
}
