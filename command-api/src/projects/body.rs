//! What clients send about a project.

use std::str::FromStr;

use domain::project::{Project, ProjectFeature, SwitchProjectFeature};
use domain::values::{
    ExternalRefPatch, Months, ProjectIdentifier, ProjectName, ShortText, TimeZone, ValueError,
};
use domain::workspace::Workspace;
use domain::{EstimateId, Role, StateId, UserId};
use serde_json::Value;
use service::Problem;
use wire::shapes::ProjectSwitches;
use wire::{Fields, Sent, messages};

use crate::described::bodies;
use crate::external::external;
use crate::pictures::{icon, nullable_picture};
use crate::texts::description;

bodies! {
    /// What a project is made from.
    NewProject: schema(Body::read), { "name": "Engine", "identifier": "ENG" };
    /// What of a project is changed.
    ProjectChanges: schema_of_changes(Body::read), { "description": "Everything that moves", "cycle_view": false };
}

/// The writable fields of a project, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<ProjectName>,
    /// What its issues' keys begin with.
    pub identifier: Sent<ProjectIdentifier>,
    /// What it is about.
    pub description: Sent<String>,
    pub lead: Sent<UserId>,
    /// Who gets issues that name nobody.
    pub default_assignee: Sent<UserId>,
    /// A sign for lists.
    pub emoji: Sent<ShortText>,
    /// Whatever a client wants to keep of an icon.
    pub icon_prop: Sent<Value>,
    /// The address of a picture.
    pub cover_image: Sent<String>,
    /// What is switched on and off.
    pub switches: Vec<SwitchProjectFeature>,
    /// How long closed issues wait until they are archived.
    pub archive_in: Sent<Months>,
    /// How long open issues wait until they are closed.
    pub close_in: Sent<Months>,
    /// The time zone of its dates.
    pub time_zone: Sent<TimeZone>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
    /// The state that new issues begin in; only in a PATCH.
    pub default_state: Sent<StateId>,
    /// The state that automatic closing moves issues to; only in a PATCH.
    pub closing_state: Sent<StateId>,
    /// The estimate that it uses; only in a PATCH.
    pub estimate: Sent<EstimateId>,
}

const DEFAULT_STATE: &str =
    "The state of new work items that name none; not at creation, which makes the states.";

const NETWORK: &str = "2: everybody of the workspace finds it.";
const CLOSING_STATE: &str =
    "The state that idle work items are closed into, null for the first cancelled one.";

const ESTIMATE: &str = "The estimate in use, null for none; not at creation, which makes none.";

/// Why somebody is refused who was put out of the project.
const PUT_OUT: &str = "This person is no longer a member of the project: add them again first.";

/// The number that says that everybody of the workspace finds the project.
const PUBLIC: i64 = 2;

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let name = fields.text("name").max(255).required().read();
        let identifier = fields.text("identifier").max(12).required().read();
        let mut body = Self {
            name: Sent::Absent,
            identifier: Sent::Absent,
            description: description(&mut fields),
            lead: fields.id("project_lead").nullable().read().map(UserId),
            default_assignee: fields.id("default_assignee").nullable().read().map(UserId),
            emoji: fields.text("emoji").max(255).allow_blank().nullable().read_as(),
            icon_prop: icon(&mut fields, "icon_prop"),
            cover_image: nullable_picture(&mut fields, "cover_image"),
            switches: switches(&mut fields, ProjectSwitches::NAMED),
            archive_in: months(&mut fields, "archive_in"),
            close_in: months(&mut fields, "close_in"),
            time_zone: fields.choice("timezone", |text| text.parse().ok()).read(),
            external: external(&mut fields),
            default_state: state(&mut fields, "default_state", DEFAULT_STATE),
            closing_state: state(&mut fields, "closing_state", CLOSING_STATE),
            estimate: fields.id("estimate").doc(ESTIMATE).nullable().read().map(EstimateId),
        };
        public(&mut fields);
        body.name = without_special(&mut fields, "name", name);
        body.identifier = without_special(&mut fields, "identifier", identifier);
        fields.finish()?;
        Ok(body)
    }

    /// Refuses states and an estimate, of which a new project has none that a client could know.
    ///
    /// # Errors
    /// The first of them.
    pub fn check_no_parts(&self) -> Result<(), Problem> {
        let sent = [
            ("default_state", self.default_state.map(StateId::uuid)),
            ("closing_state", self.closing_state.map(StateId::uuid)),
            ("estimate", self.estimate.map(EstimateId::uuid)),
        ];
        for (field, part) in sent {
            if let Sent::Value(id) = part {
                return Err(Problem::field(field, messages::unknown_key(id)));
            }
        }
        Ok(())
    }

    /// Refuses a lead or a default assignee who was put out of the project, and so would not be shown.
    ///
    /// # Errors
    /// The first of them.
    pub fn check_present(&self, workspace: &Workspace, project: &Project) -> Result<(), Problem> {
        let sent = [("project_lead", self.lead), ("default_assignee", self.default_assignee)];
        for (field, user) in sent {
            if user.value().is_some_and(|user| project.has_lost(user, workspace)) {
                return Err(Problem::field(field, PUT_OUT));
            }
        }
        Ok(())
    }

    /// Refuses a lead or a default assignee who is no active member of the workspace, or only a guest.
    ///
    /// # Errors
    /// The first of them.
    pub fn check_people(&self, workspace: &Workspace) -> Result<(), Problem> {
        let is_guest = |user| workspace.role_of(user).map(|role| !role.includes(Role::Member));
        match self.lead.value().map(is_guest) {
            Some(None) => {
                let text = "The provided user is not a member of this workspace.";
                return Err(Problem::field("project_lead", text));
            }
            Some(Some(true)) => {
                let text = "A guest of the workspace cannot lead its projects.";
                return Err(Problem::field("project_lead", text));
            }
            _ => {}
        }
        match self.default_assignee.value().map(is_guest) {
            Some(None) => {
                let text = "Default assignee should be a user in the workspace";
                Err(Problem::non_field(text))
            }
            Some(Some(true)) => {
                let text = "A guest of the workspace cannot be given work.";
                Err(Problem::field("default_assignee", text))
            }
            _ => Ok(()),
        }
    }
}

/// The switches that were sent.
pub fn switches(
    fields: &mut Fields,
    known: &[(&'static str, ProjectFeature)],
) -> Vec<SwitchProjectFeature> {
    let mut sent = Vec::new();
    for (name, feature) in known {
        if let Sent::Value(on) = fields.boolean(name).read() {
            sent.push(SwitchProjectFeature { feature: *feature, on });
        }
    }
    sent
}

/// Refuses projects that only their members find: everybody of the workspace would.
pub fn public(fields: &mut Fields) {
    if fields
        .integer("network")
        .doc(NETWORK)
        .nullable()
        .read()
        .value()
        .is_some_and(|number| number != PUBLIC)
    {
        fields.fail("network", "All projects are public: only 2 is possible.");
    }
}

/// A state of the project, or none.
fn state(fields: &mut Fields, name: &'static str, doc: &'static str) -> Sent<StateId> {
    fields.id(name).doc(doc).nullable().read().map(StateId)
}

/// 0 to 12 months.
fn months(fields: &mut Fields, name: &'static str) -> Sent<Months> {
    let number = fields.integer(name).between(0, 12).read();
    // Numbers out of range were noted as errors already.
    number.try_map(Months::try_from).unwrap_or(Sent::Absent)
}

/// A name or identifier; special characters are about the body as a whole, and said only when nothing else is wrong.
pub fn without_special<T: FromStr<Err = ValueError>>(
    fields: &mut Fields,
    field: &'static str,
    text: Sent<String>,
) -> Sent<T> {
    match text.try_map(|text| text.parse()) {
        Ok(sent) => return sent,
        Err(
            error @ (ValueError::ProjectNameCharacters | ValueError::ProjectIdentifierCharacters),
        ) => {
            if !fields.failed() {
                fields.fail_as_whole(error.to_string());
            }
        }
        Err(error) => fields.fail(field, error.to_string()),
    }
    Sent::Absent
}
