//! What the client is told of each [`CommandError`]: the contract's own words and statuses where it has some.

use axum::http::StatusCode;
use domain::collection::CollectionRefusal;
use domain::comment::CommentRefusal;
use domain::cycle::CycleRefusal;
use domain::issue::IssueRefusal;
use domain::module::ModuleRefusal;
use domain::page::PageRefusal;
use domain::project::ProjectRefusal;
use domain::view::ViewRefusal;
use domain::workspace::WorkspaceRefusal;
use domain::{AccessRefusal, Category, Refusal};
use event_store::Claim;
use service::{Problem, missing};

use crate::claims;
use crate::error::{AnyRefusal, CommandError};

impl From<CommandError> for Problem {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::Refused(refusal) => refused(refusal),
            CommandError::Problem(problem) => problem,
            CommandError::Claimed(claim) => claimed(&claim),
            CommandError::KeyReused => Self::idempotency_key_reused(),
            CommandError::Contended => {
                let text = "Others are changing the same things, please try again.";
                Self::unavailable("log/contended", text, 1)
            }
            CommandError::Log(error) => error.into(),
            CommandError::Internal(mistake) => Self::internal(mistake),
        }
    }
}

/// A name is taken.
fn claimed(claim: &Claim) -> Problem {
    match claims::Scope::of(claim) {
        Some(claims::Scope::ProjectName) => Problem::project_name_taken(),
        Some(claims::Scope::ProjectIdentifier) => Problem::project_identifier_taken(),
        Some(claims::Scope::IssueExternal(_)) => Problem::duplicate_external("Issue", claim.owner),
        Some(claims::Scope::CommentExternal(_)) => {
            Problem::duplicate_external("Work item comment", claim.owner)
        }
        Some(claims::Scope::CycleExternal(_)) => Problem::duplicate_external("Cycle", claim.owner),
        Some(claims::Scope::ModuleName(_)) => Problem::module_name_taken(Some(claim.owner)),
        Some(claims::Scope::ModuleExternal(_)) => {
            Problem::duplicate_external("Module", claim.owner)
        }
        Some(claims::Scope::PageExternal(_)) => Problem::duplicate_external("Page", claim.owner),
        Some(claims::Scope::WorkspaceSlug | claims::Scope::WorkspaceSlugInAnyCase) => {
            Problem::field("slug", "The workspace with the slug already exists")
        }
        Some(claims::Scope::UserEmail) => Problem::email_taken(),
        Some(claims::Scope::UserStay) => {
            let text = "This account is being deactivated.";
            Problem::conflict("user/leaving", text)
        }
        None => Problem::conflict("claim/taken", "The name is already taken"),
    }
}

/// A rule says no.
fn refused(refusal: AnyRefusal) -> Problem {
    match refusal {
        AnyRefusal::Access(refusal) => access(refusal),
        AnyRefusal::Collection(refusal) => collection(refusal),
        AnyRefusal::Comment(refusal) => comment(refusal),
        AnyRefusal::Cycle(refusal) => cycle(refusal),
        AnyRefusal::Issue(refusal) => issue(refusal),
        AnyRefusal::Module(refusal) => module(refusal),
        AnyRefusal::Page(refusal) => page(refusal),
        AnyRefusal::Project(refusal) => project(refusal),
        AnyRefusal::User(refusal) => by_category(&refusal),
        AnyRefusal::View(refusal) => view(refusal),
        AnyRefusal::Workspace(refusal) => workspace(refusal),
    }
}

/// Who may not.
fn access(refusal: AccessRefusal) -> Problem {
    match refusal {
        AccessRefusal::RoleTooLow => Problem::forbidden(),
        AccessRefusal::NotTheSubmitter => Problem::rule(refusal.code(), refusal.to_string()),
        AccessRefusal::NotTheCreator
        | AccessRefusal::GuestsEditWords
        | AccessRefusal::NotATriager
        | AccessRefusal::NotTheCyclesOwner
        | AccessRefusal::NotTheModulesCreator
        | AccessRefusal::PageOfAnother
        | AccessRefusal::CollectionReadOnly
        | AccessRefusal::CollectionOfAnother
        | AccessRefusal::ViewOfAnother => {
            Problem::forbidden_because(refusal.code(), refusal.to_string())
        }
    }
}

fn collection(refusal: CollectionRefusal) -> Problem {
    match refusal {
        CollectionRefusal::SortOrderNotFinite => Problem::field("sort_order", refusal.to_string()),
        _ => by_category(&refusal),
    }
}

fn comment(refusal: CommentRefusal) -> Problem {
    match refusal {
        CommentRefusal::ParentMissing { .. }
        | CommentRefusal::ParentIsAnswer
        | CommentRefusal::ParentIsFixed => {
            Problem::field("parent", refusal.to_string()).with_code(refusal.code())
        }
        _ => by_category(&refusal),
    }
}

fn issue(refusal: IssueRefusal) -> Problem {
    match refusal {
        IssueRefusal::NotFinished | IssueRefusal::LinkUrlTaken | IssueRefusal::BlockingCircle => {
            Problem::rule(refusal.code(), refusal.to_string())
        }
        IssueRefusal::SortOrderNotFinite => Problem::field("sort_order", refusal.to_string()),
        IssueRefusal::IntakeSwitchedOff => Problem::rule(refusal.code(), refusal.to_string()),
        IssueRefusal::NoDefaultState => {
            Problem::field("status", refusal.to_string()).with_code(refusal.code())
        }
        IssueRefusal::SnoozedForNoTime | IssueRefusal::SnoozedIntoPast => {
            Problem::field("snoozed_till", refusal.to_string()).with_code(refusal.code())
        }
        IssueRefusal::DuplicateOfNothing | IssueRefusal::DuplicateOfItself => {
            Problem::field("duplicate_to", refusal.to_string()).with_code(refusal.code())
        }
        _ => by_category(&refusal),
    }
}

fn cycle(refusal: CycleRefusal) -> Problem {
    let (code, text) = (refusal.code(), refusal.to_string());
    match refusal {
        CycleRefusal::HalfDated
        | CycleRefusal::Archived
        | CycleRefusal::Ended
        | CycleRefusal::NotEnded
        | CycleRefusal::SourceNotEnded
        | CycleRefusal::TargetEnded
        | CycleRefusal::TargetIsItself => Problem::rule(code, text),
        CycleRefusal::ClosedToIssues => {
            Problem::text(StatusCode::BAD_REQUEST, code, "message", text)
                .with("code", "CYCLE_COMPLETED")
        }
        CycleRefusal::SortOrderNotFinite => Problem::field("sort_order", text),
        CycleRefusal::Missing
        | CycleRefusal::AlreadyExists
        | CycleRefusal::SwitchedOff
        | CycleRefusal::StartAfterEnd => by_category(&refusal),
    }
}

fn module(refusal: ModuleRefusal) -> Problem {
    match refusal {
        ModuleRefusal::NotFinished | ModuleRefusal::Archived | ModuleRefusal::LinkUrlTaken => {
            Problem::rule(refusal.code(), refusal.to_string())
        }
        ModuleRefusal::PlaceNotFinite => Problem::field("sort_order", refusal.to_string()),
        _ => by_category(&refusal),
    }
}

fn page(refusal: PageRefusal) -> Problem {
    match refusal {
        PageRefusal::ParentNotHere | PageRefusal::ParentIsItself | PageRefusal::ParentIsBelow => {
            Problem::field("parent", refusal.to_string()).with_code(refusal.code())
        }
        PageRefusal::SortOrderNotFinite => Problem::field("sort_order", refusal.to_string()),
        _ => by_category(&refusal),
    }
}

fn view(refusal: ViewRefusal) -> Problem {
    let field = match refusal {
        ViewRefusal::FilteredTwice => "pql",
        ViewRefusal::GroupedTwice => "sub_group_by",
        ViewRefusal::SortOrderNotFinite => "sort_order",
        _ => return by_category(&refusal),
    };
    Problem::field(field, refusal.to_string()).with_code(refusal.code())
}

fn project(refusal: ProjectRefusal) -> Problem {
    match refusal {
        ProjectRefusal::StateNameTaken { id } => Problem::duplicate_name("State", id.uuid()),
        ProjectRefusal::LabelNameTaken { id } => Problem::duplicate_name("Label", id.uuid()),
        ProjectRefusal::StateExternalReferenceTaken { id } => {
            Problem::duplicate_external("State", id.uuid())
        }
        ProjectRefusal::LabelExternalReferenceTaken { id } => {
            Problem::duplicate_external("Label", id.uuid())
        }
        ProjectRefusal::EstimateMissing | ProjectRefusal::EstimatePointMissing => {
            Problem::missing(refusal.to_string())
        }
        ProjectRefusal::EstimateAlreadyExists { id } => {
            Problem::conflict(refusal.code(), refusal.to_string()).with("id", id.to_string())
        }
        ProjectRefusal::UsedEstimateMissing { .. } => {
            Problem::field("estimate", refusal.to_string())
        }
        ProjectRefusal::StateIsDefault | ProjectRefusal::Archived => {
            Problem::rule(refusal.code(), refusal.to_string())
        }
        ProjectRefusal::AlreadyMember => Problem::payload_not_valid(),
        ProjectRefusal::ClosingStateMissing { .. } => {
            Problem::field("closing_state", refusal.to_string())
        }
        ProjectRefusal::LabelParentMissing { .. } | ProjectRefusal::LabelInsideItself => {
            Problem::field("parent", refusal.to_string())
        }
        ProjectRefusal::NoOwnersHere => Problem::field("role", refusal.to_string()),
        _ => by_category(&refusal),
    }
    .with_code(refusal.code())
}

fn workspace(refusal: WorkspaceRefusal) -> Problem {
    let rule = |code| Problem::rule(refusal.code(), refusal.to_string()).with("code", code);
    match refusal {
        WorkspaceRefusal::InvitationMissing => {
            Problem::missing(missing::INVITATION).with_code(refusal.code())
        }
        WorkspaceRefusal::InvitationAccepted => rule("INVITE_ALREADY_ACCEPTED"),
        WorkspaceRefusal::InvitationDeclined => rule("INVITE_ALREADY_RESPONDED"),
        WorkspaceRefusal::OwnersAreNotInvited => Problem::field("role", refusal.to_string()),
        _ => by_category(&refusal),
    }
}

/// What has no words of its own in the contract.
fn by_category(refusal: &impl Refusal) -> Problem {
    let (code, text) = (refusal.code(), refusal.to_string());
    match refusal.category() {
        Category::Missing => Problem::not_found().with_code(code),
        Category::Conflict => Problem::conflict(code, text),
        Category::Forbidden => Problem::forbidden_because(code, text),
        Category::Invalid => Problem::non_field(text).with_code(code),
    }
}
