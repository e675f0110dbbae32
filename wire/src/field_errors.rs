//! What is wrong with a request body: field by field, in the order the fields were read (contract §1.10).

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The key for what concerns no field alone.
pub const NON_FIELD: &str = "non_field_errors";

/// A message for the client.
pub type Text = Cow<'static, str>;

/// What is wrong with a field, as the contract shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldError {
    /// Messages about the value as a whole.
    Messages(Vec<Text>),
    /// Messages about some elements of a list, each with the index of its element.
    Elements(Vec<(usize, Text)>),
}

impl<T: Into<Text>> From<T> for FieldError {
    fn from(message: T) -> Self {
        Self::Messages(vec![message.into()])
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Messages(messages) => messages.serialize(serializer),
            Self::Elements(elements) => serializer
                .collect_map(elements.iter().map(|(index, text)| (index.to_string(), [text]))),
        }
    }
}

/// All that is wrong with a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(Text, FieldError)>);

impl FieldErrors {
    /// The error of one field, and no other.
    #[must_use]
    pub fn one(field: impl Into<Text>, error: impl Into<FieldError>) -> Self {
        Self(vec![(field.into(), error.into())])
    }

    /// A rule that concerns several fields.
    #[must_use]
    pub fn non_field(message: impl Into<Text>) -> Self {
        Self::one(NON_FIELD, message.into())
    }

    /// Adds an error; messages of a field that already has some follow them.
    pub fn add(&mut self, field: impl Into<Text>, error: impl Into<FieldError>) {
        let (field, error) = (field.into(), error.into());
        let known = self.0.iter_mut().find(|(name, _)| *name == field);
        match (known, error) {
            (Some((_, FieldError::Messages(all))), FieldError::Messages(more)) => all.extend(more),
            (Some((_, FieldError::Elements(all))), FieldError::Elements(more)) => all.extend(more),
            (Some((_, known)), error) => *known = error,
            (None, error) => self.0.push((field, error)),
        }
    }

    /// Adds what is wrong with an object inside of the body, whose place is `at`, for example `commands[3]`.
    pub fn add_inside(&mut self, at: &str, errors: Self) {
        for (field, error) in errors.0 {
            if field == NON_FIELD {
                self.add(at.to_owned(), error);
            } else {
                self.add(format!("{at}.{field}"), error);
            }
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first message, for a one-line summary.
    #[must_use]
    pub fn first(&self) -> Option<(&str, &str)> {
        let (field, error) = self.0.first()?;
        let message = match error {
            FieldError::Messages(messages) => messages.first()?,
            FieldError::Elements(elements) => &elements.first()?.1,
        };
        Some((field, message))
    }
}

impl Serialize for FieldErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, error) in &self.0 {
            map.serialize_entry(field, error)?;
        }
        map.end()
    }
}

/// The contract's texts.
pub mod messages {
    use super::Text;

    /// For a field that is required and was not sent.
    pub const REQUIRED: &str = "This field is required.";
    /// For a field that was sent as null and may not be.
    pub const NULL: &str = "This field may not be null.";
    /// A text is empty or blank.
    pub const BLANK: &str = "This field may not be blank.";
    /// A text contains U+0000.
    pub const NULL_CHARACTERS: &str = "Null characters are not allowed.";
    /// Something else than a text.
    pub const NOT_A_STRING: &str = "Not a valid string.";
    /// Something else than a whole number.
    pub const NOT_AN_INTEGER: &str = "A valid integer is required.";
    /// Something else than a number.
    pub const NOT_A_NUMBER: &str = "A valid number is required.";
    /// Something else than a truth value.
    pub const NOT_A_BOOLEAN: &str = "Must be a valid boolean.";
    /// For a text that is no date.
    pub const DATE: &str = "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";
    /// For a text that is no datetime.
    pub const DATETIME: &str = "Datetime has wrong format. Use one of these formats instead: \
        YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
    /// A malformed id of a field that is no foreign key.
    pub const NOT_A_UUID: &str = "Must be a valid UUID.";

    /// For a text of more than `most` characters.
    #[must_use]
    pub fn too_long(most: usize) -> Text {
        match most {
            255 => Text::Borrowed("Ensure this field has no more than 255 characters."),
            most => format!("Ensure this field has no more than {most} characters.").into(),
        }
    }

    /// A number is too large.
    #[must_use]
    pub fn above(most: i64) -> Text {
        format!("Ensure this value is less than or equal to {most}.").into()
    }

    /// A number is too small.
    #[must_use]
    pub fn below(least: i64) -> Text {
        format!("Ensure this value is greater than or equal to {least}.").into()
    }

    /// A value that is none of the choices.
    #[must_use]
    pub fn not_a_choice(value: &str) -> Text {
        format!("\"{value}\" is not a valid choice.").into()
    }

    /// A malformed foreign key.
    #[must_use]
    pub fn not_a_key(value: &str) -> Text {
        format!("\u{201c}{value}\u{201d} is not a valid UUID.").into()
    }

    /// A foreign key that leads nowhere.
    #[must_use]
    pub fn unknown_key(id: uuid::Uuid) -> Text {
        format!("Invalid pk \"{id}\" - object does not exist.").into()
    }

    /// Something else than a list, by the name of its type.
    #[must_use]
    pub fn not_a_list(kind: &str) -> Text {
        format!("Expected a list of items but got type \"{kind}\".").into()
    }

    /// A list is too short.
    #[must_use]
    pub fn too_few(least: usize) -> Text {
        format!("Ensure this field has at least {least} elements.").into()
    }

    /// A list is too long.
    #[must_use]
    pub fn too_many(most: usize) -> Text {
        format!("Ensure this field has no more than {most} elements.").into()
    }

    /// A local time that the clocks of a zone skip.
    #[must_use]
    pub fn skipped_time(zone: &str) -> Text {
        format!("Invalid datetime for the timezone \"{zone}\".").into()
    }

    /// A body that is no object, by the name of its type.
    #[must_use]
    pub fn not_an_object(kind: &str) -> Text {
        format!("Invalid data. Expected a dictionary, but got {kind}.").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_order_and_elements_are_keyed_by_index() {
        let mut errors = FieldErrors::default();
        errors.add("name", messages::REQUIRED);
        errors.add("assignees", FieldError::Elements(vec![(1, "no".into())]));
        errors.add("name", messages::BLANK);
        let text = serde_json::to_string(&errors).unwrap();
        insta::assert_snapshot!(text, @r#"{"name":["This field is required.","This field may not be blank."],"assignees":{"1":["no"]}}"#);
    }
}
