import { TABLE_NAMES, type Tables } from '../store/rows';

/** The tables with rows in lists, as they can leave the page. */
export type Exported = Omit<Tables, (typeof TABLE_NAMES)[number]> &
  Record<(typeof TABLE_NAMES)[number], readonly object[]>;

/** The tables with rows in lists. */
export function exported(tables: Tables): Exported {
  const lists = TABLE_NAMES.map((name) => [name, [...tables[name].values()]] as const);
  return { ...tables, ...Object.fromEntries(lists) } as unknown as Exported;
}

/** Tables that have left a page, as maps again. */
export function imported(tables: Exported): Tables {
  const maps = TABLE_NAMES.map((name) => {
    const rows = tables[name] as readonly { readonly id?: string; readonly membership?: string }[];
    return [name, new Map(rows.map((row) => [row.membership ?? row.id ?? '', row]))] as const;
  });
  return { ...tables, ...Object.fromEntries(maps) } as unknown as Tables;
}
