import { ListFilter } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import type { Filter } from '../../query';
import type { Id } from '../../store/rows';
import { late } from '../../ui/late';
import type { Condition } from './conditions';
import type { FilterPartsProps } from './filter-parts';

/** What a filter and its pieces need. */
export interface FiltersProps {
  readonly filter: Filter | null;
  readonly project: Id | null;
  readonly onChange: (filter: Filter | null) => void;
}

/** The list that is open. */
export interface Choosing {
  readonly anchor: Element;
  /** The field whose values are chosen; null while the field itself is. */
  readonly field: Condition['field'] | null;
}

const FilterParts = late<FilterPartsProps>(
  async () => (await import('./filter-parts')).FilterParts,
);

/** What the issues are filtered by: a piece for each condition, and a button for one more. */
export function Filters(props: FiltersProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const open = () => {
    const anchor = button.current;
    if (anchor) flushSync(() => setChoosing({ anchor, field: null }));
  };
  useKeys([{ id: 'view.filter', scope: 'view', run: open }]);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button"
        aria-haspopup="listbox"
        aria-expanded={choosing !== null}
        onClick={open}
      >
        <ListFilter aria-hidden="true" />
        {t('view.filter')}
      </button>
      {props.filter || choosing ? (
        <FilterParts
          {...props}
          choosing={choosing}
          onChoosing={setChoosing}
          onClose={() => {
            setChoosing(null);
            button.current?.focus();
          }}
        />
      ) : null}
    </>
  );
}
