import { formatFilter, parseFilter } from './codec';
import { GROUPINGS, LAYOUTS, ORDERS, type ViewState } from './types';

/** How a view is without anything in its URL. */
export const DEFAULT_VIEW: ViewState = Object.freeze({
  layout: 'list',
  filter: null,
  pql: '',
  group: 'state',
  lanes: 'none',
  order: 'manual',
  descending: false,
  empty: false,
  subs: true,
});

function oneOf<Value extends string>(
  known: readonly Value[],
  text: string | null,
  missing: Value,
): Value {
  return known.find((value) => value === text) ?? missing;
}

function flag(text: string | null, missing: boolean): boolean {
  if (text === '1') return true;
  return text === '0' ? false : missing;
}

/** The view that a query string describes; what it does not say, or says wrongly, is as in `base`. */
export function parseView(search: string, base: ViewState = DEFAULT_VIEW): ViewState {
  const params = new URLSearchParams(search);
  const order = params.get('order');
  const by = oneOf(ORDERS, order?.replace(/^-/, '') ?? null, base.order);
  const filter = params.get('filter');
  return {
    layout: oneOf(LAYOUTS, params.get('layout'), base.layout),
    filter: filter === null ? base.filter : parseFilter(filter),
    pql: params.get('pql')?.trim() ?? base.pql,
    group: oneOf(GROUPINGS, params.get('group'), base.group),
    lanes: oneOf(GROUPINGS, params.get('lanes'), base.lanes),
    order: by,
    descending: order === null ? base.descending : order.startsWith('-'),
    empty: flag(params.get('empty'), base.empty),
    subs: flag(params.get('subs'), base.subs),
  };
}

/** The query string of a view, without `?`; what is as in `base` is left out. */
export function formatView(view: ViewState, base: ViewState = DEFAULT_VIEW): string {
  const params = new URLSearchParams();
  const note = (name: string, value: string, isSame: boolean) => {
    if (!isSame) params.set(name, value);
  };
  const filter = formatFilter(view.filter);
  const sign = view.descending ? '-' : '';
  note('layout', view.layout, view.layout === base.layout);
  note('filter', filter, filter === formatFilter(base.filter));
  note('pql', view.pql, view.pql === base.pql);
  note('group', view.group, view.group === base.group);
  note('lanes', view.lanes, view.lanes === base.lanes);
  const isSameOrder = view.order === base.order && view.descending === base.descending;
  note('order', sign + view.order, isSameOrder);
  note('empty', view.empty ? '1' : '0', view.empty === base.empty);
  note('subs', view.subs ? '1' : '0', view.subs === base.subs);
  return readable(params.toString());
}

/** Characters that need no escape in a query string stay readable. */
function readable(query: string): string {
  return query.replace(/%(2C|3A|28|29|3B)/g, (escaped) => decodeURIComponent(escaped));
}
