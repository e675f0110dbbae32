import { late } from '../../ui/late';
import type { ClosedProjectProps } from './closed-project';
import type { MissingProps } from './missing';

/** The page of an address with nothing for the reader, loaded after the first page. */
export const Missing = late<MissingProps>(async () => (await import('./missing')).Missing);

/** The page of a project that shows nothing to the reader, loaded after the first page. */
export const ClosedProject = late<ClosedProjectProps>(
  async () => (await import('./closed-project')).ClosedProject,
);
