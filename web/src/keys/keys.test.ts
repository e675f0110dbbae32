import '../i18n/late/keys';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { messages } from '../i18n/en';
import { type ActionId, areApart, catalogue } from './catalogue';
import { chordOf, parseKeys, writeChord } from './chord';
import { type KeyListener, keyListener, keysOf, PATIENCE } from './listener';
import { type Action, Registry } from './registry';
import { changeKeys, keySettings, setCharacters } from './settings';

const timers = { run: [] as (() => void)[] };
let registry: Registry;
let expected: Registry;
let isEarly: boolean;
let listener: KeyListener;
let pending: string[];
let press: (key: string, event?: KeyboardEventInit, target?: HTMLElement) => KeyboardEvent;

beforeEach(() => {
  localStorage.clear();
  setCharacters(true);
  for (const id of Object.keys(keySettings().changed)) changeKeys(id, undefined);
  document.body.replaceChildren();
  registry = new Registry();
  expected = new Registry();
  isEarly = false;
  pending = [];
  timers.run = [];
  listener = keyListener({
    registry,
    expected,
    isEarly: () => isEarly,
    onPending: (presses) => {
      pending = presses.map(writeChord);
    },
    setTimer: (run, milliseconds) => {
      expect(milliseconds).toBe(PATIENCE);
      return timers.run.push(run);
    },
    clearTimer: (timer) => {
      timers.run[timer - 1] = () => {};
    },
  });
  press = (key, init = {}, target = document.body) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    target.addEventListener('keydown', listener.hear, { once: true });
    target.dispatchEvent(event);
    return event;
  };
});

function offer(id: string, keys: string[], part: Partial<Action> = {}, to = registry) {
  const run = vi.fn();
  const remove = to.add({
    id,
    title: id,
    keys,
    scope: 'app',
    group: 'general',
    repeats: false,
    whileTyping: false,
    isKeyOnly: false,
    when: () => true,
    run,
    ...part,
  });
  return { run, remove };
}

function field(tag = 'input', attributes: Record<string, string> = {}): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return document.body.appendChild(element);
}

describe('presses', () => {
  it('are told by key and modifiers, whatever the layout', () => {
    const of = (press: Partial<KeyboardEvent>) => {
      const chord = chordOf({
        key: '',
        code: '',
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        ...press,
      });
      return chord && writeChord(chord);
    };
    expect(of({ key: 'C', shiftKey: true })).toBe('Shift+c');
    expect(of({ key: 'k', ctrlKey: true })).toBe('Mod+k');
    expect(of({ key: '/', shiftKey: true })).toBe('/');
    expect(of({ key: '?', shiftKey: true })).toBe('?');
    expect(of({ key: 'с', code: 'KeyC' })).toBe('c');
    expect(of({ key: '[', ctrlKey: true, altKey: true, getModifierState: () => true })).toBe('[');
    expect(of({ key: 'Shift', shiftKey: true })).toBeUndefined();
  });
});

describe('actions', () => {
  it('run by their key, and take it from the browser', () => {
    const { run } = offer('a', ['c']);
    expect(press('c').defaultPrevented).toBe(true);
    expect(press('v').defaultPrevented).toBe(false);
    expect(run).toHaveBeenCalledOnce();
  });

  it('run by a sequence within its time', () => {
    const { run } = offer('go', ['g i']);
    press('g');
    expect(pending).toEqual(['g']);
    press('i');
    expect(run).toHaveBeenCalledOnce();
    expect(pending).toEqual([]);
    press('g');
    timers.run.at(-1)?.();
    press('i');
    expect(run).toHaveBeenCalledOnce();
  });

  it('a press that does not go on begins anew', () => {
    offer('go', ['g i']);
    const { run } = offer('create', ['c']);
    press('g');
    press('c');
    expect(run).toHaveBeenCalledOnce();
  });

  it('the nearest that can be done wins, and the later of two as near', () => {
    const app = offer('state', ['s']);
    const selection = offer('state', ['s'], { scope: 'selection' });
    const able = vi.fn(() => false);
    const view = offer('sort', ['s'], { scope: 'selection', when: able });
    press('s');
    able.mockReturnValue(true);
    press('s');
    expect([app.run, selection.run, view.run].map(({ mock }) => mock.calls.length)).toEqual([
      0, 1, 1,
    ]);
    expect(registry.able().map(({ id }) => id)).toEqual(['sort', 'state']);
    selection.remove();
    view.remove();
    press('s');
    expect(app.run).toHaveBeenCalledOnce();
  });

  it('a held key repeats only what may repeat', () => {
    const once = offer('x', ['x']);
    const often = offer('j', ['j'], { repeats: true });
    press('x', { repeat: true });
    press('j', { repeat: true });
    expect([once.run.mock.calls.length, often.run.mock.calls.length]).toEqual([0, 1]);
  });
});

describe('before all parts of a page are there', () => {
  beforeEach(() => {
    isEarly = true;
    offer('search', ['/'], {}, expected);
    offer('go', ['g i'], {}, expected);
    offer('next', ['j', 'ArrowDown'], {}, expected);
  });

  it('a press waits for its action', () => {
    expect(press('/').defaultPrevented).toBe(true);
    const { run } = offer('search', ['/']);
    listener.retry();
    listener.retry();
    expect(run).toHaveBeenCalledOnce();
  });

  it('a sequence waits, and goes on when its action comes between', () => {
    press('g');
    press('i');
    const { run, remove } = offer('go', ['g i']);
    listener.retry();
    expect(run).toHaveBeenCalledOnce();
    remove();
    press('g');
    const other = offer('go', ['g i']);
    listener.retry();
    expect(pending).toEqual(['g']);
    press('i');
    expect(other.run).toHaveBeenCalledOnce();
  });

  it('a press that nothing comes for in time, or that a key follows at once, is over', () => {
    press('/');
    timers.run.at(-1)?.();
    press('j');
    press('Escape');
    const search = offer('search', ['/']);
    const next = offer('next', ['j']);
    listener.retry();
    expect([search.run, next.run].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('letters that are typed into what an action opens do not act', () => {
    for (const key of '/jig') press(key);
    const search = offer('search', ['/']);
    const next = offer('next', ['j']);
    listener.retry();
    expect([search.run, next.run].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });

  it('what somebody types elsewhere then is none', () => {
    press('/');
    const { run } = offer('search', ['/']);
    const place = field();
    place.focus();
    listener.retry();
    expect(run).not.toHaveBeenCalled();
    expect(press('/', {}, place).defaultPrevented).toBe(false);
  });

  it('other keys, and all keys later, do not wait', () => {
    expect(press('v').defaultPrevented).toBe(false);
    expect(press('ArrowDown').defaultPrevented).toBe(false);
    isEarly = false;
    expect(press('/').defaultPrevented).toBe(false);
    const { run } = offer('search', ['/']);
    listener.retry();
    expect(run).not.toHaveBeenCalled();
  });
});

describe('where somebody types', () => {
  it.each([
    ['input', {}],
    ['textarea', {}],
    ['select', {}],
    ['div', { contenteditable: 'true' }],
  ])('%s has its keys', (tag, attributes) => {
    const letter = offer('c', ['c']);
    const palette = offer('p', ['Mod+k'], { whileTyping: true });
    const undo = offer('u', ['Mod+z']);
    const place = field(tag, attributes);
    press('c', {}, place);
    press('z', { ctrlKey: true }, place);
    press('k', { ctrlKey: true }, place);
    const calls = [letter, undo, palette].map(({ run }) => run.mock.calls.length);
    expect(calls).toEqual([0, 0, 1]);
  });

  it('a box to tick is no place to type', () => {
    const { run } = offer('c', ['c']);
    press('c', {}, field('input', { type: 'checkbox' }));
    expect(run).toHaveBeenCalledOnce();
  });

  it('letters being composed are no keys', () => {
    const { run } = offer('c', ['c']);
    press('c', { isComposing: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('popups have their keys, unless they say otherwise', () => {
    const { run } = offer('c', ['c']);
    const dialog = field('div', { role: 'dialog' });
    press('c', {}, dialog);
    expect(run).not.toHaveBeenCalled();
    dialog.setAttribute('data-keys', '');
    press('c', {}, dialog);
    expect(run).toHaveBeenCalledOnce();
  });

  it('Enter presses the button that has the focus', () => {
    const { run } = offer('open', ['Enter', 'Space']);
    expect(press('Enter', {}, field('button')).defaultPrevented).toBe(false);
    press(' ', {}, field('div', { role: 'row' }));
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('settings', () => {
  it('single characters can be switched off, others stay', () => {
    const letter = offer('c', ['c', 'ArrowDown']);
    const sequence = offer('go', ['g i']);
    const palette = offer('p', ['Mod+k']);
    setCharacters(false);
    for (const key of ['c', 'g', 'i', 'ArrowDown']) press(key);
    press('k', { ctrlKey: true });
    const calls = [letter, sequence, palette].map(({ run }) => run.mock.calls.length);
    expect(calls).toEqual([1, 0, 1]);
  });

  it('keys can be changed and go back', () => {
    const { run } = offer('c', ['c']);
    changeKeys('c', ['Mod+Shift+n']);
    press('c');
    press('N', { ctrlKey: true, shiftKey: true });
    expect(run).toHaveBeenCalledOnce();
    expect(JSON.parse(localStorage.getItem('tidemark.keys') ?? '')).toEqual({
      characters: true,
      changed: { c: ['Mod+Shift+n'] },
    });
    changeKeys('c', undefined);
    expect(keysOf({ id: 'c', keys: ['c'] })).toEqual(['c']);
  });
});

describe('the catalogue', () => {
  it('has a text for each action', () => {
    for (const { title } of Object.values(catalogue)) expect(messages[title]).toBeTruthy();
  });

  it('has no keys that begin others of the same page', () => {
    const all = (Object.keys(catalogue) as ActionId[]).flatMap((id) =>
      catalogue[id].keys.map((key) => ({ id, key: parseKeys(key).map(writeChord).join(' ') })),
    );
    const clashes = all.filter((one) =>
      all.some(
        (other) =>
          one !== other &&
          !areApart(one.id, other.id) &&
          (one.key === other.key || other.key.startsWith(`${one.key} `)),
      ),
    );
    expect(clashes).toEqual([]);
  });

  it('keeps apart what is never on one page', () => {
    expect(areApart('intake.accept', 'issue.assignee')).toBe(true);
    expect(areApart('place.create', 'intake.submit')).toBe(true);
    expect(areApart('intake.accept', 'list.next')).toBe(false);
    expect(areApart('issue.state', 'issue.move')).toBe(false);
  });
});
