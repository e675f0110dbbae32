//! Which cycles of a project are listed.

use wire::filter::CycleTime;

use crate::params::Params;

/// Which cycles of a project are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// All that are not archived.
    All,
    /// Those that have begun and not ended.
    Current,
    /// Those that begin later.
    Upcoming,
    /// Those that have ended.
    Completed,
    /// Those without dates.
    Draft,
    /// Those that have not ended, also those without dates.
    Incomplete,
    /// Those that are archived.
    Archived,
}

impl View {
    /// What a client asks for; `status` wins, and an unknown text is all.
    pub(super) fn parse(params: &Params) -> Self {
        match params.filled("status").or_else(|| params.filled("cycle_view")) {
            Some("current") => Self::Current,
            Some("upcoming") => Self::Upcoming,
            Some("completed") => Self::Completed,
            Some("draft") => Self::Draft,
            Some("incomplete") => Self::Incomplete,
            _ => Self::All,
        }
    }

    /// Which rows, `it`, those are at the moment `now`.
    pub(super) fn condition(self, now: &str) -> String {
        let Some(dates) = self.dates() else { return "it.archived_at IS NOT NULL".to_owned() };
        format!("it.archived_at IS NULL AND {}", dates.replace("now", now))
    }

    /// What of their dates makes them those, where `now` is the moment; none of archived ones.
    const fn dates(self) -> Option<&'static str> {
        Some(match self {
            Self::All => "true",
            Self::Current => lists::dates(CycleTime::Active),
            Self::Upcoming => lists::dates(CycleTime::Upcoming),
            Self::Completed => lists::dates(CycleTime::Completed),
            Self::Draft => "it.starts_at IS NULL AND it.ends_at IS NULL",
            Self::Incomplete => "(it.ends_at >= now OR it.ends_at IS NULL)",
            Self::Archived => return None,
        })
    }

    /// Every one.
    #[cfg(test)]
    pub(super) const ALL: [Self; 7] = [
        Self::All,
        Self::Current,
        Self::Upcoming,
        Self::Completed,
        Self::Draft,
        Self::Incomplete,
        Self::Archived,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_wins_and_an_unknown_view_is_all() {
        for (query, view) in [
            ("", View::All),
            ("cycle_view=zzz", View::All),
            ("cycle_view=draft", View::Draft),
            ("cycle_view=draft&status=upcoming", View::Upcoming),
        ] {
            assert_eq!(View::parse(&Params::parse(query).unwrap()), view, "{query}");
        }
    }
}
