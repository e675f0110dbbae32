//! The fields that work items can be found by, and their names.

use domain::StateGroup;
use domain::issue::Priority;

use super::functions::{self, CYCLES, PEOPLE};
use super::time::FUNCTIONS;
use super::value::GROUPS;

/// Declares the fields of a kind, each with the names that clients use, the first of which is shown.
macro_rules! fields {
    ($(#[$doc:meta])* $kind:ident { $($(#[$about:meta])* $field:ident: $($name:literal)+,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $kind { $($(#[$about])* $field,)+ }

        impl $kind {
            /// Each field with its names, the first of which is shown.
            pub const NAMES: &'static [(Self, &'static [&'static str])] =
                &[$((Self::$field, &[$($name),+]),)+];

            /// The name that is shown.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => first(&[$($name),+]),)+ }
            }
        }
    };
}

/// The first of some names.
const fn first(names: &[&'static str]) -> &'static str {
    names[0]
}

fields! {
    /// Fields that hold things or people.
    ThingField {
        /// The project.
        Project: "project" "project_id",
        /// The state in the workflow.
        State: "state" "state_id" "status",
        /// Who works on it.
        Assignee: "assignee" "assignee_id" "assignees" "assignee_ids" "assignees__id",
        /// Labels.
        Label: "label" "label_id" "labels" "label_ids" "labels__id",
        /// The cycle that it is in.
        Cycle: "cycle" "cycle_id",
        /// The modules that it is in.
        Module: "module" "module_id" "modules" "module_ids" "issue_module__module_id",
        /// The work item that it is below.
        Parent: "parent" "parent_id",
        /// Who made it.
        Creator: "created_by" "created_by_id" "creator" "reporter",
        /// Who changed it last.
        Changer: "updated_by" "updated_by_id",
        /// Who is told of changes.
        Subscriber: "subscriber" "subscriber_id" "subscribers",
        /// Who is named in its texts.
        Mention: "mention" "mention_id" "mentions",
        /// The point of its project's scale.
        EstimatePoint: "estimate_point" "estimate_point_id" "estimate",
        /// The work item itself.
        Itself: "id" "key",
    }
}

fields! {
    /// Fields that hold days.
    DayField {
        /// When work is to begin.
        Start: "start_date" "start",
        /// When it is to be done.
        Target: "target_date" "due_date" "due",
        /// When it was archived.
        Archived: "archived_at" "archived",
    }
}

fields! {
    /// Fields that hold moments.
    MomentField {
        /// When it was made.
        Created: "created_at" "created",
        /// When it was changed last.
        Updated: "updated_at" "updated",
        /// When it was done.
        Completed: "completed_at" "completed",
    }
}

fields! {
    /// Fields that hold numbers.
    NumberField {
        /// Its running number in its project.
        Number: "sequence_id" "number",
        /// Its points of the old kind.
        Point: "point" "points",
    }
}

fields! {
    /// Fields that hold texts.
    TextField {
        /// Its name.
        Name: "name" "title" "summary",
        /// Its description, without marks.
        Description: "description" "description_stripped",
        /// Its name or its description.
        Text: "text",
        /// What another system calls it.
        ExternalId: "external_id",
        /// The other system.
        ExternalSource: "external_source",
    }
}

fields! {
    /// Fields that are so or are not.
    FlagField {
        /// Whether it is archived.
        IsArchived: "is_archived",
        /// Whether it is not published yet.
        IsDraft: "is_draft",
    }
}

impl ThingField {
    /// Whether it holds people.
    #[must_use]
    pub const fn is_of_people(self) -> bool {
        matches!(
            self,
            Self::Assignee | Self::Creator | Self::Changer | Self::Subscriber | Self::Mention
        )
    }
}

/// A name of words with capitals as one with underscores.
fn snake(name: &str) -> String {
    let mut spelt = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() && !spelt.is_empty() {
            spelt.push('_');
        }
        spelt.push(character.to_ascii_lowercase());
    }
    spelt
}

/// A field of a work item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// A field that holds things or people.
    Thing(ThingField),
    /// How urgent it is.
    Priority,
    /// The group of its state.
    StateGroup,
    /// A field that holds a day.
    Day(DayField),
    /// A field that holds a moment.
    Moment(MomentField),
    /// A field that holds a number.
    Number(NumberField),
    /// A field that holds a text.
    Text(TextField),
    /// A field that is so or is not.
    Flag(FlagField),
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Values of a set: things, people, priorities, groups of states, yes and no.
    Set,
    /// Values with an order: days, moments, numbers.
    Ordered,
    /// A text.
    Text,
}

impl Field {
    /// The fields whose changes can be asked for.
    pub const WITH_HISTORY: [Self; 8] = [
        Self::Thing(ThingField::State),
        Self::Priority,
        Self::Thing(ThingField::Assignee),
        Self::Thing(ThingField::Label),
        Self::Thing(ThingField::Cycle),
        Self::Thing(ThingField::Module),
        Self::Thing(ThingField::Parent),
        Self::StateGroup,
    ];
    /// The names of the priority.
    const PRIORITY: &'static [&'static str] = &["priority"];
    /// The names of the group of the state.
    const STATE_GROUP: &'static [&'static str] = &["state_group", "state__group", "group"];

    /// Every field with its names.
    pub fn all() -> impl Iterator<Item = (Self, &'static [&'static str])> {
        let two = [(Self::Priority, Self::PRIORITY), (Self::StateGroup, Self::STATE_GROUP)];
        let things = ThingField::NAMES.iter().map(|(field, names)| (Self::Thing(*field), *names));
        let days = DayField::NAMES.iter().map(|(field, names)| (Self::Day(*field), *names));
        let moments =
            MomentField::NAMES.iter().map(|(field, names)| (Self::Moment(*field), *names));
        let numbers =
            NumberField::NAMES.iter().map(|(field, names)| (Self::Number(*field), *names));
        let texts = TextField::NAMES.iter().map(|(field, names)| (Self::Text(*field), *names));
        let flags = FlagField::NAMES.iter().map(|(field, names)| (Self::Flag(*field), *names));
        things.chain(two).chain(days).chain(moments).chain(numbers).chain(texts).chain(flags)
    }

    /// The field with this name, in any case; `dueDate` is `due_date`, as other clients' queries have it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::spelt(name).or_else(|| Self::spelt(&snake(name)))
    }

    /// The field that is spelt so, in any case.
    fn spelt(name: &str) -> Option<Self> {
        let is_it = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        Self::all().find(|(_, names)| is_it(names)).map(|(field, _)| field)
    }

    /// The names that are shown, one of each field.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::all().map(|(field, _)| field.name())
    }

    /// The name that is shown.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Thing(field) => field.name(),
            Self::Priority => first(Self::PRIORITY),
            Self::StateGroup => first(Self::STATE_GROUP),
            Self::Day(field) => field.name(),
            Self::Moment(field) => field.name(),
            Self::Number(field) => field.name(),
            Self::Text(field) => field.name(),
            Self::Flag(field) => field.name(),
        }
    }

    /// All its names.
    #[must_use]
    pub fn known_as(self) -> &'static [&'static str] {
        Self::all().find(|(field, _)| *field == self).map_or(&[], |(_, names)| names)
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Thing(_) | Self::Priority | Self::StateGroup | Self::Flag(_) => Kind::Set,
            Self::Day(_) | Self::Moment(_) | Self::Number(_) => Kind::Ordered,
            Self::Text(_) => Kind::Text,
        }
    }

    /// The values that it can have in every workspace, as queries write them.
    #[must_use]
    pub fn fixed_values(self) -> Vec<&'static str> {
        match self {
            Self::Priority => Priority::ALL.map(Priority::name).to_vec(),
            Self::StateGroup => [&GROUPS.map(StateGroup::name)[..], &functions::GROUPS].concat(),
            Self::Flag(_) => vec!["true", "false"],
            Self::Day(_) | Self::Moment(_) => [&FUNCTIONS[..], &["-7d", "2w"]].concat(),
            Self::Thing(ThingField::Cycle) => CYCLES.to_vec(),
            Self::Thing(field) if field.is_of_people() => PEOPLE.to_vec(),
            Self::Thing(_) | Self::Number(_) | Self::Text(_) => Vec::new(),
        }
    }

    /// Whether a work item can have nothing there.
    #[must_use]
    pub const fn can_be_empty(self) -> bool {
        match self {
            Self::Thing(field) => !matches!(
                field,
                ThingField::Project | ThingField::State | ThingField::Creator | ThingField::Itself
            ),
            Self::Priority | Self::Day(_) => true,
            Self::Moment(field) => matches!(field, MomentField::Completed),
            Self::Number(field) => matches!(field, NumberField::Point),
            Self::Text(field) => !matches!(field, TextField::Name),
            Self::StateGroup | Self::Flag(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn capitals_are_underscores() {
        for (name, field) in [
            ("stateGroup", Field::StateGroup),
            ("dueDate", Field::Day(DayField::Target)),
            ("createdBy", Field::Thing(ThingField::Creator)),
            ("isArchived", Field::Flag(FlagField::IsArchived)),
            ("PRIORITY", Field::Priority),
        ] {
            assert_eq!(Field::named(name), Some(field), "{name}");
        }
    }

    #[test]
    fn every_name_stands_for_one_field() {
        let names: Vec<&str> = Field::all().flat_map(|(_, names)| names).copied().collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        for (field, names) in Field::all() {
            assert_eq!(field.name(), names[0]);
            assert!(names.iter().all(|name| Field::named(name) == Some(field)));
        }
    }
}
