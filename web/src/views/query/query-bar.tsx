import '../../i18n/late/query';
import './query.css';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { IconButton } from '../../ui/button';
import { Fault } from './fault';
import { QueryBox } from './query-box';
import { type Found, useFound } from './use-found';

/** What the line of a query needs. */
export interface QueryBarProps {
  readonly slug: string;
  readonly project: Id | null;
  /** The query that the page shows by; empty while there is none. */
  readonly pql: string;
  readonly onPql: (pql: string) => void;
  /** What the server has found, where the page itself asks it; else the line does, and tells by `onFound`. */
  readonly served: Found | null | undefined;
  readonly onFound: (found: Found | null) => void;
  readonly onClose: () => void;
}

/** The line of a query below the toolbar: it asks the server, and says what came of it. */
export function QueryBar(props: QueryBarProps) {
  const { slug, project, pql, onPql, served, onFound, onClose } = props;
  const own = useFound(slug, project, pql === '' || served !== undefined ? null : { pql });
  const found = served === undefined ? own : served;
  useEffect(() => onFound(found), [found, onFound]);
  const isWrong = found?.phase === 'refused';
  return (
    <search className="query" aria-label={t('query.name')}>
      <div className="query__line">
        <QueryBox
          slug={slug}
          project={project}
          pql={pql}
          column={found?.fault?.column ?? null}
          isWrong={isWrong}
          onPql={onPql}
          onClose={onClose}
        />
        <Outcome found={found} />
        <IconButton
          label={t('query.remove')}
          onClick={() => {
            onPql('');
            onClose();
          }}
        >
          <X />
        </IconButton>
      </div>
      {isWrong && found.fault ? (
        <Fault slug={slug} project={project} pql={pql} fault={found.fault} onPql={onPql} />
      ) : null}
      {found?.phase === 'away' ? (
        <p className="field__error" role="status">
          {t('query.away')} {found.ids ? t('query.awayKept') : null}
        </p>
      ) : null}
    </search>
  );
}

/** How many issues there are. */
function Outcome({ found }: { readonly found: Found | null }) {
  const hidden = useTables((tables) =>
    [...(found?.ids ?? [])].reduce((sum, id) => sum + (tables.issues.has(id) ? 0 : 1), 0),
  );
  const count = found?.phase === 'found' ? (found.count ?? found.ids?.size ?? 0) : null;
  return (
    <span className="query__outcome figures" role="status">
      {count === null ? null : t('query.found', { count })}
      {count !== null && hidden > 0 ? <span> · {t('query.hidden', { count: hidden })}</span> : null}
    </span>
  );
}
