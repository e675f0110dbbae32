//! Colours, which are free text on the wire.

use super::text::{check_text, text_value};

text_value! {
    /// A colour as the client wrote it, for example `#60646C`; its default is "none chosen".
    #[derive(Default)]
    Colour, |text| check_text(text, 255)
}

impl Colour {
    /// Whether none was chosen.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}
