import { Palette, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { ApiProblem } from '../../api/client';
import { changeSticky, type Sticky } from '../../api/own';
import { sentenceOf } from '../../app/problems';
import { dropDraft, Editor } from '../../editor';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { IconButton } from '../../ui/button';
import { Menu } from '../../ui/menu';
import { notify } from '../../ui/toast';
import { type Saved, Saving } from './saving';

/** The colours of the paper; each is a token. */
export const COLOURS = ['yellow', 'green', 'blue', 'pink'] as const;

/** Where what is typed is kept on disk until the server has it. */
export function draftOf(id: Id): string {
  return `sticky/${id}`;
}

interface NoteProps {
  readonly slug: string;
  readonly sticky: Sticky;
  /** Whether it was just made, so that somebody is about to write. */
  readonly isFresh: boolean;
  readonly onDelete: () => void;
}

/** A note: written in place, saved while one types. */
export function Note({ slug, sticky, isFresh, onDelete }: NoteProps) {
  const { id } = sticky;
  const [saved, setSaved] = useState<Saved>('saved');
  const [colour, setColour] = useState(sticky.background_color);
  const saving = useMemo(
    () =>
      new Saving({
        send: (html) => sent(changeSticky(slug, id, { description_html: html })),
        tell: setSaved,
        kept: () => void dropDraft(draftOf(id)),
      }),
    [slug, id],
  );
  useEffect(() => () => saving.flush(), [saving]);
  function paint(next: string): void {
    setColour(next);
    changeSticky(slug, id, { background_color: next }).catch((fault: unknown) => {
      setColour(sticky.background_color);
      notify({ title: sentenceOf(fault), bad: true });
    });
  }
  return (
    <article
      className="sticky"
      data-colour={colour ?? ''}
      aria-label={sticky.name ?? t('stickies.note')}
    >
      {sticky.name ? <h2 className="sticky__name">{sticky.name}</h2> : null}
      <Editor
        value={sticky.description_html}
        label={t('stickies.text')}
        placeholder={t('stickies.placeholder')}
        draft={draftOf(id)}
        toolbar={false}
        autoFocus={isFresh}
        onChange={(html) => saving.take(html)}
        onBlur={(html, isChanged) => {
          if (isChanged) saving.take(html);
          saving.flush();
        }}
      />
      <div className="sticky__foot">
        <span>{saved === 'saved' ? '' : t(`stickies.${saved}`)}</span>
        <span className="sticky__end">
          <Menu
            align="end"
            items={COLOURS.map((one) => ({
              id: one,
              label: t(`stickies.${one}`),
              run: () => paint(one),
            }))}
            trigger={
              <button
                type="button"
                className="button button--icon"
                aria-label={t('stickies.colour')}
              >
                <Palette aria-hidden="true" />
              </button>
            }
          />
          <IconButton label={t('stickies.delete')} onClick={onDelete}>
            <Trash2 />
          </IconButton>
        </span>
      </div>
    </article>
  );
}

/** A refusal is said, and what was typed stays a draft; anything else is tried again. */
async function sent(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.status < 500) {
      notify({ title: sentenceOf(fault), bad: true });
    }
    throw fault;
  }
}
