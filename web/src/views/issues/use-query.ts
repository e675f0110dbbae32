import { useCallback, useMemo, useState } from 'react';
import type { Scope, ViewState } from '../../query';
import { orderNamed, orderOf, withoutOrder } from '../../query/order';
import type { Id } from '../../store/rows';
import type { Found } from '../query/use-found';

const NO_ISSUES: ReadonlySet<Id> = new Set();

/** A page of issues, as far as a query changes it. */
export interface QueriedPage {
  readonly scope: Scope;
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
}

/**
 * The query of a page: whether its line is there, what the server has found, and what is shown because of it. Where the
 * server is asked for all that the page shows, `isServed`, it knows the query as well.
 */
export function useQuery({ view, onView, scope }: QueriedPage, isServed = false) {
  const { pql } = view;
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const isAsked = pql !== '';
  const ids = found?.ids ?? NO_ISSUES;
  const order = useMemo(() => orderOf(pql), [pql]);
  const shown = useMemo<Scope>(() => {
    if (!isAsked || isServed) return scope;
    const { only } = scope;
    return { ...scope, only: only ? intersection(ids, only) : ids, inOrder: order !== null };
  }, [isAsked, isServed, scope, ids, order]);
  // An order that is chosen on the page takes the place of that of the query.
  const change = useCallback(
    (part: Partial<ViewState>) => {
      const isOther = part.order !== undefined || part.descending !== undefined;
      onView(isOther && order ? { pql: withoutOrder(pql), ...part } : part);
    },
    [onView, order, pql],
  );
  return {
    view: order
      ? { ...view, order: orderNamed(order.name) ?? 'point', descending: order.descending }
      : view,
    onView: change,
    scope: shown,
    found: isAsked ? found : null,
    setFound,
    isShown: isOpen || isAsked,
    open: () => {
      setOpen(true);
      document.querySelector<HTMLElement>('.query input')?.focus();
    },
    close: () => {
      setOpen(false);
      document.querySelector<HTMLElement>('[data-opens="query"]')?.focus();
    },
  };
}

function intersection(ids: ReadonlySet<Id>, others: ReadonlySet<Id>): ReadonlySet<Id> {
  return new Set([...ids].filter((id) => others.has(id)));
}
