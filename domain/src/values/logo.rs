//! The icon that a project is given at its creation.

use serde::{Deserialize, Serialize};

/// An icon and its colour; the edge draws one from [`Logo::ICONS`] and [`Logo::COLOURS`].
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// The icon's name.
    pub icon: String,
    /// Its colour.
    pub colour: String,
}

impl Logo {
    /// The icons to draw from.
    pub const ICONS: [&'static str; 28] = [
        "home",
        "apps",
        "settings",
        "star",
        "favorite",
        "done",
        "check_circle",
        "add_task",
        "create_new_folder",
        "dataset",
        "terminal",
        "key",
        "rocket",
        "public",
        "quiz",
        "mood",
        "gavel",
        "eco",
        "diamond",
        "forest",
        "bolt",
        "sync",
        "cached",
        "library_add",
        "view_timeline",
        "view_kanban",
        "empty_dashboard",
        "cycle",
    ];

    /// The colours to draw from.
    pub const COLOURS: [&'static str; 8] =
        ["#95999f", "#6d7b8a", "#5e6ad2", "#02b5ed", "#02b55c", "#f2be02", "#e57a00", "#f38e82"];

    /// The logo that a number draws: the same number always draws the same logo.
    #[must_use]
    pub fn drawn(number: u64) -> Self {
        let pick = |list: &[&str], number: u64| {
            let index = usize::try_from(number % list.len() as u64).unwrap_or_default();
            list[index].to_owned()
        };
        let icons = Self::ICONS.len() as u64;
        Self { icon: pick(&Self::ICONS, number), colour: pick(&Self::COLOURS, number / icons) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_draws_a_logo() {
        let last = Logo::drawn(28 * 8 - 1);
        assert_eq!((last.icon.as_str(), last.colour.as_str()), ("cycle", "#f38e82"));
        assert_eq!(Logo::drawn(0), Logo::drawn(28 * 8));
    }
}
