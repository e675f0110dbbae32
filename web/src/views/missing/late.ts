import { late } from '../../ui/late';
import type { MissingProps } from './missing';

/** The page of an address with nothing for the reader, loaded after the first page. */
export const Missing = late<MissingProps>(async () => (await import('./missing')).Missing);
