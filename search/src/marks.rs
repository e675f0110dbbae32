//! Where in a text the words are that were found.

use std::collections::HashMap;
use std::ops::Range;

use strsim::osa_distance;

use crate::sought::{Part, Sought};
use crate::words::{Word, words};

/// About how long a passage is, in bytes.
const LENGTH: usize = 220;
/// How much of it stands before the first word, in bytes.
const BEFORE: usize = 60;
/// No more than so many marks of a text are looked at.
const MOST_MARKS: usize = 2000;
/// What stands where a passage leaves something out.
const GAP: &str = "…";

/// A text in pieces, each with whether it was found.
pub type Marked = Vec<(String, bool)>;

/// Where a part was found.
#[derive(Debug, Clone)]
struct Mark {
    /// Which part.
    part: usize,
    /// From where to where, in bytes.
    at: Range<usize>,
}

impl Sought {
    /// A whole text, such as a name, with what was found in it.
    #[must_use]
    pub fn mark(&self, text: &str, is_mistyped: bool) -> Marked {
        let marks = self.marks(text, is_mistyped);
        pieces(text, &(0..text.len()), &marks)
    }

    /// The passage of a text that has most of what was sought; its beginning if it has nothing.
    #[must_use]
    pub fn passage(&self, text: &str, is_mistyped: bool) -> Marked {
        let marks = self.marks(text, is_mistyped);
        let passage = best(&marks).map_or(0, |start| start.saturating_sub(BEFORE));
        let start = after_space(text, passage);
        let end = before_space(text, start, start.saturating_add(LENGTH));
        let mut pieces = pieces(text, &(start..end), &marks);
        if let (true, Some((first, _))) = (start > 0, pieces.first_mut()) {
            first.insert_str(0, GAP);
        }
        if text[end..].chars().any(|character| !character.is_whitespace()) {
            pieces.push((GAP.to_owned(), false));
        }
        pieces
    }

    /// What of a text was sought, by where it begins; of very much the first.
    fn marks(&self, text: &str, is_mistyped: bool) -> Vec<Mark> {
        let words = words(text);
        let mut likes = Likes::default();
        let mut marks = Vec::new();
        for first in 0..words.len() {
            for (part, sought) in self.wanted.iter().enumerate() {
                if let Some(at) = sought.at(&words, first, is_mistyped.then_some(&mut likes)) {
                    marks.push(Mark { part, at });
                }
            }
            if marks.len() >= MOST_MARKS {
                break;
            }
        }
        marks
    }
}

/// Which words are others, but for a few letters: each pair is compared once.
#[derive(Debug, Default)]
struct Likes(HashMap<(String, String), bool>);

impl Part {
    /// Where it stands, if it begins with this word; words may be mistyped if something remembers which.
    fn at(
        &self,
        words: &[Word],
        first: usize,
        mut likes: Option<&mut Likes>,
    ) -> Option<Range<usize>> {
        let last = self.words.len().checked_sub(1)?;
        let mut end = 0;
        for (number, (offset, sought)) in self.words.iter().enumerate() {
            let word = words.get(first + offset)?;
            let is_begun = self.is_begun && number == last;
            let is_whole = word.text == *sought || is_begun && word.text.starts_with(sought);
            let is_like = |likes: &mut Likes| {
                let wrong = self.mistypes();
                wrong.is_some_and(|wrong| likes.is_like(&word.text, sought, is_begun, wrong))
            };
            if !is_whole && !likes.as_deref_mut().is_some_and(is_like) {
                return None;
            }
            end = word.at.end;
        }
        Some(words[first].at.start..end)
    }
}

impl Likes {
    /// Whether a word is another one, or begins with it, but for a few letters.
    fn is_like(&mut self, word: &str, sought: &str, is_begun: bool, wrong: u8) -> bool {
        let wrong = usize::from(wrong);
        let (letters, sought_letters) = (word.chars().count(), sought.chars().count());
        if letters + wrong < sought_letters || !is_begun && letters > sought_letters + wrong {
            return false;
        }
        let pair = (word.to_owned(), sought.to_owned());
        *self.0.entry(pair).or_insert_with(|| {
            let is_near = |word: &str| osa_distance(word, sought) <= wrong;
            let beginning = |length: usize| word.chars().take(length).collect::<String>();
            let mut lengths = sought_letters.saturating_sub(wrong)..=sought_letters + wrong;
            is_near(word) || is_begun && lengths.any(|length| is_near(&beginning(length)))
        })
    }
}

/// Where the passage with the most parts begins, and of those the one with the most marks.
fn best(marks: &[Mark]) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let (mut last, mut best) = (0, None);
    for (first, mark) in marks.iter().enumerate() {
        let end = mark.at.start + LENGTH - BEFORE;
        while let Some(next) = marks.get(last).filter(|next| next.at.end <= end) {
            *counts.entry(next.part).or_default() += 1;
            last += 1;
        }
        let found = (counts.len(), last.saturating_sub(first));
        if best.is_none_or(|(most, _)| found > most) {
            best = Some((found, mark.at.start));
        }
        // A mark that is longer than a passage was not counted.
        if first < last {
            if let Some(count) = counts.get_mut(&mark.part) {
                *count -= 1;
                if *count == 0 {
                    counts.remove(&mark.part);
                }
            }
        } else {
            last = first + 1;
        }
    }
    best.map(|(_, start)| start)
}

/// Where the next word begins, not far from a place.
fn after_space(text: &str, place: usize) -> usize {
    let place = text.ceil_char_boundary(place);
    let near = text.ceil_char_boundary(place + BEFORE / 2);
    if place == 0 {
        return text.len() - text.trim_start().len();
    }
    let space = text[place..near].find(char::is_whitespace);
    let start = space.map_or(place, |space| place + space);
    start + (text[start..].len() - text[start..].trim_start().len())
}

/// Where the last word ends, not far before a place.
fn before_space(text: &str, start: usize, place: usize) -> usize {
    if place >= text.len() {
        return start + text[start..].trim_end().len();
    }
    let place = text.floor_char_boundary(place).max(start);
    let near = text.floor_char_boundary(place.saturating_sub(BEFORE / 2)).max(start);
    let space = text[near..place].rfind(char::is_whitespace);
    let end = space.map_or(place, |space| near + space);
    start + text[start..end].trim_end().len()
}

/// A stretch of a text in pieces, with runs of blanks as one.
fn pieces(text: &str, stretch: &Range<usize>, marks: &[Mark]) -> Marked {
    let mut pieces = Marked::new();
    let mut add = |part: &str, is_found: bool| {
        let part = single_spaced(part);
        match pieces.last_mut() {
            _ if part.is_empty() => {}
            Some((last, was_found)) if *was_found == is_found => last.push_str(&part),
            _ => pieces.push((part, is_found)),
        }
    };
    let mut done = stretch.start;
    for mark in marks {
        let (start, end) = (mark.at.start.max(done), mark.at.end.min(stretch.end));
        if start >= end {
            continue;
        }
        add(&text[done..start], false);
        add(&text[start..end], true);
        done = end;
    }
    add(&text[done..stretch.end.max(done)], false);
    pieces
}

/// A text with one space for each run of blanks.
fn single_spaced(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    let mut was_blank = false;
    for character in text.chars() {
        let is_blank = character.is_whitespace();
        if !is_blank {
            single.push(character);
        } else if !was_blank {
            single.push(' ');
        }
        was_blank = is_blank;
    }
    single
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A marked text with what was found in brackets.
    fn written(marked: &Marked) -> String {
        let piece = |(text, is_found): &(String, bool)| {
            if *is_found { format!("[{text}]") } else { text.clone() }
        };
        marked.iter().map(piece).collect()
    }

    fn marked(sought: &str, text: &str) -> String {
        written(&Sought::parse(sought).mark(text, false))
    }

    #[test]
    fn what_was_found_is_marked() {
        assert_eq!(marked("pump dri", "The PUMP drips, pumps"), "The [PUMP] [drips], pumps");
        assert_eq!(marked("pump", "pumps"), "[pumps]");
        assert_eq!(marked("\"the pump\"", "The pump, a pump"), "[The pump], a pump");
        assert_eq!(marked("creme", "Crème brûlée"), "[Crème] brûlée");
        assert_eq!(marked("本語", "日本語"), "日[本語]");
        assert_eq!(marked("日本語", "日本語だ"), "[日本語]だ");
        assert_eq!(marked("-pump drips", "The pump drips"), "The pump [drips]");
        assert_eq!(marked("x", "a\n\n b"), "a b");
        let mistyped = Sought::parse("pmup drpis").mark("The pump drips", true);
        assert_eq!(written(&mistyped), "The [pump] [drips]");
    }

    #[test]
    fn a_passage_is_where_most_of_it_is() {
        let filler = "nothing of it here ".repeat(30);
        let text = format!("A pump. {filler}The pump  drips\nnow. {filler}");
        let passage = written(&Sought::parse("drips pump ").passage(&text, false));
        assert_eq!(
            passage,
            "…of it here nothing of it here nothing of it here The [pump] [drips] now. nothing of it \
             here nothing of it here nothing of it here nothing of it here nothing of it here nothing \
             of it here nothing of it here nothing of it…"
        );
        let beginning = written(&Sought::parse("absent").passage("Short text ", false));
        assert_eq!(beginning, "Short text");
        assert_eq!(Sought::parse("absent").passage("", false), Marked::new());
    }

    proptest! {
        #[test]
        fn marks_lose_nothing(sought in any::<String>(), text in any::<String>(), typo: bool) {
            let all = Sought::parse(&sought).mark(&text, typo);
            let joined: String = all.iter().map(|(piece, _)| piece.as_str()).collect();
            prop_assert_eq!(single_spaced(&joined), single_spaced(&text));
            let passage = Sought::parse(&sought).passage(&text, typo);
            prop_assert!(passage.iter().all(|(piece, _)| !piece.is_empty()));
            // A word of the text is found in it.
            if let Some(word) = words(&text).first() {
                let found = Sought::parse(&text[word.at.clone()]).mark(&text, false);
                prop_assert!(found.iter().any(|(_, is_found)| *is_found));
            }
        }

        #[test]
        fn a_passage_of_long_texts_is_short(words in prop::collection::vec("[a-z日本é]{1,9}", 0..400)) {
            let text = words.join(" ");
            let sought = Sought::parse(words.last().map_or("x", String::as_str));
            let length: usize =
                sought.passage(&text, false).iter().map(|(piece, _)| piece.len()).sum();
            prop_assert!(length <= LENGTH + BEFORE);
        }
    }
}
