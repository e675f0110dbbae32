//! Why what a filter names could not be looked up.

use service::Problem;
use wire::filter::FilterError;

/// Why what a filter names could not be looked up.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It names what is not there.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// The database cannot be asked.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Filter(error) => error.into(),
            Failure::Database(error) => error.into(),
        }
    }
}
