// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '../store/events';
import type { Expected } from '../store/overlay';
import { id, ME } from '../store/testing';
import type { Details } from './details-cache';
import { expectedDetails, occurredDetails } from './details-overlay';

const READY: Details = {
  status: 'ready',
  description_html: '<p>old</p>',
  version: '"3.30640213"',
  comments: [],
  activities: [],
  links: [],
  pages: [],
  subscribers: [],
  votes: [],
};
const EPOCH = '30640213-3d9c-4315-b265-e04eeea2090e';

function wanted(type: string, entity: string, data: Record<string, unknown>): Expected {
  const entityKind = entity === id(7) ? 'issue' : 'comment';
  return {
    key: 'k',
    command: id(99),
    at: '2026-11-23T04:00:00.000000Z',
    position: null,
    events: [
      {
        entity: entityKind,
        entity_id: entity,
        project: id(2),
        issue: id(7),
        data: { type, ...data },
      },
    ],
  };
}

function happened(
  type: string,
  entity: string,
  data: Record<string, unknown>,
  more = {},
): FeedEvent {
  return {
    id: id(1000),
    position: 9,
    version: 4,
    type,
    type_version: '1',
    entity: entity === id(7) ? 'issue' : 'comment',
    entity_id: entity,
    project: id(2),
    issue: id(7),
    actor: id(0xb),
    command: id(99),
    time: '2026-11-23T04:00:01Z',
    data: { type, ...data },
    metadata: { at: '2026-11-23T04:00:01Z' },
    ...more,
  };
}

describe('the details of an issue', () => {
  it('show one’s own changes while they wait', () => {
    const commands = [
      wanted('IssueDescribed', id(7), { to: '<p>new</p>' }),
      wanted('CommentCreated', id(8), { html: '<p>I see</p>' }),
    ];
    const shown = expectedDetails(READY, id(7), commands, ME);
    expect(shown).toMatchObject({
      description_html: '<p>new</p>',
      comments: [{ id: id(8), html: '<p>I see</p>', author: ME, pending: true }],
    });
    expect(expectedDetails(READY, id(6), commands, ME)).toBe(READY);
  });

  it('of a new issue are ready before the server has it', () => {
    const commands = [wanted('IssueCreated', id(7), { description: '<p>why</p>' })];
    const loading: Details = { ...READY, status: 'loading', description_html: '' };
    expect(expectedDetails(loading, id(7), commands, ME)).toMatchObject({
      status: 'ready',
      description_html: '<p>why</p>',
    });
  });

  it('take events in, with the version of the issue', () => {
    let details = occurredDetails(
      READY,
      happened('IssueDescribed', id(7), { to: '<p>x</p>' }),
      [],
      EPOCH,
    );
    expect(details).toMatchObject({ description_html: '<p>x</p>', version: '"4.30640213"' });
    details = occurredDetails(
      details,
      happened('CommentCreated', id(8), { html: '<p>y</p>' }),
      [],
      EPOCH,
    );
    details = occurredDetails(
      details,
      happened('CommentEdited', id(8), { to: '<p>z</p>' }),
      [],
      EPOCH,
    );
    expect(details.comments).toMatchObject([{ html: '<p>z</p>', author: id(0xb), pending: false }]);
    details = occurredDetails(details, happened('CommentDeleted', id(8), {}), [], EPOCH);
    expect(details.comments).toEqual([]);
  });

  it('lose the answers to a comment with it', () => {
    const say = (details: Details, n: number, more: Record<string, unknown> = {}) =>
      occurredDetails(
        details,
        happened('CommentCreated', id(n), { html: '<p>y</p>', ...more }),
        [],
        EPOCH,
      );
    const details = say(say(say(READY, 8), 9, { parent: id(8) }), 10);
    expect(details.comments.map(({ parent }) => parent)).toEqual([null, id(8), null]);
    const after = occurredDetails(details, happened('CommentDeleted', id(8), {}), [], EPOCH);
    expect(after.comments.map((row) => row.id)).toEqual([id(10)]);
  });

  it('have a comment that comes back as it was', () => {
    const said = {
      html: '<p>y</p>',
      access: 'INTERNAL',
      created_at: '2026-11-20T08:00:00Z',
      created_by: id(0xc),
    };
    const event = (type: string, more = {}) => happened(type, id(8), { ...said, ...more });
    const before = occurredDetails(READY, event('CommentCreated'), [], EPOCH);
    const away = occurredDetails(before, happened('CommentDeleted', id(8), {}), [], EPOCH);
    const back = event('CommentUndeleted', { edited_at: '2026-11-21T08:00:00Z' });
    const edited_at = '2026-11-21T08:00:00.000000Z';
    expect(occurredDetails(away, back, [], EPOCH).comments).toEqual([
      { ...before.comments[0], author: id(0xc), edited_at },
    ]);
  });

  it('have one vote of each person, which is no change of the issue', () => {
    const vote = (details: Details, data: Record<string, unknown>) =>
      occurredDetails(details, happened('IssueVoteChanged', id(7), data), [], EPOCH);
    const cast = vote(vote(READY, { user: ME, to: 1 }), { user: id(0xb), to: -1 });
    expect(cast.votes).toEqual([
      { user: ME, vote: 1 },
      { user: id(0xb), vote: -1 },
    ]);
    expect(cast.version).toBe(READY.version);
    const changed = vote(vote(cast, { user: ME, from: 1, to: -1 }), { user: id(0xb), from: -1 });
    expect(changed.votes).toEqual([{ user: ME, vote: -1 }]);
  });

  it('know a long text of one’s own that the feed leaves out, and wait for that of others', () => {
    const event = happened('IssueDescribed', id(7), { to: null }, { omitted: ['to'] });
    const own = [wanted('IssueDescribed', id(7), { to: '<p>long</p>' })];
    expect(occurredDetails(READY, event, own, EPOCH)).toMatchObject({
      description_html: '<p>long</p>',
      version: '"4.30640213"',
    });
    expect(occurredDetails(READY, event, [], EPOCH)).toBe(READY);
  });
});
