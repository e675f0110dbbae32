/** Orders by their names in the API, and the order that a query says. */
import { ORDERS, type OrderBy } from './types';

/** The API's names of orders, where they are others; the first is written. */
const ORDER_NAMES: Partial<Readonly<Record<OrderBy, readonly string[]>>> = {
  manual: ['sort_order'],
  number: ['sequence_id'],
  state: ['state__group', 'state', 'state_id', 'state__sequence', 'state__name'],
};

/** The name of an order in the API. */
export function nameOfOrder(order: OrderBy): string {
  return ORDER_NAMES[order]?.[0] ?? order;
}

/** An order by its name in the API, if it is known here. */
export function orderNamed(name: string): OrderBy | undefined {
  return ORDERS.find((one) => (ORDER_NAMES[one] ?? [one]).includes(name));
}

/** Where a query begins to say its order; what stands between quotes does not count. */
function orderAt(pql: string): number {
  const bare = pql.replace(/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/g, (quoted) =>
    '_'.repeat(quoted.length),
  );
  return bare.search(/\border\s+by\b/i);
}

/** By what the issues of a query stand first, by its name in the API; null where the query does not say it. */
export function orderOf(
  pql: string,
): { readonly name: string; readonly descending: boolean } | null {
  const at = orderAt(pql);
  if (at < 0) return null;
  const [, name = '', way = ''] = /^order\s+by\s+(\w+)(?:\s+(\w+))?/i.exec(pql.slice(at)) ?? [];
  return { name: name.toLowerCase(), descending: way.toLowerCase() === 'desc' };
}

/** A query without its order. */
export function withoutOrder(pql: string): string {
  const at = orderAt(pql);
  return at < 0 ? pql : pql.slice(0, at).trim();
}
