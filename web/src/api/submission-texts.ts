import { useEffect, useSyncExternalStore } from 'react';
import type { Id, Submission } from '../store/rows';
import type { Store } from '../store/store';
import { useEngine } from '../store/subscribe';
import type { Engine } from '../sync/engine';
import { type Text, Texts } from './texts';

interface WireSubmission {
  readonly issue_detail?: { readonly description_html?: string | null };
}

/** The texts of what was handed in and opened. */
class SubmissionTexts extends Texts<Submission, WireSubmission> {
  constructor(workspace: string, store: Store) {
    super(workspace, store, {
      rows: (tables) => tables.intake,
      path: ({ id, project }) => `projects/${project}/intake-issues/${id}/`,
      html: (body) => body.issue_detail?.description_html ?? '',
      written({ type, to, description }) {
        if (type !== 'IssueDescribed' && type !== 'IssueCreated') return null;
        const html = type === 'IssueDescribed' ? to : description;
        return typeof html === 'string' ? html : '';
      },
    });
  }
}

const caches = new WeakMap<Engine, SubmissionTexts>();

function cacheOf(engine: Engine): SubmissionTexts {
  let cache = caches.get(engine);
  if (!cache) {
    cache = new SubmissionTexts(engine.slug, engine.store);
    caches.set(engine, cache);
  }
  return cache;
}

/** The text of something that was handed in. */
export function useSubmissionText(id: Id): Text {
  const cache = cacheOf(useEngine());
  useEffect(() => cache.open(id), [cache, id]);
  return useSyncExternalStore(cache.subscribe, () => cache.of(id));
}
