export { StoreProvider, type StoreProviderProps } from './provider';
export {
  useEngine,
  useIssue,
  useLabel,
  useMember,
  useProject,
  useRefusals,
  useStateRow,
  useSyncStatus,
  useTables,
} from './subscribe';
export type { Phase, Refusal, SyncStatus } from './status';
