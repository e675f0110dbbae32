import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Drafts, diskDrafts } from './drafts';
import { peopleFor, queryOf } from './mentions';
import { REST, Session, type SessionEvents } from './session';
import { htmlOf } from './wire';

const opened: Session[] = [];

function open(html: string, heard: Partial<SessionEvents> = {}, drafts?: Drafts): Session {
  const events: SessionEvents = {
    nameOf: () => undefined,
    attributes: () => ({}),
    onState: () => {},
    onQuery: () => {},
    onKey: () => false,
    onText: () => {},
    onSubmit: () => false,
    onBlur: () => false,
    onCancel: () => false,
    onRestored: () => {},
    askLink: () => false,
    ...heard,
  };
  const place = document.body.appendChild(document.createElement('div'));
  const session = new Session(place, html, events, drafts && { drafts, name: 'a' });
  opened.push(session);
  return session;
}

/** Types as a browser does: each letter through the input rules. */
function type(session: Session, text: string): void {
  const { view } = session;
  for (const letter of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(letter, from, to);
    const isHandled = view.someProp('handleTextInput', (handle) =>
      handle(view, from, to, letter, insert),
    );
    if (!isHandled) view.dispatch(insert());
  }
}

function press(session: Session, key: string, modifiers: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    ...modifiers,
  });
  return session.view.someProp('handleKeyDown', (handle) => handle(session.view, event)) ?? false;
}

const text = (session: Session) => htmlOf(session.view.state.doc);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  for (const session of opened.splice(0)) session.destroy();
  vi.useRealTimers();
});

describe('markdown while typing', () => {
  it.each([
    ['# a', '<h1>a</h1>'],
    ['### a', '<h3>a</h3>'],
    ['> a', '<blockquote><p>a</p></blockquote>'],
    ['- a', '<ul><li><p>a</p></li></ul>'],
    ['3. a', '<ol start="3"><li><p>a</p></li></ol>'],
    ['``` a', '<pre><code>a</code></pre>'],
    ['```ts a', '<pre language="ts"><code>a</code></pre>'],
    [
      '[ ] a',
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>a</p></li></ul>',
    ],
    [
      '- [x] a',
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>a</p></li></ul>',
    ],
    ['---', '<hr><p></p>'],
    ['a **b** c', '<p>a <strong>b</strong> c</p>'],
    ['a *b* c', '<p>a <em>b</em> c</p>'],
    ['a _b_ c', '<p>a <em>b</em> c</p>'],
    ['snake_case_name', '<p>snake_case_name</p>'],
    ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
    ['a ~~b~~', '<p>a <s>b</s></p>'],
    ['a `b*c*` d', '<p>a <code>b*c*</code> d</p>'],
    ['[a](https://b.test)', '<p><a href="https://b.test" rel="noopener noreferrer">a</a></p>'],
    ['[a](javascript:x)', '<p>[a](javascript:x)</p>'],
    [
      'https://a.test b',
      '<p><a href="https://a.test" rel="noopener noreferrer">https://a.test</a> b</p>',
    ],
  ])('%s', (typed, html) => {
    const session = open('');
    type(session, typed);
    expect(text(session)).toBe(html);
  });

  it('takes a rule back by Backspace', () => {
    const session = open('');
    type(session, '# ');
    press(session, 'Backspace');
    expect(text(session)).toBe('<p># </p>');
  });
});

describe('keys', () => {
  it('Enter begins a task that is not done', () => {
    const session = open('');
    type(session, '[x] a');
    press(session, 'Enter');
    type(session, 'b');
    expect(text(session)).toContain('data-checked="false"><p>b</p>');
  });

  it('Tab moves an item in, and leaves the text where it cannot', () => {
    const session = open('<p></p>');
    expect(press(session, 'Tab')).toBe(false);
    type(session, '- a');
    expect(press(session, 'Tab')).toBe(false);
    press(session, 'Enter');
    expect(press(session, 'Tab')).toBe(true);
    type(session, 'b');
    expect(text(session)).toBe('<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>');
  });

  it('Ctrl K is the palette’s unless something is selected', () => {
    const askLink = vi.fn(() => true);
    const session = open('<p>a</p>', { askLink });
    expect(press(session, 'k', { ctrlKey: true })).toBe(false);
    press(session, 'a', { ctrlKey: true });
    expect(press(session, 'k', { ctrlKey: true })).toBe(true);
    expect(askLink).toHaveBeenCalledOnce();
  });
});

describe('what the page hears', () => {
  it('tells the text when typing rests, once', () => {
    const onText = vi.fn();
    const session = open('', { onText });
    type(session, 'abc');
    expect(onText).not.toHaveBeenCalled();
    vi.advanceTimersByTime(REST);
    expect(onText.mock.calls).toEqual([['<p>abc</p>']]);
  });

  it('hands an unchanged text over byte for byte, and says so', () => {
    const onSubmit = vi.fn(() => true);
    const session = open('<div><p>a</p></div>', { onSubmit });
    press(session, 'Enter', { ctrlKey: true });
    type(session, 'b');
    press(session, 'Enter', { ctrlKey: true });
    expect(onSubmit.mock.calls).toEqual([
      ['<div><p>a</p></div>', false],
      ['<p>ba</p>', true],
    ]);
  });

  it('takes a later text over as long as nobody typed', () => {
    const session = open('<p>one</p>');
    session.take('<p>two</p>');
    expect(text(session)).toBe('<p>two</p>');
    type(session, 'my ');
    session.take('<p>three</p>');
    expect(text(session)).toBe('<p>my two</p>');
  });
});

describe('drafts', () => {
  it('come back, and are gone once handed over', async () => {
    const drafts = diskDrafts();
    const first = open('<p>a</p>', { onSubmit: () => true }, drafts);
    type(first, 'lost ');
    first.destroy();
    opened.pop();
    expect(await drafts.read('a')).toBe('<p>lost a</p>');

    const onRestored = vi.fn();
    const second = open('<p>a</p>', { onRestored, onSubmit: () => true }, drafts);
    await vi.waitFor(() => expect(onRestored).toHaveBeenCalled());
    expect(text(second)).toBe('<p>lost a</p>');
    second.submit();
    expect(await drafts.read('a')).toBeUndefined();
  });

  it('stay when nobody takes the text', async () => {
    const drafts = diskDrafts();
    const session = open('<p>a</p>', {}, drafts);
    type(session, 'b');
    session.blur();
    expect(await drafts.read('a')).toBe('<p>ba</p>');
    session.discard();
    expect(await drafts.read('a')).toBeUndefined();
    expect(text(session)).toBe('<p>a</p>');
  });
});

describe('mentions', () => {
  it('are asked for behind an @ at the beginning of a word', () => {
    const session = open('');
    type(session, 'hi @ad');
    expect(queryOf(session.view.state)).toMatchObject({ text: 'ad' });
    const mail = open('');
    type(mail, 'a@b');
    expect(queryOf(mail.view.state)).toBeUndefined();
  });

  it('offer the beginning of names first', () => {
    const people = ['Linda', 'Ada L', 'Bo Lind'].map((name) => ({ id: name, name }));
    expect(peopleFor(people, 'lin').map(({ name }) => name)).toEqual(['Linda', 'Bo Lind']);
    expect(peopleFor(people, 'l').map(({ name }) => name)).toEqual(['Linda', 'Ada L', 'Bo Lind']);
  });
});
