export { applyView } from './apply';
export { describeFilter, matches } from './filter';
export { DEFAULT_VIEW, formatView, parseView } from './url';
export * from './types';
