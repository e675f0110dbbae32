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
  const pages = [...tables.pages.values()].filter(
    (row) => row.project === project || row.project === null,
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
    membership:
      pick(
        members.filter(({ role }) => role !== 'admin'),
        random,
      )?.membership ?? 'none',
  };
}

/** Something that a person wishes; `archived` are issues that can be brought back. */
export function wish(
  tables: Tables,
  project: string,
  random: Random,
  archived: ReadonlySet<string> = new Set(),
): Wish {
  const chosen = choices(tables, project, random);
  const { issue, other, label, state, user, membership } = chosen;
  const { page, otherPage, isGlobal, relation } = chosen;
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
  ];
  return (wishes[random(wishes.length)] as () => Wish)();
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
  const { issue, other, label, state, user, page, otherPage, relation } = chosen;
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
    { name: 'createLabel', args: [{ project, name: `${word} ${random(1e6)}`, colour: '#0075ca' }] },
  ];
  return all[random(all.length)] as Given;
}
