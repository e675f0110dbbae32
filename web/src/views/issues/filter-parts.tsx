import '../../i18n/late/choose';
import { X } from 'lucide-react';
import { t } from '../../i18n';
import type { SetCondition } from '../../query';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { Picker } from '../../ui/picker';
import {
  type Condition,
  conditionsOf,
  filterOf,
  isSet,
  withCondition,
  withValue,
} from './conditions';
import {
  dayCondition,
  dayConditions,
  type FilterField,
  fieldOptions,
  isDayField,
  isSetField,
  operatorOf,
  textOption,
  typedDayConditions,
  valueOptions,
  wordsOf,
} from './filter-values';
import type { Choosing, FiltersProps } from './filters';

/** What the pieces of a filter need. */
export interface FilterPartsProps extends FiltersProps {
  readonly choosing: Choosing | null;
  readonly onChoosing: (choosing: Choosing | null) => void;
  readonly onClose: () => void;
}

/** A piece for each condition of a filter, and the list that is open. */
export function FilterParts(props: FilterPartsProps) {
  const { filter, project, choosing, onChange, onChoosing, onClose } = props;
  const { simple, complex } = conditionsOf(filter);
  return (
    <>
      {simple.map((condition) => (
        <Piece
          key={condition.field}
          condition={condition}
          project={project}
          onChange={(next) => onChange(withCondition(filter, condition.field, next))}
          onChoose={(anchor) => onChoosing({ anchor, field: condition.field })}
        />
      ))}
      {complex.length > 0 ? (
        <span className="condition">
          <span>{t('view.complex')}</span>
          <button
            type="button"
            aria-label={t('view.removeCondition', { field: t('view.complex') })}
            onClick={() => onChange(filterOf({ simple, complex: [] }))}
          >
            <X aria-hidden="true" />
          </button>
        </span>
      ) : null}
      {choosing ? (
        <Chooser
          key={choosing.field ?? 'field'}
          choosing={choosing}
          filter={filter}
          project={project}
          onField={(field) => setTimeout(() => onChoosing({ anchor: choosing.anchor, field }))}
          onChange={onChange}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}

interface PieceProps {
  readonly condition: Condition;
  readonly project: Id | null;
  readonly onChange: (next: Condition | null) => void;
  readonly onChoose: (anchor: Element) => void;
}

function Piece({ condition, project, onChange, onChoose }: PieceProps) {
  const tables = useTables((all) => all);
  const field = t(`field.${condition.field}`);
  const options = isSetField(condition.field) ? valueOptions(tables, condition.field, project) : [];
  const words = wordsOf(condition, options);
  const operator = operatorOf(condition);
  return (
    <span className="condition">
      <span>{field}</span>
      {isSet(condition) ? (
        <button
          type="button"
          aria-label={t('view.flip', {
            from: operator,
            to: t(condition.is === 'in' ? 'view.isNot' : 'view.is'),
          })}
          onClick={() => onChange({ ...condition, is: condition.is === 'in' ? 'not' : 'in' })}
        >
          {operator}
        </button>
      ) : (
        <span>{operator}</span>
      )}
      {words ? (
        <button
          type="button"
          className="max-w-56"
          onClick={(event) => onChoose(event.currentTarget)}
        >
          <span className="cut">{words}</span>
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t('view.removeCondition', { field })}
        onClick={() => onChange(null)}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  );
}

interface ChooserProps extends FiltersProps {
  readonly choosing: Choosing;
  readonly onField: (field: FilterField) => void;
  readonly onClose: () => void;
}

function Chooser({ choosing, filter, project, onField, onChange, onClose }: ChooserProps) {
  const tables = useTables((all) => all);
  const { anchor, field } = choosing;
  if (field === null) {
    return (
      <Picker
        anchor={anchor}
        label={t('view.filterBy')}
        options={fieldOptions(project)}
        chosen={[]}
        onChoose={(id) => onField(id as FilterField)}
        onClose={onClose}
      />
    );
  }
  const label = t('view.filterValues', { field: t(`field.${field}`) });
  if (isDayField(field)) {
    return (
      <Picker
        anchor={anchor}
        label={label}
        options={dayConditions()}
        chosen={[]}
        fromText={typedDayConditions}
        onChoose={(id) => onChange(withCondition(filter, field, dayCondition(field, id)))}
        onClose={onClose}
      />
    );
  }
  if (!isSetField(field)) {
    return (
      <Picker
        anchor={anchor}
        label={t('view.text')}
        options={[]}
        chosen={[]}
        fromText={textOption}
        onChoose={(text) => onChange(withCondition(filter, field, { field, is: 'contains', text }))}
        onClose={onClose}
      />
    );
  }
  const found = conditionsOf(filter).simple.find((one) => one.field === field);
  const present: SetCondition = found && isSet(found) ? found : { field, is: 'in', values: [] };
  return (
    <Picker
      anchor={anchor}
      label={label}
      options={valueOptions(tables, field, project)}
      chosen={present.values}
      multiple
      onChoose={(value, on) =>
        onChange(withCondition(filter, field, withValue(present, value, on)))
      }
      onClose={onClose}
    />
  );
}
