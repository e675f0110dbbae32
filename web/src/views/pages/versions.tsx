import { X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { type PageVersion, pageVersions, versionText } from '../../api/page-versions';
import { sentenceOf } from '../../app/problems';
import { Html, type Mention } from '../../editor';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import type { Page } from '../../store/rows';
import { Avatar } from '../../ui/avatar';
import { Button, IconButton } from '../../ui/button';
import { type Loaded, useLoaded } from '../settings/loaded';

/** The texts that a page had; read again when it changes. */
export function useVersions(slug: string, page: Page): Loaded<readonly PageVersion[]> {
  const { id, project } = page;
  const loaded = useLoaded(
    useCallback(() => pageVersions(slug, { id, project }), [slug, id, project]),
  );
  const { reload } = loaded;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the row is why it is read again
  useEffect(() => reload(), [reload, page.version]);
  return loaded;
}

interface VersionsProps {
  readonly slug: string;
  readonly page: Page;
  readonly chosen: PageVersion | null;
  readonly onChoose: (version: PageVersion | null) => void;
  readonly onClose: () => void;
}

/** Every text that a page had: who saved it, and when. */
export function Versions({ slug, page, chosen, onChoose, onClose }: VersionsProps) {
  const { rows, fault } = useVersions(slug, page);
  const members = useTables((tables) => tables.members);
  return (
    <aside className="versions" aria-label={t('versions.title')}>
      <div className="versions__head">
        <h2>{t('versions.title')}</h2>
        <IconButton label={t('versions.close')} onClick={onClose}>
          <X />
        </IconButton>
      </div>
      {fault ? <p className="notice">{fault}</p> : null}
      {rows?.length === 0 ? <p className="versions__none">{t('versions.none')}</p> : null}
      <ol className="versions__list">
        {rows?.map((version, place) => {
          const person = members.get(version.by);
          const isCurrent = place === 0;
          const isChosen = chosen ? chosen.number === version.number : isCurrent;
          return (
            <li key={version.number}>
              <button
                type="button"
                className="versions__item"
                aria-pressed={isChosen}
                title={formatMoment(version.at)}
                onClick={() => onChoose(isCurrent ? null : version)}
              >
                <Avatar person={person ?? null} size={20} />
                <span className="line__text">
                  <span className="cut">{person?.display_name ?? t('person.someone')}</span>
                  <time className="line__meta" dateTime={version.at}>
                    {isCurrent ? `${t('versions.current')} · ` : ''}
                    {formatAgo(version.at)}
                  </time>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </aside>
  );
}

interface OldTextProps {
  readonly slug: string;
  readonly page: Page;
  readonly version: PageVersion;
  readonly mentions: readonly Mention[];
  readonly mayRestore: boolean;
  readonly onRestore: (html: string) => void;
  readonly onBack: () => void;
}

/** What a page said once, with the way to bring it back. */
export function OldText(props: OldTextProps) {
  const { slug, page, version, mentions, mayRestore, onRestore, onBack } = props;
  const { id, project } = page;
  const [html, setHtml] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setHtml(null);
    versionText(slug, { id, project }, version.number).then(
      (text) => isCurrent && setHtml(text),
      (reason: unknown) => isCurrent && setFault(sentenceOf(reason)),
    );
    return () => {
      isCurrent = false;
    };
  }, [slug, id, project, version.number]);
  const time = formatMoment(version.at);
  return (
    <section aria-label={t('versions.text', { time })}>
      <div className="versions__bar" role="status">
        <span className="flex-1">{t('versions.text', { time })}</span>
        <Button onClick={onBack}>{t('versions.back')}</Button>
        {mayRestore ? (
          <Button kind="main" disabled={html === null} onClick={() => onRestore(html ?? '')}>
            {t('versions.restore')}
          </Button>
        ) : null}
      </div>
      {fault ? <p className="notice">{fault}</p> : null}
      {version.name === page.name ? null : <p className="versions__name">{version.name}</p>}
      <div className="issue__text" aria-busy={html === null && fault === null}>
        {html === null ? null : <Html value={html} mentions={mentions} />}
      </div>
    </section>
  );
}
