//! What clients send about a sticky.

use domain::html::{HtmlError, RichText};
use serde_json::{Value, json};
use service::Problem;
use service::accounts::Sticky;
use wire::{Fields, Sent, messages};

use crate::described::bodies;
use crate::own::object;

bodies! {
    /// What a sticky is made from.
    NewSticky: schema(Body::read), { "name": "Ideas", "description_html": "<p>A lamp that dims.</p>" };
    /// What of a sticky is changed.
    StickyChanges: schema_of_changes(Body::read), { "description_html": "<p>A lamp.</p>" };
    /// The same of a sticky as a whole: what is not sent stays.
    StickyReplaced: schema_of_changes(Body::read), { "name": "Ideas", "description_html": "<p>A lamp.</p>" };
}

/// The longest text, in characters of HTML.
const LONGEST_TEXT: usize = 65_536;
/// The longest of what an editor keeps of it, in bytes of JSON.
const LONGEST_DESCRIPTION: usize = 65_536;
/// The longest icon, in bytes of JSON.
const LONGEST_LOGO: usize = 4_096;

const DESCRIPTION: &str =
    "What the client's editor keeps of the text, any object; `{}` unless sent.";
/// The description of `description_html`.
const HTML: &str =
    "The text as HTML; what a browser would run or load is taken out. `<p></p>` unless sent.";
/// The description of `logo_props`.
const LOGO: &str = "Its icon or emoji, any object.";

/// The writable fields of a sticky, each as it was sent.
#[derive(Debug)]
pub struct Body {
    name: Sent<String>,
    description: Sent<Value>,
    html: Sent<RichText>,
    logo: Sent<Value>,
    colour: Sent<String>,
    background_colour: Sent<String>,
    /// Its place.
    pub sort_order: Sent<f64>,
}

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(255).allow_blank().nullable().read(),
            description: object(&mut fields, "description", DESCRIPTION, LONGEST_DESCRIPTION),
            html: html(&mut fields),
            logo: object(&mut fields, "logo_props", LOGO, LONGEST_LOGO),
            colour: fields.text("color").max(255).allow_blank().nullable().read(),
            background_colour: fields
                .text("background_color")
                .max(255)
                .allow_blank()
                .nullable()
                .read(),
            sort_order: fields.float("sort_order").read(),
        };
        fields.finish()?;
        Ok(body)
    }

    /// A sticky with the changes, of the same version.
    pub fn applied_to(&self, before: &Sticky) -> Sticky {
        let mut after = before.clone();
        let texts = [
            (&mut after.name, &self.name),
            (&mut after.colour, &self.colour),
            (&mut after.background_colour, &self.background_colour),
        ];
        for (text, sent) in texts {
            if let Some(change) = sent.clone().change() {
                *text = change;
            }
        }
        for (value, sent) in
            [(&mut after.description, &self.description), (&mut after.logo, &self.logo)]
        {
            if let Sent::Value(new) = sent {
                value.clone_from(new);
            }
        }
        if let Sent::Value(html) = &self.html {
            (after.html, after.text) = both(html);
        }
        after.sort_order = self.sort_order.unwrap_or(before.sort_order);
        after
    }
}

/// A text with and without its tags.
fn both(html: &RichText) -> (String, Option<String>) {
    let text = (!html.as_str().is_empty()).then(|| html.text());
    (html.as_str().to_owned(), text)
}

/// The text of a sticky about which nothing was said, with and without its tags; and an object with nothing in it.
pub fn nothing() -> (String, Option<String>, Value) {
    let (html, text) = both(&RichText::default());
    (html, text, json!({}))
}

/// The text as sanitised HTML, without an element around it.
fn html(fields: &mut Fields) -> Sent<RichText> {
    let text = fields.text("description_html").doc(HTML).allow_blank().read();
    match text.try_map(|html| RichText::parse_fragment(&html)) {
        Ok(Sent::Value(html)) if html.as_str().chars().count() > LONGEST_TEXT => {
            fields.fail("description_html", messages::too_long(LONGEST_TEXT));
            Sent::Absent
        }
        Ok(sent) => sent,
        Err(error) => {
            match error {
                HtmlError::TooLarge => fields.fail("error", error.to_string()),
                _ => fields.fail("description_html", error.to_string()),
            }
            Sent::Absent
        }
    }
}
