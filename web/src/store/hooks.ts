export { StoreProvider, type StoreProviderProps } from './provider';
export type { Phase, Refusal, SyncStatus } from './status';
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
