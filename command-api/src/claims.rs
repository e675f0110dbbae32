//! The names that are claimed, and how each is written in the log's table of claims.

use domain::values::ExternalRef;
use domain::{CommentId, CycleId, IssueId, ModuleId, PageId, ProjectId, UserId, WorkspaceId};
use event_store::Claim;
use uuid::Uuid;

/// Where a name is unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The slug of a workspace, in the instance.
    WorkspaceSlug,
    /// The slug of a workspace in lower case, in the instance: two that differ by case only are taken for each other.
    WorkspaceSlugInAnyCase,
    /// The e-mail of a user, in the instance.
    UserEmail,
    /// Whether a user stays or is leaving for good, in the instance.
    UserStay,
    /// The name of a project, in its workspace.
    ProjectName,
    /// The identifier of a project, in its workspace.
    ProjectIdentifier,
    /// The external reference of an issue, in its project.
    IssueExternal(ProjectId),
    /// The external reference of a comment, in its project.
    CommentExternal(ProjectId),
    /// The external reference of a cycle, in its project.
    CycleExternal(ProjectId),
    /// The name of a module, in its project.
    ModuleName(ProjectId),
    /// The external reference of a module, in its project.
    ModuleExternal(ProjectId),
    /// The external reference of a page, in its project, or among the pages of its workspace.
    PageExternal(Option<ProjectId>),
}

impl Scope {
    /// The scope's stored name.
    pub fn stored(self) -> String {
        match self {
            Self::WorkspaceSlug => "workspace-slug".to_owned(),
            Self::WorkspaceSlugInAnyCase => "workspace-slug-in-any-case".to_owned(),
            Self::UserEmail => "user-email".to_owned(),
            Self::UserStay => "user-stay".to_owned(),
            Self::ProjectName => "project-name".to_owned(),
            Self::ProjectIdentifier => "project-identifier".to_owned(),
            Self::IssueExternal(project) => format!("issue-external/{project}"),
            Self::CommentExternal(project) => format!("comment-external/{project}"),
            Self::CycleExternal(project) => format!("cycle-external/{project}"),
            Self::ModuleName(project) => format!("module-name/{project}"),
            Self::ModuleExternal(project) => format!("module-external/{project}"),
            Self::PageExternal(Some(project)) => format!("page-external/{project}"),
            Self::PageExternal(None) => "page-external".to_owned(),
        }
    }

    /// The scope of a stored claim; `None` for one that this program does not know.
    #[must_use]
    pub fn of(claim: &Claim) -> Option<Self> {
        match claim.scope.split_once('/') {
            Some(("issue-external", project)) => project.parse().ok().map(Self::IssueExternal),
            Some(("comment-external", project)) => project.parse().ok().map(Self::CommentExternal),
            Some(("cycle-external", project)) => project.parse().ok().map(Self::CycleExternal),
            Some(("module-name", project)) => project.parse().ok().map(Self::ModuleName),
            Some(("module-external", project)) => project.parse().ok().map(Self::ModuleExternal),
            Some(("page-external", project)) => {
                project.parse().ok().map(|project| Self::PageExternal(Some(project)))
            }
            Some(_) => None,
            None => [
                Self::WorkspaceSlug,
                Self::WorkspaceSlugInAnyCase,
                Self::UserEmail,
                Self::UserStay,
                Self::ProjectName,
                Self::ProjectIdentifier,
                Self::PageExternal(None),
            ]
            .into_iter()
            .find(|scope| scope.stored() == claim.scope),
        }
    }

    /// A claim of this scope.
    fn claim(self, name: impl Into<String>, owner: impl Into<Uuid>) -> Claim {
        Claim { scope: self.stored(), name: name.into(), owner: owner.into() }
    }
}

/// The stored name of the scope of workspaces' slugs, for looking them up.
pub const WORKSPACE_SLUG: &str = "workspace-slug";

/// The stored name of the scope of users' e-mails, for looking them up.
pub const USER_EMAIL: &str = "user-email";

/// A workspace's slug: as it is written, to find the workspace by, and whatever its case.
#[must_use]
pub fn workspace_slug(slug: &str, workspace: WorkspaceId) -> [Claim; 2] {
    [
        Scope::WorkspaceSlug.claim(slug, workspace),
        Scope::WorkspaceSlugInAnyCase.claim(slug.to_ascii_lowercase(), workspace),
    ]
}

/// A user's e-mail, whatever its case.
#[must_use]
pub fn user_email(email: &str, user: UserId) -> Claim {
    Scope::UserEmail.claim(email.to_lowercase(), user)
}

/// That a user stays: whoever becomes a member of a workspace takes it, or has it already.
///
/// It is the same name as that of [`user_leaves`] with another bearer, so of both only one can be held: nobody becomes
/// a member of anything once they have begun to leave for good, however close together the two are.
#[must_use]
pub fn user_stays(user: UserId) -> Claim {
    Scope::UserStay.claim(user.to_string(), user)
}

/// That a user has begun to leave for good.
#[must_use]
pub fn user_leaves(user: UserId) -> Claim {
    Scope::UserStay.claim(user.to_string(), Uuid::nil())
}

/// The claim of a project to its name in the workspace.
#[must_use]
pub fn project_name(name: &str, project: ProjectId) -> Claim {
    Scope::ProjectName.claim(name, project)
}

/// The claim of a project to its identifier in the workspace.
#[must_use]
pub fn project_identifier(identifier: &str, project: ProjectId) -> Claim {
    Scope::ProjectIdentifier.claim(identifier, project)
}

/// An issue's external reference; `None` unless it has both parts.
#[must_use]
pub fn issue_external(project: ProjectId, external: &ExternalRef, issue: IssueId) -> Option<Claim> {
    Some(Scope::IssueExternal(project).claim(pair(external)?, issue))
}

/// A comment's external reference; `None` unless it has both parts.
#[must_use]
pub fn comment_external(
    project: ProjectId,
    external: &ExternalRef,
    comment: CommentId,
) -> Option<Claim> {
    Some(Scope::CommentExternal(project).claim(pair(external)?, comment))
}

/// A cycle's external reference; `None` unless it has both parts.
#[must_use]
pub fn cycle_external(project: ProjectId, external: &ExternalRef, cycle: CycleId) -> Option<Claim> {
    Some(Scope::CycleExternal(project).claim(pair(external)?, cycle))
}

/// The claim of a module to its name in the project.
#[must_use]
pub fn module_name(project: ProjectId, name: &str, module: ModuleId) -> Claim {
    Scope::ModuleName(project).claim(name, module)
}

/// A module's external reference; `None` unless it has both parts.
#[must_use]
pub fn module_external(
    project: ProjectId,
    external: &ExternalRef,
    module: ModuleId,
) -> Option<Claim> {
    Some(Scope::ModuleExternal(project).claim(pair(external)?, module))
}

/// A page's external reference; `None` unless it has both parts.
#[must_use]
pub fn page_external(
    project: Option<ProjectId>,
    external: &ExternalRef,
    page: PageId,
) -> Option<Claim> {
    Some(Scope::PageExternal(project).claim(pair(external)?, page))
}

/// Both parts of an external reference as one name.
fn pair(external: &ExternalRef) -> Option<String> {
    if !external.is_complete() {
        return None;
    }
    let (source, id) = (external.source.as_ref()?, external.id.as_ref()?);
    Some(serde_json::json!([source.as_str(), id.as_str()]).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_claim_is_recognised() {
        let project = ProjectId(Uuid::from_u128(7));
        let owner = Uuid::from_u128(8);
        for scope in [
            Scope::WorkspaceSlug,
            Scope::WorkspaceSlugInAnyCase,
            Scope::UserEmail,
            Scope::UserStay,
            Scope::ProjectName,
            Scope::ProjectIdentifier,
            Scope::IssueExternal(project),
            Scope::CommentExternal(project),
            Scope::CycleExternal(project),
            Scope::ModuleName(project),
            Scope::ModuleExternal(project),
            Scope::PageExternal(Some(project)),
            Scope::PageExternal(None),
        ] {
            assert_eq!(Scope::of(&scope.claim("name", owner)), Some(scope));
        }
        assert_eq!(user_email("a@b", UserId(owner)).scope, USER_EMAIL);
        assert_eq!(workspace_slug("acme", WorkspaceId(owner))[0].scope, WORKSPACE_SLUG);
    }
}
