//! What clients send about a collection.

use domain::collection::CollectionAccess;
use domain::page::PageLogo;
use domain::values::CollectionName;
use service::Problem;
use wire::{Fields, Sent};

use crate::described::bodies;
use crate::pages::logo;

bodies! {
    /// What a collection is made from.
    NewCollection: schema(Body::read), { "name": "Handbook", "access": 1 };
    /// What of a collection is changed.
    CollectionChanges: schema_of_changes(Body::read), { "name": "Guides" };
}

/// The writable fields of a collection, each as it was sent.
#[derive(Debug)]
pub struct Body {
    pub name: Sent<CollectionName>,
    /// Who sees it.
    pub access: Sent<CollectionAccess>,
    /// Its icon or emoji.
    pub logo: Sent<PageLogo>,
    /// Its place.
    pub sort_order: Sent<f64>,
}

const ACCESS: &str = "0 all members of the workspace but its guests, 1 the owner and the members; 0 unless said. It does not \
    change later.";
/// The description of `sort_order`.
const PLACE: &str = "Its place among the collections; behind the last one unless said.";

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self {
            name: fields.text("name").max(255).required().read_as(),
            access: access(&mut fields),
            logo: logo(&mut fields),
            sort_order: fields.float("sort_order").doc(PLACE).read(),
        };
        fields.finish()?;
        Ok(body)
    }
}

/// Who sees it, by number.
fn access(fields: &mut Fields) -> Sent<CollectionAccess> {
    let find = |text: &str| match text {
        "0" => Some(CollectionAccess::Public),
        "1" => Some(CollectionAccess::Private),
        _ => None,
    };
    fields.choice("access", find).doc(ACCESS).among_numbers(&[0, 1]).read()
}
