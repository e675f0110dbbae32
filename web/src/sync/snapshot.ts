import { ApiProblem, problemOf } from '@tidemark/client';
import { API } from '../api/client';
import { takeEarly } from '../api/early';
import type { Id } from '../store/rows';
import { Builder, type Copy, lines } from './copy';

export { Builder, type Copy, CutOff, lines } from './copy';

/** Which part of a workspace is read, and how fresh it has to be. */
export interface Wanted {
  readonly projects?: readonly Id[];
  /** Leaves out all issues, or asks for those with these ids and for nothing else. */
  readonly issues?: 'none' | readonly Id[];
  readonly waitFor?: string;
  readonly signal?: AbortSignal;
}

/**
 * Reads a workspace at one position; one that is too large without its issues.
 *
 * @throws ApiProblem when the server refuses, CutOff when the body ends too early.
 */
export async function readSnapshot(workspace: string, wanted: Wanted = {}): Promise<Copy> {
  const builder = new Builder();
  try {
    for await (const line of lines(await ask(workspace, wanted))) builder.add(JSON.parse(line));
  } catch (error) {
    const isTooLarge = error instanceof ApiProblem && error.code === 'snapshot/too-large';
    if (!isTooLarge || wanted.issues || wanted.projects) throw error;
    return readSnapshot(workspace, { ...wanted, issues: 'none' });
  }
  return builder.finish({ isPartial: wanted.issues !== undefined });
}

/** People and projects alone: the rest of the body is not waited for. */
export async function readDictionaries(workspace: string, wanted: Wanted): Promise<Copy> {
  const builder = new Builder();
  for await (const line of lines(await ask(workspace, wanted))) {
    builder.add(JSON.parse(line));
    if (builder.hasDictionaries) break;
  }
  return builder.finish({ isPart: true });
}

async function ask(workspace: string, { projects, issues, waitFor, signal }: Wanted) {
  const params = [
    ...(projects ? [`projects=${projects.join(',')}`] : []),
    ...(issues ? [`work_items=${issues === 'none' ? issues : issues.join(',')}`] : []),
  ];
  const query = params.length > 0 ? `?${params.join('&')}` : '';
  const path = `workspaces/${workspace}/snapshot/${query}`;
  const early = waitFor ? null : takeEarly(path, signal);
  const response = await (early ??
    fetch(API + path, {
      headers: {
        accept: 'application/x-ndjson, application/problem+json',
        ...(waitFor && { 'tidemark-wait-for': waitFor }),
      },
      cache: 'no-store',
      ...(signal && { signal }),
    }));
  if (!response.ok || !response.body) throw await problemOf(response);
  return response.body;
}
