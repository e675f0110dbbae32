import { readFileSync } from 'node:fs';
import type { EventData, FeedEvent } from './events';
import { Draft, type Knowledge, noKnowledge } from './reduce/draft';
import { reduce } from './reduce/index';
import { occurred } from './reduce/occurred';
import type { Group, Id, Tables } from './rows';

/** The n-th id of a test. */
export function id(n: number): Id {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** The caller of tests. */
export const ME = id(0xa);

/** A workspace without anything but the caller. */
export function emptyTables(): Tables {
  return {
    epoch: id(0xe),
    position: 0,
    workspace: { id: id(1), name: 'Demo', slug: 'demo', timezone: 'UTC' },
    me: ME,
    role: 'owner',
    isPartial: false,
    members: new Map(
      [ME, id(0xb), id(0xc)].map((user, place) => [
        user,
        {
          id: user,
          display_name: ['ada', 'bob', 'carla'][place] ?? '',
          first_name: '',
          last_name: '',
          avatar: '',
          email: '',
          role: place === 0 ? 'owner' : 'member',
          is_bot: false,
          is_active: true,
        } as const,
      ]),
    ),
    projects: new Map(),
    projectMembers: new Map(),
    states: new Map(),
    labels: new Map(),
    cycles: new Map(),
    modules: new Map(),
    estimates: new Map(),
    issues: new Map(),
    relations: new Map(),
    intake: new Map(),
    pages: new Map(),
    collections: new Map(),
    views: new Map(),
  };
}

/** A log that is made up for a test. */
export class Log {
  tables: Tables;
  readonly knowledge: Knowledge;
  readonly events: FeedEvent[] = [];
  readonly #versions = new Map<Id, number>();
  readonly unread: Draft['unread'] = [];

  constructor(tables: Tables = emptyTables(), knowledge: Knowledge = noKnowledge()) {
    this.tables = tables;
    this.knowledge = knowledge;
  }

  /** Appends an event and takes it in. */
  append(
    entity:
      | 'issue'
      | 'comment'
      | 'cycle'
      | 'module'
      | 'page'
      | 'collection'
      | 'view'
      | 'project'
      | 'workspace',
    entityId: Id,
    data: EventData,
    more: Partial<FeedEvent> & { project?: Id | null } = {},
  ): FeedEvent {
    const position = this.events.length + 1;
    const version = (this.#versions.get(entityId) ?? 0) + 1;
    this.#versions.set(entityId, version);
    const event: FeedEvent = {
      id: id(0x100000 + position),
      position,
      version,
      type: data.type,
      type_version: '1',
      entity,
      entity_id: entityId,
      project: entity === 'project' ? entityId : (more.project ?? id(2)),
      issue: entity === 'issue' ? entityId : null,
      actor: ME,
      command: id(0x200000 + position),
      time: timeOf(position),
      data,
      metadata: { at: timeOf(position) },
      ...more,
    };
    this.events.push(event);
    this.take(event);
    return event;
  }

  /** Takes an event in. */
  take(event: FeedEvent): void {
    const draft = new Draft(this.tables, this.knowledge);
    reduce(draft, occurred(event));
    this.unread.push(...draft.unread);
    this.tables = draft.finish(event.position);
  }

  /** A project with the caller in it, two states and a label. */
  project(n = 2): Id {
    const project = id(n);
    this.append('project', project, {
      type: 'ProjectCreated',
      id: project,
      name: 'Engine',
      identifier: 'ENG',
      logo: { icon: 'home', colour: '#888' },
      time_zone: 'UTC',
    });
    const say = (data: EventData) => this.append('project', project, data);
    say({
      type: 'ProjectMemberAdded',
      id: id(n * 256 + 1),
      user: ME,
      role: 'admin',
      sort_order: 1,
    });
    const states = [
      [3, 'Todo', 'unstarted'],
      [4, 'Doing', 'started'],
      [5, 'Done', 'completed'],
    ] as const;
    for (const [at, name, group] of states) {
      say({
        type: 'StateCreated',
        id: id(at),
        name,
        colour: '#fff',
        group,
        sequence: at,
        ...(at === 3 && { is_default: true }),
      });
    }
    say({ type: 'LabelCreated', id: id(6), name: 'bug', colour: 'red', sort_order: 1 });
    return project;
  }

  /** An issue with as little as possible. */
  issue(n: number, more: Record<string, unknown> = {}): Id {
    const data = {
      type: 'IssueCreated',
      id: id(n),
      project: id(2),
      number: n,
      key: `ENG-${n}`,
      name: `Issue ${n}`,
      priority: 'none',
      state: stateRef(3),
      sort_order: n,
      ...more,
    };
    this.append('issue', id(n), data);
    return id(n);
  }
}

/** A state of a test's project as events name it. */
export function stateRef(n: 3 | 4 | 5): { id: Id; name: string; group: Group } {
  const group = ({ 3: 'unstarted', 4: 'started', 5: 'completed' } as const)[n];
  return { id: id(n), name: group, group };
}

/** The time of the event at a position. */
export function timeOf(position: number): string {
  return new Date(Date.UTC(2026, 10, 23, 4, 0, position)).toISOString().replace('Z', '000Z');
}

/** The examples of docs/events.md, which a test of the server compares with its code. */
export function documented(): { name: string; data: EventData }[] {
  const text = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');
  return text
    .split('\n### ')
    .slice(1)
    .flatMap((section) => {
      const [, name] = /^(\w+) \(version \d+\)/.exec(section) ?? [];
      const [, example] = /```json\n(.*)\n```/.exec(section) ?? [];
      return name && example ? [{ name, data: JSON.parse(example) as EventData }] : [];
    });
}

/** Numbers that look random and are the same in every run with the same seed. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
