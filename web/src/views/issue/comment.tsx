import '../../i18n/late/activity';
import '../../i18n/late/undo';
import { CornerDownRight, Eye, EyeOff, Pencil, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ActivityRow, CommentRow } from '../../api/details';
import { useDialogs } from '../../app/dialogs';
import { addComment, deleteComment, editComment, showToGuests, useRun } from '../../commands';
import { dropDraft, Editor, Html, isEmptyHtml, type Mention } from '../../editor';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useMember, useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { mayComment, mayEdit } from '../../store/selectors';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { MoreMenu } from '../../ui/more-menu';
import { lastChange, undoOf } from './may-undo';
import { Reactions } from './reactions';
import { useMeant } from './use-meant';

interface CommentProps {
  readonly issue: Id;
  readonly comment: CommentRow;
  /** What was answered to it, the first one first; an answer has none. */
  readonly answers?: readonly CommentRow[];
  /** What happened to the issue, among it how the comment was changed. */
  readonly activities: readonly ActivityRow[];
  readonly mentions: readonly Mention[];
}

/** A comment with its answers. */
export function Comment({ issue, comment, answers = [], activities, mentions }: CommentProps) {
  const name = useMember(comment.author)?.display_name ?? t('person.someone');
  const [isAnswering, setAnswering] = useState(false);
  const may = useTables((tables) => mayComment(tables, tables.issues.get(issue)?.project ?? ''));
  const mayAnswer = may && !comment.pending;
  return (
    <li>
      <Said
        issue={issue}
        comment={comment}
        activities={activities}
        mentions={mentions}
        hasAnswers={answers.length > 0}
        onAnswer={mayAnswer ? () => setAnswering(true) : null}
      />
      {answers.length > 0 ? (
        <ol className="answers" aria-label={t('comment.answers', { person: name })}>
          {answers.map((answer) => (
            <li key={answer.id}>
              <Said
                issue={issue}
                comment={answer}
                activities={activities}
                mentions={mentions}
                hasAnswers={false}
                onAnswer={mayAnswer ? () => setAnswering(true) : null}
              />
            </li>
          ))}
        </ol>
      ) : null}
      {isAnswering ? (
        <Answering
          issue={issue}
          to={comment}
          name={name}
          mentions={mentions}
          onDone={() => setAnswering(false)}
        />
      ) : null}
    </li>
  );
}

interface AnsweringProps {
  readonly issue: Id;
  /** The comment that is answered; who reads that reads the answer. */
  readonly to: CommentRow;
  readonly name: string;
  readonly mentions: readonly Mention[];
  readonly onDone: () => void;
}

/** The field for an answer; what is typed is kept until it is sent. */
function Answering({ issue, to, name, mentions, onDone }: AnsweringProps) {
  const run = useRun();
  const isMember = useTables((tables) => mayEdit(tables, tables.issues.get(issue)?.project ?? ''));
  const [html, setHtml] = useState('');
  const draft = `comment/${to.id}/answer`;

  function send(text: string): void {
    if (isEmptyHtml(text)) return;
    run(addComment(issue, text, { parent: to.id, isForGuests: isMember && !to.isInternal }));
    void dropDraft(draft);
    onDone();
  }

  return (
    <div className="comment__new answers">
      <Editor
        value=""
        label={t('comment.answerTo', { person: name })}
        placeholder={t('comment.answerPlaceholder')}
        mentions={mentions}
        draft={draft}
        toolbar={false}
        autoFocus
        onChange={setHtml}
        onSubmit={send}
        onCancel={onDone}
      />
      <div className="comment__foot">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button kind="main" disabled={isEmptyHtml(html)} onClick={() => send(html)}>
          {t('comment.answer')}
        </Button>
      </div>
    </div>
  );
}

interface SaidProps extends Omit<CommentProps, 'answers'> {
  readonly hasAnswers: boolean;
  /** Null where the caller may not answer, or not yet. */
  readonly onAnswer: (() => void) | null;
}

/** What somebody said, which they and admins of the project change and delete. */
function Said({ issue, comment, activities, mentions, hasAnswers, onAnswer }: SaidProps) {
  const run = useRun();
  const author = useMember(comment.author);
  const name = author?.display_name ?? t('person.someone');
  const [isWriting, setWriting] = useState(false);
  const place = useMeant(`comment-${comment.id}`);

  function keep(html: string): void {
    setWriting(false);
    void dropDraft(`comment/${comment.id}`);
    if (!isEmptyHtml(html) && html !== comment.html) run(editComment(issue, comment.id, html));
  }

  return (
    <article {...place} className="comment" aria-label={t('comment.of', { person: name })}>
      <header className="comment__head">
        <Avatar person={author ?? null} size={20} />
        <span className="comment__author cut">{name}</span>
        <time
          className="row__meta"
          dateTime={comment.created_at}
          title={formatMoment(comment.created_at)}
        >
          {comment.pending ? t('comment.sending') : formatAgo(comment.created_at)}
          {comment.edited_at ? ` · ${t('comment.edited')}` : ''}
          {comment.isInternal ? '' : ` · ${t('comment.external')}`}
        </time>
        <Actions
          issue={issue}
          comment={comment}
          activities={activities}
          name={name}
          hasAnswers={hasAnswers}
          onEdit={() => setWriting(true)}
        />
      </header>
      <div className="comment__text">
        {isWriting ? (
          <Editing
            html={comment.html}
            id={comment.id}
            mentions={mentions}
            onKeep={keep}
            onDrop={() => setWriting(false)}
          />
        ) : (
          <Html value={comment.html} mentions={mentions} />
        )}
      </div>
      <div className="comment__end">
        <Reactions issue={issue} comment={comment.id} isThere={!comment.pending} />
        {onAnswer ? (
          <Button
            className="comment__answer"
            aria-label={t('comment.answerTo', { person: name })}
            onClick={onAnswer}
          >
            <CornerDownRight aria-hidden="true" />
            {t('comment.answer')}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

interface ActionsProps {
  readonly issue: Id;
  readonly comment: CommentRow;
  readonly activities: readonly ActivityRow[];
  readonly name: string;
  readonly hasAnswers: boolean;
  readonly onEdit: () => void;
}

function Actions({ issue, comment, activities, name, hasAnswers, onEdit }: ActionsProps) {
  const run = useRun();
  const { confirm, undo } = useDialogs();
  const change = lastChange(activities, comment.id);
  const back = useTables(
    (tables) => (change ? undoOf(change, tables, issue) : null),
    (a, b) => a?.position === b?.position,
  );
  const mayChange = useTables((tables) => {
    const project = tables.projects.get(tables.issues.get(issue)?.project ?? '');
    return comment.author === tables.me || project?.role === 'admin';
  });
  const isMember = useTables((tables) => mayEdit(tables, tables.issues.get(issue)?.project ?? ''));
  if (!mayChange) return null;
  const { isInternal } = comment;
  const access = {
    id: 'access',
    label: t(isInternal ? 'comment.showToGuests' : 'comment.hideFromGuests'),
    icon: isInternal ? <Eye size={16} /> : <EyeOff size={16} />,
    run: () => void run(showToGuests(issue, comment.id, isInternal)),
  };
  return (
    <span className="ms-auto">
      <MoreMenu
        label={t('comment.actions', { person: name })}
        items={[
          { id: 'edit', label: t('comment.edit'), icon: <Pencil size={16} />, run: onEdit },
          ...(back
            ? [
                {
                  id: 'undo',
                  label: t('undo.comment'),
                  icon: <Undo2 size={16} />,
                  run: () => undo(back),
                },
              ]
            : []),
          ...(isMember ? [access] : []),
          {
            id: 'delete',
            label: t('comment.delete'),
            icon: <Trash2 size={16} />,
            danger: true,
            run: () =>
              confirm({
                title: t('comment.deleteTitle'),
                text: t(hasAnswers ? 'comment.deleteWithAnswers' : 'comment.deleteText'),
                action: t('action.delete'),
                run: () => void run(deleteComment(issue, comment.id)),
              }),
          },
        ]}
      />
    </span>
  );
}

interface EditingProps {
  readonly id: Id;
  readonly html: string;
  readonly mentions: readonly Mention[];
  readonly onKeep: (html: string) => void;
  readonly onDrop: () => void;
}

function Editing({ id, html, mentions, onKeep, onDrop }: EditingProps) {
  const [text, setText] = useState(html);
  return (
    <>
      <Editor
        value={html}
        label={t('comment.edit')}
        mentions={mentions}
        draft={`comment/${id}`}
        autoFocus
        onChange={setText}
        onSubmit={onKeep}
        onCancel={onDrop}
      />
      <div className="comment__foot mt-2">
        <Button onClick={onDrop}>{t('action.cancel')}</Button>
        <Button kind="main" disabled={isEmptyHtml(text)} onClick={() => onKeep(text)}>
          {t('action.save')}
        </Button>
      </div>
    </>
  );
}
