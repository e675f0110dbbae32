//! Who may do what: pure questions about roles, asked by both APIs.

use crate::collection::{Collection, CollectionMemberAccess};
use crate::comment::{Comment, CommentAccess};
use crate::ids::UserId;
use crate::issue::Issue;
use crate::page::{Page, PageAccess};
use crate::project::{Project, ProjectFeature};
use crate::refusal::refusals;
use crate::role::Role;
use crate::view::{View, ViewAccess};
use crate::workspace::Workspace;

/// The roles of a user in a workspace and, if the question is about one, in a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// The user that the questions are about.
    pub user: UserId,
    /// Their role in the workspace, if they are an active member.
    pub workspace: Option<Role>,
    /// Their role in the project, if they are an active member of both; never more than the workspace lets them be.
    pub project: Option<Role>,
}

refusals! {
    /// Why access was refused.
    AccessRefusal: "access" {
        /// The role does not reach that far, or there is none.
        #[error("You do not have permission to perform this action.")]
        RoleTooLow => Forbidden,
        /// The issue is somebody else's.
        #[error("Only admin or creator can delete the work item")]
        NotTheCreator => Forbidden,
        /// The cycle is somebody else's.
        #[error("Only admin or creator can delete the cycle")]
        NotTheCyclesOwner => Forbidden,
        /// The module is somebody else's.
        #[error("Only admin or creator can delete the module")]
        NotTheModulesCreator => Forbidden,
        /// The issue in the intake is somebody else's, and the caller a guest.
        #[error("You cannot edit intake work items")]
        NotTheSubmitter => Forbidden,
        /// Of an issue in the intake guests edit the words, and nothing else.
        #[error("Guests may change only name and description_html of their intake work items")]
        GuestsEditWords => Forbidden,
        /// What is decided about an issue in the intake is for admins of the project.
        #[error("Only admins of the project can triage intake work items")]
        NotATriager => Forbidden,
        /// The page is somebody else's.
        #[error("Only admin or owner can do this with the page")]
        PageOfAnother => Forbidden,
        /// The collection is for them to see only.
        #[error("Only those who may edit the collection can do this with it")]
        CollectionReadOnly => Forbidden,
        /// The collection is somebody else's.
        #[error("Only admin or owner can do this with the collection")]
        CollectionOfAnother => Forbidden,
        /// The view is somebody else's.
        #[error("Only admin or owner can do this with the view")]
        ViewOfAnother => Forbidden,
    }
}

/// The answer to a question of access.
type Answer = Result<(), AccessRefusal>;

impl Access {
    /// Brings roles together: a user who is not in the workspace has no role in its projects, and a guest of it is at most
    /// a guest of them.
    #[must_use]
    pub fn new(user: UserId, workspace: Option<Role>, project: Option<Role>) -> Self {
        let cap = |most: Role| project.map(|role| role.capped_by(most.most_in_projects()));
        Self { user, workspace, project: workspace.and_then(cap) }
    }

    /// The roles of a user by the aggregates themselves.
    #[must_use]
    pub fn of(user: UserId, workspace: &Workspace, project: Option<&Project>) -> Self {
        let role = project.and_then(|project| project.role_of(user, workspace.stay_of(user)));
        Self::new(user, workspace.role_of(user), role)
    }

    /// Whether they may see the workspace and the list of its projects.
    ///
    /// # Errors
    /// Not an active member.
    pub fn may_read_workspace(&self) -> Answer {
        self.in_workspace(Role::Guest)
    }

    /// Whether they may see the e-mail addresses of others.
    ///
    /// # Errors
    /// A guest or no member of the workspace.
    pub fn may_see_addresses(&self) -> Answer {
        self.in_workspace(Role::Member)
    }

    /// Whether they may change the workspace's settings, members and invitations.
    ///
    /// # Errors
    /// No admin of the workspace.
    pub fn may_manage_workspace(&self) -> Answer {
        self.in_workspace(Role::Admin)
    }

    /// Whether they may delete the workspace or hand it over.
    ///
    /// # Errors
    /// No owner of the workspace.
    pub fn may_dispose_of_workspace(&self) -> Answer {
        self.in_workspace(Role::Owner)
    }

    /// Whether they may give a role in the workspace to its members or take it from them: owners any, admins all but that
    /// of an owner.
    ///
    /// # Errors
    /// Neither.
    pub fn may_manage_role(&self, role: Role) -> Answer {
        self.in_workspace(if role == Role::Owner { Role::Owner } else { Role::Admin })
    }

    /// Whether they may create projects, and see the other members of the workspace.
    ///
    /// # Errors
    /// A guest or no member of the workspace.
    pub fn may_take_part(&self) -> Answer {
        self.in_workspace(Role::Member)
    }

    /// Whether they may read what is in the project.
    ///
    /// # Errors
    /// No member of the project.
    pub fn may_read_content(&self) -> Answer {
        self.in_project(Role::Guest)
    }

    /// Whether they may create and change issues, links, relations, states, labels and modules.
    ///
    /// # Errors
    /// A guest or no member of the project.
    pub fn may_change_content(&self) -> Answer {
        self.in_project(Role::Member)
    }

    /// Whether they may update, archive, restore and delete the project.
    ///
    /// # Errors
    /// Neither its admin nor an admin of the workspace who is a member of it.
    pub fn may_manage_project(&self) -> Answer {
        self.in_project(Role::Admin)
            .or_else(|_| self.in_workspace(Role::Admin).and(self.in_project(Role::Guest)))
    }

    /// Whether they may add, change and remove members of the project.
    ///
    /// # Errors
    /// No admin of the project.
    pub fn may_manage_project_members(&self) -> Answer {
        self.in_project(Role::Admin)
    }

    /// Whether they may say that somebody else made a thing, or at another time: only in an import.
    ///
    /// # Errors
    /// No admin of the project.
    pub fn may_import(&self) -> Answer {
        self.in_project(Role::Admin)
    }

    /// Whether they may delete an issue that `creator` really created.
    ///
    /// # Errors
    /// A guest or no member of the project; a member who is not the creator.
    pub fn may_delete_issue(&self, creator: UserId) -> Answer {
        self.may_change_content()?;
        if self.in_project(Role::Admin).is_ok() || self.user == creator {
            return Ok(());
        }
        Err(AccessRefusal::NotTheCreator)
    }

    /// Whether they may submit issues to the intake.
    ///
    /// # Errors
    /// No member of the project.
    pub fn may_submit(&self) -> Answer {
        self.in_project(Role::Guest)
    }

    /// Whether they may edit an issue in the intake that `creator` really submitted: guests only their own.
    ///
    /// # Errors
    /// No member of the project; a guest who is not the creator.
    pub fn may_change_submission(&self, creator: UserId) -> Answer {
        self.may_submit()?;
        if self.may_change_content().is_ok() || self.user == creator {
            return Ok(());
        }
        Err(AccessRefusal::NotTheSubmitter)
    }

    /// Whether they may decide about issues in the intake.
    ///
    /// # Errors
    /// No member of the project; no admin of it.
    pub fn may_triage(&self) -> Answer {
        self.may_submit()?;
        self.in_project(Role::Admin).map_err(|_| AccessRefusal::NotATriager)
    }

    /// Whether they may take an issue out of the intake that `creator` really submitted.
    ///
    /// # Errors
    /// No member of the project; neither its admin nor the creator.
    pub fn may_delete_submission(&self, creator: UserId) -> Answer {
        self.may_submit()?;
        if self.in_project(Role::Admin).is_ok() || self.user == creator {
            return Ok(());
        }
        Err(AccessRefusal::NotTheCreator)
    }

    /// Whether they may delete a cycle that `owner` owns.
    ///
    /// # Errors
    /// A guest or no member of the project; a member who is not the owner.
    pub fn may_delete_cycle(&self, owner: UserId) -> Answer {
        self.may_change_content()?;
        if self.in_project(Role::Admin).is_ok() || self.user == owner {
            return Ok(());
        }
        Err(AccessRefusal::NotTheCyclesOwner)
    }

    /// Whether they may delete a module that `creator` really created.
    ///
    /// # Errors
    /// A guest or no member of the project; a member who is not the creator.
    pub fn may_delete_module(&self, creator: UserId) -> Answer {
        self.may_change_content()?;
        if self.in_project(Role::Admin).is_ok() || self.user == creator {
            return Ok(());
        }
        Err(AccessRefusal::NotTheModulesCreator)
    }

    /// Whether they may comment on issues.
    ///
    /// # Errors
    /// No member of the project.
    pub fn may_comment(&self) -> Answer {
        self.in_project(Role::Guest)
    }

    /// Whether they may edit and delete a comment that `writer` really wrote.
    ///
    /// # Errors
    /// No member of the project, or neither the writer nor an admin of the project.
    pub fn may_change_comment(&self, writer: UserId) -> Answer {
        self.may_comment()?;
        if self.user == writer { Ok(()) } else { self.in_project(Role::Admin) }
    }

    /// Whether they may see an issue of the project: its members do, its guests too if it shows them all issues, else those
    /// that they are shown to have created or work on.
    ///
    /// # Errors
    /// It is not for them.
    pub fn may_see_issue(&self, project: &Project, issue: &Issue) -> Answer {
        self.may_read_content()?;
        let shows_all = ProjectFeature::GuestsSeeAll;
        let shows_all =
            project.details().is_ok_and(|details| details.features.contains(&shows_all));
        let is_own = || issue.audit.created_by == self.user || issue.assignees.contains(&self.user);
        if shows_all || is_own() { Ok(()) } else { self.in_project(Role::Member) }
    }

    /// Whether they may write and read internal comments.
    ///
    /// # Errors
    /// A guest or no member of the project.
    pub fn may_discuss_internally(&self) -> Answer {
        self.in_project(Role::Member)
    }

    /// Whether they may see a comment, which perhaps answers another one; the issue is one that they see.
    ///
    /// # Errors
    /// One of the comments is internal, and they are a guest or no member of the project.
    pub fn may_see_comment(&self, comment: &Comment, above: Option<&Comment>) -> Answer {
        let is_internal = |comment: &Comment| comment.access == CommentAccess::Internal;
        if is_internal(comment) || above.is_some_and(is_internal) {
            return self.may_discuss_internally();
        }
        self.may_comment()
    }

    /// Whether they may see a page: members of its project see a public one, members of the workspace but its guests a
    /// public one of the workspace, and the owner alone a private one.
    ///
    /// # Errors
    /// It is not for them.
    pub fn may_see_page(&self, page: &Page) -> Answer {
        match page.project {
            Some(_) => self.in_project(Role::Guest)?,
            None => self.in_workspace(Role::Member)?,
        }
        if page.access == PageAccess::Private && page.owner != self.user {
            return Err(AccessRefusal::RoleTooLow);
        }
        Ok(())
    }

    /// Whether they may make and change pages of the workspace; for those of a project see
    /// [`Access::may_change_content`].
    ///
    /// # Errors
    /// A guest or no member of the workspace.
    pub fn may_change_workspace_pages(&self) -> Answer {
        self.in_workspace(Role::Member)
    }

    /// Whether they may delete, archive and restore a page, unlock it, and change who may read it.
    ///
    /// # Errors
    /// They may not change pages there; neither the owner of this one nor an admin of its project, or for a page of the
    /// workspace of that.
    pub fn may_dispose_of_page(&self, page: &Page) -> Answer {
        self.may_dispose_of_page_of(page.owner, page.project.is_some())
    }

    /// Whether they may delete, archive, restore and unlock a page that is `owner`'s, and change who may read it; the page
    /// is in the project or in the workspace itself.
    pub(crate) fn may_dispose_of_page_of(&self, owner: UserId, is_in_project: bool) -> Answer {
        let is_theirs = self.is_owner_or_admin(owner, is_in_project)?;
        if is_theirs { Ok(()) } else { Err(AccessRefusal::PageOfAnother) }
    }

    /// Whether a thing of the project, or of the workspace itself, is theirs, or they are an admin there; guests have no
    /// say in either.
    fn is_owner_or_admin(&self, owner: UserId, is_in_project: bool) -> Result<bool, AccessRefusal> {
        let is_admin = if is_in_project {
            self.may_change_content()?;
            self.in_project(Role::Admin)
        } else {
            self.may_take_part()?;
            self.in_workspace(Role::Admin)
        };
        Ok(is_admin.is_ok() || owner == self.user)
    }

    /// Whether they may see a view: members of its project see a public one, members of the workspace a public one of the
    /// workspace, and the owner alone a private one.
    ///
    /// # Errors
    /// It is not for them.
    pub fn may_see_view(&self, view: &View) -> Answer {
        match view.project {
            Some(_) => self.may_read_content()?,
            None => self.may_read_workspace()?,
        }
        if view.access == ViewAccess::Private && view.owner != self.user {
            return Err(AccessRefusal::RoleTooLow);
        }
        Ok(())
    }

    /// Whether they may change a view that they see, lock, unlock and delete it.
    ///
    /// # Errors
    /// A guest there; neither the owner of this one nor an admin of its project, or for a view of the workspace of that.
    pub fn may_dispose_of_view(&self, view: &View) -> Answer {
        self.may_dispose_of_view_of(view.owner, view.project.is_some())
    }

    /// Whether they may change, lock, unlock and delete a view that is `owner`'s, in the project or in the workspace
    /// itself.
    pub(crate) fn may_dispose_of_view_of(&self, owner: UserId, is_in_project: bool) -> Answer {
        let is_theirs = self.is_owner_or_admin(owner, is_in_project)?;
        if is_theirs { Ok(()) } else { Err(AccessRefusal::ViewOfAnother) }
    }

    /// Whether they may see a collection: a public one the members of the workspace but its guests, a private one those of
    /// them who own it or are its members. `stay` is their present stay in the workspace.
    ///
    /// # Errors
    /// It is not for them.
    pub fn may_see_collection(&self, collection: &Collection, stay: u32) -> Answer {
        self.may_change_workspace_pages()?;
        collection.access_of(self.user, stay).map(|_| ()).ok_or(AccessRefusal::RoleTooLow)
    }

    /// Whether they may rename a collection, and say which pages are in it: in a public one all who see it, in a private one
    /// its owner and those of its members who may edit it.
    ///
    /// # Errors
    /// It is not for them, or only to see.
    pub fn may_edit_collection(&self, collection: &Collection, stay: u32) -> Answer {
        self.may_see_collection(collection, stay)?;
        if collection.access_of(self.user, stay) == Some(CollectionMemberAccess::Edit) {
            return Ok(());
        }
        Err(AccessRefusal::CollectionReadOnly)
    }

    /// Whether they may delete a collection, and say who its members are: its owner, and those admins of the workspace who
    /// see it.
    ///
    /// # Errors
    /// It is not for them, or they are neither.
    pub fn may_dispose_of_collection(&self, collection: &Collection, stay: u32) -> Answer {
        self.may_see_collection(collection, stay)?;
        if self.in_workspace(Role::Admin).is_ok() || collection.owner == self.user {
            return Ok(());
        }
        Err(AccessRefusal::CollectionOfAnother)
    }

    /// Asks for a role in the workspace or more.
    fn in_workspace(&self, needed: Role) -> Answer {
        reaches(self.workspace, needed)
    }

    /// Asks for a role in the project or more.
    fn in_project(&self, needed: Role) -> Answer {
        reaches(Self::new(self.user, self.workspace, self.project).project, needed)
    }
}

/// Compares a role, if there is one, with the one that is needed.
fn reaches(role: Option<Role>, needed: Role) -> Answer {
    match role {
        Some(role) if role.includes(needed) => Ok(()),
        _ => Err(AccessRefusal::RoleTooLow),
    }
}

#[cfg(test)]
mod tests {
    use super::Role::{Admin, Guest, Member, Owner};
    use super::*;
    use crate::aggregate::{Evolve, Stamp};
    use crate::page::examples::owned as page;

    /// The one who asks.
    const USER: UserId = UserId(uuid::Uuid::from_u128(1));

    /// Somebody else.
    const OTHER: UserId = UserId(uuid::Uuid::from_u128(2));

    /// The access of [`USER`] with these roles.
    fn access(workspace: impl Into<Option<Role>>, project: impl Into<Option<Role>>) -> Access {
        Access::new(USER, workspace.into(), project.into())
    }

    /// The access of a user with these roles.
    fn access_of(user: UserId, workspace: Role, project: Option<Role>) -> Access {
        Access::new(user, Some(workspace), project)
    }

    /// A workspace that [`USER`] owns and [`OTHER`] is a member of, and a project that both are admins of.
    fn examples() -> (Workspace, Project) {
        use crate::workspace::examples::{created, joined};
        let mut workspace = Workspace::default();
        workspace.evolve(created(), Stamp::UNKNOWN);
        workspace.evolve(joined(2, Member), Stamp::UNKNOWN);
        (workspace, crate::project::examples::project(vec![]))
    }

    /// Everybody for whom the answer is yes, of all combinations of roles.
    fn allowed(question: impl Fn(&Access) -> Answer) -> Vec<(Option<Role>, Option<Role>)> {
        let workspace = [None, Some(Guest), Some(Member), Some(Admin), Some(Owner)];
        let project = [None, Some(Guest), Some(Member), Some(Admin)];
        let all = workspace.into_iter().flat_map(|w| project.map(|p| (w, p)));
        all.filter(|(w, p)| question(&access(*w, *p)).is_ok()).collect()
    }

    #[test]
    fn a_private_collection_is_for_its_owner_and_its_members() {
        use crate::collection::CollectionAccess::Private;
        use crate::collection::CollectionMemberAccess::{Edit, View};
        use crate::collection::examples::{OWNER as COLLECTOR, added, after, created};
        let collection = |events| after(created(Private), events);
        let seen = allowed(|access| access.may_see_collection(&collection(vec![]), 0));
        assert_eq!(seen, [], "not even for admins and owners of the workspace");
        let (one, two) = (collection(vec![added(1, View)]), collection(vec![added(1, Edit)]));
        let (member, admin) = (access(Member, None), access(Admin, None));
        assert!(access(Guest, None).may_see_collection(&one, 0).is_err());
        assert!(member.may_see_collection(&one, 0).is_ok());
        assert_eq!(member.may_edit_collection(&one, 0), Err(AccessRefusal::CollectionReadOnly));
        assert!(member.may_edit_collection(&two, 0).is_ok());
        let refused = Err(AccessRefusal::CollectionOfAnother);
        assert_eq!(member.may_dispose_of_collection(&two, 0), refused);
        assert!(admin.may_dispose_of_collection(&one, 0).is_ok());
        assert!(access_of(COLLECTOR, Member, None).may_dispose_of_collection(&one, 0).is_ok());
    }

    #[test]
    fn a_public_collection_is_edited_by_all_members_and_deleted_by_owner_and_admins() {
        use crate::collection::CollectionAccess::Public;
        use crate::collection::examples::{after, created};
        let public = after(created(Public), vec![]);
        let roles = |roles: &[Role]| -> Vec<_> {
            let project = [None, Some(Guest), Some(Member), Some(Admin)];
            roles.iter().flat_map(|role| project.map(|of| (Some(*role), of))).collect()
        };
        let edited = allowed(|access| access.may_edit_collection(&public, 0));
        assert_eq!(edited, roles(&[Member, Admin, Owner]));
        let disposed = allowed(|access| access.may_dispose_of_collection(&public, 0));
        assert_eq!(disposed, roles(&[Admin, Owner]));
    }

    #[test]
    fn a_private_view_is_for_its_owner_alone() {
        use crate::view::examples::owned as view;
        for is_of_project in [true, false] {
            let private = view(is_of_project, ViewAccess::Private, OTHER);
            assert_eq!(allowed(|access| access.may_see_view(&private)), []);
            assert!(access_of(OTHER, Member, Some(Member)).may_see_view(&private).is_ok());
        }
        let outside = access(Member, None);
        assert!(outside.may_see_view(&view(true, ViewAccess::Private, USER)).is_err());
    }

    #[test]
    fn a_public_view_is_seen_by_all_and_changed_by_owner_and_admins() {
        use crate::view::examples::owned as view;
        let of_project = view(true, ViewAccess::Public, OTHER);
        let of_workspace = view(false, ViewAccess::Public, OTHER);
        let (guest, member) = (access(Guest, Guest), access(Member, Member));
        for public in [&of_project, &of_workspace] {
            assert!(guest.may_see_view(public).is_ok() && member.may_see_view(public).is_ok());
            assert_eq!(guest.may_dispose_of_view(public), Err(AccessRefusal::RoleTooLow));
            assert_eq!(member.may_dispose_of_view(public), Err(AccessRefusal::ViewOfAnother));
        }
        assert!(access(Member, Admin).may_dispose_of_view(&of_project).is_ok());
        assert!(access(Owner, Member).may_dispose_of_view(&of_project).is_err());
        assert!(access(Admin, None).may_dispose_of_view(&of_workspace).is_ok());
        for is_of_project in [true, false] {
            let own = view(is_of_project, ViewAccess::Private, USER);
            assert!(member.may_dispose_of_view(&own).is_ok());
            assert!(guest.may_dispose_of_view(&own).is_err(), "they were made a guest");
        }
    }

    #[test]
    fn a_workspace_admin_outside_the_project_has_no_access_to_its_items() {
        for role in [Admin, Owner] {
            let access = access(role, None);
            assert!(access.may_read_workspace().is_ok());
            assert_eq!(access.may_comment(), Err(AccessRefusal::RoleTooLow));
            assert_eq!(access.may_change_content(), Err(AccessRefusal::RoleTooLow));
            assert_eq!(access.may_manage_project(), Err(AccessRefusal::RoleTooLow));
        }
    }

    #[test]
    fn whoever_left_the_workspace_has_no_role_in_its_projects() {
        assert_eq!(access(None, Admin).project, None);
        let forged = Access { user: USER, workspace: None, project: Some(Admin) };
        assert!(forged.may_comment().is_err());
    }

    #[test]
    fn a_project_is_managed_by_its_admins_and_by_workspace_admins_in_it() {
        assert!(access(Member, Admin).may_manage_project().is_ok());
        assert!(access(Admin, Guest).may_manage_project().is_ok());
        assert!(access(Member, Member).may_manage_project().is_err());
    }

    #[test]
    fn a_guest_of_the_workspace_is_nothing_more_in_its_projects() {
        for role in [Guest, Member, Admin] {
            assert_eq!(access(Guest, role), access(Guest, Guest));
        }
        let forged = Access { user: USER, workspace: Some(Guest), project: Some(Admin) };
        assert!(forged.may_change_content().is_err());
    }

    #[test]
    fn whoever_comes_back_to_the_workspace_has_no_role_in_its_projects() {
        use crate::workspace::{WorkspaceMemberReactivated, WorkspaceMemberRemoved};
        let (mut workspace, project) = examples();
        let removed = WorkspaceMemberRemoved { user: OTHER, role: Member };
        let back = WorkspaceMemberReactivated { user: OTHER, role: Member, stay: 1 };
        assert_eq!(Access::of(OTHER, &workspace, Some(&project)).project, Some(Admin));
        workspace.evolve(removed, Stamp::UNKNOWN);
        assert_eq!(Access::of(OTHER, &workspace, Some(&project)).project, None);
        workspace.evolve(back, Stamp::UNKNOWN);
        assert_eq!(Access::of(OTHER, &workspace, Some(&project)), access_of(OTHER, Member, None));
    }

    #[test]
    fn only_project_admins_manage_its_members() {
        assert!(access(Member, Admin).may_manage_project_members().is_ok());
        assert!(access(Owner, Member).may_manage_project_members().is_err());
    }

    #[test]
    fn guests_comment_but_change_nothing() {
        let guest = access(Member, Guest);
        assert!(guest.may_comment().is_ok());
        assert!(guest.may_change_content().is_err());
    }

    #[test]
    fn workspace_guests_create_no_projects() {
        let guest = access(Guest, Guest);
        assert!(guest.may_read_workspace().is_ok());
        assert!(guest.may_take_part().is_err());
    }

    #[test]
    fn only_admins_manage_and_only_owners_dispose_of_the_workspace() {
        assert!(access(Admin, None).may_manage_workspace().is_ok());
        assert!(access(Member, Admin).may_manage_workspace().is_err());
        assert!(access(Admin, None).may_dispose_of_workspace().is_err());
        assert!(access(Owner, None).may_dispose_of_workspace().is_ok());
    }

    #[test]
    fn only_owners_make_and_demote_owners_and_only_admins_others() {
        for role in [Guest, Member, Admin] {
            assert!(access(Admin, None).may_manage_role(role).is_ok());
            assert!(access(Member, Admin).may_manage_role(role).is_err());
        }
        assert!(access(Admin, None).may_manage_role(Owner).is_err());
        assert!(access(Owner, None).may_manage_role(Owner).is_ok());
    }

    #[test]
    fn an_issue_is_deleted_by_its_creator_or_a_project_admin() {
        let member = access(Member, Member);
        assert!(member.may_delete_issue(USER).is_ok());
        assert_eq!(member.may_delete_issue(OTHER), Err(AccessRefusal::NotTheCreator));
        assert!(access(Member, Admin).may_delete_issue(OTHER).is_ok());
        assert_eq!(access(Member, Guest).may_delete_issue(USER), Err(AccessRefusal::RoleTooLow));
    }

    #[test]
    fn a_cycle_is_deleted_by_its_owner_or_a_project_admin() {
        let member = access(Member, Member);
        assert!(member.may_delete_cycle(USER).is_ok());
        assert_eq!(member.may_delete_cycle(OTHER), Err(AccessRefusal::NotTheCyclesOwner));
        assert!(access(Member, Admin).may_delete_cycle(OTHER).is_ok());
        assert_eq!(access(Member, Guest).may_delete_cycle(USER), Err(AccessRefusal::RoleTooLow));
    }

    #[test]
    fn a_module_is_deleted_by_its_creator_or_a_project_admin() {
        let member = access(Member, Member);
        assert!(member.may_delete_module(USER).is_ok());
        assert_eq!(member.may_delete_module(OTHER), Err(AccessRefusal::NotTheModulesCreator));
        assert!(access(Member, Admin).may_delete_module(OTHER).is_ok());
        assert_eq!(access(Member, Guest).may_delete_module(USER), Err(AccessRefusal::RoleTooLow));
    }

    #[test]
    fn a_comment_is_changed_by_its_author_or_a_project_admin() {
        let guest = access(Guest, Guest);
        assert!(guest.may_change_comment(USER).is_ok());
        assert!(guest.may_change_comment(OTHER).is_err());
        assert!(access(Member, Admin).may_change_comment(OTHER).is_ok());
        assert!(access(Owner, None).may_change_comment(USER).is_err());
    }

    /// An issue that [`OTHER`] created, and somebody works on.
    fn issue(assignee: UserId) -> Issue {
        let mut issue = Issue::default();
        issue.audit.created_by = OTHER;
        issue.assignees.push(assignee);
        issue
    }

    #[test]
    fn a_guest_sees_the_issues_that_they_created_or_work_on() {
        let (_, project) = examples();
        let (own, other) = (issue(USER), issue(OTHER));
        let guest = access(Guest, Guest);
        assert!(guest.may_see_issue(&project, &own).is_ok());
        let mut created = issue(OTHER);
        created.audit.created_by = USER;
        assert!(guest.may_see_issue(&project, &created).is_ok());
        assert_eq!(guest.may_see_issue(&project, &other), Err(AccessRefusal::RoleTooLow));
        assert!(access(Member, Guest).may_see_issue(&project, &other).is_err());
        assert!(access(Member, Member).may_see_issue(&project, &other).is_ok());
        assert!(access(Owner, None).may_see_issue(&project, &own).is_err());
    }

    #[test]
    fn a_guest_sees_all_issues_of_a_project_that_shows_them() {
        use crate::project::ProjectFeatureSwitched;
        let (_, mut project) = examples();
        let switched = ProjectFeatureSwitched { feature: ProjectFeature::GuestsSeeAll, on: true };
        project.evolve(switched, Stamp::UNKNOWN);
        assert!(access(Guest, Guest).may_see_issue(&project, &issue(OTHER)).is_ok());
        assert!(access(Owner, None).may_see_issue(&project, &issue(OTHER)).is_err());
    }

    #[test]
    fn a_guest_sees_neither_internal_comments_nor_the_answers_to_them() {
        let comment = |access| Comment { access, ..Comment::default() };
        let (internal, external) =
            (comment(CommentAccess::Internal), comment(CommentAccess::External));
        let guest = access(Guest, Guest);
        assert!(guest.may_see_comment(&external, None).is_ok());
        assert!(guest.may_see_comment(&external, Some(&external)).is_ok());
        assert!(guest.may_see_comment(&internal, None).is_err());
        assert!(guest.may_see_comment(&external, Some(&internal)).is_err());
        assert!(access(Member, Member).may_see_comment(&internal, Some(&internal)).is_ok());
        assert!(access(Owner, None).may_see_comment(&external, None).is_err());
    }

    #[test]
    fn a_public_page_is_seen_by_all_members_and_one_of_the_workspace_not_by_guests() {
        let (in_project, in_workspace) =
            (page(true, PageAccess::Public, OTHER), page(false, PageAccess::Public, OTHER));
        assert!(access(Guest, Guest).may_see_page(&in_project).is_ok());
        assert!(access(Owner, None).may_see_page(&in_project).is_err());
        assert!(access(Member, None).may_see_page(&in_workspace).is_ok());
        assert!(access(Guest, Guest).may_see_page(&in_workspace).is_err());
    }

    #[test]
    fn guests_edit_and_withdraw_what_they_submitted_and_admins_triage() {
        let [guest, member, admin] = [Guest, Member, Admin].map(|role| access(Member, role));
        for everybody in [guest, member, admin] {
            assert!(everybody.may_submit().is_ok());
            assert!(everybody.may_change_submission(USER).is_ok());
            assert!(everybody.may_delete_submission(USER).is_ok());
        }
        assert_eq!(guest.may_change_submission(OTHER), Err(AccessRefusal::NotTheSubmitter));
        assert!(member.may_change_submission(OTHER).is_ok());
        for other in [guest, member] {
            assert_eq!(other.may_delete_submission(OTHER), Err(AccessRefusal::NotTheCreator));
            assert_eq!(other.may_triage(), Err(AccessRefusal::NotATriager));
        }
        assert!(admin.may_triage().is_ok() && admin.may_delete_submission(OTHER).is_ok());
        assert_eq!(access(Owner, None).may_triage(), Err(AccessRefusal::RoleTooLow));
    }

    #[test]
    fn a_private_page_is_seen_by_its_owner_alone_and_not_once_they_are_out() {
        for is_of_project in [true, false] {
            let (own, other) = (
                page(is_of_project, PageAccess::Private, USER),
                page(is_of_project, PageAccess::Private, OTHER),
            );
            assert!(access(Member, Member).may_see_page(&own).is_ok());
            assert!(access(Owner, Admin).may_see_page(&other).is_err());
            assert!(access(None, None).may_see_page(&own).is_err());
        }
    }

    #[test]
    fn a_page_is_disposed_of_by_its_owner_or_an_admin() {
        for is_of_project in [true, false] {
            let (own, other) = (
                page(is_of_project, PageAccess::Public, USER),
                page(is_of_project, PageAccess::Public, OTHER),
            );
            let member = access(Member, Member);
            assert!(member.may_dispose_of_page(&own).is_ok());
            assert_eq!(member.may_dispose_of_page(&other), Err(AccessRefusal::PageOfAnother));
            assert!(access(Admin, Admin).may_dispose_of_page(&other).is_ok());
            let guest = access(Guest, Guest);
            assert_eq!(guest.may_dispose_of_page(&own), Err(AccessRefusal::RoleTooLow));
        }
    }

    #[test]
    fn nobody_without_a_role_may_do_anything() {
        for question in [
            Access::may_read_workspace,
            Access::may_take_part,
            Access::may_manage_project,
            Access::may_comment,
        ] {
            let allowed = allowed(question);
            assert!(
                !allowed.is_empty() && allowed.iter().all(|(workspace, _)| workspace.is_some())
            );
        }
    }

    #[test]
    fn the_aggregates_themselves_give_roles() {
        let (workspace, project) = examples();
        let nobody = UserId(uuid::Uuid::from_u128(9));
        assert_eq!(Access::of(USER, &workspace, Some(&project)), access(Owner, Admin));
        assert_eq!(Access::of(nobody, &workspace, Some(&project)), Access::new(nobody, None, None));
    }
}
