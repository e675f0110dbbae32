//! What clients send about an invitation.

use domain::workspace::InvitedProject;
use domain::{ProjectId, Role};
use service::Problem;
use wire::{Fields, Sent};

use crate::accounts::Email;
use crate::described::{ROLE, bodies};
use crate::workspaces::role;

bodies! {
    /// Who is invited, to what.
    InvitationWanted: schema(New::read), {
        "email": "ada@example.org",
        "role": 15,
        "projects": [{ "project": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f", "role": 15 }]
    };
    /// What an invitation is to from now on.
    InvitationChanges: schema_of_changes(read_changes), { "role": 20 };
}

const MOST_PROJECTS: usize = 20;

/// The descriptions of the fields.
const EMAIL: &str = "The address of whoever is invited: they sign in, or up, with it.";
const PROJECTS: &str = "The projects that they become members of as well.";
const PROJECT: &str = "The id of a project whose members the caller may change.";
const FIXED_EMAIL: &str = "Nothing: the address stays as it is.";

/// A new invitation as it was sent.
pub struct New {
    /// Who is invited.
    pub email: Email,
    /// The role that they get in the workspace.
    pub role: Role,
    /// The projects that they become members of.
    pub projects: Vec<InvitedProject>,
}

impl New {
    /// Reads the body of a request.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let email = fields.text("email").doc(EMAIL).max(255).required().read_as();
        let role = role(&mut fields).unwrap_or(Role::Guest);
        let projects = fields.objects("projects", PROJECTS, 0..=MOST_PROJECTS, project);
        if let Some(index) = repeated(&projects) {
            let text = "The project is in the list before.";
            fields.fail(format!("projects[{index}].project"), text);
        }
        fields.finish()?;
        let read = |(project, role): (Sent<ProjectId>, Role)| {
            project.required().map(|project| InvitedProject { project, role })
        };
        let projects = projects.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { email: email.required()?, role, projects })
    }
}

/// Reads a project, and the role there.
fn project(fields: &mut Fields) -> (Sent<ProjectId>, Role) {
    let project = fields.id("project").doc(PROJECT).required().read().map(ProjectId);
    let find = |text: &str| text.parse().ok().and_then(wire::role_from_number);
    let role = fields.choice("role", find).doc(ROLE).among_numbers(&[20, 15, 5]).read();
    (project, role.unwrap_or(Role::Guest))
}

/// The place of the first project that was named before.
fn repeated(projects: &[(Sent<ProjectId>, Role)]) -> Option<usize> {
    let named = |index: usize| projects[index].0.value();
    let before = |index: &usize| (0..*index).any(|other| named(other) == named(*index));
    (0..projects.len()).filter(|index| named(*index).is_some()).find(before)
}

/// Reads the body of a request that changes an invitation.
pub fn read_changes(mut fields: Fields) -> Result<Sent<Role>, Problem> {
    let role = role(&mut fields);
    let email = fields.text("email").doc(FIXED_EMAIL).allow_blank().nullable().read();
    fields.finish()?;
    if email.value().is_some_and(|email| !email.is_empty()) {
        let text = "Email cannot be updated after invite is created.";
        return Err(
            Problem::rule("invitation/email-fixed", text).with("code", "EMAIL_CANNOT_BE_UPDATED")
        );
    }
    Ok(role)
}
