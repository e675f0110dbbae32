//! A role as the tables have it.

use std::error::Error;

use domain::Role;
use sqlx::postgres::{PgTypeInfo, PgValueRef, Postgres};
use sqlx::{Decode, Type};

/// A role by its name; another name than those is an error of the statement that reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StoredRole(pub(crate) Role);

impl Type<Postgres> for StoredRole {
    fn type_info() -> PgTypeInfo {
        <str as Type<Postgres>>::type_info()
    }

    fn compatible(info: &PgTypeInfo) -> bool {
        <str as Type<Postgres>>::compatible(info)
    }
}

impl<'r> Decode<'r, Postgres> for StoredRole {
    fn decode(value: PgValueRef<'r>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let name = <&str as Decode<Postgres>>::decode(value)?;
        let role = Role::from_name(name).ok_or_else(|| format!("{name:?} is no role"))?;
        Ok(Self(role))
    }
}
