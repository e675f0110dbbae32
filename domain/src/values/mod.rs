//! Value objects: checked once at the edge by `FromStr` or a constructor, never while history is read.

mod colour;
mod error;
mod external;
mod identifier;
mod logo;
mod months;
mod names;
mod reaction;
mod slug;
mod text;
mod time_zone;

pub use colour::Colour;
pub use error::ValueError;
pub use external::{ExternalRef, ExternalRefPatch};
pub use identifier::ProjectIdentifier;
pub use logo::Logo;
pub use months::Months;
pub use names::{
    CollectionName, CycleName, EstimateName, EstimateValue, LabelName, ModuleName, PageName,
    ProjectName, StateName, ViewName, WorkspaceName,
};
pub use reaction::Reaction;
pub use slug::{WorkspaceSlug, slugify};
pub use text::ShortText;
pub use time_zone::TimeZone;

pub(crate) use text::{check_text, text_value};
