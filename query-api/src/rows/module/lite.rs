//! Modules that are not archived, without anything that is counted.

use wire::Zone;
use wire::shapes::Module;

use super::module_row;
use crate::rows::expansion::{Expansion, Wanted};
use crate::rows::listed::{Shown, listed};

module_row! {
    /// A module that is not archived.
    Row {}
}

listed! {
    Row of Project in "module",
    long: "description" or "''",
    only: "it.archived_at IS NULL",
    order: "it.created_at DESC, it.id",
}

impl Shown for Row {
    type Shape = Module;
    const ALWAYS: &'static [&'static str] = &["members"];

    fn note(&self, wanted: &mut Wanted) {
        self.refer(wanted);
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> Module {
        self.module(zone, expansion)
    }
}

#[cfg(test)]
mod tests {
    use crate::rows::listed::tests::check_orders;

    #[tokio::test]
    async fn its_orders_fit_the_table() {
        check_orders::<super::Row>(super::super::ORDERS).await;
    }
}
