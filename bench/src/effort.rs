//! How long and how large everything is.

use std::time::Duration;

use crate::load::Window;

/// How long and how large everything is.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// How long each load is measured.
    pub window: Window,
    /// Numbers of seeded things are divided by this.
    pub divisor: u32,
}

impl Effort {
    /// Enough for figures to be compared.
    pub const fn full(seconds: u64) -> Self {
        let warm_up = Duration::from_secs(2);
        Self { window: Window { warm_up, measured: Duration::from_secs(seconds) }, divisor: 1 }
    }

    /// Only to see that everything works.
    pub const fn quick() -> Self {
        let (warm_up, measured) = (Duration::from_millis(500), Duration::from_secs(2));
        Self { window: Window { warm_up, measured }, divisor: 50 }
    }

    /// How many of something are seeded, of so many in a full run.
    pub const fn of(&self, full: u32) -> u32 {
        let number = full / self.divisor;
        if number == 0 { 1 } else { number }
    }
}
