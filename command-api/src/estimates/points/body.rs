//! What clients send about points of an estimate.

use domain::values::{EstimateValue, ValueError};
use serde_json::json;
use service::Problem;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use wire::fields::Each;
use wire::{Fields, Sent};

use crate::described::bodies;

/// The points that an estimate gets; a bare list of them will do as well.
#[derive(Debug)]
pub struct NewEstimatePoints;

impl PartialSchema for NewEstimatePoints {
    fn schema() -> RefOr<Schema> {
        let about = "The points that an estimate gets; a bare list of them will do as well.";
        let points = json!([{ "key": 1, "value": "1" }, { "key": 2, "value": "2" }]);
        let example = json!({ POINTS: points });
        wire::fields::schema_or_list(about, example, POINTS, |fields| drop(read(fields)))
    }
}

impl ToSchema for NewEstimatePoints {}

bodies! {
    /// What of a point is changed.
    EstimatePointChanges: schema_of_changes(Body::read), { "value": "3" };
}

/// The key of the list.
pub const POINTS: &str = "estimate_points";

/// The description of the list.
const ABOUT: &str = "The points; an estimate has 100 at most.";
const KEY: &str = "Its place among the points, 0 unless said.";
/// The most points of a request.
const MOST: usize = 100;
/// The largest `key`, which is that of the contract's database.
const LARGEST_KEY: i64 = 2_147_483_647;
/// The longest description, in characters: the list has no pages.
const LONGEST_DESCRIPTION: usize = 1_000;
/// The message for a value that is too long.
const TOO_LONG: &str = "Value can't be more than 20 characters";

/// The fields of a point, each as it was sent.
#[derive(Debug)]
pub struct Body {
    /// Its place.
    pub key: Sent<u32>,
    /// What it is worth.
    pub value: Sent<EstimateValue>,
    /// What it means.
    pub description: Sent<String>,
}

/// Reads the points of a request.
///
/// # Errors
/// There are none, or everything that is wrong with them, point by point.
pub fn read(mut fields: Fields) -> Result<Vec<Body>, Problem> {
    let each = fields.each(POINTS, ABOUT, MOST, Body::of);
    fields.finish()?;
    match each {
        Each::Good(points) if points.is_empty() => {
            Err(Problem::rule("request/invalid", "Estimate points are required"))
        }
        Each::Good(points) => Ok(points),
        Each::Wrong(errors) => Err(Problem::each(errors)),
    }
}

impl Body {
    /// Reads the body of a request about one point.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn read(mut fields: Fields) -> Result<Self, Problem> {
        let body = Self::of(&mut fields);
        fields.finish()?;
        Ok(body)
    }

    /// Reads the fields.
    fn of(fields: &mut Fields) -> Self {
        let key = fields.integer("key").between(0, LARGEST_KEY).doc(KEY).read();
        Self {
            // Numbers out of range were noted as errors already.
            key: key.try_map(u32::try_from).unwrap_or(Sent::Absent),
            value: value(fields),
            description: fields.text("description").max(LONGEST_DESCRIPTION).allow_blank().read(),
        }
    }
}

/// What a point is worth; the contract does not name the field of one that is too long.
fn value(fields: &mut Fields) -> Sent<EstimateValue> {
    let text = fields.text("value").required().read();
    match text.try_map(|text| text.parse()) {
        Ok(sent) => return sent,
        Err(ValueError::TooLong { .. }) => fields.fail_as_whole(TOO_LONG),
        Err(error) => fields.fail("value", error.to_string()),
    }
    Sent::Absent
}
