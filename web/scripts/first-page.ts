import type { Plugin } from 'vite';

/** The script that runs first, in a file of its own. */
export const BEGIN = 'src/app/begin.ts';
/** What is needed until the first rows of a workspace are on screen. */
const FIRST = ['src/app/main.tsx', 'src/app/workspace.tsx'];
/** An icon, and the list of all icons, of which whoever imports it needs those that they name. */
const ICON = /^(.*\/lucide-react\/dist\/esm)\/icons\/(.*)\.mjs$/;
const ICONS = /\/lucide-react\/dist\/esm\/lucide-react\.mjs$/;
/** The client is a list, too: the bundler sees what is needed of it. */
const CLIENT = /\/clients\/typescript\//;
/** The libraries that change seldom, in a file that browsers then keep for longer. */
export const REACT = /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//;

interface Graph {
  getModuleInfo(
    id: string,
  ): { readonly importers: readonly string[]; readonly code: string | null } | null;
}

/**
 * Names the file of all modules that the first page needs. Each of them is needed by later parts as well, by ever other
 * ones, so that the bundler would make a file of nearly each: forty requests, six at a time without HTTP/2.
 */
export function firstFile(): (id: string, graph: Graph) => string | null {
  const known = new Map<string, boolean>();
  function isFirst(id: string, graph: Graph): boolean {
    const found = known.get(id);
    if (found !== undefined) return found;
    // In a circle of imports, somebody outside of it decides.
    known.set(id, false);
    const { importers } = graph.getModuleInfo(id) ?? { importers: [] };
    const isIt =
      FIRST.some((name) => id.endsWith(name)) || importers.some((one) => isFirst(one, graph));
    known.set(id, isIt);
    return isIt;
  }
  const named = new Map<string, string>();
  /** Whether an icon is named by a module of the first page. */
  function isFirstIcon([, room, file = '']: readonly string[], graph: Graph): boolean {
    const list = `${room}/lucide-react.mjs`;
    if (!named.has(list)) {
      const { importers } = graph.getModuleInfo(list) ?? { importers: [] };
      const codes = importers.filter((one) => isFirst(one, graph));
      const code = codes.map((one) => graph.getModuleInfo(one)?.code ?? '').join('\n');
      const imports = code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g);
      named.set(list, [...imports].map(([, names]) => names).join());
    }
    const name = file.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    return new RegExp(`\\b${name}\\b`).test(named.get(list) ?? '');
  }
  return (id, graph) => {
    if (!/\.(tsx?|m?js)$/.test(id) || id.startsWith('\0')) return null;
    if (CLIENT.test(id) || REACT.test(id) || ICONS.test(id)) return null;
    const icon = ICON.exec(id);
    return (icon ? isFirstIcon(icon, graph) : isFirst(id, graph)) ? 'first' : null;
  };
}

/** Puts the script that runs first before all others, where it waits for none. */
export function beginFirst(): Plugin {
  return {
    name: 'tidemark-begin-first',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const built = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.facadeModuleId?.endsWith(BEGIN),
        );
        const src = `/${built?.fileName ?? BEGIN}`;
        const attrs = { type: 'module', async: true, fetchpriority: 'high', src };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
