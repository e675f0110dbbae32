export { applyView } from './apply';
export { describeFilter, matches } from './filter';
export * from './types';
export { DEFAULT_VIEW, formatView, parseView } from './url';
