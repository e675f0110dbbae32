import '../../i18n/late/did';
import '../../i18n/late/pages';
import { type MessageKey, t } from '../../i18n';
import { isSame } from '../../store/compare';
import type { EventData } from '../../store/events';
import type { Id, Page, PageAccess, Tables } from '../../store/rows';
import { orderOf } from '../describe';
import { changed } from '../issue/field';
import { placeBehind } from '../placing';
import type { Command, PredictedEvent } from '../types';

/** What a page is made from. */
export interface NewPage {
  /** Null makes a page of the workspace. */
  readonly project: Id | null;
  readonly name: string;
  readonly parent?: Id | null;
  /** The collection that it is made in, if it is below no other page. */
  readonly collection?: Id | null;
  readonly access?: PageAccess;
  readonly description_html?: string;
}

const ACCESS: Readonly<Record<PageAccess, number>> = { PUBLIC: 0, PRIVATE: 1 };

/** The path of the pages of a project, or of the workspace. */
function pagesPath(project: Id | null): string {
  return project ? `projects/${project}/pages/` : 'pages/';
}

function pathOf({ id, project }: Pick<Page, 'id' | 'project'>): string {
  return `${pagesPath(project)}${id}/`;
}

function pageEvent({ id, project }: Pick<Page, 'id' | 'project'>, data: EventData): PredictedEvent {
  return { entity: 'page', entity_id: id, project, issue: null, data };
}

function refOf(tables: Tables, id: Id | null) {
  return id && { id, name: tables.pages.get(id)?.name ?? '' };
}

/** Whether a page is another one or somewhere below it. */
export function isPageBelow(tables: Tables, page: Id, above: Id): boolean {
  const seen = new Set<Id>();
  for (let at: Id | null = page; at && !seen.has(at); at = tables.pages.get(at)?.parent ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** The pages below a page, theirs, and so on. */
export function pagesBelow(tables: Tables, above: Id): Page[] {
  return [...tables.pages.values()].filter(
    ({ id }) => id !== above && isPageBelow(tables, id, above),
  );
}

/** The place behind the pages below the same one. */
function nextPlace(tables: Tables, project: Id | null, parent: Id | null): number {
  const others = [...tables.pages.values()];
  return placeBehind(others.filter((page) => page.project === project && page.parent === parent));
}

/** Makes a page; the handle has its id at once. */
export function createPage(wanted: NewPage): Command {
  const name = wanted.name.trim();
  const { project, parent = null, access = 'PUBLIC', description_html = '<p></p>' } = wanted;
  return {
    kind: 'createPage',
    plan({ tables, newId }) {
      if (name === '' || (project && !tables.projects.has(project))) return null;
      const id = newId();
      const above = parent ? tables.pages.get(parent) : undefined;
      const collection = above ? null : (wanted.collection ?? null);
      return {
        title: t('did.createPage', { name }),
        entity: orderOf('page', id),
        issue: null,
        makes: id,
        predicted: [
          pageEvent(
            { id, project },
            {
              type: 'PageCreated',
              id,
              name,
              access,
              owner: tables.me,
              description: description_html,
              sort_order: nextPlace(tables, project, parent),
              ...(project && { project }),
              ...(above && { parent: { id: above.id, name: above.name } }),
            },
          ),
          ...(collection
            ? [pageEvent({ id, project }, { type: 'PageCollectionChanged', to: collection })]
            : []),
        ],
        request: {
          method: 'POST',
          path: pagesPath(project),
          body: {
            name,
            description_html,
            access: ACCESS[access],
            ...(above && { parent_id: above.id }),
            ...(collection && { collection_id: collection }),
          },
        },
        inverse: deletePage(id),
      };
    },
  };
}

/** What of a page is changed by one command. */
type PageChange = Partial<
  Pick<Page, 'name' | 'access' | 'logo' | 'parent' | 'collection' | 'sort_order' | 'is_locked'>
> & {
  readonly isArchived?: boolean;
};

function present(row: Page): Required<PageChange> {
  const { name, access, logo, parent, collection, sort_order, is_locked, archived_at } = row;
  return {
    name,
    access,
    logo,
    parent,
    collection,
    sort_order,
    is_locked,
    isArchived: archived_at !== null,
  };
}

type Field = keyof PageChange;

const EVENTS: {
  readonly [F in Field]: (from: PageChange, to: PageChange, tables: Tables) => EventData;
} = {
  name: (from, to) => changed('PageRenamed', from.name, to.name),
  access: (from, to) => changed('PageAccessChanged', from.access, to.access),
  logo: (_, to) => ({ type: 'PageLogoChanged', to: to.logo ?? {} }),
  parent: (from, to, tables) =>
    changed(
      'PageParentChanged',
      refOf(tables, from.parent ?? null),
      refOf(tables, to.parent ?? null),
    ),
  collection: (from, to) =>
    changed('PageCollectionChanged', from.collection ?? null, to.collection ?? null),
  sort_order: (from, to) => changed('PageReordered', from.sort_order, to.sort_order),
  is_locked: (_, to) => ({ type: to.is_locked ? 'PageLocked' : 'PageUnlocked' }),
  isArchived: (_, to) => ({ type: to.isArchived ? 'PageArchived' : 'PageRestored' }),
};

/** What is sent of each field. */
function sentOf(change: PageChange, now: string): Record<string, unknown> {
  const { access, logo, parent, collection, isArchived, ...same } = change;
  return {
    ...same,
    ...(access && { access: ACCESS[access] }),
    ...(logo !== undefined && { logo_props: logo ?? {} }),
    ...(parent !== undefined && { parent_id: parent }),
    ...(collection !== undefined && { collection_id: collection }),
    ...(isArchived !== undefined && { archived_at: isArchived ? now : null }),
  };
}

/** A command that changes fields of a page; one that is not as expected any more is left alone. */
function changePage(
  kind: string,
  title: MessageKey,
  page: Id,
  change: PageChange,
  expected?: PageChange,
): Command {
  return {
    kind,
    plan({ tables, now }) {
      const row = tables.pages.get(page);
      if (!row) return null;
      const before = present(row);
      const fields = (Object.keys(change) as Field[]).filter(
        (field) =>
          !isSame(change[field], before[field]) &&
          (!expected || isSame(expected[field], before[field])),
      );
      if (fields.length === 0) return null;
      const of = (values: PageChange): PageChange =>
        Object.fromEntries(fields.map((field) => [field, values[field]]));
      return {
        title: t(title, { name: row.name }),
        entity: orderOf('page', page),
        issue: null,
        predicted: fields.map((field) => pageEvent(row, EVENTS[field](before, of(change), tables))),
        request: { method: 'PATCH', path: pathOf(row), body: sentOf(of(change), now) },
        inverse: changePage(kind, title, page, of(before), of(change)),
      };
    },
  };
}

/** Gives a page another name. */
export function renamePage(page: Id, name: string): Command {
  const to = name.trim();
  const command = changePage('renamePage', 'did.renamePage', page, { name: to });
  return {
    ...command,
    plan(context) {
      const plan = to === '' ? null : command.plan(context);
      return plan && { ...plan, draft: to };
    },
  };
}

/** Says who reads a page. */
export function changePageAccess(page: Id, access: PageAccess): Command {
  return changePage('changePageAccess', 'did.changePageAccess', page, { access });
}

/** Gives a page another icon or emoji, as `logo_props` of the API; null takes it away. */
export function changePageLogo(page: Id, logo: unknown): Command {
  return changePage('changePageLogo', 'did.changePageLogo', page, { logo });
}

/** Puts a page below another one or below none, into a collection or out of it, at a place among its neighbours. */
export function movePage(
  page: Id,
  to: {
    readonly parent?: Id | null;
    readonly collection?: Id | null;
    readonly sort_order?: number;
  },
): Command {
  // Below another page it is where that is, and in no collection itself.
  const wanted = to.parent ? { ...to, collection: null } : to;
  const command = changePage('movePage', 'did.movePage', page, wanted);
  return {
    ...command,
    plan(context) {
      const isRound = to.parent && isPageBelow(context.tables, to.parent, page);
      return isRound ? null : command.plan(context);
    },
  };
}

/** Lets nobody change a page until it is unlocked. */
export function lockPage(page: Id): Command {
  return changePage('lockPage', 'did.lockPage', page, { is_locked: true });
}

/** Lets a page be changed again. */
export function unlockPage(page: Id): Command {
  return changePage('unlockPage', 'did.unlockPage', page, { is_locked: false });
}

/** Puts a page away, or takes it out again; those below it go with it. */
function putAway(page: Id, isArchived: boolean): Command {
  const kind = isArchived ? 'archivePage' : 'restorePage';
  const type = isArchived ? 'PageArchived' : 'PageRestored';
  const command = changePage(kind, `did.${kind}`, page, { isArchived });
  return {
    kind,
    plan(context) {
      const plan = command.plan(context);
      const below = pagesBelow(context.tables, page).filter(
        (row) => (row.archived_at !== null) !== isArchived,
      );
      const too = below.map((row) => pageEvent(row, { type }));
      const row = context.tables.pages.get(page);
      const above = context.tables.pages.get(row?.parent ?? '');
      // Without the page above it, a page that comes back is at the top.
      if (row && above?.archived_at && !isArchived) {
        const ref = refOf(context.tables, above.id);
        too.push(pageEvent(row, changed('PageParentChanged', ref, null)));
      }
      return (
        plan && {
          ...plan,
          predicted: [...plan.predicted, ...too],
          inverse: putAway(page, !isArchived),
        }
      );
    },
  };
}

/** Puts a page away with those below it. */
export function archivePage(page: Id): Command {
  return putAway(page, true);
}

/** Takes a page out of the archive with those below it. */
export function restorePage(page: Id): Command {
  return putAway(page, false);
}

/**
 * Gives a page another text, written for the version `ifMatch` when it said `before`. Without them it replaces whatever is
 * there. An older version is restored by giving its text, and its name.
 */
export function describePage(
  page: Id,
  html: string,
  ifMatch?: string,
  before?: string,
  name?: string,
): Command {
  return {
    kind: 'describePage',
    plan({ tables }) {
      const row = tables.pages.get(page);
      if (!row) return null;
      const isRenamed = name !== undefined && name !== row.name;
      return {
        title: t('did.describePage', { name: row.name }),
        entity: orderOf('page', page),
        issue: null,
        predicted: [
          pageEvent(row, { type: 'PageDescribed', to: html }),
          ...(isRenamed ? [pageEvent(row, changed('PageRenamed', row.name, name))] : []),
        ],
        request: {
          method: 'PATCH',
          path: pathOf(row),
          body: { description_html: html, ...(isRenamed && { name }) },
        },
        // The version is outdated by this change itself, so the text is compared before it is taken back.
        inverse:
          before === undefined
            ? null
            : describePage(page, before, ifMatch, html, isRenamed ? row.name : undefined),
        draft: html,
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(before === undefined ? {} : { before }),
      };
    },
  };
}

/** Deletes a page; those below it stay, at the top. This cannot be undone. */
export function deletePage(page: Id): Command {
  return {
    kind: 'deletePage',
    plan({ tables }) {
      const row = tables.pages.get(page);
      if (!row) return null;
      return {
        title: t('did.deletePage', { name: row.name }),
        entity: orderOf('page', page),
        issue: null,
        predicted: [
          pageEvent(row, { type: 'PageDeleted' }),
          ...[...tables.pages.values()]
            .filter(({ parent }) => parent === page)
            .map((below) =>
              pageEvent(below, changed('PageParentChanged', refOf(tables, page), null)),
            ),
        ],
        request: { method: 'DELETE', path: pathOf(row) },
        inverse: null,
      };
    },
  };
}
