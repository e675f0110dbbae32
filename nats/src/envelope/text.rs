//! Header values: percent-encoded as the CloudEvents bindings say, and hexadecimal digits.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What is encoded besides everything outside of ASCII.
const SPECIAL: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'%');

/// What is encoded of texts that users have a hand in: also the first letter of the server's own headers.
///
/// Servers up to 2.10 look for `Nats-Msg-Id` and its like in the whole block of headers and stop at the first place
/// where it stands, so one such name in a client's correlation id would disable the conditions of a publish.
const FOREIGN: &AsciiSet = &SPECIAL.add(b'N');

/// A text that users have a hand in as a header value.
pub(super) fn escape_foreign(text: &str) -> String {
    utf8_percent_encode(text, FOREIGN).to_string()
}

/// A text as a header value: printable ASCII without space, quote and percent.
pub(super) fn escape(text: &str) -> String {
    utf8_percent_encode(text, SPECIAL).to_string()
}

/// The text that a header value stands for, if it is one.
pub(super) fn unescape(value: &str) -> Option<String> {
    percent_decode_str(value).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// The 32 bytes that 64 hexadecimal digits stand for.
pub(super) fn unhex(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(digits, &mut bytes).ok().map(|()| bytes)
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_foreign, unescape, unhex};

    #[test]
    fn any_text_becomes_printable_ascii_and_comes_back() {
        for text in ["", "plain-1.0", "a b", "100%", "\"é\r\n\0🦀\u{7f}", "%41", "a\u{a0}b"] {
            let escaped = escape(text);
            assert!(
                escaped.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"'),
                "{escaped}"
            );
            assert_eq!(unescape(&escaped).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_foreign_text_names_none_of_the_servers_headers() {
        let text = "Nats-Msg-Id: x, Nats-Expected-Last-Sequence";
        assert!(!escape_foreign(text).contains("Nats-"));
        assert_eq!(unescape(&escape_foreign(text)).as_deref(), Some(text));
    }

    #[test]
    fn bytes_come_back_from_digits_and_nothing_else_does() {
        let bytes = std::array::from_fn(|n| u8::try_from(n * 8).unwrap());
        assert_eq!(unhex(&hex::encode(bytes)), Some(bytes));
        for wrong in ["", "0", &"0".repeat(63), &"0".repeat(66), &"g".repeat(64), &"é".repeat(64)]
        {
            assert_eq!(unhex(wrong), None);
        }
    }
}
