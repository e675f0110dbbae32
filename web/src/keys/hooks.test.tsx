import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { registry, useAction, useKeyboard } from './hooks';
import { targets, useTarget } from './targets';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

type PageProps = { readonly run: () => void; readonly isAble: boolean };

function Page({ run, isAble }: PageProps) {
  useKeyboard();
  useAction({ id: 'issue.create', when: () => isAble, run });
  return null;
}

function Target({ ids }: { readonly ids: readonly string[] }) {
  useTarget(ids);
  return null;
}

const roots: ReturnType<typeof createRoot>[] = [];

function mount() {
  const root = createRoot(document.createElement('div'));
  roots.push(root);
  return root;
}

const press = (key: string) =>
  act(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });

afterEach(() =>
  act(async () => {
    for (const root of roots.splice(0)) root.unmount();
  }),
);

it('an action is offered as long as its component is there, as it was drawn last', async () => {
  const root = mount();
  const [first, second] = [vi.fn(), vi.fn()];
  await act(async () => root.render(<Page run={first} isAble />));
  await press('c');
  expect(first).toHaveBeenCalledOnce();
  const before = registry.all();
  await act(async () => root.render(<Page run={second} isAble />));
  expect(registry.all()).toBe(before);
  await press('c');
  expect(second).toHaveBeenCalledOnce();
  await act(async () => root.render(<Page run={second} isAble={false} />));
  await press('c');
  expect(second).toHaveBeenCalledOnce();
  await act(async () => root.render(null));
  expect(registry.all()).toEqual([]);
});

it('what was said last is what actions act on, until it goes', async () => {
  const [page, peek] = [mount(), mount()];
  await act(async () => page.render(<Target ids={['a', 'b']} />));
  await act(async () => peek.render(<Target ids={['c']} />));
  expect(targets()).toEqual(['c']);
  await act(async () => peek.render(<Target ids={[]} />));
  expect(targets()).toEqual(['a', 'b']);
  await act(async () => page.render(null));
  expect(targets()).toEqual([]);
});
