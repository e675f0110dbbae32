import { Key, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { apiKeys, createApiKey, deleteApiKey } from '../../../api/session';
import { useDialogs } from '../../../app/dialogs';
import { sentenceOf } from '../../../app/problems';
import { t } from '../../../i18n';
import { formatAgo } from '../../../i18n/times';
import { Button, IconButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Choice, TextField } from '../../../ui/field';
import { notify } from '../../../ui/toast';
import { useLoaded } from '../loaded';
import { SectionHead } from '../section';

type KeyRow = Awaited<ReturnType<typeof apiKeys>>[number];

/** What a key can be good for, as the server names it. */
const SCOPES = ['read', 'write', 'admin'] as const;
type Scope = (typeof SCOPES)[number];
/** How long a key can work, in days. */
const ENDS = ['30', '90', '365', 'never'] as const;
type Ends = (typeof ENDS)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a key that is made now ends. */
function endOf(ends: Ends): string | null {
  return ends === 'never' ? null : new Date(Date.now() + Number(ends) * DAY_MS).toISOString();
}

/** The keys by which programs act as the reader. */
export function ApiKeys() {
  const { rows, fault, reload } = useLoaded(apiKeys);
  const [token, setToken] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const [scope, setScope] = useState<Scope>('write');
  const [ends, setEnds] = useState<Ends>('365');

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      const made = await createApiKey({ label: label.trim(), scope, expired_at: endOf(ends) });
      setToken(made.token);
      setLabel('');
      reload();
    } catch (reason) {
      notify({ title: sentenceOf(reason), bad: true });
    }
  }

  return (
    <>
      <SectionHead title={t('settings.api-keys')} lead={t('apiKeys.text')} />
      <form className="panel" onSubmit={create}>
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-48 flex-1">
            <TextField
              label={t('apiKeys.label')}
              value={label}
              maxLength={255}
              onChange={(event) => setLabel(event.currentTarget.value)}
              required
            />
          </div>
          <Choice
            label={t('apiKeys.scope')}
            value={scope}
            options={SCOPES.map((value) => ({ value, label: t(`apiKeys.scope.${value}`) }))}
            onChange={(event) => setScope(event.currentTarget.value as Scope)}
          />
          <Choice
            label={t('apiKeys.ends')}
            value={ends}
            options={ENDS.map((value) => ({ value, label: t(`apiKeys.ends.${value}`) }))}
            onChange={(event) => setEnds(event.currentTarget.value as Ends)}
          />
          <Button type="submit" kind="main">
            {t('apiKeys.create')}
          </Button>
        </div>
        {token ? <NewToken token={token} /> : null}
      </form>
      {fault ? <p className="notice">{fault}</p> : null}
      {rows?.length === 0 ? (
        <Empty icon={<Key />} title={t('apiKeys.none')} text={t('apiKeys.text')} />
      ) : null}
      {rows && rows.length > 0 ? (
        <div className="panel panel--flush">
          {rows.map((row) => (
            <KeyLine key={row.id} row={row} onGone={reload} />
          ))}
        </div>
      ) : null}
    </>
  );
}

function NewToken({ token }: { readonly token: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="grid gap-2" role="status">
      <p>{t('apiKeys.token')}</p>
      <code className="token">{token}</code>
      <div>
        <Button
          kind="outline"
          onClick={() => void navigator.clipboard?.writeText(token).then(() => setCopied(true))}
        >
          {t(isCopied ? 'action.copied' : 'action.copy')}
        </Button>
      </div>
    </div>
  );
}

function KeyLine({ row, onGone }: { readonly row: KeyRow; readonly onGone: () => void }) {
  const { confirm } = useDialogs();
  const used = row.last_used
    ? t('apiKeys.used', { time: formatAgo(row.last_used) })
    : t('apiKeys.never');
  const scope = SCOPES.find((known) => known === row.scope);
  const meta = [
    scope ? t(`apiKeys.scope.${scope}`) : row.scope,
    t('apiKeys.created', { time: formatAgo(row.created_at) }),
    used,
    row.expired_at ? t('apiKeys.expires', { time: formatAgo(row.expired_at) }) : null,
  ];
  const ask = () =>
    confirm({
      title: t('apiKeys.deleteTitle', { name: row.label }),
      text: t('apiKeys.deleteText'),
      action: t('action.delete'),
      run: () =>
        void deleteApiKey(row.id).then(onGone, (fault: unknown) =>
          notify({ title: sentenceOf(fault), bad: true }),
        ),
    });
  return (
    <div className="line">
      <span className="line__text">
        <span className="cut font-medium">{row.label}</span>
        <span className="line__meta">{meta.filter(Boolean).join(' · ')}</span>
      </span>
      <IconButton label={t('apiKeys.delete', { name: row.label })} onClick={ask}>
        <Trash2 />
      </IconButton>
    </div>
  );
}
