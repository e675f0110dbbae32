//! Numbers whose columns are wider than they are.

use std::error::Error;
use std::marker::PhantomData;

use sqlx::postgres::{PgTypeInfo, PgValueRef, Postgres};
use sqlx::{Decode, Type};

/// A number that is read from a wider column; one that does not fit is an error of the statement that reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Narrow<Number, Wide>(pub(crate) Number, PhantomData<Wide>);

/// A small number, such as one of months.
pub(crate) type Small = Narrow<u8, i16>;
/// The place of a point in its estimate.
pub(crate) type Place = Narrow<u32, i64>;
/// What was decided about a work item in the intake, by number.
pub(crate) type Decided = Narrow<i8, i16>;
/// A vote.
pub(crate) type Vote = Narrow<i8, i16>;
/// The running number of a work item.
pub(crate) type RunningNumber = Narrow<u32, i64>;

impl<Number, Wide: Type<Postgres>> Type<Postgres> for Narrow<Number, Wide> {
    fn type_info() -> PgTypeInfo {
        Wide::type_info()
    }

    fn compatible(info: &PgTypeInfo) -> bool {
        Wide::compatible(info)
    }
}

impl<'r, Number, Wide> Decode<'r, Postgres> for Narrow<Number, Wide>
where
    Number: TryFrom<Wide, Error: Error + Send + Sync + 'static>,
    Wide: Decode<'r, Postgres>,
{
    fn decode(value: PgValueRef<'r>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(Number::try_from(Wide::decode(value)?)?, PhantomData))
    }
}
