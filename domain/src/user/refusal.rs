//! Why a user's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a user's command was refused.
    UserRefusal: "user" {
        /// Nobody was registered under this id.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// Somebody is registered under this id.
        #[error("The user is already registered")]
        AlreadyRegistered => Conflict,
    }
}
