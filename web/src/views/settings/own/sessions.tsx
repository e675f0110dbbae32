import { Monitor, Smartphone, Terminal } from 'lucide-react';
import { endSession, type Session, sessions } from '../../../api/session';
import { sentenceOf } from '../../../app/problems';
import { t } from '../../../i18n';
import { formatAgo } from '../../../i18n/times';
import { Button } from '../../../ui/button';
import { notify } from '../../../ui/toast';
import { useLoaded } from '../loaded';
import { SectionHead } from '../section';

/** Where the reader is signed in. */
export function Sessions() {
  const { rows, fault, reload } = useLoaded(sessions);
  return (
    <>
      <SectionHead title={t('settings.sessions')} lead={t('sessions.text')} />
      {fault ? <p className="notice">{fault}</p> : null}
      {rows ? (
        <div className="panel panel--flush">
          {rows.map((row) => (
            <SessionLine key={row.id} row={row} onEnded={reload} />
          ))}
        </div>
      ) : null}
    </>
  );
}

function SessionLine({ row, onEnded }: { readonly row: Session; readonly onEnded: () => void }) {
  const program = programOf(row.user_agent);
  const Icon = /Android|iPhone|iPad/.test(row.user_agent ?? '')
    ? Smartphone
    : /Mozilla/.test(row.user_agent ?? '')
      ? Monitor
      : Terminal;
  const used = row.last_used_at
    ? `${t('sessions.used', { time: formatAgo(row.last_used_at) })} · `
    : '';
  const end = () =>
    endSession(row.id).then(onEnded, (fault: unknown) =>
      notify({ title: sentenceOf(fault), bad: true }),
    );
  return (
    <div className="line">
      <Icon size={18} aria-hidden="true" />
      <span className="line__text">
        <span className="cut font-medium" title={row.user_agent ?? ''}>
          {program}
        </span>
        <span className="line__meta">
          {used}
          {t('sessions.created', { time: formatAgo(row.created_at) })}
        </span>
      </span>
      {row.is_current ? (
        <span className="chip">{t('sessions.current')}</span>
      ) : (
        <Button
          kind="outline"
          aria-label={t('sessions.endOf', { program })}
          onClick={() => void end()}
        >
          {t('sessions.end')}
        </Button>
      )}
    </div>
  );
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/curl\//, 'curl'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A program by what it says of itself: `Firefox · Linux`. */
function programOf(agent: string | null): string {
  if (!agent) return t('sessions.unknown');
  const named = [BROWSERS, SYSTEMS].flatMap(
    (list) => list.find(([pattern]) => pattern.test(agent))?.[1] ?? [],
  );
  return named.join(' · ') || (agent.split(' ')[0] ?? agent);
}
