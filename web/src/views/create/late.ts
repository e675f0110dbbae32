import { late } from '../../ui/late';
import type { CopyProjectProps } from './copy-project';
import type { NewProjectProps } from './new-project';

/** The dialog of a new project, loaded after the first page. */
export const NewProjectDialog = late<NewProjectProps>(
  async () => (await import('./new-project')).NewProjectDialog,
);

/** The dialog that copies a project, loaded like it. */
export const CopyProjectDialog = late<CopyProjectProps>(
  async () => (await import('./copy-project')).CopyProjectDialog,
);
