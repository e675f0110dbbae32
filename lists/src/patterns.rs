//! Patterns of `LIKE`.

/// A pattern of `LIKE` that finds a text anywhere, literally.
#[must_use]
pub fn containing(text: &str) -> String {
    format!("%{}%", escaped(text))
}

/// A pattern of `LIKE` that finds a text, literally.
pub(crate) fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '%' | '_') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_the_text_literally() {
        assert_eq!(containing(r"50%_\"), r"%50\%\_\\%");
    }
}
