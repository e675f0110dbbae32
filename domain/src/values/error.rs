//! Why a value was not taken.

/// Why a value was not taken; the text is the one clients see.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Empty, or nothing but white space.
    #[error("This field may not be blank.")]
    Blank,
    /// Longer than `max` characters.
    #[error("Ensure this field has no more than {max} characters.")]
    TooLong {
        /// The most characters that fit.
        max: usize,
    },
    /// U+0000, which the log cannot keep.
    #[error("Null characters are not allowed.")]
    NullCharacter,
    /// A character that is no part of a text, such as a line break.
    #[error("Control characters are not allowed.")]
    ControlCharacters,
    /// A number above its range.
    #[error("Ensure this value is less than or equal to {max}.")]
    TooLarge {
        /// The largest allowed.
        max: i64,
    },
    /// A number below its range.
    #[error("Ensure this value is greater than or equal to {min}.")]
    TooSmall {
        /// The smallest allowed.
        min: i64,
    },
    /// Not in a closed list.
    #[error("\"{given}\" is not a valid choice.")]
    NoChoice {
        /// What was given.
        given: String,
    },
    /// A project's name has a special character; concerns no single field on the wire.
    #[error("Project name cannot contain special characters.")]
    ProjectNameCharacters,
    /// A project's identifier has a special character; concerns no single field on the wire.
    #[error("Project identifier cannot contain special characters.")]
    ProjectIdentifierCharacters,
    /// A workspace slug has something else than letters, digits, `-` and `_`.
    #[error("Enter a valid \"slug\" consisting of letters, numbers, underscores or hyphens.")]
    SlugCharacters,
    /// A workspace slug would hide a page of the web application.
    #[error("Slug is not valid")]
    SlugReserved,
}
