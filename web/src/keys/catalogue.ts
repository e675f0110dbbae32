/** Every action that has keys: the one place where defaults stand, and what the help page lists. */
import type { MessageKey } from '../i18n';

/** Where actions stand together on the help page and in the palette. */
export const GROUPS = ['general', 'go', 'list', 'issue', 'intake', 'view', 'text'] as const;

export type Group = (typeof GROUPS)[number];

/** What is known of an action before anything offers it. */
export type Entry = {
  readonly title: MessageKey;
  readonly group: Group;
  /** Default keys, each a way of its own: `Mod+k`, `g i`. */
  readonly keys: readonly string[];
  /** Whether holding the key repeats it. */
  readonly repeats?: boolean;
  /** Whether it also acts while somebody types. */
  readonly whileTyping?: boolean;
  /** Not offered by the palette: it only makes sense as a key. */
  readonly isKeyOnly?: boolean;
};

const entries = {
  'palette.open': {
    title: 'keys.palette',
    group: 'general',
    keys: ['Mod+k'],
    whileTyping: true,
    isKeyOnly: true,
  },
  'search.open': { title: 'keys.search', group: 'general', keys: ['/'] },
  'help.open': { title: 'keys.help', group: 'general', keys: ['?'] },
  'issue.create': { title: 'keys.create', group: 'general', keys: ['c'] },
  undo: { title: 'keys.undo', group: 'general', keys: ['Mod+z'] },
  redo: { title: 'keys.redo', group: 'general', keys: ['Mod+Shift+z'] },

  'go.home': { title: 'keys.goHome', group: 'go', keys: ['g r'] },
  'go.myWork': { title: 'keys.goMyWork', group: 'go', keys: ['g h', 'g m'] },
  'go.issues': { title: 'keys.goIssues', group: 'go', keys: ['g i'] },
  'go.board': { title: 'keys.goBoard', group: 'go', keys: ['g b'] },
  'go.cycles': { title: 'keys.goCycles', group: 'go', keys: ['g c'] },
  'go.modules': { title: 'keys.goModules', group: 'go', keys: ['g o'] },
  'go.views': { title: 'keys.goViews', group: 'go', keys: ['g v'] },
  'go.allViews': { title: 'keys.goAllViews', group: 'go', keys: ['g a'] },
  'go.intake': { title: 'keys.goIntake', group: 'go', keys: ['g t'] },
  'go.projects': { title: 'keys.goProjects', group: 'go', keys: ['g p'] },
  'go.pages': { title: 'keys.goPages', group: 'go', keys: ['g w'] },
  'go.stickies': { title: 'keys.goStickies', group: 'go', keys: ['g n'] },
  'go.drafts': { title: 'keys.goDrafts', group: 'go', keys: ['g d'] },
  'go.settings': { title: 'keys.goSettings', group: 'go', keys: ['g s'] },

  'list.next': {
    title: 'keys.next',
    group: 'list',
    keys: ['j', 'ArrowDown'],
    repeats: true,
    isKeyOnly: true,
  },
  'list.previous': {
    title: 'keys.previous',
    group: 'list',
    keys: ['k', 'ArrowUp'],
    repeats: true,
    isKeyOnly: true,
  },
  'list.left': { title: 'keys.left', group: 'list', keys: ['ArrowLeft'], isKeyOnly: true },
  'list.right': { title: 'keys.right', group: 'list', keys: ['ArrowRight'], isKeyOnly: true },
  'list.first': { title: 'keys.first', group: 'list', keys: ['Home'], isKeyOnly: true },
  'list.last': { title: 'keys.last', group: 'list', keys: ['End'], isKeyOnly: true },
  'list.select': { title: 'keys.select', group: 'list', keys: ['x'], isKeyOnly: true },
  'list.selectAll': { title: 'keys.selectAll', group: 'list', keys: ['Mod+a'] },
  'list.clear': { title: 'keys.clear', group: 'list', keys: ['Escape'], isKeyOnly: true },

  'issue.open': { title: 'keys.open', group: 'issue', keys: ['Enter'] },
  'issue.peek': { title: 'keys.peek', group: 'issue', keys: ['Space'] },
  'issue.state': { title: 'keys.state', group: 'issue', keys: ['s'] },
  'issue.priority': { title: 'keys.priority', group: 'issue', keys: ['p'] },
  'issue.assignee': { title: 'keys.assignee', group: 'issue', keys: ['a'] },
  'issue.label': { title: 'keys.label', group: 'issue', keys: ['l'] },
  'issue.dueDate': { title: 'keys.dueDate', group: 'issue', keys: ['d'] },
  'issue.move': { title: 'keys.move', group: 'issue', keys: ['m'] },
  'issue.cycle': { title: 'keys.cycle', group: 'issue', keys: ['Shift+c'] },
  'issue.module': { title: 'keys.module', group: 'issue', keys: ['Shift+m'] },
  'issue.estimate': { title: 'keys.estimate', group: 'issue', keys: ['Shift+e'] },
  'issue.parent': { title: 'keys.parent', group: 'issue', keys: ['Shift+p'] },
  'issue.project': { title: 'keys.project', group: 'issue', keys: ['Shift+v'] },
  'issue.duplicate': { title: 'keys.duplicate', group: 'issue', keys: ['Shift+d'] },
  'issue.subItem': { title: 'keys.subItem', group: 'issue', keys: ['Shift+o'] },
  'issue.relate': { title: 'keys.relate', group: 'issue', keys: ['Shift+r'] },
  'issue.rename': { title: 'keys.rename', group: 'issue', keys: ['r'] },
  'issue.copyAddress': { title: 'keys.copyAddress', group: 'issue', keys: ['Mod+Shift+l'] },
  'issue.subscribe': { title: 'keys.subscribe', group: 'issue', keys: ['Shift+s'] },
  'issue.archive': { title: 'keys.archive', group: 'issue', keys: ['e'] },
  'issue.delete': { title: 'keys.delete', group: 'issue', keys: ['Mod+Backspace'] },

  'intake.accept': { title: 'keys.intakeAccept', group: 'intake', keys: ['a'] },
  'intake.decline': { title: 'keys.intakeDecline', group: 'intake', keys: ['d'] },
  'intake.snooze': { title: 'keys.intakeSnooze', group: 'intake', keys: ['s'] },
  'intake.duplicate': { title: 'keys.intakeDuplicate', group: 'intake', keys: ['u', 'm'] },
  'intake.putBack': { title: 'keys.intakePutBack', group: 'intake', keys: ['b'] },
  'intake.delete': { title: 'keys.intakeDelete', group: 'intake', keys: ['Mod+Backspace'] },
  'intake.submit': { title: 'keys.intakeSubmit', group: 'intake', keys: ['Shift+n'] },

  'place.create': { title: 'keys.newPlace', group: 'view', keys: ['Shift+n'] },
  'cycle.carryOver': { title: 'keys.carryOver', group: 'view', keys: ['Shift+t'] },
  'favourite.toggle': { title: 'keys.favourite', group: 'view', keys: ['Shift+f'] },
  'view.filter': { title: 'keys.filter', group: 'view', keys: ['f'] },
  'view.query': { title: 'keys.query', group: 'view', keys: ['q'] },
  'view.list': { title: 'keys.layoutList', group: 'view', keys: ['1'] },
  'view.board': { title: 'keys.layoutBoard', group: 'view', keys: ['2'] },
  'view.table': { title: 'keys.layoutTable', group: 'view', keys: ['3'] },

  'text.submit': { title: 'keys.submit', group: 'text', keys: ['Mod+Enter'], isKeyOnly: true },
} as const satisfies Readonly<Record<string, Entry>>;

/** The name of an action of the catalogue. */
export type ActionId = keyof typeof entries;

/** The catalogue by name. */
export const catalogue: Readonly<Record<ActionId, Entry>> = entries;

/** The entry of a name, if the catalogue has it. */
export function entryOf(id: string): Entry | undefined {
  return Object.hasOwn(entries, id) ? catalogue[id as ActionId] : undefined;
}

/** Whether two actions are never on one page: that of the intake has neither issues nor cycles to act on. */
export function areApart(a: ActionId, b: ActionId): boolean {
  const [one, other] = [catalogue[a].group, catalogue[b].group];
  if (one === other || (one !== 'intake' && other !== 'intake')) return false;
  const elsewhere = one === 'intake' ? b : a;
  return catalogue[elsewhere].group === 'issue' || elsewhere === 'place.create';
}
