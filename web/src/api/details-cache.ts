import type { FeedEvent } from '../store/events';
import type { Expected } from '../store/overlay';
import type { Id } from '../store/rows';
import type { Store } from '../store/store';
import { canonicalTime } from '../store/times';
import { versionOf } from '../sync/outbox';
import { ApiProblem, all, send } from './client';
import { expectedDetails, occurredDetails } from './details-overlay';

/** A comment on an issue; a pending one waits for the server. */
export interface CommentRow {
  readonly id: Id;
  readonly html: string;
  readonly author: Id;
  /** Whether guests of the project do not read it. */
  readonly isInternal: boolean;
  readonly created_at: string;
  readonly edited_at: string | null;
  /** The comment that it answers, which is no answer itself. */
  readonly parent: Id | null;
  readonly pending: boolean;
}

/** A line of an issue's activity: who changed which field from what to what. */
export interface ActivityRow {
  readonly id: Id;
  readonly actor: Id;
  readonly verb: string;
  readonly field: string | null;
  readonly old_value: string | null;
  readonly new_value: string | null;
  readonly old_identifier: Id | null;
  readonly new_identifier: Id | null;
  readonly comment: string;
  readonly created_at: string;
  /** The command that did it, and where the log has it; an older server does not say. */
  readonly command?: Id;
  readonly position?: number;
}

/** Somebody's vote: 1 for it, -1 against it. */
export interface VoteRow {
  readonly user: Id;
  readonly vote: 1 | -1;
}

/** A link of an issue. */
export interface LinkRow {
  readonly id: Id;
  readonly url: string;
  readonly title: string | null;
}

/** A page that an issue names; `id` is that of the link between them. */
export interface PageLinkRow {
  readonly id: Id;
  readonly page: Id;
  readonly name: string;
}

/** The long texts of an issue. `gone` is an issue that is not there, or not for the caller. */
export interface Details {
  readonly status: 'loading' | 'ready' | 'gone' | 'failed';
  readonly description_html: string;
  /** The version that the description was read at, for `describeIssue`: `"<version>.<epoch>"`. */
  readonly version: string | null;
  readonly comments: readonly CommentRow[];
  readonly activities: readonly ActivityRow[];
  readonly links: readonly LinkRow[];
  readonly pages: readonly PageLinkRow[];
  /** The users who are told of changes of the issue. */
  readonly subscribers: readonly Id[];
  readonly votes: readonly VoteRow[];
}

const LOADING: Details = Object.freeze({
  status: 'loading',
  description_html: '',
  version: null,
  comments: [],
  activities: [],
  links: [],
  pages: [],
  subscribers: [],
  votes: [],
});

/** How many issues are kept. */
const KEPT = 200;

interface Item {
  details: Details;
  isStale: boolean;
  isReading: boolean;
  open: number;
  shown: { details: Details; expected: unknown; value: Details } | null;
}

/** The details of the issues that were opened, the latest last. */
export class DetailsCache {
  readonly #items = new Map<Id, Item>();
  readonly #listeners = new Set<() => void>();
  readonly #workspace: string;
  readonly #store: Store;
  #isClosed = false;

  constructor(workspace: string, store: Store) {
    this.#workspace = workspace;
    this.#store = store;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    const unsubscribe = this.#store.subscribe(listener);
    return () => {
      this.#listeners.delete(listener);
      unsubscribe();
    };
  };

  /** What is known of an issue, with the caller's own changes that wait. */
  of(id: Id): Details {
    const item = this.#items.get(id);
    const expected = this.#store.expected();
    if (!item && expected.length === 0) return LOADING;
    const details = item?.details ?? LOADING;
    const shown = item?.shown;
    if (shown?.details === details && shown.expected === expected) return shown.value;
    const value = expectedDetails(
      details,
      id,
      expected,
      this.#store.isFilled() ? this.#store.tables().me : '',
    );
    if (item) item.shown = { details, expected, value };
    return item ? value : LOADING;
  }

  /** Reads an issue's details unless they are known, and keeps them fresh until it is closed. */
  open(id: Id): () => void {
    const item = this.#items.get(id) ?? this.#add(id);
    this.#items.delete(id);
    this.#items.set(id, item);
    item.open += 1;
    if (item.isStale) void this.#read(id, item);
    return () => {
      item.open -= 1;
    };
  }

  #add(id: Id): Item {
    const item = { details: LOADING, isStale: true, isReading: false, open: 0, shown: null };
    this.#items.set(id, item);
    for (const [other, { open }] of this.#items) {
      if (this.#items.size <= KEPT) break;
      if (open === 0 && other !== id) this.#items.delete(other);
    }
    return item;
  }

  /**
   * Takes in what events say, and renews the rest. `expected` is what was expected before them: a long text of one's own,
   * which the feed leaves out, is known from there.
   */
  hear(events: readonly FeedEvent[], expected: readonly Expected[]): void {
    const epoch = this.#store.base()?.epoch ?? '';
    for (const event of events) {
      const item = event.issue ? this.#items.get(event.issue) : undefined;
      if (item?.details.status !== 'ready') continue;
      item.details = occurredDetails(item.details, event, expected, epoch);
    }
    const renewed = events.filter(({ type }) => !/Reaction|Vote/.test(type));
    for (const id of new Set(renewed.flatMap((event) => event.issue ?? []))) {
      const item = this.#items.get(id);
      if (!item) continue;
      item.isStale = true;
      if (item.open > 0) void this.#read(id, item);
    }
  }

  /** Renews all that are open: events were missed. */
  refresh(): void {
    for (const [id, item] of this.#items) {
      item.isStale = true;
      if (item.open > 0) void this.#read(id, item);
    }
  }

  /** Reads nothing any more. */
  close(): void {
    this.#isClosed = true;
    this.#items.clear();
  }

  async #read(id: Id, item: Item): Promise<void> {
    const row = this.#store.isFilled() ? this.#store.tables().issues.get(id) : undefined;
    if (item.isReading || this.#isClosed || !row) return;
    // What is only expected cannot be read yet; the event that confirms it comes back here.
    if (!this.#store.base()?.issues.has(id)) {
      if (item.details === LOADING) this.#set(item, { ...LOADING, status: 'ready' });
      return;
    }
    item.isReading = true;
    item.isStale = false;
    let again = 500;
    try {
      this.#set(item, await this.#fetch(id, row.project));
    } catch (error) {
      again = 5000;
      const isGone = error instanceof ApiProblem && [403, 404].includes(error.status);
      if (isGone) this.#set(item, { ...LOADING, status: 'gone' });
      else if (item.details.status !== 'ready') this.#set(item, { ...LOADING, status: 'failed' });
      item.isStale = !isGone;
    } finally {
      item.isReading = false;
    }
    if (item.isStale && item.open > 0) setTimeout(() => void this.#read(id, item), again);
  }

  async #fetch(id: Id, project: Id): Promise<Details> {
    const path = `workspaces/${this.#workspace}/projects/${project}/work-items/${id}/`;
    const base = this.#store.base();
    const headers: Record<string, string> = base
      ? { 'tidemark-wait-for': `${base.epoch}:${base.position}` }
      : {};
    const [issue, comments, activities, links, pages, subscribers, votes] = await Promise.all([
      send<{ description_html: string }>('GET', path, { headers }),
      all<WireComment>(`${path}comments/`, { headers }),
      all<ActivityRow>(`${path}activities/?include_comments=true`, { headers }),
      all<LinkRow>(`${path}links/`, { headers }),
      all<WirePageLink>(`${path}pages/`, { headers }).catch(orNothing),
      send<readonly WireSubscriber[]>('GET', `${path}subscribers/`, { headers }).catch(orNothing),
      all<WireVote>(`${path}votes/`, { headers }).catch(orNothing),
    ]);
    return {
      status: 'ready',
      description_html: issue.body.description_html ?? '',
      version: versionOf(issue.headers.get('etag')),
      comments: comments.body.map(commentOf).sort((a, b) => (a.created_at < b.created_at ? -1 : 1)),
      activities: activities.body
        .map((row) => ({ ...row, created_at: canonicalTime(row.created_at) }))
        .sort((a, b) => (a.created_at < b.created_at ? -1 : 1)),
      links: links.body.map(({ id: link, url, title }) => ({ id: link, url, title })),
      pages: pages.body.map(({ id: link, page }) => ({ id: link, page: page.id, name: page.name })),
      subscribers: subscribers.body.flatMap(({ member, is_subscribed }) =>
        is_subscribed ? member.id : [],
      ),
      votes: votes.body.map(({ actor, vote }) => ({ user: actor, vote })),
    };
  }

  #set(item: Item, details: Details): void {
    item.details = details;
    for (const listener of [...this.#listeners]) listener();
  }
}

interface WireComment {
  readonly id: Id;
  readonly comment_html: string;
  readonly access?: string;
  readonly actor: Id | null;
  readonly created_by: Id;
  readonly created_at: string;
  readonly edited_at: string | null;
  readonly parent?: Id | null;
}

interface WirePageLink {
  readonly id: Id;
  readonly page: { readonly id: Id; readonly name: string };
}

/** What stands beside an issue keeps nobody from reading it: where the server fails at that, it is left out. */
function orNothing(error: unknown): { readonly body: [] } {
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 500)) {
    return { body: [] };
  }
  throw error;
}

interface WireSubscriber {
  readonly member: { readonly id: Id };
  readonly is_subscribed: boolean;
}

interface WireVote {
  readonly actor: Id;
  readonly vote: 1 | -1;
}

function commentOf(wire: WireComment): CommentRow {
  return {
    id: wire.id,
    html: wire.comment_html,
    author: wire.created_by ?? wire.actor,
    isInternal: wire.access === 'INTERNAL',
    created_at: canonicalTime(wire.created_at),
    edited_at: wire.edited_at ? canonicalTime(wire.edited_at) : null,
    parent: wire.parent ?? null,
    pending: false,
  };
}
