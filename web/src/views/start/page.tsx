import '../../i18n/late/signing';
import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { type OwnWorkspace, workspaces as readWorkspaces } from '../../api/session';
import { Door } from '../../app/door';
import { paths } from '../../app/paths';
import { lastWorkspace } from '../../app/places';
import { sentenceOf } from '../../app/problems';
import { useSession } from '../../app/session';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { NewWorkspace } from './new-workspace';

/** Leads to the workspace that was open last, or lets people choose or make one. */
export function StartPage() {
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const { session, leave } = useSession();
  const [rows, setRows] = useState<readonly OwnWorkspace[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const isChoosing = search.has('choose');

  useEffect(() => {
    readWorkspaces().then(setRows, (reason: unknown) => setFault(sentenceOf(reason)));
  }, []);

  useEffect(() => {
    if (!rows || isChoosing) return;
    const last = lastWorkspace();
    const one = rows.find((row) => row.slug === last) ?? (rows.length === 1 ? rows[0] : undefined);
    if (one) go(paths.workspace(one.slug), { replace: true });
  }, [rows, isChoosing, go]);

  if (!rows && !fault) return null;
  const isEmpty = rows?.length === 0;
  return (
    <Door
      title={t(isEmpty ? 'workspaces.none' : 'workspaces.title')}
      {...(isEmpty ? { lead: t('workspaces.noneText') } : {})}
    >
      {fault ? <p className="notice">{fault}</p> : null}
      {rows && rows.length > 0 ? (
        <ul className="choices">
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className="choices__item"
                onClick={() => go(paths.workspace(row.slug))}
              >
                <span className="line__text">
                  <span className="cut font-medium">{row.name}</span>
                  <span className="line__meta cut">/{row.slug}</span>
                </span>
                <ChevronRight size={16} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {isMaking || isEmpty ? (
        <NewWorkspace />
      ) : (
        <Button kind="outline" onClick={() => setMaking(true)}>
          {t('workspaces.create')}
        </Button>
      )}
      <p className="door__aside flex items-center justify-between gap-2">
        <span className="cut">
          {session.phase === 'in' ? t('workspaces.signedInAs', { email: session.me.email }) : ''}
        </span>
        <Button onClick={() => void leave()}>{t('nav.signOut')}</Button>
      </p>
    </Door>
  );
}
