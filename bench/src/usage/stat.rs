//! The CPU of a process: `/proc/<pid>/stat`.

use std::fs;

/// What the line says that matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stat {
    /// The parent's id.
    pub parent: i32,
    /// Clock ticks of CPU used so far, in user and in kernel mode.
    pub ticks: u64,
    /// The same of children that have ended.
    pub ticks_of_ended_children: u64,
}

impl Stat {
    /// The figures of a living process; none where they cannot be read.
    pub fn of(pid: i32) -> Option<Self> {
        Self::parse(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
    }

    /// Reads the line, whose second field is a name that may contain anything.
    fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.get(text.rfind(')')? + 1..)?.split_whitespace().collect();
        let number = |index: usize| fields.get(index)?.parse::<u64>().ok();
        Some(Self {
            parent: fields.get(1)?.parse().ok()?,
            ticks: number(11)? + number(12)?,
            ticks_of_ended_children: number(13)? + number(14)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Stat;

    #[test]
    fn a_name_with_brackets_and_blanks_does_not_confuse_the_fields() {
        let line = "7 (a) Z b) S 3 7 7 0 -1 4194304 1 2 3 4 100 20 30 4 20 0 1 0 4711 0";
        let expected = Stat { parent: 3, ticks: 120, ticks_of_ended_children: 34 };
        assert_eq!(Stat::parse(line), Some(expected));
    }

    #[test]
    fn a_torn_line_is_nothing() {
        assert_eq!(Stat::parse("7 (postgres) S 3 7"), None);
    }
}
