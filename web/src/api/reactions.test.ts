import { describe, expect, it } from 'vitest';
import { gathered, type Reaction, reactedBy } from './reactions';

const added = { type: 'IssueReactionAdded', user: 'ada', reaction: '128077' };
const removed = { ...added, type: 'CommentReactionRemoved' };

describe('reactions', () => {
  it('counts a reaction of one person once', () => {
    const once = reactedBy([], added);
    expect(once).toEqual([{ user: 'ada', reaction: '128077' }]);
    expect(reactedBy(once, added)).toBe(once);
  });

  it('loses what is taken back, and nothing else', () => {
    const rows: Reaction[] = [
      { user: 'ada', reaction: '128077' },
      { user: 'bob', reaction: '128077' },
    ];
    expect(reactedBy(rows, removed)).toEqual([{ user: 'bob', reaction: '128077' }]);
    expect(reactedBy(rows, { ...removed, reaction: 'tada' })).toBe(rows);
    expect(reactedBy(rows, { type: 'IssueRenamed', to: 'x' })).toBe(rows);
  });

  it('is shown by kinds, in the order in which they came', () => {
    const rows: Reaction[] = [
      { user: 'ada', reaction: 'tada' },
      { user: 'bob', reaction: '128077' },
      { user: 'cyd', reaction: 'tada' },
    ];
    expect(gathered(rows)).toEqual([
      { reaction: 'tada', users: ['ada', 'cyd'] },
      { reaction: '128077', users: ['bob'] },
    ]);
  });
});
