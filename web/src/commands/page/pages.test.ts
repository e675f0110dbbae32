// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Id, Tables } from '../../store/rows';
import { id, Log, ME } from '../../store/testing';
import { addLink, changeLink, linkPage, removeLink } from '../issue/links';
import { addRelation, removeRelation } from '../issue/relations';
import type { Command, Plan } from '../types';
import {
  archivePage,
  changePageAccess,
  changePageLogo,
  createPage,
  deletePage,
  describePage,
  lockPage,
  movePage,
  renamePage,
  restorePage,
} from './pages';

/** A project with two issues and three pages, each below the one before. */
function setUp(): Log {
  const log = new Log();
  log.project();
  log.issue(20);
  log.issue(21);
  for (const n of [30, 31, 32]) {
    const parent = n > 30 ? { parent: { id: id(n - 1), name: `P${n - 1}` } } : {};
    const data = { id: id(n), name: `P${n}`, access: 'PUBLIC', owner: ME, sort_order: 65_535 };
    log.append('page', id(n), { type: 'PageCreated', ...data, ...parent });
  }
  return log;
}

const context = (tables: Tables) => ({
  tables,
  now: '2026-11-29T12:00:00.000000Z',
  key: 'k',
  newId: (n = 0): Id => id(900 + n),
});

/** Carries a command out as the server would; its plan. */
function give(log: Log, command: Command): Plan {
  const plan = command.plan(context(log.tables));
  if (!plan) throw new Error(`${command.kind} does nothing`);
  for (const { entity, entity_id, project, data } of plan.predicted) {
    log.append(entity, entity_id, data, { project });
  }
  return plan;
}

const nothing = (log: Log, command: Command) => command.plan(context(log.tables));

describe('commands about pages', () => {
  it('make pages of a project and of the workspace, behind the others', () => {
    const log = setUp();
    const made = give(log, createPage({ project: id(2), name: ' Tides ' }));
    expect(made).toMatchObject({
      makes: id(900),
      request: {
        method: 'POST',
        path: `projects/${id(2)}/pages/`,
        body: { name: 'Tides', description_html: '<p></p>', access: 0 },
      },
    });
    expect(log.tables.pages.get(id(900))).toMatchObject({ sort_order: 75_535, owner: ME });
    const below = { project: null, name: 'x', access: 'PRIVATE' } as const;
    const { request } = give(new Log(), createPage(below));
    expect(request).toMatchObject({ path: 'pages/', body: { access: 1 } });
    expect(nothing(log, createPage({ project: id(2), name: ' ' }))).toBeNull();
  });

  it('send what the API calls things, and take it back', () => {
    const log = setUp();
    const before = log.tables.pages.get(id(31));
    const path = `projects/${id(2)}/pages/${id(31)}/`;
    const plans = [
      give(log, renamePage(id(31), 'Other')),
      give(log, changePageAccess(id(31), 'PRIVATE')),
      give(log, movePage(id(31), { parent: null, sort_order: 5 })),
      give(log, lockPage(id(31))),
    ];
    expect(plans.map(({ request }) => request)).toEqual([
      { method: 'PATCH', path, body: { name: 'Other' } },
      { method: 'PATCH', path, body: { access: 1 } },
      { method: 'PATCH', path, body: { parent_id: null, sort_order: 5 } },
      { method: 'PATCH', path, body: { is_locked: true } },
    ]);
    for (const { inverse } of plans.reverse()) if (inverse) give(log, inverse);
    const { version: _, updated_at: __, ...after } = log.tables.pages.get(id(31)) ?? {};
    expect(before).toMatchObject(after);
  });

  it('give an icon and take it back, however its keys were put into order since', () => {
    const log = setUp();
    const logo = { in_use: 'icon', icon: { name: 'home' } };
    const { request, inverse } = give(log, changePageLogo(id(31), logo));
    expect(request.body).toEqual({ logo_props: logo });
    expect(log.tables.pages.get(id(31))?.logo).toEqual(logo);
    const again = { icon: { name: 'home' }, in_use: 'icon' };
    expect(nothing(log, changePageLogo(id(31), again))).toBeNull();
    log.append('page', id(31), { type: 'PageLogoChanged', to: again });
    const back = inverse && give(log, inverse);
    expect(back?.request.body).toEqual({ logo_props: {} });
    expect(log.tables.pages.get(id(31))?.logo).toBeNull();
  });

  it('leave a value alone that somebody else has set since', () => {
    const log = setUp();
    const { inverse } = give(log, renamePage(id(31), 'Mine'));
    give(log, renamePage(id(31), 'Theirs'));
    expect(inverse && nothing(log, inverse)).toBeNull();
  });

  it('take pages below along into the archive and out of it, to the top without the one above', () => {
    const log = setUp();
    const archived = () => [...log.tables.pages.values()].map((row) => row.archived_at !== null);
    give(log, archivePage(id(30)));
    expect(archived()).toEqual([true, true, true]);
    give(log, restorePage(id(31)));
    expect(archived()).toEqual([true, false, false]);
    expect(log.tables.pages.get(id(31))?.parent).toBeNull();
  });

  it('never put a page below itself', () => {
    expect(nothing(setUp(), movePage(id(30), { parent: id(32) }))).toBeNull();
  });

  it('leave what is below a deleted page at the top', () => {
    const log = setUp();
    give(log, deletePage(id(30)));
    expect(log.tables.pages.get(id(31))?.parent).toBeNull();
    expect(log.tables.pages.get(id(32))?.parent).toBe(id(31));
  });

  it('write texts for a version, and bring name and text of an older one back', () => {
    const log = setUp();
    const plan = give(log, describePage(id(30), '<p>b</p>', '"4.ab"', '<p>a</p>', 'Old'));
    expect(plan).toMatchObject({ ifMatch: '"4.ab"', before: '<p>a</p>', draft: '<p>b</p>' });
    // The text comes first: it is what is compared when somebody else has written.
    expect(Object.keys(plan.request.body as object)).toEqual(['description_html', 'name']);
    expect(log.tables.pages.get(id(30))?.name).toBe('Old');
    expect(plan.inverse?.plan(context(log.tables))?.request.body).toEqual({
      description_html: '<p>a</p>',
      name: 'P30',
    });
  });
});

describe('commands about what an issue stands to', () => {
  const kinds = (log: Log) => [...log.tables.relations.values()].map(({ relation }) => relation);

  it('relate both issues, replace what stood there, and take it back', () => {
    const log = setUp();
    const first = give(log, addRelation(id(20), 'blocking', id(21)));
    expect(first.request).toEqual({
      method: 'POST',
      path: `projects/${id(2)}/work-items/${id(20)}/relations/`,
      body: { relation_type: 'blocking', issues: [id(21)] },
    });
    expect(kinds(log)).toEqual(['blocking', 'blocked_by']);
    expect(nothing(log, addRelation(id(21), 'blocked_by', id(20)))).toBeNull();
    const second = give(log, addRelation(id(20), 'duplicate', id(21)));
    expect(kinds(log)).toEqual(['duplicate', 'duplicate']);
    give(log, second.inverse as Command);
    expect(kinds(log)).toEqual(['blocking', 'blocked_by']);
    const { request } = give(log, removeRelation(id(20), 'blocking', id(21)));
    expect(request.body).toEqual({ related_issue: id(21) });
    expect(kinds(log)).toEqual([]);
    expect(nothing(log, addRelation(id(20), 'blocking', id(20)))).toBeNull();
  });

  it('change links and pages of an issue', () => {
    const log = setUp();
    const link = { id: id(50), url: 'https://a.example/', title: 'A' };
    expect(give(log, addLink(id(20), link)).inverse?.kind).toBe('removeLink');
    const to = { url: link.url, title: '' };
    expect(give(log, changeLink(id(20), link, to))).toMatchObject({
      predicted: [{ data: { type: 'IssueLinkTitleChanged', link: id(50), from: 'A' } }],
      request: { method: 'PATCH', body: { url: link.url, title: null } },
    });
    expect(nothing(log, changeLink(id(20), link, link))).toBeNull();
    expect(give(log, removeLink(id(20), link)).inverse?.kind).toBe('addLink');
    expect(give(log, linkPage(id(20), id(30)))).toMatchObject({
      makes: id(900),
      request: { body: { page_id: id(30) } },
    });
  });
});
