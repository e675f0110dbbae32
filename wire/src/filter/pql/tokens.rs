//! The words and signs of a query.

use std::borrow::Cow;
use std::fmt;

use chumsky::prelude::*;

use crate::filter::error::{FilterError, FilterErrorCode};

/// A word or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'q> {
    /// Letters, digits and what stands in ids, dates and keys.
    Word(&'q str),
    /// A text between quotes, without them.
    Quoted(Cow<'q, str>),
    /// `=`, `!=`, `<` and so on.
    Sign(&'q str),
    Open,
    Close,
    Comma,
    /// Where a suggestion is wanted; stands in no text.
    Cursor,
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(text) | Self::Sign(text) => f.write_str(text),
            Self::Quoted(text) => write!(f, "\"{text}\""),
            Self::Open => f.write_str("("),
            Self::Close => f.write_str(")"),
            Self::Comma => f.write_str(","),
            Self::Cursor => Ok(()),
        }
    }
}

/// A token, and the bytes where it stands.
pub(super) type Placed<'q> = (Token<'q>, SimpleSpan);

/// Whether a character is part of words.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || "_-.:+@#/".contains(character)
}

/// Reads the tokens of a query.
pub(super) fn read(text: &str) -> Result<Vec<Placed<'_>>, FilterError> {
    lexer().parse(text).into_result().map_err(|errors| {
        let quote =
            open_quote(text).map(|(at, quote)| (at, format!("The quote {quote} is not closed.")));
        let (at, said) = quote.unwrap_or_else(|| {
            let at = errors.first().map_or(text.len(), |error| error.span().start);
            let sign = text[at..].chars().next().unwrap_or_default();
            (at, format!("{sign:?} cannot stand here; in a name it stands between quotes."))
        });
        FilterError::new(FilterErrorCode::InvalidQuery, said).at(column(text, at))
    })
}

/// The quote that is opened in a text and not closed, and its byte.
pub(super) fn open_quote(text: &str) -> Option<(usize, char)> {
    let mut open = None;
    let mut is_escaped = false;
    for (at, character) in text.char_indices() {
        match open {
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if character == '\\' => is_escaped = true,
            Some((_, quote)) if character == quote => open = None,
            None if matches!(character, '"' | '\'') => open = Some((at, character)),
            _ => {}
        }
    }
    open
}

/// The column of a byte, counted in characters from 1.
pub(super) fn column(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count() + 1
}

fn lexer<'q>() -> impl Parser<'q, &'q str, Vec<Placed<'q>>, extra::Err<Rich<'q, char>>> {
    let word = any()
        .filter(|character: &char| is_of_word(*character))
        .repeated()
        .at_least(1)
        .to_slice()
        .map(Token::Word);
    let sign = choice((
        just("!="),
        just("<>"),
        just("!~"),
        just("<="),
        just(">="),
        just("="),
        just("~"),
        just("<"),
        just(">"),
    ))
    .map(Token::Sign);
    let mark =
        choice((just('(').to(Token::Open), just(')').to(Token::Close), just(',').to(Token::Comma)));
    let token = choice((word, quoted('"'), quoted('\''), sign, mark));
    token
        .map_with(|token, extra| (token, extra.span()))
        .padded()
        .repeated()
        .collect()
        .then_ignore(end())
}

/// A text between quotes, in which a backslash takes the next character as it is.
fn quoted<'q>(
    quote: char,
) -> impl Parser<'q, &'q str, Token<'q>, extra::Err<Rich<'q, char>>> + Clone {
    let escaped = just('\\').ignore_then(any());
    let plain = any().filter(move |character: &char| *character != quote && *character != '\\');
    escaped
        .or(plain)
        .repeated()
        .collect::<String>()
        .delimited_by(just(quote), just(quote))
        .map(|text| Token::Quoted(Cow::Owned(text)))
}
