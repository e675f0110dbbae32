//! What all refusals have in common; each aggregate has its own closed list.

/// The category of a refusal; the APIs choose a status by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
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
    /// The codes of all refusals of this list, in the order of declaration.
    const CODES: &'static [&'static str];

    /// What kind of "no" it is.
    fn category(&self) -> Category;

    /// Stable name, `<aggregate>/<state-in-the-way>`, for example `issue/already-archived`.
    fn code(&self) -> &'static str;
}

/// Declares a closed list of refusals, each with its category. Their codes follow from their names, so whoever renames
/// one changes what clients know; a test has all of them.
///
/// `refusals! { /// Why. IssueRefusal: "issue" { /// When. #[error("Text")] AlreadyArchived => Conflict } }`
macro_rules! refusals {
    ($(#[$doc:meta])+ $list:ident: $aggregate:literal {
        $(
            $(#[$about:meta])+
            $refusal:ident $({ $($(#[$about_field:meta])+ $field:ident: $type:ty),+ $(,)? })?
            => $category:ident
        ),+ $(,)?
    }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
        pub enum $list {
            $($(#[$about])+ $refusal $({ $($(#[$about_field])+ $field: $type),+ })?,)+
        }

        impl $crate::refusal::Refusal for $list {
            const CODES: &'static [&'static str] =
                &[$($crate::refusal::code!($aggregate, $refusal)),+];

            fn category(&self) -> $crate::refusal::Category {
                match self {
                    $(Self::$refusal { .. } => $crate::refusal::Category::$category,)+
                }
            }

            fn code(&self) -> &'static str {
                match self {
                    $(Self::$refusal { .. } => $crate::refusal::code!($aggregate, $refusal),)+
                }
            }
        }
    };
}

/// The code of a refusal, made when this crate is compiled: `issue/already-archived` of `"issue", AlreadyArchived`.
macro_rules! code {
    ($aggregate:literal, $refusal:ident) => {{
        const PARTS: (&str, &str) = ($aggregate, stringify!($refusal));
        const BYTES: [u8; $crate::refusal::code_length(PARTS)] = $crate::refusal::code_bytes(PARTS);
        const CODE: &str = $crate::refusal::code_text(&BYTES);
        CODE
    }};
}

pub(crate) use {code, refusals};

/// How many bytes a code has: each capital letter of the name begins a word after a separator.
pub(crate) const fn code_length((aggregate, refusal): (&str, &str)) -> usize {
    let (mut at, mut words) = (0, 0);
    while at < refusal.len() {
        if refusal.as_bytes()[at].is_ascii_uppercase() {
            words += 1;
        }
        at += 1;
    }
    aggregate.len() + refusal.len() + words
}

pub(crate) const fn code_bytes<const LENGTH: usize>(
    (aggregate, refusal): (&str, &str),
) -> [u8; LENGTH] {
    let (mut code, mut length, mut at) = ([0; LENGTH], 0, 0);
    while length < aggregate.len() {
        code[length] = aggregate.as_bytes()[length];
        length += 1;
    }
    while at < refusal.len() {
        let letter = refusal.as_bytes()[at];
        if letter.is_ascii_uppercase() {
            code[length] = if at == 0 { b'/' } else { b'-' };
            length += 1;
        }
        code[length] = letter.to_ascii_lowercase();
        length += 1;
        at += 1;
    }
    code
}

pub(crate) const fn code_text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a refusal's name is ASCII"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_follows_from_the_name() {
        assert_eq!(code!("issue", AlreadyArchived), "issue/already-archived");
        assert_eq!(code!("user", Missing), "user/missing");
    }
}
