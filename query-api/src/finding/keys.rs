//! Keys and running numbers of work items in what people type.

/// The words of a text that are whole numbers, perhaps after a `#`. A number within a word, as in `v2.1` or a date, is
/// no work item's.
pub(crate) fn numbers(text: &str) -> Vec<i64> {
    text.split_whitespace()
        .filter_map(|word| number(word.strip_prefix('#').unwrap_or(word)))
        .collect()
}

/// The words of a text that are keys, such as `ENG-42`: the identifiers, and the numbers in their projects.
pub(crate) fn keys(text: &str) -> (Vec<String>, Vec<i64>) {
    let key = |word: &str| {
        let (identifier, digits) = word.rsplit_once('-')?;
        Some((identifier.to_owned(), number(digits)?))
    };
    text.split_whitespace().filter_map(key).unzip()
}

/// Digits as a number.
fn number(digits: &str) -> Option<i64> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_alone() {
        assert_eq!(numbers("fix 42 and #7"), [42, 7]);
        for text in ["v2.1", "2026-11-28", "ENG-42", "none", "99999999999999999999", "+1", ""] {
            assert_eq!(numbers(text), Vec::<i64>::new(), "{text}");
        }
    }

    #[test]
    fn a_key_is_a_word() {
        let key = |identifier: &str, number| (vec![identifier.to_owned()], vec![number]);
        assert_eq!(keys("as in case-1 before"), key("case", 1));
        assert_eq!(keys("A-B-2"), key("A-B", 2));
        for text in ["42", "v2.1", "ENG-", "ENG-x", "ENG - 1"] {
            assert_eq!(keys(text), (Vec::new(), Vec::new()), "{text}");
        }
    }
}
