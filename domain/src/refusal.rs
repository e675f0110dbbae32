//! What all refusals have in common; each aggregate has its own closed list.

/// How a refusal stands to the one who asked; the APIs choose a status by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// What the command names does not exist, or not for this user.
    Missing,
    /// The command does not fit the present state.
    Conflict,
    /// The user's role does not allow it.
    Forbidden,
    /// A value of the command can never be right.
    Invalid,
}

/// A rule's "no". `Display` is a sentence for people, [`Refusal::code`] a stable name for programs.
pub trait Refusal: std::error::Error + Send + Sync + 'static {
    /// How it stands to the one who asked.
    fn sort(&self) -> Sort;

    /// Stable name, `<aggregate>/<state-in-the-way>`, for example `issue/already-archived`.
    fn code(&self) -> &'static str;
}
