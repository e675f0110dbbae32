//! Tables for people.

use std::fmt::Write as _;

/// A table under its title, or that there is nothing of the kind.
pub fn of(title: &str, rows: &[Vec<String>]) -> String {
    if rows.len() < 2 {
        return format!("no {title}");
    }
    let mut text = String::new();
    add(&mut text, title, rows);
    text
}

/// Adds a table whose columns are as wide as they have to be; one without rows below its titles is left out.
pub fn add(text: &mut String, title: &str, rows: &[Vec<String>]) {
    if rows.len() < 2 {
        return;
    }
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| shown(cell)).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{title}");
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        let _ = writeln!(text, "  {}", line.trim_end());
    }
}

/// A table's first row.
pub fn titles(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A cell without what would make the terminal do something: names are chosen by users.
fn shown(cell: &str) -> String {
    cell.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut text = String::new();
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        add(&mut text, "lag", &[row(["", "positions"]), row(["relay", "3"])]);
        assert_eq!(text, "lag\n         positions\n  relay  3\n");
        add(&mut text, "nothing", &[row(["", "x"])]);
        assert!(!text.contains("nothing"));
    }

    #[test]
    fn a_name_does_nothing_to_the_terminal() {
        let mut text = String::new();
        add(&mut text, "users", &[titles(&["name"]), vec!["\u{1b}[2J\nroot".to_owned()]]);
        assert_eq!(text, "users\n  name\n  \u{fffd}[2J\u{fffd}root\n");
    }
}
