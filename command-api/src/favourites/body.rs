//! What clients send about a favourite.

use service::Problem;
use service::accounts::{EntityKind, FOLDER, Favourite};
use uuid::Uuid;
use wire::{Fields, Sent};

use crate::described::bodies;

bodies! {
    /// What becomes a favourite, or a folder of them.
    NewFavourite: schema(Body::read),
        { "entity_type": "project", "entity_identifier": "0193a5f0-1b2c-7000-8000-00000000000a" };
    /// What of a favourite is changed.
    FavouriteChanges: schema_of_changes(Body::read), { "sequence": 75535.0 };
}

/// The description of `entity_type`.
const TYPE: &str =
    "What kind of thing it is of; `work_item` is the same as `issue`. It cannot be changed.";
/// The description of `entity_identifier`.
const THING: &str =
    "The thing, which the caller has to see; none for a folder. It cannot be changed.";
/// The description of `project_id`.
const PROJECT: &str =
    "The project that the thing is in, or is; it need not be said, and cannot be changed.";
const IS_FOLDER: &str = "Whether it is a folder, which follows from `entity_type`.";
const NAME: &str =
    "What the caller calls it, which a folder needs; null for what the thing is called.";
const PARENT: &str = "The folder that it is in; null for none. A folder is in none.";

/// What is of a type: a thing, or other favourites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// A thing of this kind.
    Thing(EntityKind),
    /// A folder of other favourites.
    Folder,
}

/// The fields of a favourite, each as it was sent.
#[derive(Debug)]
pub struct Body {
    /// What kind of thing it is of.
    pub of: Sent<Type>,
    /// The id of the thing.
    pub thing: Sent<Uuid>,
    /// The project of the thing.
    pub project: Sent<Uuid>,
    is_folder: Sent<bool>,
    /// What its owner calls it.
    pub name: Sent<String>,
    /// The folder that it is in.
    pub parent: Sent<Uuid>,
    /// Its place.
    pub sequence: Sent<f64>,
}

/// A type by its name.
fn type_of(name: &str) -> Option<Type> {
    if name == FOLDER { Some(Type::Folder) } else { EntityKind::from_name(name).map(Type::Thing) }
}

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let names = &["project", "cycle", "module", "page", "view", "issue", "work_item", "folder"];
        let body = Self {
            of: fields.choice("entity_type", type_of).doc(TYPE).among(names).required().read(),
            thing: fields.uuid("entity_identifier").doc(THING).nullable().read(),
            project: fields.uuid("project_id").doc(PROJECT).nullable().read(),
            is_folder: fields.boolean("is_folder").doc(IS_FOLDER).read(),
            name: fields.text("name").doc(NAME).max(255).nullable().read(),
            parent: fields.uuid("parent").doc(PARENT).nullable().read(),
            sequence: fields.float("sequence").read(),
        };
        if let (Sent::Value(of), Sent::Value(says)) = (body.of, body.is_folder)
            && (of == Type::Folder) != says
        {
            fields.fail("is_folder", "It has to say the same as entity_type.");
        }
        fields.finish()?;
        Ok(body)
    }

    /// Refuses a change of what never changes.
    ///
    /// # Errors
    /// The field that would change.
    pub fn check_same(&self, before: &Favourite) -> Result<(), Problem> {
        let of = before.thing.map_or(Type::Folder, |(kind, _)| Type::Thing(kind));
        let thing = before.thing.map(|(_, id)| id);
        let is_other = |sent: Sent<Uuid>, now| sent.change().is_some_and(|sent| sent != now);
        let changed = [
            ("entity_type", self.of.value().is_some_and(|sent| sent != of)),
            ("entity_identifier", is_other(self.thing, thing)),
            ("is_folder", self.is_folder.value().is_some_and(|sent| sent != before.is_folder())),
        ];
        match changed.into_iter().find(|(_, is_changed)| *is_changed) {
            Some((field, _)) => Err(Problem::field(field, "It cannot be changed.")),
            None => Ok(()),
        }
    }
}
