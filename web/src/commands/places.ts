/** The commands on cycles, modules and estimates; apart from the others, because no first page needs them. */
export {
  archiveCycle,
  type CycleChange,
  carryOver,
  changeCycle,
  changeCycleOf,
  createCycle,
  deleteCycle,
  type NewCycle,
  reorderCycle,
  restoreCycle,
} from './cycle/cycles';
export {
  addEstimatePoints,
  changeEstimate,
  changeEstimateOf,
  changeEstimatePoint,
  changeProjectEstimate,
  createEstimate,
  deleteEstimate,
  removeEstimatePoint,
} from './estimate/estimates';
export {
  archiveModule,
  changeModule,
  changeModulesOf,
  createModule,
  deleteModule,
  type ModuleChange,
  type NewModule,
  reorderModule,
  restoreModule,
} from './module/modules';
