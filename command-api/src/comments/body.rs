//! What clients send about a comment.

use domain::comment::CommentAccess;
use domain::html::{HtmlError, RichText};
use domain::values::ExternalRefPatch;
use wire::{Fields, Sent};

use crate::external::external;

/// The writable fields of a comment, each as it was sent; `comment_json` is a copy that nothing reads.
#[derive(Debug)]
pub struct Body {
    /// What it says.
    pub html: Sent<RichText>,
    /// Who may read it.
    pub access: Sent<CommentAccess>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
}

impl Body {
    /// Reads the body of a request; what is wrong with it is noted in `fields`.
    pub fn read(fields: &mut Fields) -> Self {
        Self {
            html: html(fields),
            access: fields
                .choice("access", |text| text.parse().ok())
                .among(&["INTERNAL", "EXTERNAL"])
                .read(),
            external: external(fields),
        }
    }
}

/// What it says, as sanitised HTML.
fn html(fields: &mut Fields) -> Sent<RichText> {
    let text = fields.text("comment_html").allow_blank().read();
    let clean = text.try_map(|html| RichText::parse_fragment(&html));
    clean.unwrap_or_else(|error: HtmlError| {
        fields.fail("comment_html", error.to_string());
        Sent::Absent
    })
}
