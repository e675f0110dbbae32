//! Archived modules.

use std::mem;

use wire::Zone;
use wire::shapes::CountedModule;

use super::super::counts::COUNTS;
use super::{counted, module_row};
use crate::rows::expansion::{Expansion, Wanted};
use crate::rows::listed::{Shown, listed};

module_row! {
    /// An archived module, and how many work items it has.
    Row { counts: Vec<i64> = COUNTS }
}

listed! {
    Row of Project in "module",
    long: "description" or "''",
    only: "it.archived_at IS NOT NULL",
    order: "it.created_at DESC, it.id",
}

impl Shown for Row {
    type Shape = CountedModule;
    const ALWAYS: &'static [&'static str] = &["members"];

    fn note(&self, wanted: &mut Wanted) {
        self.refer(wanted);
    }

    fn shape(mut self, zone: Zone, expansion: &Expansion) -> CountedModule {
        let counts = mem::take(&mut self.counts);
        counted(self.module(zone, expansion), &counts)
    }
}
