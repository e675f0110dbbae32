//! What a query says, as it was written.

use chumsky::error::RichPattern;
use chumsky::input::{Input, MappedInput};
use chumsky::prelude::*;

use super::is_reserved;
use super::tokens::{Placed, Token, column};
use crate::filter::error::{FilterError, FilterErrorCode};
use crate::filter::value::{Operand, Operator, Said};
use crate::nearest;

/// The most parentheses within each other.
const DEEPEST: usize = 16;

/// What could stand somewhere, as errors and suggestions name it.
pub(super) const FIELD: &str = "a field";
pub(super) const VALUE: &str = "a value";
pub(super) const ORDER_FIELD: &str = "a field to order by";
pub(super) const ARGUMENT: &str = "an argument";

/// A query as it was written.
pub(super) struct Written {
    pub(super) asked: Option<Test>,
    pub(super) order: Vec<By>,
}

/// A name to order by.
pub(super) struct By {
    pub(super) name: String,
    pub(super) descending: bool,
    pub(super) column: usize,
}

/// What a query asks of work items.
#[derive(Debug, Clone)]
pub(super) enum Test {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Is(Comparison),
    /// Calls that stand beside each other, such as `changed(state) during(-7d, now())`, or a single one.
    Called(Vec<Call>),
}

/// A field compared with values.
#[derive(Debug, Clone)]
pub(super) struct Comparison {
    pub(super) field: String,
    pub(super) column: usize,
    pub(super) operator: Operator,
    pub(super) values: Vec<Operand>,
}

/// A word that says something by itself, or a question about the past.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub(super) name: String,
    pub(super) column: usize,
    pub(super) arguments: Vec<Operand>,
}

/// The tokens as the parser takes them.
type Tokens<'t, 'q> = MappedInput<'t, Token<'q>, SimpleSpan, &'t [Placed<'q>]>;
/// Faults with what could stand in their places.
type Faults<'t, 'q> = extra::Err<Rich<'t, Token<'q>>>;

/// Reads what a query says.
pub(super) fn read(text: &str, tokens: &[Placed<'_>]) -> Result<Written, FilterError> {
    check_depth(text, tokens)?;
    let end = SimpleSpan::from(text.len()..text.len());
    let written = query(text).parse(tokens.split_token_span(end)).into_result();
    written.map_err(|faults| match faults.into_iter().next() {
        Some(fault) => {
            let found = fault.found().map(ToString::to_string);
            unexpected(found, &could_stand(&fault)).at(column(text, fault.span().start))
        }
        None => FilterError::new(FilterErrorCode::InvalidQuery, "The query makes no sense."),
    })
}

/// What could stand where a query ends with a cursor.
pub(super) fn expected(text: &str, tokens: &[Placed<'_>]) -> Vec<String> {
    let end = SimpleSpan::from(text.len()..text.len());
    let faults = query(text).parse(tokens.split_token_span(end)).into_errors();
    let at_cursor = faults.iter().find(|fault| matches!(fault.found(), Some(Token::Cursor)));
    at_cursor.map(could_stand).unwrap_or_default()
}

/// What could stand in the place of a fault. After any word there could be a parenthesis, if it were a function; that is
/// not said where the word is a field or a value.
fn could_stand(fault: &Rich<'_, Token<'_>>) -> Vec<String> {
    let names: Vec<String> = fault.expected().filter_map(named).collect();
    let is_after_word = names.iter().any(|name| name == "AND" || name == "=");
    names.into_iter().filter(|name| !is_after_word || name != "(").collect()
}

/// A thing that could stand somewhere; a text only.
fn named(pattern: &RichPattern<'_, Token<'_>>) -> Option<String> {
    match pattern {
        RichPattern::Label(label) => Some(label.to_string()),
        RichPattern::Token(token) => Some(token.to_string()),
        RichPattern::Identifier(word) => Some(word.clone()),
        RichPattern::EndOfInput => Some("the end".to_owned()),
        _ => None,
    }
}

/// Something that cannot stand where it does.
fn unexpected(found: Option<String>, expected: &[String]) -> FilterError {
    let mut could = expected.to_vec();
    could.sort_by_key(|name| (name == "the end", name.to_lowercase()));
    could.dedup();
    let could = match could.as_slice() {
        [] => String::new(),
        [one] => format!(" Here could stand {one}."),
        [most @ .., last] => format!(" Here could stand {} or {last}.", most.join(", ")),
    };
    let words = expected.iter().map(String::as_str).filter(|name| !name.contains(' '));
    let meant = found.as_deref().and_then(|found| nearest(found, words));
    let meant = meant.map(|name| format!(" Did you mean {name}?")).unwrap_or_default();
    let is_name = |found: &str| {
        let after_value = expected.iter().any(|name| name == "AND") && meant.is_empty();
        let in_its_place = expected.iter().any(|name| name == VALUE) && is_reserved(found);
        after_value && found.starts_with(char::is_alphanumeric) || in_its_place
    };
    let quotes = match &found {
        Some(found) if is_name(found) => {
            " Names of several words, and words of the language, stand between quotes."
        }
        _ => "",
    };
    let found = match found {
        Some(found) => format!("{found} cannot stand here."),
        None => "The query ends too early.".to_owned(),
    };
    FilterError::new(FilterErrorCode::InvalidQuery, format!("{found}{could}{meant}{quotes}"))
}

/// Refuses parentheses within parentheses beyond reason.
fn check_depth(text: &str, tokens: &[Placed<'_>]) -> Result<(), FilterError> {
    let mut depth = 0_usize;
    for (token, span) in tokens {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let said = format!("There are more than {DEEPEST} parentheses within each other.");
            let fault = FilterError::new(FilterErrorCode::MaxDepthExceeded, said);
            return Err(fault.at(column(text, span.start)));
        }
    }
    Ok(())
}

/// A word of the language, in any case.
fn keyword<'t, 'q: 't>(
    word: &'static str,
) -> impl Parser<'t, Tokens<'t, 'q>, (), Faults<'t, 'q>> + Clone {
    select! { Token::Word(text) if text.eq_ignore_ascii_case(word) => () }.labelled(word)
}

/// A sign.
fn sign<'t, 'q: 't>(
    sign: &'static str,
) -> impl Parser<'t, Tokens<'t, 'q>, (), Faults<'t, 'q>> + Clone {
    select! { Token::Sign(text) if text == sign => () }.labelled(sign)
}

/// A word that means nothing by itself, and its column.
fn word<'t, 'q: 't>(
    text: &'q str,
) -> impl Parser<'t, Tokens<'t, 'q>, (String, usize), Faults<'t, 'q>> + Clone {
    select! { Token::Word(word) = extra if !is_reserved(word) => {
        let span: SimpleSpan = extra.span();
        (word.to_owned(), column(text, span.start))
    } }
}

/// A word or a quoted text.
fn plain<'t, 'q: 't>(
    text: &'q str,
) -> impl Parser<'t, Tokens<'t, 'q>, Operand, Faults<'t, 'q>> + Clone {
    let quoted = select! { Token::Quoted(quoted) = extra => {
        let span: SimpleSpan = extra.span();
        (quoted.into_owned(), column(text, span.start))
    } };
    word(text)
        .or(quoted)
        .map(|(said, column)| Operand { said: Said::Text(said), column: Some(column) })
}

/// A value: a text, or a function of texts.
fn value<'t, 'q: 't>(
    text: &'q str,
) -> impl Parser<'t, Tokens<'t, 'q>, Operand, Faults<'t, 'q>> + Clone {
    let argument = plain(text).labelled(ARGUMENT).map(|argument| match argument.said {
        Said::Text(text) | Said::Call(text, _) => text,
    });
    let arguments = list(argument);
    let call = word(text).then(arguments).map(|((name, column), arguments)| Operand {
        said: Said::Call(name, arguments),
        column: Some(column),
    });
    call.or(plain(text))
}

/// Things between parentheses, with commas between them; there may be none.
fn list<'t, 'q: 't, T>(
    one: impl Parser<'t, Tokens<'t, 'q>, T, Faults<'t, 'q>> + Clone,
) -> impl Parser<'t, Tokens<'t, 'q>, Vec<T>, Faults<'t, 'q>> + Clone {
    one.separated_by(just(Token::Comma))
        .collect()
        .delimited_by(just(Token::Open), just(Token::Close))
}

/// A field compared with values.
fn comparison<'t, 'q: 't>(
    text: &'q str,
) -> impl Parser<'t, Tokens<'t, 'q>, Comparison, Faults<'t, 'q>> + Clone {
    let one = value(text).labelled(VALUE);
    let several = list(one.clone());
    let some = several.clone().or(one.clone().map(|value| vec![value]));
    let none = |operator: Operator| move |()| (operator, Vec::new());
    let with = |name: &'static str, operator: Operator| {
        sign(name).ignore_then(one.clone()).map(move |value| (operator, vec![value]))
    };
    let signs = choice((
        with("=", Operator::In),
        with("!=", Operator::NotIn),
        with("<>", Operator::NotIn),
        with("<", Operator::Less),
        with("<=", Operator::AtMost),
        with(">", Operator::More),
        with(">=", Operator::AtLeast),
        with("~", Operator::Contains),
        with("!~", Operator::NotContains),
    ));
    let among = choice((
        keyword("IN").ignore_then(some.clone()).map(|values| (Operator::In, values)),
        keyword("NOT")
            .ignore_then(keyword("IN"))
            .ignore_then(some)
            .map(|values| (Operator::NotIn, values)),
    ));
    let nothing = keyword("EMPTY").or(keyword("NULL"));
    let emptiness = keyword("IS").ignore_then(choice((
        keyword("NOT").ignore_then(nothing.clone()).map(none(Operator::NotEmpty)),
        nothing.map(none(Operator::Empty)),
    )));
    let pair = one.clone().then_ignore(keyword("AND")).then(one).map(|(from, to)| vec![from, to]);
    let range =
        keyword("BETWEEN").ignore_then(pair.or(several)).map(|values| (Operator::Range, values));
    let compared = choice((signs, among, emptiness, range));
    word(text)
        .labelled(FIELD)
        .then(compared)
        .map(|((field, column), (operator, values))| Comparison { field, column, operator, values })
}

/// Calls that stand beside each other.
fn calls<'t, 'q: 't>(
    text: &'q str,
) -> impl Parser<'t, Tokens<'t, 'q>, Vec<Call>, Faults<'t, 'q>> + Clone {
    let call = word(text).labelled(FIELD).then(list(value(text).labelled(ARGUMENT)));
    call.map(|((name, column), arguments)| Call { name, column, arguments })
        .repeated()
        .at_least(1)
        .collect()
}

fn query<'t, 'q: 't>(text: &'q str) -> impl Parser<'t, Tokens<'t, 'q>, Written, Faults<'t, 'q>> {
    let asked = recursive(|asked| {
        let inner = asked.delimited_by(just(Token::Open), just(Token::Close));
        let one = choice((inner, calls(text).map(Test::Called), comparison(text).map(Test::Is)));
        // Two negations are none; they are counted, since each would be a step deeper otherwise.
        let negated =
            keyword("NOT").repeated().count().then(one).map(|(nots, asked)| {
                if nots % 2 == 1 { Test::Not(Box::new(asked)) } else { asked }
            });
        let all = negated.separated_by(keyword("AND")).at_least(1).collect().map(Test::all);
        all.separated_by(keyword("OR")).at_least(1).collect().map(Test::any)
    });
    let direction = choice((keyword("ASC").to(false), keyword("DESC").to(true)));
    let by = word(text).labelled(ORDER_FIELD).then(direction.or_not());
    let by = by.map(|((name, column), descending)| By {
        name,
        descending: descending.unwrap_or_default(),
        column,
    });
    let order = keyword("ORDER")
        .ignore_then(keyword("BY"))
        .ignore_then(by.separated_by(just(Token::Comma)).at_least(1).collect());
    asked
        .or_not()
        .then(order.or_not())
        .then_ignore(end())
        .map(|(asked, order)| Written { asked, order: order.unwrap_or_default() })
}

impl Test {
    /// All of them; the one itself if there is no other.
    fn all(mut tests: Vec<Self>) -> Self {
        if tests.len() == 1 { tests.remove(0) } else { Self::All(tests) }
    }

    /// A test that holds if one of these does; the one itself if there is no other.
    fn any(mut tests: Vec<Self>) -> Self {
        if tests.len() == 1 { tests.remove(0) } else { Self::Any(tests) }
    }
}
