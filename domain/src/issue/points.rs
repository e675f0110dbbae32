//! How much work an issue is, in the old scale from 0 to 12.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::ValueError;

/// An amount of work: 0 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Point(u8);

impl Point {
    /// The largest amount.
    pub const MAX: u8 = 12;

    /// The bare number.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Point {
    type Error = ValueError;

    fn try_from(number: i64) -> Result<Self, ValueError> {
        match u8::try_from(number) {
            Ok(number) if number <= Self::MAX => Ok(Self(number)),
            _ if number < 0 => Err(ValueError::TooSmall { min: 0 }),
            _ => Err(ValueError::TooLarge { max: Self::MAX.into() }),
        }
    }
}

/// Says how much work an issue is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssuePoint {
    /// The new amount.
    pub to: Option<Point>,
}

/// An issue is more or less work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuePointChanged {
    /// The amount before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Point>,
    /// The amount after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Point>,
}

impl Decide<SetIssuePoint> for Issue {
    fn decide(&self, SetIssuePoint { to }: SetIssuePoint) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let from = self.point;
        Ok(if from == to { vec![] } else { vec![IssuePointChanged { from, to }.into()] })
    }
}

impl Evolve<IssuePointChanged> for Issue {
    fn evolve(&mut self, event: IssuePointChanged, stamp: Stamp) {
        self.point = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::given;

    #[test]
    fn an_issue_gets_and_loses_its_point() {
        let five = Point::try_from(5).ok();
        let got = IssuePointChanged { from: None, to: five };
        given(vec![])
            .when(SetIssuePoint { to: five }.into())
            .then_expect_events(vec![got.clone().into()]);
        given(vec![got.into()])
            .when(SetIssuePoint { to: None }.into())
            .then_expect_events(vec![IssuePointChanged { from: five, to: None }.into()]);
    }

    #[test]
    fn the_same_point_changes_nothing() {
        given(vec![]).when(SetIssuePoint { to: None }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_point_is_between_0_and_12() {
        assert_eq!(Point::try_from(12).map(Point::number), Ok(12));
        assert_eq!(Point::try_from(-1), Err(ValueError::TooSmall { min: 0 }));
        assert_eq!(Point::try_from(13), Err(ValueError::TooLarge { max: 12 }));
        assert_eq!(Point::try_from(256), Err(ValueError::TooLarge { max: 12 }));
    }
}
