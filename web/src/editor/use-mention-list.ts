/** Which people are offered behind `@`, which of them is active, and the keys that choose. */
import '../i18n/late/editor';
import { useEffect, useMemo, useState } from 'react';
import { t } from '../i18n';
import { announce } from '../ui/announce';
import type { Mention } from '.';
import { optionId } from './mention-list';
import { mention, peopleFor, type Query } from './mentions';
import type { Session } from './session';

const NOBODY: readonly Mention[] = [];
const NOWHERE = { left: 0, top: 0, bottom: 0 };

/** The state of the list; `onQuery` and `onKey` are for the text. */
export function useMentionList(
  session: Session | undefined,
  mentions: readonly Mention[] = NOBODY,
  id: string,
) {
  const [query, setQuery] = useState<Query>();
  const [active, setActive] = useState(0);
  /** Where the `@` stands whose list was closed by Escape. */
  const [closed, setClosed] = useState<number>();
  const text = query && query.from !== closed ? query.text : undefined;
  const people = useMemo(
    () => (text === undefined ? NOBODY : peopleFor(mentions, text)),
    [mentions, text],
  );
  const isOpen = people.length > 0;
  useEffect(() => {
    if (isOpen) announce(t('editor.people'));
  }, [isOpen]);

  const choose = (person: Mention | undefined) => {
    if (session && query && person) mention(session.view, query, person.id);
  };
  const act = (key: string): boolean => {
    if (key === 'ArrowDown') setActive((active + 1) % people.length);
    else if (key === 'ArrowUp') setActive((active - 1 + people.length) % people.length);
    else if (key === 'Enter' || key === 'Tab') choose(people[active]);
    else if (key === 'Escape') setClosed(query?.from);
    else return false;
    return true;
  };
  return {
    isOpen,
    people,
    active,
    place: isOpen && session && query ? session.view.coordsAtPos(query.from) : NOWHERE,
    onChoose: choose,
    attributes: isOpen ? attributesOf(id, active) : NO_LIST,
    onQuery(next: Query | undefined): void {
      if (isSame(query, next)) return;
      setQuery(next);
      setActive(0);
      if (!next) setClosed(undefined);
    },
    onKey(event: KeyboardEvent): boolean {
      return isOpen && !event.isComposing && !event.shiftKey && act(event.key);
    },
  };
}

const NO_LIST = { 'aria-haspopup': 'listbox' };

function attributesOf(id: string, active: number): Record<string, string> {
  return { ...NO_LIST, 'aria-controls': id, 'aria-activedescendant': optionId(id, active) };
}

function isSame(a: Query | undefined, b: Query | undefined): boolean {
  return a?.from === b?.from && a?.to === b?.to && a?.text === b?.text;
}
