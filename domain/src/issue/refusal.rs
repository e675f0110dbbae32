//! Why an issue's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why an issue's command was refused; the texts are those of the contract where it has one.
    IssueRefusal: "issue" {
        /// It was never created, or it was deleted.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was created before.
        #[error("The issue already exists")]
        AlreadyExists => Conflict,
        /// The state is not one of the project's, or one that users do not see.
        #[error("State is not valid please pass a valid state_id")]
        StateNotInProject => Invalid,
        /// The parent is not one of the project's issues.
        #[error("Parent is not valid issue_id please pass a valid issue_id")]
        ParentNotInProject => Invalid,
        /// The parent is the issue itself.
        #[error("An issue cannot be its own parent")]
        ParentIsItself => Invalid,
        /// The parent is a part of the issue, directly or further down.
        #[error("An issue cannot be moved below one of its own sub-issues")]
        ParentIsBelow => Invalid,
        /// The point is not one of the estimate that the project uses.
        #[error("Estimate point is not valid please pass a valid estimate_point_id")]
        EstimatePointNotInProject => Invalid,
        /// Work would begin after it should be done.
        #[error("Start date cannot exceed target date")]
        StartAfterTarget => Invalid,
        /// The sort order is infinite or no number.
        #[error("A valid number is required.")]
        SortOrderNotFinite => Invalid,
        /// The issue is still open.
        #[error("Can only archive completed or cancelled state group issue")]
        NotFinished => Conflict,
        /// The issue is archived.
        #[error("An archived work item cannot be moved to another project")]
        Archived => Conflict,
        /// The issue is not in the module.
        #[error("The requested resource does not exist.")]
        NotInModule => Missing,
        /// The issue is in as many modules as one can be in.
        #[error("A work item cannot be in more than 100 modules.")]
        TooManyModules => Invalid,
        /// The link does not exist, or was removed.
        #[error("The requested resource does not exist.")]
        LinkMissing => Missing,
        /// Another link of the issue has this address.
        #[error("URL already exists for this Issue")]
        LinkUrlTaken => Conflict,
        /// The other issue is the issue itself.
        #[error("An issue cannot be related to itself")]
        RelatedToItself => Invalid,
        /// The issues have no relation, or not one of this kind.
        #[error("The requested resource does not exist.")]
        RelationMissing => Missing,
        /// The issue that would be blocked blocks the other one already, directly or through others.
        #[error("Work items cannot block each other in a circle")]
        BlockingCircle => Conflict,
        /// The issue has as many relations as one can have.
        #[error("A work item cannot have more than 500 relations.")]
        TooManyRelations => Invalid,
        /// The issue is linked with this page.
        #[error("The page is already linked with this work item")]
        PageAlreadyLinked => Conflict,
        /// The link to a page does not exist, or was removed.
        #[error("The requested resource does not exist.")]
        PageLinkMissing => Missing,
        /// The issue is linked with as many pages as one can be.
        #[error("A work item cannot be linked with more than 100 pages.")]
        TooManyPageLinks => Invalid,
        /// The issue waits in the intake, or was declined there.
        #[error("The work item is in triage: accept it first")]
        InTriage => Conflict,
        /// The issue never was in the intake, or is listed there no longer.
        #[error("The requested resource does not exist.")]
        NotInIntake => Missing,
        /// The project has its intake switched off.
        #[error("Intake is not enabled for this project enable it through the project's api")]
        IntakeSwitchedOff => Invalid,
        /// The issue was accepted, and is a work item for good.
        #[error("The work item was accepted: nothing else can be decided about it in the intake")]
        AlreadyAccepted => Conflict,
        /// The project has no state that an accepted issue could begin in.
        #[error("Cannot accept intake issue: No default state found for the project")]
        NoDefaultState => Invalid,
        /// The issue is to be snoozed, and nobody says until when.
        #[error("This field is required.")]
        SnoozedForNoTime => Invalid,
        /// The issue is to be snoozed until a time that is over.
        #[error("It must be in the future.")]
        SnoozedIntoPast => Invalid,
        /// The issue is to be a duplicate, and the command does not say of which.
        #[error("This field is required.")]
        DuplicateOfNothing => Invalid,
        /// The issue is to be a duplicate of itself.
        #[error("A work item cannot be a duplicate of itself")]
        DuplicateOfItself => Invalid,
        /// The person has no such reaction here.
        #[error("The requested resource does not exist.")]
        ReactionMissing => Missing,
        /// The person has as many reactions here as one can have.
        #[error("Nobody can have more than 20 reactions here.")]
        TooManyReactions => Invalid,
    }
}
