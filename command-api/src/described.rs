//! The bodies of requests, as the API's description shows them.

pub(crate) const ROLE: &str = "20 admin, 15 member, 5 guest; new members are guests unless said.";

/// Declares what a body may have: `schema` of a function that reads it, or `schema_of_changes` where none of its keys is
/// required; and an example.
macro_rules! bodies {
    ($($(#[doc = $doc:literal])+ $name:ident: $schema:ident($read:expr), $example:tt;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug)]
            pub struct $name;

            impl ::utoipa::PartialSchema for $name {
                fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                    let example = ::serde_json::json!($example);
                    ::wire::fields::$schema(concat!($($doc),+).trim(), example, |fields| drop($read(fields)))
                }
            }

            impl ::utoipa::ToSchema for $name {}
        )+
    };
}

pub(crate) use bodies;
