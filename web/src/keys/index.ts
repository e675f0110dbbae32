/** Keys: what can be done, by which keys, and on what. */
export { type ActionId, areApart, catalogue, type Entry, GROUPS, type Group } from './catalogue';
export { chordOf, writeChord } from './chord';
export {
  allActionsAreThere,
  type Offer,
  registry,
  useAction,
  useKeyboard,
  useKeySettings,
  useKeys,
  useKeysOf,
  usePendingKeys,
} from './hooks';
export { isTyping, keysOf } from './listener';
export type { Action, Scope } from './registry';
export { changeKeys, setCharacters } from './settings';
export { targets, useTarget, useTargets } from './targets';
