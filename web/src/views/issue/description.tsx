import '../../i18n/late/page';
import { useState } from 'react';
import type { Details } from '../../api/details';
import { describeIssue, useRun } from '../../commands';
import { dropDraft, Editor, Html, isEmptyHtml, type Mention, preloadEditor } from '../../editor';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { Button } from '../../ui/button';

/** What a text was written over. */
interface Base {
  readonly html: string;
  readonly version: string | null;
}

interface DescriptionProps {
  readonly id: Id;
  readonly details: Details;
  readonly mentions: readonly Mention[];
  readonly mayChange: boolean;
}

/** The description: read until it is pressed, then written in its place. */
export function Description({ id, details, mentions, mayChange }: DescriptionProps) {
  const run = useRun();
  const [isWriting, setWriting] = useState(false);
  const html = details.description_html;
  if (details.status === 'loading') return <div className="issue__text" aria-busy="true" />;
  if (details.status === 'failed') {
    return <p className="notice notice--calm issue__text">{t('issue.detailsOffline')}</p>;
  }

  function keep(text: string, of: Base = { html, version: details.version }): void {
    setWriting(false);
    void dropDraft(`issue/${id}/description`);
    const isSame = text === of.html || (isEmptyHtml(text) && isEmptyHtml(of.html));
    if (!isSame) run(describeIssue(id, text, of.version ?? undefined, of.html));
  }

  if (isWriting) {
    return (
      <Writing
        html={html}
        version={details.version}
        id={id}
        mentions={mentions}
        onKeep={keep}
        onDrop={() => setWriting(false)}
      />
    );
  }
  if (isEmptyHtml(html)) {
    if (!mayChange)
      return <p className="issue__text text-(--text-faint)">{t('issue.noDescription')}</p>;
    return (
      <div className="issue__text">
        <button
          type="button"
          className="issue__write"
          onPointerEnter={preloadEditor}
          onFocus={preloadEditor}
          onClick={() => setWriting(true)}
        >
          {t('issue.addDescription')}
        </button>
      </div>
    );
  }
  return (
    <section className="issue__text" aria-label={t('issue.description')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button below does the same */}
      <div
        onPointerEnter={preloadEditor}
        onClick={(event) => {
          const target = event.target instanceof Element ? event.target : null;
          if (!mayChange || target?.closest('a, input, label, button')) return;
          if (document.getSelection()?.isCollapsed === false) return;
          setWriting(true);
        }}
      >
        <Html
          value={html}
          mentions={mentions}
          {...(mayChange && { onChange: (text: string) => keep(text) })}
        />
      </div>
      {mayChange ? (
        <Button className="-ms-2.5 mt-1" onClick={() => setWriting(true)}>
          {t('action.edit')}
          <span className="hidden-text">{t('issue.description')}</span>
        </Button>
      ) : null}
    </section>
  );
}

interface WritingProps {
  readonly id: Id;
  readonly html: string;
  readonly version: string | null;
  readonly mentions: readonly Mention[];
  readonly onKeep: (html: string, of: Base) => void;
  readonly onDrop: () => void;
}

function Writing({ id, html, version, mentions, onKeep, onDrop }: WritingProps) {
  const [text, setText] = useState(html);
  const [base, setBase] = useState<Base>({ html, version });
  // As long as nobody has typed, the text is the server's latest.
  if (text === base.html && (html !== base.html || version !== base.version)) {
    setBase({ html, version });
    setText(html);
  }
  return (
    <div className="issue__text">
      <Editor
        value={html}
        label={t('issue.description')}
        placeholder={t('issue.addDescription')}
        mentions={mentions}
        draft={`issue/${id}/description`}
        autoFocus
        onChange={setText}
        onSubmit={(written) => onKeep(written, base)}
        onCancel={onDrop}
      />
      <div className="comment__foot mt-2">
        <Button onClick={onDrop}>{t('action.cancel')}</Button>
        <Button kind="main" onClick={() => onKeep(text, base)}>
          {t('action.save')}
        </Button>
      </div>
    </div>
  );
}
