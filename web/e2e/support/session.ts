/** A random session of work: requests as people send them, most of which the server takes. */
import { PRIORITIES, type Tables } from '../../src/store/rows';

/** Numbers below a bound. */
export type Random = (below: number) => number;

/** A request below the workspace. */
export interface Wish {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** A command of the page by its name, with its arguments. */
export interface Given {
  readonly name: string;
  readonly args: readonly unknown[];
}

const DAYS = [null, '2026-12-01', '2026-12-24', '2027-01-31'];
const RELATIONS = ['blocking', 'blocked_by', 'relates_to', 'duplicate', 'start_before'];
const GROUPS = ['backlog', 'unstarted', 'started', 'completed', 'cancelled'];

function pick<Value>(values: Iterable<Value>, random: Random): Value | undefined {
  const all = [...values];
  return all[random(Math.max(1, all.length))];
}

/** What of a project there is to choose from. */
function choices(tables: Tables, project: string, random: Random) {
  const own = <Row extends { project: string }>(rows: ReadonlyMap<string, Row>) =>
    [...rows.values()].filter((row) => row.project === project);
  const issues = own(tables.issues);
  const labels = own(tables.labels);
  const states = own(tables.states);
  const members = own(tables.projectMembers);
  const estimate = own(tables.estimates)[0];
  const pages = [...tables.pages.values()].filter(
    (row) => row.project === project || row.project === null,
  );
  const views = [...tables.views.values()].filter((row) => row.project === project);
  const elsewhere = [...tables.projects.values()].filter(
    ({ id, role }) => id !== project && role !== null,
  );
  const collections = [...tables.collections.values()];
  const closed = pick(
    collections.filter((row) => row.access === 'PRIVATE' && row.owner === tables.me),
    random,
  );
  const related = own(tables.relations);
  return {
    issue: pick(issues, random)?.id ?? 'none',
    other: pick(issues, random)?.id ?? null,
    label: pick(labels, random)?.id ?? null,
    page: pick(pages, random)?.id ?? 'none',
    otherPage: pick(pages, random)?.id ?? null,
    isGlobal: (id: string | null) => tables.pages.get(id ?? '')?.project === null,
    relation: pick(related, random),
    state: pick(states, random)?.id ?? 'none',
    user: pick(members, random)?.user ?? tables.me,
    cycle: pick(own(tables.cycles), random)?.id ?? null,
    waiting: pick(own(tables.intake), random)?.id ?? 'none',
    view: pick(views, random)?.id ?? 'none',
    elsewhere: pick(elsewhere, random)?.id ?? null,
    collection: pick(collections, random)?.id ?? null,
    otherCollection: pick(collections, random)?.id ?? null,
    /** A private collection of the person's own, and one of its members. */
    closed: closed?.id ?? 'none',
    collectionMember: pick(closed?.members ?? [], random)?.id ?? 'none',
    wide: pick(
      pages.filter((row) => row.project === null && row.parent === null),
      random,
    )?.id,
    collected: pick(
      pages.filter((row) => row.collection !== null),
      random,
    ),
    person: pick(tables.members.keys(), random) ?? tables.me,
    target: pick(own(tables.cycles), random)?.id ?? null,
    module: pick(own(tables.modules), random)?.id ?? null,
    estimate: estimate?.id ?? null,
    point: pick(estimate?.points ?? [], random)?.id ?? null,
    membership:
      pick(
        members.filter(({ role }) => role !== 'admin'),
        random,
      )?.membership ?? 'none',
  };
}

/** Something that a person wishes of a project; `archived` are issues that can be brought back. */
export function wish(
  tables: Tables,
  project: string,
  random: Random,
  archived: ReadonlySet<string> = new Set(),
): Wish {
  const all = choices(tables, project, random);
  const { issue, other, label, state, user, membership } = all;
  const { page, otherPage, isGlobal, relation } = all;
  const p = `projects/${project}/`;
  const item = `${p}work-items/${issue}/`;
  const pagePath = `${isGlobal(page) ? '' : p}pages/${page}/`;
  const write = (body: unknown): Wish => ({ method: 'PATCH', path: pagePath, body });
  const change = (body: unknown): Wish => ({ method: 'PATCH', path: item, body });
  const word = `${['Mend', 'Paint', 'Check', 'Order'][random(4)]} ${random(1000)}`;
  const set = (id: string | null) => (random(3) ? { add: [id] } : { remove: [id] });
  const wishes: (() => Wish)[] = [
    ...Array.from({ length: 5 }, () => () => ({
      method: 'POST' as const,
      path: `${p}work-items/`,
      body: {
        name: word,
        priority: pick(PRIORITIES, random),
        ...(random(2) && { state }),
        ...(random(2) && label && { labels: [label] }),
        ...(random(2) && { assignees: [user] }),
        ...(random(4) === 0 && { parent: other }),
        ...(random(3) === 0 && { target_date: '2026-12-24', point: random(13) }),
      },
    })),
    () => change({ name: word }),
    () => change({ description_html: `<p>${word.repeat(1 + random(600))}</p>` }),
    () => change({ priority: pick(PRIORITIES, random) }),
    () => change({ state }),
    () => change({ state }),
    () => change({ state, priority: 'high', name: word }),
    () => change({ assignees: set(user) }),
    () => change({ assignees: random(2) ? [user] : [] }),
    () => change({ labels: set(label) }),
    () => change({ labels: label && random(2) ? [label] : [] }),
    () => change({ parent: random(3) ? other : null }),
    () => change({ start_date: pick(DAYS, random) }),
    () => change({ target_date: pick(DAYS, random) }),
    () => change({ point: random(3) ? random(13) : null }),
    () => change({ sort_order: random(1_000_000) / 7 }),
    () => ({ method: 'POST', path: `${item}archive/` }),
    () => {
      const away = pick(archived, random);
      return away
        ? { method: 'DELETE', path: `${p}work-items/${away}/unarchive/` }
        : change({ archived_at: '2026-11-28' });
    },
    () => change({ archived_at: random(2) ? '2026-11-29' : null }),
    () => ({ method: 'DELETE', path: item }),
    () => ({ method: 'POST', path: `${item}comments/`, body: { comment_html: `<p>${word}</p>` } }),
    () => ({
      method: 'POST',
      path: `${item}links/`,
      body: { url: `https://example.org/${random(1e6)}` },
    }),
    () => ({
      method: 'POST',
      path: `${p}labels/`,
      body: {
        name: `${word} ${random(1e6)}`,
        color: '#0e8a16',
        ...(label && random(2) && { parent: label }),
      },
    }),
    () => ({
      method: 'PATCH',
      path: `${p}labels/${label}/`,
      body: { name: `${word} ${random(1e6)}`, color: '#fff' },
    }),
    () => (random(3) ? change({ name: word }) : { method: 'DELETE', path: `${p}labels/${label}/` }),
    () => ({
      method: 'POST',
      path: `${p}states/`,
      body: { name: `${word} ${random(1e6)}`, color: '#8250df', group: pick(GROUPS, random) },
    }),
    () => ({
      method: 'PATCH',
      path: `${p}states/${state}/`,
      body: { group: pick(GROUPS, random) },
    }),
    () => ({
      method: 'PATCH',
      path: `${p}states/${state}/`,
      body: { sequence: random(90_000), default: random(4) === 0 || undefined },
    }),
    () => ({ method: 'DELETE', path: `${p}states/${state}/` }),
    () => ({
      method: 'PATCH',
      path: p,
      body: { description: word, ...(random(3) === 0 && { identifier: `X${random(1e6)}` }) },
    }),
    () => ({
      method: 'PATCH',
      path: `${p}members/${membership}/`,
      body: { role: random(4) ? 15 : 5 },
    }),
    () => ({ method: 'PATCH', path: `${p}features/`, body: { pages: random(4) !== 0 } }),
    () => ({
      method: 'POST',
      path: `${item}relations/`,
      body: { relation_type: pick(RELATIONS, random), issues: [other] },
    }),
    () => ({
      method: 'POST',
      path: `${item}relations/`,
      body: { relation_type: pick(RELATIONS, random), issues: [other] },
    }),
    () => ({
      method: 'POST',
      path: `${p}work-items/${relation?.issue ?? issue}/relations/remove/`,
      body: { related_issue: relation?.with ?? other },
    }),
    ...Array.from({ length: 2 }, () => () => ({
      method: 'POST' as const,
      path: `${random(3) ? p : ''}pages/`,
      body: {
        name: word,
        description_html: `<p>${word}</p>`,
        access: random(4) ? 0 : 1,
        ...(random(3) === 0 && { parent_id: otherPage }),
      },
    })),
    () => write({ name: word }),
    () => write({ description_html: `<p>${word.repeat(1 + random(600))}</p>` }),
    () => write({ access: random(2) }),
    () => write({ parent_id: random(2) ? otherPage : null, sort_order: random(1e6) / 7 }),
    () => write({ is_locked: random(3) === 0 }),
    () => write({ color: random(2) ? '#8250df' : '', logo_props: random(2) ? { n: word } : {} }),
    () => ({ method: random(2) ? 'POST' : 'DELETE', path: `${pagePath}archive/` }),
    () => (random(3) ? write({ name: word }) : { method: 'DELETE', path: pagePath }),
    () => ({ method: 'POST', path: `${item}pages/`, body: { page_id: page } }),
    ...planWishes(all, p, random),
    ...intakeWishes(all, p, random),
    ...collectionWishes(all, random),
    ...movingWishes(all, p),
    ...viewWishes(all, p, random),
  ];
  // What names nothing is only sometimes sent: the server refuses it.
  for (let tries = 0; ; tries += 1) {
    const wanted = (wishes[random(wishes.length)] as () => Wish)();
    if (tries === 3 || !/\/(none|null)\//.test(wanted.path)) return wanted;
  }
}

/** What people wish of cycles, modules and estimates. */
function planWishes(
  { issue, other, user, cycle, target, module, estimate, point }: ReturnType<typeof choices>,
  p: string,
  random: Random,
): (() => Wish)[] {
  const word = `Plan ${random(1e6)}`;
  const both = [issue, ...(other && random(2) ? [other] : [])];
  const days = random(2) && { start_date: '2027-01-01', end_date: '2027-01-14' };
  const project_id = p.split('/')[1];
  const post = (path: string, body?: unknown): Wish => ({ method: 'POST', path: p + path, body });
  const patch = (path: string, body: unknown): Wish => ({ method: 'PATCH', path: p + path, body });
  const drop = (path: string): Wish => ({ method: 'DELETE', path: p + path });
  return [
    () => patch('features/', { cycles: true, modules: true }),
    () => post('cycles/', { name: word, project_id, ...days }),
    () => patch(`cycles/${cycle}/`, { name: word, description: word }),
    () => patch(`cycles/${cycle}/`, { start_date: '2027-02-01', end_date: '2027-02-14' }),
    () => post(`cycles/${cycle}/cycle-issues/`, { issues: both }),
    () => post(`cycles/${cycle}/cycle-issues/`, { issues: both }),
    () => drop(`cycles/${cycle}/cycle-issues/${issue}/`),
    () => post(`cycles/${cycle}/transfer-issues/`, { new_cycle_id: target }),
    () => (random(4) ? post(`cycles/${cycle}/archive/`) : drop(`cycles/${cycle}/`)),
    () => post('modules/', { name: word, members: [user], lead: random(2) ? user : null }),
    () => patch(`modules/${module}/`, { status: random(2) ? 'paused' : 'completed' }),
    () => patch(`modules/${module}/`, { members: random(2) ? [user] : [], name: word }),
    () => post(`modules/${module}/module-issues/`, { issues: both }),
    () => drop(`modules/${module}/module-issues/${issue}/`),
    () =>
      random(3)
        ? drop(`archived-modules/${module}/unarchive/`)
        : post(`modules/${module}/archive/`),
    () => (random(4) ? post(`modules/${module}/archive/`) : drop(`modules/${module}/`)),
    () => post('estimates/', { name: word, type: 'points' }),
    () =>
      post(`estimates/${estimate}/estimate-points/`, {
        estimate_points: [{ key: random(9), value: String(random(99)) }],
      }),
    () => patch(`estimates/${estimate}/estimate-points/${point}/`, { key: random(9) }),
    () =>
      random(3) ? patch('', { estimate }) : drop(`estimates/${estimate}/estimate-points/${point}/`),
    () => patch(`work-items/${issue}/`, { estimate_point: random(3) ? point : null }),
    () => patch(`work-items/${issue}/`, { estimate_point: point }),
    () => (random(6) ? patch('estimates/', { name: word }) : drop('estimates/')),
  ];
}

/** What people wish of saved views, of which others see some. */
function viewWishes(
  { view, label }: ReturnType<typeof choices>,
  p: string,
  random: Random,
): (() => Wish)[] {
  const name = `View ${random(1e6)}`;
  const path = `${p}views/${view}/`;
  const change = (body: unknown): Wish => ({ method: 'PATCH', path, body });
  const filters = random(2) ? { priority__in: ['high'] } : { label__in: [label ?? 'none'] };
  return [
    () => ({ method: 'PATCH', path: `${p}features/`, body: { views: true } }),
    () => ({ method: 'POST', path: `${p}views/`, body: { name, filters, access: random(2) } }),
    () => change({ name, order_by: random(2) ? 'name' : '-target_date', layout: 'board' }),
    () => change(random(2) ? { filters } : { filters: {}, pql: 'priority = high' }),
    () => change({ group_by: random(2) ? 'state_id' : null, display: { word: name } }),
    () => change({ access: random(2) }),
    () => ({ method: random(2) ? 'POST' : 'DELETE', path: `${path}lock/` }),
    () => (random(3) ? change({ description: name }) : { method: 'DELETE', path }),
  ];
}

/** What people wish of collections and of the pages in them. */
function collectionWishes(
  {
    collection,
    otherCollection,
    collected,
    page,
    otherPage,
    wide = page,
    closed,
    collectionMember,
    person,
  }: ReturnType<typeof choices>,
  random: Random,
): (() => Wish)[] {
  const name = `Shelf ${random(1e6)}`;
  const path = `collections/${collection}/`;
  const members = `collections/${closed}/members/`;
  const post = (at: string, body: unknown): Wish => ({ method: 'POST', path: at, body });
  const patch = (at: string, body: unknown): Wish => ({ method: 'PATCH', path: at, body });
  const drop = (at: string): Wish => ({ method: 'DELETE', path: at });
  const inside = `collections/${collected?.collection ?? collection}/pages/${collected?.id ?? wide}/`;
  const pages = [wide, ...(otherPage && otherPage !== wide && random(3) === 0 ? [otherPage] : [])];
  const make = (): Wish => ({
    method: 'POST',
    path: 'collections/',
    body: { name, access: random(2) },
  });
  return [
    make,
    make,
    () => patch(path, { name }),
    () => patch(path, { sort_order: random(1e6) / 7 }),
    () => patch(path, { logo_props: random(2) ? { n: name } : {} }),
    () => post(`${path}pages/`, { page_ids: pages }),
    () => post(`${path}pages/`, { page_ids: pages, sort_orders: { [wide]: random(1e6) / 7 } }),
    () => ({
      method: 'POST',
      path: 'pages/',
      body: { name, description_html: '<p></p>', access: random(2), collection_id: collection },
    }),
    () => patch(inside, { sort_order: random(1e6) / 7 }),
    () => patch(inside, { collection: otherCollection }),
    () => patch(`pages/${wide}/`, { collection_id: random(3) ? otherCollection : null }),
    () => drop(inside),
    () => post(members, { member: person, access: random(3) }),
    () => post(members, { member: person, access: 2 }),
    () => patch(`${members}${collectionMember}/`, { access: random(3) }),
    () => drop(`${members}${collectionMember}/`),
    () => (random(3) ? make() : drop(`${path}?archive_pages=${random(2) === 0}`)),
  ];
}

/** What people wish of issues that belong into another project. */
function movingWishes({ issue, elsewhere }: ReturnType<typeof choices>, p: string): (() => Wish)[] {
  const move = (): Wish => ({
    method: 'POST',
    path: `${p}work-items/${issue}/move/`,
    body: { project_id: elsewhere },
  });
  return elsewhere ? Array.from({ length: 8 }, () => move) : [];
}

/** What people hand in, and what becomes of it. */
function intakeWishes(
  { waiting, issue }: ReturnType<typeof choices>,
  p: string,
  random: Random,
): (() => Wish)[] {
  const word = `Wish ${random(1e6)}`;
  const path = `${p}intake-issues/`;
  const say = (body: object): Wish => ({
    method: 'PATCH',
    path: `${path}${waiting}/${'issue' in body ? '' : 'status/'}`,
    body,
  });
  const priority = pick(PRIORITIES, random);
  return [
    ...Array.from({ length: 3 }, () => () => ({
      method: 'POST' as const,
      path,
      body: { issue: { name: word, priority, description_html: `<p>${word}</p>` } },
    })),
    () => say({ issue: { name: word, priority } }),
    () => say({ status: random(2) ? -1 : -2 }),
    () => say({ status: 0, snoozed_till: `2027-0${1 + random(9)}-01T08:00:00Z` }),
    () => say({ status: 2, duplicate_to: issue }),
    () => say({ status: 1 }),
    () => (random(3) ? say({ status: 1 }) : { method: 'DELETE', path: `${path}${waiting}/` }),
  ];
}

/** The issue that a request which was carried out has put away. */
export function putAway({ method, path, body }: Wish): string | null {
  const [, issue] = /work-items\/([^/]+)\//.exec(path) ?? [];
  const { archived_at } = (body ?? {}) as { archived_at?: string | null };
  const isAway =
    (method === 'POST' && path.endsWith('/archive/')) || typeof archived_at === 'string';
  return isAway && issue ? issue : null;
}

/** Something that a person does on a page. */
export function given(tables: Tables, project: string, random: Random): Given {
  const chosen = choices(tables, project, random);
  const { issue, other, label, state, user, cycle, target, module, estimate, point } = chosen;
  const { page, otherPage, relation, waiting, elsewhere } = chosen;
  const { collection, otherCollection, collected, wide, closed, collectionMember, person } = chosen;
  const access = random(2) ? 'PUBLIC' : 'PRIVATE';
  const word = `Page ${random(1000)}`;
  const set = (id: string | null) => (random(2) ? { add: [id] } : { remove: [id] });
  const all: Given[] = [
    { name: 'createIssue', args: [{ project, name: word, ...(label && { labels: [label] }) }] },
    { name: 'createIssue', args: [{ project, name: word, state, parent: other }] },
    { name: 'renameIssue', args: [issue, word] },
    { name: 'changeState', args: [issue, state] },
    { name: 'changePriority', args: [issue, pick(PRIORITIES, random)] },
    { name: 'changeAssignees', args: [issue, set(user)] },
    { name: 'changeLabels', args: [issue, label ? set(label) : {}] },
    { name: 'changeDates', args: [issue, { target_date: pick(DAYS, random) ?? null }] },
    { name: 'reorderIssue', args: [issue, random(100_000)] },
    { name: 'changeParent', args: [issue, random(2) ? other : null] },
    { name: 'describeIssue', args: [issue, `<p>${word}</p>`] },
    { name: 'addComment', args: [issue, `<p>${word}</p>`] },
    { name: random(3) ? 'archiveIssue' : 'deleteIssue', args: [issue] },
    { name: 'createCycle', args: [{ project, name: word }] },
    { name: 'createModule', args: [{ project, name: `${word} ${random(1e6)}` }] },
    { name: 'changeCycleOf', args: [[issue, other ?? issue], random(3) ? cycle : null] },
    { name: 'changeModulesOf', args: [[issue, other ?? issue], set(module)] },
    { name: 'changeEstimateOf', args: [issue, random(3) ? point : null] },
    { name: 'addEstimatePoints', args: [estimate, [String(random(99))]] },
    { name: 'changeModule', args: [module, { status: 'in-progress', members: [user] }] },
    { name: 'changeCycle', args: [cycle, { name: word }] },
    { name: 'carryOver', args: [cycle, target] },
    { name: 'addRelation', args: [issue, pick(RELATIONS, random), other] },
    {
      name: 'removeRelation',
      args: [relation?.issue ?? issue, relation?.relation, relation?.with ?? other],
    },
    {
      name: 'createPage',
      args: [{ project: random(3) ? project : null, name: word, parent: null }],
    },
    { name: 'renamePage', args: [page, word] },
    { name: 'describePage', args: [page, `<p>${word}</p>`] },
    { name: 'movePage', args: [page, { parent: random(2) ? otherPage : null }] },
    { name: random(2) ? 'lockPage' : 'unlockPage', args: [page] },
    { name: random(2) ? 'archivePage' : 'restorePage', args: [page] },
    { name: random(4) ? 'changePageAccess' : 'deletePage', args: [page, 'PUBLIC'] },
    { name: 'createSubmission', args: [{ project, name: word }] },
    { name: random(2) ? 'acceptSubmission' : 'declineSubmission', args: [waiting] },
    { name: 'snoozeSubmission', args: [waiting, '2027-03-01T08:00:00.000000Z'] },
    { name: random(2) ? 'putBackSubmission' : 'markDuplicate', args: [waiting, issue] },
    { name: random(3) ? 'renameSubmission' : 'deleteSubmission', args: [waiting, word] },
    { name: 'createLabel', args: [{ project, name: `${word} ${random(1e6)}`, colour: '#0075ca' }] },
    ...Array.from({ length: 5 }, () => ({ name: 'moveIssue', args: [issue, elsewhere] })),
    { name: 'createCollection', args: [{ name: word, access }] },
    { name: 'createPage', args: [{ project: null, name: word, collection }] },
    { name: 'renameCollection', args: [collection, word] },
    { name: 'reorderCollection', args: [collection, random(1e6) / 7] },
    { name: 'changeCollectionLogo', args: [collection, random(2) ? { n: word } : null] },
    { name: 'movePage', args: [wide, { collection: otherCollection, sort_order: random(1e6) }] },
    { name: 'movePage', args: [collected?.id, { collection: null }] },
    { name: 'movePage', args: [collected?.id, { sort_order: random(1e6) / 7 }] },
    {
      name: 'addCollectionMember',
      args: [closed, person, pick(['view', 'comment', 'edit'], random)],
    },
    {
      name: 'changeCollectionMember',
      args: [closed, collectionMember, random(2) ? 'view' : 'edit'],
    },
    random(2)
      ? { name: 'removeCollectionMember', args: [closed, collectionMember] }
      : { name: 'deleteCollection', args: [collection, random(2) === 0] },
  ];
  return all[random(all.length)] as Given;
}
