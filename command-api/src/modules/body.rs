//! What clients send about a module.

use chrono::NaiveDate;
use domain::UserId;
use domain::module::ModuleStatus;
use domain::values::{ExternalRefPatch, ModuleName};
use service::Problem;
use wire::fields::SetOfIds;
use wire::{Fields, Sent};

use crate::described::bodies;
use crate::external::external;
use crate::texts::description;

bodies! {
    /// What a module is made from.
    NewModule: schema(Body::read), {
        "name": "Hull",
        "status": "in-progress",
        "start_date": "2027-02-01",
        "target_date": "2027-03-01"
    };
    /// What of a module is changed.
    ModuleChanges: schema_of_changes(Body::read), { "status": "completed" };
}

/// The writable fields of a module, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<ModuleName>,
    /// What it is about.
    pub description: Sent<String>,
    /// When work begins.
    pub start_date: Sent<NaiveDate>,
    /// When it should be done.
    pub target_date: Sent<NaiveDate>,
    /// How far it is.
    pub status: Sent<ModuleStatus>,
    pub lead: Sent<UserId>,
    /// Who works on it.
    pub members: Sent<SetOfIds>,
    /// Its place.
    pub sort_order: Sent<f64>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
}

const STATUS: &str = "How far it is; `planned` unless said.";
const LEAD: &str = "The lead, a member of the project.";
const MEMBERS: &str = "Those who work on it; who is no member of the project is left out.";
const SORT_ORDER: &str =
    "Its place among the modules; a new one comes before all others unless said.";

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(255).required().read_as(),
            description: description(&mut fields),
            start_date: fields.date("start_date").nullable().read(),
            target_date: fields.date("target_date").nullable().read(),
            status: fields
                .choice("status", |text| text.parse().ok())
                .doc(STATUS)
                .among(&["backlog", "planned", "in-progress", "paused", "completed", "cancelled"])
                .read(),
            lead: fields.id("lead").doc(LEAD).nullable().read().map(UserId),
            members: fields.id_set("members").doc(MEMBERS).read(),
            sort_order: fields.float("sort_order").doc(SORT_ORDER).read(),
            external: external(&mut fields),
        };
        fields.finish()?;
        Ok(body)
    }
}
