//! The words of a text, in any script, in the form in which they are compared.
//!
//! A word is a run of letters and digits. Case, accents and the width of letters make no difference. Scripts that put no
//! spaces between words, such as Han, kana and Thai, are cut into overlapping pairs of letters: a run of `n` letters is found
//! by each of its parts.

use std::iter;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest word that is compared, in characters; of longer ones only their beginning counts.
const LONGEST: usize = 64;

/// No more marks are put on a letter once it has so many bytes.
const MOST_OF_A_LETTER: usize = 32;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it is compared.
    pub(crate) text: String,
    /// Where it stands in the text, in bytes.
    pub(crate) at: Range<usize>,
    /// Whether it is the last letter of a run without spaces, which stands alone.
    pub(crate) is_tail: bool,
}

/// A letter or digit, with the marks on it.
#[derive(Debug)]
struct Letter {
    text: String,
    at: Range<usize>,
    /// Whether it is of a script without spaces.
    is_unspaced: bool,
}

/// The words of a text in order; the position of each is its index.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut run: Vec<Letter> = Vec::new();
    for (start, character) in text.char_indices() {
        let at = start..start + character.len_utf8();
        if is_ignored(character) {
            // An accent that stands by itself ends no word.
            if let Some(last) = run.last_mut() {
                last.at.end = at.end;
            }
        } else if is_mark(character) && !run.is_empty() {
            if let Some(last) = run.last_mut() {
                if last.text.len() < MOST_OF_A_LETTER {
                    last.text.extend(folded(character));
                }
                last.at.end = at.end;
            }
        } else if character.is_alphanumeric() {
            let is_unspaced = is_unspaced(character);
            if run.last().is_some_and(|last| last.is_unspaced != is_unspaced) {
                end(&mut run, &mut words);
            }
            run.push(Letter { text: folded(character).collect(), at, is_unspaced });
        } else {
            end(&mut run, &mut words);
        }
    }
    end(&mut run, &mut words);
    words
}

/// Makes words of a run of letters.
fn end(run: &mut Vec<Letter>, words: &mut Vec<Word>) {
    let letters: Vec<Letter> = run.drain(..).filter(|letter| !letter.text.is_empty()).collect();
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return };
    if !first.is_unspaced {
        let text = letters.iter().flat_map(|letter| letter.text.chars()).take(LONGEST).collect();
        words.push(Word { text, at: first.at.start..last.at.end, is_tail: false });
        return;
    }
    for pair in letters.windows(2) {
        let (one, two) = (&pair[0], &pair[1]);
        let text = format!("{}{}", one.text, two.text);
        words.push(Word { text, at: one.at.start..two.at.end, is_tail: false });
    }
    words.push(Word { text: last.text.clone(), at: last.at.clone(), is_tail: true });
}

/// A character as it is compared.
fn folded(character: char) -> impl Iterator<Item = char> {
    iter::once(character)
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|character| !is_ignored(*character))
        .flat_map(|character| plain(character).chars().chain(own(character)))
        .filter(|character| character.is_alphanumeric() || is_combining_mark(*character))
}

/// What is written in place of letters that are no others with an accent, yet are typed like them.
const fn plain(character: char) -> &'static str {
    match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŧ' => "t",
        'ς' => "σ",
        _ => "",
    }
}

/// The character itself, unless something is written in its place.
fn own(character: char) -> Option<char> {
    plain(character).is_empty().then_some(character)
}

/// Whether it changes the letter before it.
fn is_mark(character: char) -> bool {
    // The narrow ones are letters by themselves to Unicode.
    is_combining_mark(character) || matches!(character, '\u{ff9e}' | '\u{ff9f}')
}

/// Accents, and the vowel signs that Hebrew and Arabic are mostly written without.
const fn is_ignored(character: char) -> bool {
    matches!(
        character,
        '\u{0300}'..='\u{036f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{0591}'..='\u{05bd}'
            | '\u{05bf}'
            | '\u{05c1}'..='\u{05c2}'
            | '\u{05c4}'..='\u{05c5}'
            | '\u{05c7}'
            | '\u{0610}'..='\u{061a}'
            | '\u{0640}'
            | '\u{064b}'..='\u{065f}'
            | '\u{0670}'
            | '\u{00ad}'
            | '\u{200b}'..='\u{200d}'
    )
}

/// Whether words of its script follow one another without a space.
const fn is_unspaced(character: char) -> bool {
    matches!(
        character,
        '\u{0e00}'..='\u{0eff}'
            | '\u{0f00}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{2e80}'..='\u{2fdf}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{312f}'
            | '\u{31a0}'..='\u{31bf}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9f}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of a text as they are compared.
    fn compared(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn case_accents_and_width_make_no_difference() {
        for (one, other) in [
            ("Pump", "pUMP"),
            ("Привет Ёлка", "привет елка"),
            ("Άλφα ΟΔΟΣ", "αλφα οδος"),
            ("Crème Brûlée", "creme brulee"),
            ("cre\u{0300}me", "crème"),
            ("STRASSE", "Straße"),
            ("İstanbul ısı", "istanbul isi"),
            ("Ｆｕｌｌ ４２", "full 42"),
            ("ガス", "ｶﾞｽ"),
            ("شَدَّة", "شدة"),
            ("smørrebrød Łódź", "smorrebrod lodz"),
            ("ﬁne", "fine"),
        ] {
            assert_eq!(compared(one), compared(other), "{one}");
        }
        assert_ne!(compared("ガス"), compared("カス"), "those are other letters");
    }

    #[test]
    fn a_word_is_a_run_of_letters_and_digits() {
        assert_eq!(compared("It drips, (again): v2.1!"), ["it", "drips", "again", "v2", "1"]);
        assert_eq!(compared("ENG-42 foo_bar"), ["eng", "42", "foo", "bar"]);
        assert_eq!(compared("हिन्दी भाषा"), ["हिन्दी", "भाषा"]);
        assert_eq!(compared("한국어").len(), 1);
        assert_eq!(compared(" …—!? "), Vec::<String>::new());
        assert_eq!(compared("\u{0301}\u{0301}"), Vec::<String>::new());
        assert_eq!(compared(&"a".repeat(1000)), ["a".repeat(LONGEST)]);
        let marked = format!("ก{}", "\u{0e34}".repeat(999));
        assert!(compared(&marked)[0].len() < 2 * MOST_OF_A_LETTER);
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_pairs() {
        assert_eq!(compared("日本語"), ["日本", "本語", "語"]);
        assert_eq!(compared("v2日本x"), ["v2", "日本", "本", "x"]);
        assert_eq!(compared("字"), ["字"]);
    }

    #[test]
    fn a_word_says_where_it_stands() {
        let text = "Die «Brücke» 日本";
        let found: Vec<_> = words(text).into_iter().map(|word| &text[word.at]).collect();
        assert_eq!(found, ["Die", "Brücke", "日本", "本"]);
        assert_eq!(words("cre\u{0300}me!")[0].at, 0..7);
    }

    proptest! {
        #[test]
        fn any_text_has_words_within_it(text in any::<String>()) {
            for word in words(&text) {
                prop_assert!(text.get(word.at).is_some());
                prop_assert!(!word.text.is_empty());
                prop_assert!(word.text.len() <= 4 * LONGEST);
            }
        }
    }
}
