import { useEffect, useSyncExternalStore } from 'react';
import type { Id, Page } from '../store/rows';
import type { Store } from '../store/store';
import { useEngine } from '../store/subscribe';
import type { Engine } from '../sync/engine';
import { pagePath } from '../sync/reading-page';
import { type Text, Texts } from './texts';

interface WireText {
  readonly description_html?: string | null;
}

/** The texts of the pages that were opened. */
export class PageTexts extends Texts<Page, WireText> {
  constructor(workspace: string, store: Store) {
    super(workspace, store, {
      rows: (tables) => tables.pages,
      path: (row) => pagePath(row.id, row.project),
      html: (body) => body.description_html ?? '',
      written({ type, to, description }) {
        if (type !== 'PageDescribed' && type !== 'PageCreated') return null;
        const html = type === 'PageDescribed' ? to : description;
        return typeof html === 'string' ? html : '';
      },
    });
  }
}

const caches = new WeakMap<Engine, PageTexts>();

function cacheOf(engine: Engine): PageTexts {
  let cache = caches.get(engine);
  if (!cache) {
    cache = new PageTexts(engine.slug, engine.store);
    caches.set(engine, cache);
  }
  return cache;
}

export function usePageText(id: Id): Text {
  const cache = cacheOf(useEngine());
  useEffect(() => cache.open(id), [cache, id]);
  return useSyncExternalStore(cache.subscribe, () => cache.of(id));
}
