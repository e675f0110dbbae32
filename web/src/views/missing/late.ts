import { late } from '../../ui/late';
import type { ClosedProjectProps } from './closed-project';
import type { MissingProps } from './missing';
import type { MissingIssueProps } from './missing-issue';

/** The page of an address with nothing for the reader, loaded after the first page. */
export const Missing = late<MissingProps>(async () => (await import('./missing')).Missing);

/** The page of a project that shows nothing to the reader, loaded after the first page. */
export const ClosedProject = late<ClosedProjectProps>(
  async () => (await import('./closed-project')).ClosedProject,
);

/** The page of an issue that is not there, loaded after the first page. */
export const MissingIssue = late<MissingIssueProps>(
  async () => (await import('./missing-issue')).MissingIssue,
);
