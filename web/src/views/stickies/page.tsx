import '../../i18n/late/own';
import '../../own/own.css';
import { Plus, StickyNote } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { addSticky, deleteSticky, type Sticky, stickies } from '../../api/own';
import { useDialogs } from '../../app/dialogs';
import { Header } from '../../app/header';
import { sentenceOf } from '../../app/problems';
import { newKey } from '../../commands/ids';
import { dropDraft } from '../../editor';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { notify } from '../../ui/toast';
import { COLOURS, draftOf, Note } from './note';

/** Notes for oneself: nobody else sees them. */
export function StickiesPage({ slug }: { readonly slug: string }) {
  const [notes, setNotes] = useState<readonly Sticky[] | null>(null);
  const [isAway, setAway] = useState(false);
  const [fresh, setFresh] = useState<Id | null>(null);
  const { confirm } = useDialogs();

  const load = useCallback(() => {
    stickies(slug).then(
      (found) => {
        setAway(false);
        setNotes(found);
      },
      () => setAway(true),
    );
  }, [slug]);
  useEffect(() => {
    const comeBack = () => {
      // What is being written here stays as it is.
      if (!document.activeElement?.closest('.sticky')) load();
    };
    load();
    window.addEventListener('focus', comeBack);
    window.addEventListener('online', comeBack);
    return () => {
      window.removeEventListener('focus', comeBack);
      window.removeEventListener('online', comeBack);
    };
  }, [load]);

  async function add(): Promise<void> {
    try {
      const colour = COLOURS[(notes?.length ?? 0) % COLOURS.length] ?? 'yellow';
      const made = await addSticky(slug, newKey(), colour);
      setNotes((before) => [made, ...(before ?? [])]);
      setFresh(made.id);
    } catch (fault) {
      notify({ title: sentenceOf(fault), bad: true });
    }
  }
  function remove({ id }: Sticky): void {
    confirm({
      title: t('stickies.deleteTitle'),
      text: t('stickies.deleteText'),
      action: t('action.delete'),
      run: () => {
        deleteSticky(slug, id).then(
          () => {
            void dropDraft(draftOf(id));
            setNotes((before) => before?.filter((one) => one.id !== id) ?? null);
          },
          (fault: unknown) => notify({ title: sentenceOf(fault), bad: true }),
        );
      },
    });
  }

  return (
    <>
      <Header title={t('nav.stickies')}>
        <Button kind="outline" onClick={() => void add()}>
          <Plus aria-hidden="true" />
          {t('stickies.new')}
        </Button>
      </Header>
      {notes === null && isAway ? (
        <Empty icon={<StickyNote />} title={t('own.failedTitle')} text={t('own.failedText')}>
          <Button kind="outline" onClick={load}>
            {t('action.retry')}
          </Button>
        </Empty>
      ) : null}
      {notes?.length === 0 ? (
        <Empty
          icon={<StickyNote />}
          title={t('stickies.noneTitle')}
          text={t('stickies.noneText')}
        />
      ) : null}
      {notes && notes.length > 0 ? (
        <ul className="stickies" aria-label={t('nav.stickies')}>
          {notes.map((sticky) => (
            <li key={sticky.id}>
              <Note
                slug={slug}
                sticky={sticky}
                isFresh={sticky.id === fresh}
                onDelete={() => remove(sticky)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
