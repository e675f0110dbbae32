//! What people type into a search.

use std::mem;

use crate::words::{Word, words};

/// A search as it is typed: words in any order, the last one perhaps not whole yet; `"words in this order"`; `-word` or
/// `-"words"` that are not to be found. What is typed without a space, such as `v2.1`, belongs together as well.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    pub(crate) wanted: Vec<Part>,
    pub(crate) unwanted: Vec<Part>,
}

/// Words that follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Each with its place after the first; never empty.
    pub(crate) words: Vec<(usize, String)>,
    /// Whether the last of them is the beginning of a word.
    pub(crate) is_begun: bool,
}

/// A piece of what was typed.
struct Piece<'t> {
    text: &'t str,
    is_unwanted: bool,
    is_quoted: bool,
}

impl Sought {
    /// Reads what was typed; every text has a meaning.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut sought = Self::default();
        let is_ended = text.ends_with(char::is_whitespace);
        let pieces = pieces(text);
        let last = pieces.len().saturating_sub(1);
        for (number, piece) in pieces.into_iter().enumerate() {
            let is_begun = number == last && !is_ended && !piece.is_quoted && !piece.is_unwanted;
            let Some(part) = Part::of(&words(piece.text), is_begun) else { continue };
            let parts = if piece.is_unwanted { &mut sought.unwanted } else { &mut sought.wanted };
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        if sought.wanted.is_empty() {
            // Nothing is found by what it has not: it is taken for what was meant, as in `--force`.
            sought.wanted = mem::take(&mut sought.unwanted);
        }
        sought
    }

    /// Whether it says nothing that is to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// How many words it has; what is written without a blank is one.
    #[must_use]
    pub fn words(&self) -> usize {
        self.wanted.len() + self.unwanted.len()
    }

    /// How many words the index is asked for: of what is written without blanks, each pair of letters is one.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.wanted.iter().chain(&self.unwanted).map(|part| part.words.len()).sum()
    }
}

impl Part {
    /// Words in order; `None` if there are none.
    fn of(words: &[Word], is_begun: bool) -> Option<Self> {
        let (last, before) = words.split_last()?;
        // The last letter says nothing that the pair before it does not, and a pair is no beginning.
        let is_said = before.last().is_some_and(|pair| is_end_of(pair, last));
        let kept = if is_said { before } else { words };
        // A letter alone is the first of a pair wherever another follows it; a number is not the beginning of a longer one.
        let is_number = last.text.chars().all(char::is_numeric);
        let is_begun = !is_said && (last.is_tail || is_begun && !is_number);
        let words = kept.iter().enumerate().map(|(at, word)| (at, word.text.clone())).collect();
        Some(Self { words, is_begun })
    }
}

/// Whether a word is the last letter of the pair before it.
fn is_end_of(pair: &Word, word: &Word) -> bool {
    word.is_tail && pair.at.end == word.at.end
}

/// Cuts what was typed at spaces outside of quotes.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let is_said = |first: char| first.is_alphanumeric() || is_quote(first);
        let is_unwanted = rest.strip_prefix('-').is_some_and(|after| after.starts_with(is_said));
        let after = if is_unwanted { &rest[1..] } else { rest };
        let piece = if let Some(quote) = after.chars().next().filter(|first| is_quote(*first)) {
            let inside = &after[quote.len_utf8()..];
            let end = inside.find(is_quote).unwrap_or(inside.len());
            rest = inside[end..].trim_start_matches(is_quote).trim_start();
            Piece { text: &inside[..end], is_unwanted, is_quoted: true }
        } else {
            let end =
                after.find(|character: char| character.is_whitespace() || is_quote(character));
            let end = end.unwrap_or(after.len());
            rest = after[end..].trim_start();
            Piece { text: &after[..end], is_unwanted, is_quoted: false }
        };
        pieces.push(piece);
    }
    pieces
}

/// The quotation marks that people's keyboards make.
const fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A part, written as its words with their places, `…` behind one that is begun.
    fn written(part: &Part) -> String {
        let words: Vec<_> = part.words.iter().map(|(at, word)| format!("{word}@{at}")).collect();
        format!("{}{}", words.join(" "), if part.is_begun { "…" } else { "" })
    }

    /// A search as its parts.
    fn parsed(text: &str) -> (Vec<String>, Vec<String>) {
        let sought = Sought::parse(text);
        let all = |parts: &[Part]| parts.iter().map(written).collect();
        (all(&sought.wanted), all(&sought.unwanted))
    }

    #[test]
    fn words_stand_alone_and_the_last_is_a_beginning() {
        assert_eq!(parsed("Pump drips").0, ["pump@0", "drips@0…"]);
        assert_eq!(parsed("pump drips ").0, ["pump@0", "drips@0"]);
        assert_eq!(parsed("v2.1").0, ["v2@0 1@1"], "a number is whole");
        assert_eq!(parsed("v2.x").0, ["v2@0 x@1…"]);
        assert!(Sought::parse(" -- !? ").is_empty());
    }

    #[test]
    fn quotes_keep_words_together_and_a_hyphen_leaves_them_out() {
        let (wanted, unwanted) = parsed("“the pump” -leak -\"cold water\" now");
        assert_eq!(wanted, ["the@0 pump@1", "now@0…"]);
        assert_eq!(unwanted, ["leak@0", "cold@0 water@1"]);
        assert_eq!(parsed("\"not closed").0, ["not@0 closed@1"]);
        assert_eq!(parsed("-leak").0, ["leak@0"], "something is to be found");
        assert_eq!(parsed("--force x").0, ["force@0", "x@0…"]);
        assert_eq!(parsed("a - b a b ").0, ["a@0", "b@0"], "each is said once");
        assert_eq!(parsed("well-known").0, ["well@0 known@1…"]);
    }

    #[test]
    fn a_run_of_letters_is_found_by_its_pairs() {
        assert_eq!(parsed("日本語").0, ["日本@0 本語@1"]);
        assert_eq!(parsed("日本 x").0, ["日本@0", "x@0…"]);
        assert_eq!(parsed("本 x").0, ["本@0…", "x@0…"], "the letter may have another behind it");
        assert_eq!(parsed("日本v").0, ["日本@0 本@1 v@2…"]);
        assert_eq!(parsed("本v").0, ["本@0 v@1…"]);
    }

    proptest! {
        #[test]
        fn any_text_is_a_search(text in any::<String>()) {
            let sought = Sought::parse(&text);
            for part in sought.wanted.iter().chain(&sought.unwanted) {
                prop_assert!(!part.words.is_empty());
            }
        }
    }
}
