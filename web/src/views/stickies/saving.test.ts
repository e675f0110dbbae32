import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Saving } from './saving';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A saving before a server that answers as it is told. */
function saving(send: (text: string) => Promise<unknown>) {
  const tell = vi.fn();
  const kept = vi.fn();
  return { it: new Saving({ send, tell, kept }), tell, kept };
}

test('what was typed last is sent once typing rests', async () => {
  const send = vi.fn(async () => undefined);
  const { it, tell, kept } = saving(send);
  it.take('a');
  it.take('ab');
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledExactlyOnceWith('ab');
  expect(kept).toHaveBeenCalledExactlyOnceWith('ab');
  expect(tell).toHaveBeenLastCalledWith('saved');
});

test('a failed try is made again, with what was typed meanwhile', async () => {
  const send = vi.fn<(text: string) => Promise<unknown>>();
  send.mockRejectedValueOnce(new Error('away'));
  send.mockResolvedValue(undefined);
  const { it, tell, kept } = saving(send);
  it.take('a');
  it.flush();
  await vi.advanceTimersByTimeAsync(10);
  expect(tell).toHaveBeenLastCalledWith('waiting');
  expect(kept).not.toHaveBeenCalled();
  it.take('b');
  await vi.runAllTimersAsync();
  expect(send.mock.calls).toEqual([['a'], ['b']]);
  expect(kept).toHaveBeenCalledExactlyOnceWith('b');
});

test('what is typed while an answer is awaited is sent behind it', async () => {
  let answer: () => void = () => undefined;
  const send = vi.fn<(text: string) => Promise<void>>();
  send.mockReturnValueOnce(
    new Promise<void>((resolve) => {
      answer = resolve;
    }),
  );
  send.mockResolvedValue(undefined);
  const { it, kept } = saving(send);
  it.take('a');
  it.flush();
  it.take('b');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(send).toHaveBeenCalledOnce();
  answer();
  await vi.runAllTimersAsync();
  expect(send.mock.calls).toEqual([['a'], ['b']]);
  expect(kept).toHaveBeenCalledExactlyOnceWith('b');
});
