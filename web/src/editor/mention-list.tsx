/** The list of people that opens behind `@`. */
import { useLayoutEffect, useState } from 'react';
import { Avatar } from '../ui/avatar';
import type { Mention } from '.';

/** What the list needs: its place on the screen, and what is chosen. */
export type MentionListProps = {
  readonly id: string;
  readonly label: string;
  readonly people: readonly Mention[];
  readonly active: number;
  readonly place: { readonly left: number; readonly top: number; readonly bottom: number };
  onChoose(person: Mention): void;
};

/** The id of the element of one of the people. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** The list; the focus stays in the text, which names the active one. */
export function MentionList({ id, label, people, active, place, onChoose }: MentionListProps) {
  const [list, setList] = useState<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    list?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [list, active]);
  const isLow = place.bottom > window.innerHeight - 220;
  const left = Math.max(8, Math.min(place.left, window.innerWidth - 248));
  const style = isLow
    ? { left, bottom: window.innerHeight - place.top + 4 }
    : { left, top: place.bottom + 4 };
  return (
    <div className="popup editor__mentions" style={style}>
      <div ref={setList} id={id} role="listbox" aria-label={label} className="popup__list">
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the focus and the keys
          <div
            key={person.id}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            data-highlighted={index === active ? '' : undefined}
            className="popup__item"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <Avatar person={{ id: person.id, display_name: person.name }} />
            <span className="cut">{person.name}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
