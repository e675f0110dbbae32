import '../i18n/late/conflict';
import { useIssueDetails } from '../api/details';
import { describeIssue, describePage, useDismiss, useRun } from '../commands';
import { describeSubmission } from '../commands/intake';
import { Html } from '../editor';
import { t } from '../i18n';
import { formatAgo, formatMoment } from '../i18n/times';
import { useMember } from '../store/hooks';
import type { Refusal } from '../store/status';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { forgetRefused } from './drafts';

/** What the dialog of a conflict needs. */
export interface ConflictProps {
  readonly conflict: Refusal;
}

/** A text that somebody else changed meanwhile: both versions, and the choice between them. */
export function Conflict({ conflict }: ConflictProps) {
  const dismiss = useDismiss();
  const run = useRun();
  const { id, kind, issue, entity } = conflict;
  const author = useAuthor(conflict);

  /** The command that writes a text over what is there now. */
  function writing(html: string) {
    if (kind === 'describeIssue' && issue) return describeIssue(issue, html);
    if (kind === 'describeSubmission' && issue) return describeSubmission(issue, html);
    return kind === 'describePage' ? describePage(entity.slice(5), html) : null;
  }

  /** Answers the conflict with one of the two texts. */
  function choose(answer: 'mine' | 'theirs'): void {
    forgetRefused(conflict);
    dismiss(id, answer);
  }

  /** Theirs with mine below it, written over what is there now. */
  function keepBoth(): void {
    const both = `${conflict.theirs ?? ''}${conflict.draft ?? ''}`;
    choose('theirs');
    const command = writing(both);
    if (command) run(command);
  }

  const foot = (
    <>
      <Button onClick={() => choose('theirs')}>{t('sync.keepTheirs')}</Button>
      {writing('') ? <Button onClick={keepBoth}>{t('sync.keepBoth')}</Button> : null}
      <Button kind="main" onClick={() => choose('mine')}>
        {t('sync.keepMine')}
      </Button>
    </>
  );
  return (
    <Dialog open lasting wide title={t('sync.conflict')} onClose={() => undefined} foot={foot}>
      <div className="dialog__body">
        <p className="text-(--text-soft)">{conflict.title}</p>
        <div className="panel__pair">
          <Version title={t('sync.mine')} html={conflict.draft ?? ''} author={null} />
          <Version title={t('sync.theirs')} html={conflict.theirs ?? ''} author={author} />
        </div>
      </div>
    </Dialog>
  );
}

/** Who wrote the other text, and when. */
interface Author {
  readonly by: string | null;
  readonly at: string | null;
}

/** Who changed the text last: of an issue as its activity says, else who changed the thing last. */
function useAuthor({ kind, issue, theirsBy, theirsAt }: Refusal): Author {
  const { activities } = useIssueDetails(issue ?? '');
  const last = activities.findLast(({ field }) => field === 'description');
  if (kind === 'describeIssue' && last) return { by: last.actor, at: last.created_at };
  return { by: theirsBy, at: theirsAt };
}

interface VersionProps {
  readonly title: string;
  readonly html: string;
  readonly author: Author | null;
}

function Version({ title, html, author }: VersionProps) {
  const person = useMember(author?.by)?.display_name ?? t('person.someone');
  return (
    <section className="panel" aria-label={title}>
      <div>
        <h3 className="panel__title">{title}</h3>
        {author?.at ? (
          <time className="line__meta" dateTime={author.at} title={formatMoment(author.at)}>
            {t('sync.theirsBy', { person, time: formatAgo(author.at) })}
          </time>
        ) : null}
      </div>
      <Html value={html} />
    </section>
  );
}
