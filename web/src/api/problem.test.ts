import { expect, test } from 'vitest';
import { ApiProblem } from './client';

const problem = (errors: unknown) =>
  new ApiProblem(new Response(null, { status: 400 }), { detail: 'No', errors });

test('what is said of the items of a list is said of its field', () => {
  const { errors } = problem({
    name: ['Too long.'],
    identifier: 'Taken.',
    labels: { 0: ['Not there.'], 2: ['Not there either.'] },
    odd: { 0: 3 },
  });
  expect(errors).toEqual({
    name: ['Too long.'],
    identifier: ['Taken.'],
    labels: ['Not there.', 'Not there either.'],
    odd: [],
  });
});
