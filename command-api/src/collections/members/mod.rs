//! Members of a private collection.

pub mod add;
pub mod change_access;
pub mod remove;

use domain::collection::CollectionMemberAccess;
use wire::{Fields, Sent};

const ACCESS: &str = "0 sees it, 1 the same, 2 changes it and which pages are in it.";

/// What a member may do, by number.
fn access(fields: &mut Fields) -> Sent<CollectionMemberAccess> {
    let find = |text: &str| {
        let number = text.parse::<usize>().ok().filter(|number| number.to_string() == text);
        CollectionMemberAccess::ALL.get(number?).copied()
    };
    fields.choice("access", find).doc(ACCESS).among_numbers(&[0, 1, 2]).required().read()
}
