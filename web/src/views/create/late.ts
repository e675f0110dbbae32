import { late } from '../../ui/late';
import type { NewProjectProps } from './new-project';

/** The dialog of a new project, loaded after the first page. */
export const NewProjectDialog = late<NewProjectProps>(
  async () => (await import('./new-project')).NewProjectDialog,
);
