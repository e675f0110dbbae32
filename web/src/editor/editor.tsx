/** The field itself: the text, the people behind `@`, the bar of formats, and the line about a draft. */
import '../i18n/late/editor';
import { type EditorState, Selection } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { type FocusEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../i18n';
import type { EditorProps } from '.';
import { hasMark } from './commands';
import { drafts } from './drafts';
import { MentionList } from './mention-list';
import { Session, type SessionEvents } from './session';
import { type Asking, Toolbar } from './toolbar';
import { TOOLS } from './tools';
import { useMentionList } from './use-mention-list';
import './editor.css';
import { schema } from './schema';

const { marks } = schema;

/** A field for rich text. */
export function Editor(props: EditorProps) {
  const { value, label, mentions, draft, autoFocus, toolbar = true } = props;
  const place = useRef<HTMLDivElement>(null);
  const [session, setSession] = useState<Session>();
  const [state, setState] = useState<EditorState>();
  const [asking, setAsking] = useState<Asking>();
  const [isRestored, setRestored] = useState(false);
  const listId = useId();
  const list = useMentionList(session, mentions, listId);
  const latest = useRef({ props, list });
  useLayoutEffect(() => {
    latest.current = { props, list };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: later values are taken over below
  useLayoutEffect(() => {
    if (!place.current) return;
    const events = eventsOf(latest, {
      onState: (next) => setState((old) => (old && looksAlike(old, next) ? old : next)),
      onRestored: () => setRestored(true),
      askLink: () => setAsking('link'),
    });
    const opened = new Session(
      place.current,
      value,
      events,
      draft ? { drafts, name: draft } : undefined,
    );
    setSession(opened);
    setState(opened.view.state);
    if (autoFocus) focusEnd(opened);
    return () => opened.destroy();
  }, [draft]);

  useEffect(() => session?.take(value), [session, value]);
  // The text's own element says its name and which of the people is active.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `attributes` reads
  useEffect(() => session?.view.setProps({}), [session, label, list.active, list.isOpen]);

  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) session?.blur();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus left what is inside
    <div className="editor" onBlur={leave}>
      {isRestored && session ? (
        <p className="editor__draft">
          {t('editor.restored')}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              session.discard();
              setRestored(false);
            }}
          >
            {t('editor.discard')}
          </button>
        </p>
      ) : null}
      <div ref={place} className="editor__place" />
      {list.isOpen ? <MentionList id={listId} label={t('editor.people')} {...list} /> : null}
      {toolbar && state && session ? (
        <Toolbar
          state={state}
          asking={asking}
          onAsk={setAsking}
          onCommand={(command) => {
            command(session.view.state, session.view.dispatch, session.view);
            session.view.focus();
          }}
        />
      ) : null}
    </div>
  );
}

type Latest = {
  readonly current: {
    readonly props: EditorProps;
    readonly list: ReturnType<typeof useMentionList>;
  };
};

/** What the session tells, passed on to the properties of the moment. */
function eventsOf(
  latest: Latest,
  own: Pick<SessionEvents, 'onState' | 'onRestored'> & { askLink(): void },
): SessionEvents {
  const props = () => latest.current.props;
  return {
    ...own,
    nameOf: (user) => props().mentions?.find(({ id }) => id === user)?.name,
    attributes: (isEmpty) => ({
      ...attributesOf(props(), isEmpty),
      ...latest.current.list.attributes,
    }),
    onQuery: (query) => latest.current.list.onQuery(query),
    onKey: (event) => latest.current.list.onKey(event),
    onText: (html) => props().onChange?.(html),
    onSubmit: (html, isChanged) => said(props().onSubmit, html, isChanged),
    onBlur: (html, isChanged) => said(props().onBlur, html, isChanged),
    onCancel: () => said(props().onCancel),
    askLink: () => {
      if (props().toolbar === false) return false;
      own.askLink();
      return true;
    },
  };
}

/** Calls what somebody wants to hear, and says whether anybody does. */
function said<Heard extends unknown[]>(
  hear: ((...heard: Heard) => void) | undefined,
  ...heard: Heard
): boolean {
  hear?.(...heard);
  return hear !== undefined;
}

function attributesOf(
  { label, placeholder }: EditorProps,
  isEmpty: boolean,
): Record<string, string> {
  return {
    class: 'rich editor__text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(placeholder ? { 'data-placeholder': placeholder, 'aria-placeholder': placeholder } : {}),
    ...(isEmpty ? { 'data-empty': '' } : {}),
  };
}

/** Whether the bar looks the same for two states. */
function looksAlike(a: EditorState, b: EditorState): boolean {
  return (
    isInTable(a) === isInTable(b) &&
    hasMark(a, marks.link) === hasMark(b, marks.link) &&
    TOOLS.every(({ isOn }) => isOn(a) === isOn(b))
  );
}

function focusEnd({ view }: Session): void {
  view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
  view.focus();
}
