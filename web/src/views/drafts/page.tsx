import '../../i18n/late/drafts';
import '../../i18n/late/own';
import './drafts.css';
import { FilePen, Plus } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { ApiProblem, isPassing } from '../../api/client';
import type { Draft } from '../../api/drafts';
import { useDialogs } from '../../app/dialogs';
import { Header } from '../../app/header';
import { sentenceOf } from '../../app/problems';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { useDrafts, useDraftsState } from '../../own/current';
import type { Drafts } from '../../own/drafts';
import { useEngine, useTables } from '../../store/hooks';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { notify } from '../../ui/toast';
import { tellPublished } from '../create/published';
import { Missing } from '../missing/missing';
import { DraftLine, nameOf } from './line';

/** The reader's drafts, of all projects; nobody else sees them. */
export function DraftsPage({ slug }: { readonly slug: string }) {
  const isGuest = useTables((tables) => tables.role === 'guest');
  return isGuest ? <Missing slug={slug} /> : <DraftsOf />;
}

function DraftsOf() {
  const drafts = useDrafts();
  const { all, isAway } = useDraftsState();
  const { createIssue } = useDialogs();
  useEffect(() => drafts?.open(), [drafts]);
  return (
    <>
      <Header
        title={t('nav.drafts')}
        after={
          all && all.length > 0 ? (
            <span className="row__meta">{t('drafts.count', { count: all.length })}</span>
          ) : null
        }
      >
        <Button kind="outline" onClick={() => createIssue()}>
          <Plus aria-hidden="true" />
          {t('nav.newIssue')}
        </Button>
      </Header>
      {all === null && isAway ? (
        <Empty icon={<FilePen />} title={t('own.failedTitle')} text={t('own.failedText')}>
          <Button kind="outline" onClick={() => void drafts?.load()}>
            {t('action.retry')}
          </Button>
        </Empty>
      ) : null}
      {all?.length === 0 ? (
        <Empty icon={<FilePen />} title={t('drafts.noneTitle')} text={t('drafts.noneText')} />
      ) : null}
      {drafts && all && all.length > 0 ? <List drafts={drafts} all={all} /> : null}
    </>
  );
}

interface ListProps {
  readonly drafts: Drafts;
  readonly all: readonly Draft[];
}

function List({ drafts, all }: ListProps) {
  const { open, publish, remove } = useActions(drafts);
  const list = useSteps(all);
  return (
    <ul ref={list} className="drafts" aria-label={t('nav.drafts')}>
      {all.map((draft) => (
        <DraftLine
          key={draft.id}
          draft={draft}
          onOpen={() => void open(draft)}
          onPublish={() => void publish(draft)}
          onDelete={() => remove(draft)}
        />
      ))}
    </ul>
  );
}

/** Goes from line to line by keys, and to the next one when the line with the focus goes away. */
function useSteps(all: readonly Draft[]): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  const last = useRef(-1);
  const names = () => [...(list.current?.querySelectorAll<HTMLElement>('.drafts__name') ?? [])];
  const focusAt = (place: number) => {
    const shown = names();
    shown[Math.min(Math.max(place, 0), shown.length - 1)]?.focus();
  };
  const place = () => {
    const line = document.activeElement?.closest('.drafts__line');
    return line ? names().findIndex((name) => line.contains(name)) : -1;
  };
  useKeys([
    { id: 'list.next', scope: 'view', run: () => focusAt(place() + 1) },
    { id: 'list.previous', scope: 'view', run: () => focusAt(place() - 1) },
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines come and go with the drafts
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isLost && last.current >= 0) focusAt(last.current);
  }, [all]);
  useEffect(() => {
    const element = list.current;
    const note = () => {
      last.current = place();
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  });
  return list;
}

/** What can be done with a draft. */
function useActions(drafts: Drafts) {
  const { confirm, createIssue } = useDialogs();
  const { store } = useEngine();
  const [, go] = useLocation();

  /** Opens a draft as the server has it now; with what was refused, if something was. */
  async function open({ id }: Draft, fault?: unknown): Promise<void> {
    try {
      const version = await drafts.read(id);
      createIssue({ opened: { version, fault } });
    } catch (reason) {
      refused(id, reason);
    }
  }

  async function publish(draft: Draft): Promise<void> {
    try {
      const published = await drafts.publish(draft.id);
      tellPublished(store.tables(), published, go);
    } catch (reason) {
      // What is wrong is said where it can be mended.
      if (isPassing(reason) || isGone(reason)) refused(draft.id, reason);
      else await open(draft, reason);
    }
  }

  function remove(draft: Draft): void {
    confirm({
      title: t('drafts.deleteTitle'),
      text: t('drafts.deleteText', { name: nameOf(draft) }),
      action: t('action.delete'),
      run: () => {
        drafts.remove(draft.id).then(
          () => announce(t('drafts.deleted')),
          (reason: unknown) => refused(draft.id, reason),
        );
      },
    });
  }

  /** Says why nothing was done; a draft that is there no longer is taken off the list. */
  function refused(id: string, reason: unknown): void {
    if (isGone(reason)) drafts.drop(id);
    const title = isGone(reason) ? t('drafts.missing') : sentenceOf(reason);
    notify({ title, bad: true });
  }

  return { open, publish, remove };
}

function isGone(reason: unknown): boolean {
  return reason instanceof ApiProblem && reason.status === 404;
}
