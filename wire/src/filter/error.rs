//! What is wrong with a filter.

use std::fmt;

/// The kinds of faults, as clients tell them apart (contract §8.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterErrorCode {
    /// The text is no JSON.
    InvalidJson,
    /// Something is of another type than it should be: a list in the place of an object.
    InvalidFilterType,
    /// Groups stand in groups, too many of them.
    MaxDepthExceeded,
    /// No work item can be found by this name.
    InvalidFilterField,
    /// A value or a group makes no sense.
    InvalidFilterset,
    /// The text is no query.
    InvalidQuery,
    /// It is too long, or has too many conditions or values.
    TooLarge,
}

impl FilterErrorCode {
    /// The stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidJson => "invalid_json",
            Self::InvalidFilterType => "invalid_filter_type",
            Self::MaxDepthExceeded => "max_depth_exceeded",
            Self::InvalidFilterField => "invalid_filter_field",
            Self::InvalidFilterset => "invalid_filterset",
            Self::InvalidQuery => "invalid_query",
            Self::TooLarge => "filter_too_large",
        }
    }
}

/// What is wrong with a filter, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError {
    /// The kind of fault.
    pub code: FilterErrorCode,
    /// The sentence.
    pub message: String,
    /// Where it stands in a query, counted in characters from 1.
    pub column: Option<usize>,
}

impl FilterError {
    /// A fault of a kind.
    pub(crate) fn new(code: FilterErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), column: None }
    }

    /// A value that makes no sense.
    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new(FilterErrorCode::InvalidFilterset, message)
    }

    /// A text that is longer than a filter may be.
    pub(crate) fn too_long(bytes: usize) -> Self {
        let most = super::LONGEST;
        let text = format!("The filter has {bytes} bytes; it may have {most}.");
        Self::new(FilterErrorCode::TooLarge, text)
    }

    /// More conditions than a filter may have.
    pub(crate) fn too_many(conditions: usize) -> Self {
        let most = super::MOST_CONDITIONS;
        let text = format!("The filter has {conditions} conditions; it may have {most}.");
        Self::new(FilterErrorCode::TooLarge, text)
    }

    /// The error at a place of a query, unless it has one already.
    #[must_use]
    pub fn at(self, column: usize) -> Self {
        Self { column: Some(self.column.unwrap_or(column)), ..self }
    }
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(f, "Column {column}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for FilterError {}
