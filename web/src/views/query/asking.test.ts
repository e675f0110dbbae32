// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Asking } from './asking';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that is told when to answer. */
function server() {
  const answers: ((isAnswered: boolean) => void)[] = [];
  const asking = new Asking(() => new Promise((answer) => void answers.push(answer)));
  const answer = async (isAnswered: boolean) => {
    answers.at(-1)?.(isAnswered);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asking, answers, answer };
}

test('many changes are one question, and those that come meanwhile another one', async () => {
  const { asking, answers, answer } = server();
  asking.now();
  await vi.advanceTimersByTimeAsync(0);
  expect(answers).toHaveLength(1);
  await answer(true);
  for (let n = 0; n < 10; n += 1) {
    asking.soon();
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(answers).toHaveLength(2);
  asking.soon();
  await vi.advanceTimersByTimeAsync(400);
  expect(answers).toHaveLength(2);
  await answer(true);
  // The last answer took long, and so does the pause.
  await vi.advanceTimersByTimeAsync(3500);
  expect(answers).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(5500);
  expect(answers).toHaveLength(3);
  await answer(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answers).toHaveLength(3);
});

test('without an answer it is asked again, at once when somebody says so', async () => {
  const { asking, answers, answer } = server();
  asking.now();
  await vi.advanceTimersByTimeAsync(0);
  await answer(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(answers).toHaveLength(2);
  await answer(false);
  asking.now();
  await vi.advanceTimersByTimeAsync(0);
  expect(answers).toHaveLength(3);
});

test('after the end nothing is asked', async () => {
  const { asking, answers, answer } = server();
  asking.now();
  await vi.advanceTimersByTimeAsync(0);
  asking.end();
  await answer(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answers).toHaveLength(1);
});
