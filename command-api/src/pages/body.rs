//! What clients send about a page.

use chrono::{DateTime, Utc};
use domain::html::{HtmlError, RichText};
use domain::page::{PageAccess, PageLogo};
use domain::values::{Colour, ExternalRefPatch, PageName};
use domain::{CollectionId, PageId};
use service::Problem;
use wire::{Fields, Sent};

use crate::described::bodies;
use crate::external::external;
use crate::objects::object;

bodies! {
    /// What a page is made from.
    NewPage: schema(Body::read), { "name": "Roadmap", "description_html": "<p>What comes when.</p>" };
    /// What of a page is changed.
    PageChanges: schema_of_changes(Body::read), { "name": "Roadmap 2027", "access": 1 };
}

/// The writable fields of a page, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<PageName>,
    /// What it says.
    pub description: Sent<RichText>,
    /// Who may read it.
    pub access: Sent<PageAccess>,
    /// The page that it is below.
    pub parent: Sent<PageId>,
    pub collection: Sent<CollectionId>,
    /// Its colour, maybe none.
    pub colour: Sent<Colour>,
    /// Its icon or emoji.
    pub logo: Sent<PageLogo>,
    /// Its place.
    pub sort_order: Sent<f64>,
    pub is_locked: Sent<bool>,
    /// Whether it is archived: whatever the time.
    pub archived_at: Sent<DateTime<Utc>>,
    /// What it is called elsewhere.
    pub external: ExternalRefPatch,
}

/// The description of `description_html`.
const DESCRIPTION: &str =
    "The text as HTML; what a browser would run or load is taken out. `<p></p>` unless sent.";
const ACCESS: &str = "0 all who may read pages there, 1 the owner alone; 0 unless said.";
const PARENT: &str = "The page above it, of the same project or workspace; null for none.";
const PARENT_ID: &str = "The same as `parent`, which counts before it.";
/// The description of `collection_id`.
const COLLECTION: &str = "The collection that it is in, if it is a page of the workspace and below no other; null for none.";
/// The description of `logo_props`.
const LOGO: &str = "Its icon or emoji, any object.";
const ARCHIVED_AT: &str =
    "Any time archives it now, with the pages below it; null brings them back.";

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        fields.skip("view_props");
        let body = Self {
            name: fields.text("name").max(255).required().read_as(),
            description: description(&mut fields),
            access: access(&mut fields),
            parent: parent(&mut fields),
            collection: fields
                .id("collection_id")
                .doc(COLLECTION)
                .nullable()
                .read()
                .map(CollectionId),
            colour: colour(&mut fields),
            logo: logo(&mut fields),
            sort_order: fields.float("sort_order").read(),
            is_locked: fields.boolean("is_locked").read(),
            archived_at: fields.datetime("archived_at").doc(ARCHIVED_AT).nullable().read(),
            external: external(&mut fields),
        };
        fields.finish()?;
        Ok(body)
    }
}

/// The text as sanitised HTML, with the errors that a work item's description has.
fn description(fields: &mut Fields) -> Sent<RichText> {
    let text = fields.text("description_html").doc(DESCRIPTION).allow_blank().read();
    match text.try_map(|html| RichText::parse(&html)) {
        Ok(sent) => sent,
        Err(error) => {
            match error {
                HtmlError::Blank => fields.fail_as_whole(error.to_string()),
                HtmlError::TooLarge => fields.fail("error", error.to_string()),
                _ => fields.fail("description_html", error.to_string()),
            }
            Sent::Absent
        }
    }
}

/// Who may read it, by number.
fn access(fields: &mut Fields) -> Sent<PageAccess> {
    let find = |text: &str| match text {
        "0" => Some(PageAccess::Public),
        "1" => Some(PageAccess::Private),
        _ => None,
    };
    fields.choice("access", find).doc(ACCESS).among_numbers(&[0, 1]).read()
}

/// The page above it, under one of its two names.
fn parent(fields: &mut Fields) -> Sent<PageId> {
    let parent = fields.id("parent").doc(PARENT).nullable().read();
    let other = fields.id("parent_id").doc(PARENT_ID).nullable().read();
    if parent.is_absent() { other } else { parent }.map(PageId)
}

/// A colour; the empty text is none.
fn colour(fields: &mut Fields) -> Sent<Colour> {
    let text = fields.text("color").max(255).allow_blank().read();
    // What no colour can be was noted as an error already; only the empty text is left, and means none.
    text.map(|text| text.parse().unwrap_or_default())
}

/// Its icon or emoji: an object.
pub fn logo(fields: &mut Fields) -> Sent<PageLogo> {
    object(fields, "logo_props", LOGO, usize::MAX)
}
