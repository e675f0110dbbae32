import '../../i18n/late/page';
import { useState } from 'react';
import { dropDraft, Editor, Html, isEmptyHtml, type Mention, preloadEditor } from '../../editor';
import { t } from '../../i18n';
import { Button } from '../../ui/button';

/** What a text was written over. */
interface Base {
  readonly html: string;
  readonly version: string | null;
}

interface RichTextProps {
  readonly status: 'loading' | 'ready' | 'gone' | 'failed';
  readonly html: string;
  /** The version that the text was read at. */
  readonly version: string | null;
  /** The name of what is typed and not yet saved. */
  readonly draft: string;
  readonly label: string;
  /** What stands where there is no text, for those who can write one, and for others. */
  readonly add: string;
  readonly none: string;
  /** What stands there while it cannot be read. */
  readonly offline: string;
  readonly mentions: readonly Mention[];
  readonly mayChange: boolean;
  /** Takes another text, and what it was written over. */
  readonly onKeep: (html: string, version: string | undefined, before: string) => void;
}

/** A long text: read until it is pressed, then written in its place. */
export function RichText(props: RichTextProps) {
  const { status, html, version, draft, label, mentions, mayChange, onKeep } = props;
  const [isWriting, setWriting] = useState(false);
  if (status === 'loading') return <div className="issue__text" aria-busy="true" />;
  if (status === 'failed') {
    return <p className="notice notice--calm issue__text">{props.offline}</p>;
  }

  function keep(text: string, of: Base = { html, version }): void {
    setWriting(false);
    void dropDraft(draft);
    const isSame = text === of.html || (isEmptyHtml(text) && isEmptyHtml(of.html));
    if (!isSame) onKeep(text, of.version ?? undefined, of.html);
  }

  if (isWriting) {
    return (
      <Writing
        html={html}
        version={version}
        draft={draft}
        label={label}
        add={props.add}
        mentions={mentions}
        onKeep={keep}
        onDrop={() => setWriting(false)}
      />
    );
  }
  if (isEmptyHtml(html)) {
    if (!mayChange) return <p className="issue__text text-(--text-faint)">{props.none}</p>;
    return (
      <div className="issue__text">
        <button
          type="button"
          className="issue__write"
          onPointerEnter={preloadEditor}
          onFocus={preloadEditor}
          onClick={() => setWriting(true)}
        >
          {props.add}
        </button>
      </div>
    );
  }
  return (
    <section className="issue__text" aria-label={label}>
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
          <span className="hidden-text">{label}</span>
        </Button>
      ) : null}
    </section>
  );
}

interface WritingProps {
  readonly draft: string;
  readonly label: string;
  readonly add: string;
  readonly html: string;
  readonly version: string | null;
  readonly mentions: readonly Mention[];
  readonly onKeep: (html: string, of: Base) => void;
  readonly onDrop: () => void;
}

function Writing(props: WritingProps) {
  const { html, version, mentions, onKeep, onDrop } = props;
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
        label={props.label}
        placeholder={props.add}
        mentions={mentions}
        draft={props.draft}
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
