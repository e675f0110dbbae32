//! What clients send about a comment.

use domain::CommentId;
use domain::comment::CommentAccess;
use domain::html::{HtmlError, RichText};
use domain::values::ExternalRefPatch;
use service::Problem;
use wire::{Fields, Sent};

use crate::error::Result;
use crate::external::external;
use crate::unit::EnteredProject;

/// The writable fields of a comment, each as it was sent.
#[derive(Debug)]
pub struct Body {
    /// The comment that it answers.
    pub parent: Sent<CommentId>,
    /// What it says.
    pub html: Sent<RichText>,
    /// Who may read it.
    pub access: Sent<CommentAccess>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
}

const PARENT: &str =
    "The comment of the same work item that it answers, which is no answer itself; said once.";
/// The description of `comment_html`.
const HTML: &str = "The text as HTML; what a browser would run or load is taken out.";
const ACCESS: &str = "Who may read it: INTERNAL the members of the project without its guests, EXTERNAL these too; INTERNAL \
    unless said, but EXTERNAL where a guest writes it, who can write no other.";
/// The message for a guest who would make a comment that guests cannot read.
const INTERNAL: &str = "A guest of the project cannot make a comment internal.";

impl Body {
    /// Reads the body of a request; what is wrong with it is noted in `fields`.
    pub fn read(fields: &mut Fields) -> Self {
        copy(fields);
        let parent = fields.id("parent").doc(PARENT).nullable().read();
        Self {
            parent: parent.map(CommentId),
            html: html(fields),
            access: fields
                .choice("access", |text| text.parse().ok())
                .doc(ACCESS)
                .among(&["INTERNAL", "EXTERNAL"])
                .read(),
            external: external(fields),
        }
    }

    /// Who may read the comment, as it was sent.
    ///
    /// # Errors
    /// A guest of the project would make it internal.
    pub fn permitted_access(&self, entered: &EnteredProject) -> Result<Sent<CommentAccess>> {
        let is_internal = self.access.value() == Some(CommentAccess::Internal);
        if is_internal && entered.access.may_discuss_internally().is_err() {
            return Err(Problem::field("access", INTERNAL).into());
        }
        Ok(self.access)
    }
}

/// Leaves out the copy of the text that editors send beside it; without the text it is no copy.
fn copy(fields: &mut Fields) {
    if fields.has("comment_json") && !fields.has("comment_html") {
        fields.fail("comment_json", "It is not kept: send the text as \"comment_html\".");
    }
    fields.skip("comment_json");
}

/// What it says, as sanitised HTML.
fn html(fields: &mut Fields) -> Sent<RichText> {
    let text = fields.text("comment_html").doc(HTML).required().allow_blank().read();
    let clean = text.try_map(|html| RichText::parse_fragment(&html));
    clean.unwrap_or_else(|error: HtmlError| {
        fields.fail("comment_html", error.to_string());
        Sent::Absent
    })
}
