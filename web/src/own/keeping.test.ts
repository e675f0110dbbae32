import { expect, test, vi } from 'vitest';
import { ApiProblem } from '../api/client';
import type { Draft, DraftVersion } from '../api/drafts';
import { Keeping } from './keeping';

const version = (etag: string): DraftVersion => ({ draft: { id: 'd' } as Draft, etag });
const refusal = (status: number) => new ApiProblem(new Response(null, { status }), {});

/** A form without a draft, or with one, before drafts that answer as they are told. */
function keeping(begun: DraftVersion | null = null) {
  const drafts = {
    read: vi.fn(async () => version('"read"')),
    add: vi.fn(async () => version('"1"')),
    change: vi.fn(async () => version('"2"')),
    drop: vi.fn(),
  };
  let keys = 0;
  const newKey = () => {
    keys += 1;
    return `key-${keys}`;
  };
  return { it: new Keeping(drafts, newKey, begun), drafts };
}

test('a draft is made once, and changed from then on', async () => {
  const { it, drafts } = keeping();
  expect(it.id).toBeNull();
  await it.keep({ name: 'a' });
  expect(it.id).toBe('d');
  await it.keep({ name: 'b' });
  expect(drafts.add).toHaveBeenCalledExactlyOnceWith({ name: 'a' }, 'key-1');
  expect(drafts.change).toHaveBeenCalledExactlyOnceWith(version('"1"'), { name: 'b' });
});

test('a try without an answer is repeated as it was, and then changed to what was written since', async () => {
  const { it, drafts } = keeping();
  drafts.add.mockRejectedValueOnce(new TypeError('away'));
  const first = { name: 'a' };
  const second = { name: 'ab' };
  await expect(it.keep(first)).rejects.toThrow('away');
  expect(await it.keep(second)).toEqual({ kind: 'kept' });
  expect(drafts.add.mock.calls).toEqual([
    [first, 'key-1'],
    [first, 'key-1'],
  ]);
  expect(drafts.change).toHaveBeenCalledExactlyOnceWith(version('"1"'), second);
});

test('what was refused is tried anew', async () => {
  const { it, drafts } = keeping();
  drafts.add.mockRejectedValueOnce(refusal(400));
  await expect(it.keep({ name: 'a' })).rejects.toThrow();
  await it.keep({ name: 'b' });
  expect(drafts.add).toHaveBeenLastCalledWith({ name: 'b' }, 'key-2');
  expect(drafts.change).not.toHaveBeenCalled();
});

test('a draft that somebody else changed is not written over before that was told', async () => {
  const { it, drafts } = keeping(version('"1"'));
  drafts.change.mockRejectedValueOnce(refusal(412));
  expect(await it.keep({ name: 'mine' })).toEqual({ kind: 'changed' });
  expect(await it.keep({ name: 'mine' })).toEqual({ kind: 'kept' });
  expect(drafts.change).toHaveBeenLastCalledWith(version('"read"'), { name: 'mine' });
});

test('a draft that is gone becomes another one, once that was told', async () => {
  const { it, drafts } = keeping(version('"1"'));
  drafts.change.mockRejectedValueOnce(refusal(404));
  expect(await it.keep({ name: 'mine' })).toEqual({ kind: 'gone' });
  expect(drafts.drop).toHaveBeenCalledExactlyOnceWith('d');
  expect(it.id).toBeNull();
  expect(await it.keep({ name: 'mine' })).toEqual({ kind: 'kept' });
  expect(drafts.add).toHaveBeenCalledExactlyOnceWith({ name: 'mine' }, 'key-1');
});
