import '../../i18n/late/activity';
import { Ellipsis, Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CommentRow } from '../../api/details';
import { useDialogs } from '../../app/dialogs';
import { deleteComment, editComment, showToGuests, useRun } from '../../commands';
import { dropDraft, Editor, Html, isEmptyHtml, type Mention } from '../../editor';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useMember, useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { mayEdit } from '../../store/selectors';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Menu } from '../../ui/menu';
import { Reactions } from './reactions';

interface CommentProps {
  readonly issue: Id;
  readonly comment: CommentRow;
  readonly mentions: readonly Mention[];
}

/** A comment, which its author and admins of the project change and delete. */
export function Comment({ issue, comment, mentions }: CommentProps) {
  const run = useRun();
  const author = useMember(comment.author);
  const name = author?.display_name ?? t('person.someone');
  const [isWriting, setWriting] = useState(false);

  function keep(html: string): void {
    setWriting(false);
    void dropDraft(`comment/${comment.id}`);
    if (!isEmptyHtml(html) && html !== comment.html) run(editComment(issue, comment.id, html));
  }

  return (
    <li>
      <article className="comment" aria-label={t('comment.of', { person: name })}>
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
          <Actions issue={issue} comment={comment} name={name} onEdit={() => setWriting(true)} />
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
        <Reactions issue={issue} comment={comment.id} isThere={!comment.pending} />
      </article>
    </li>
  );
}

interface ActionsProps {
  readonly issue: Id;
  readonly comment: CommentRow;
  readonly name: string;
  readonly onEdit: () => void;
}

function Actions({ issue, comment, name, onEdit }: ActionsProps) {
  const run = useRun();
  const { confirm } = useDialogs();
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
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            className="button button--icon"
            aria-label={t('comment.actions', { person: name })}
          >
            <Ellipsis aria-hidden="true" />
          </button>
        }
        items={[
          { id: 'edit', label: t('comment.edit'), icon: <Pencil size={16} />, run: onEdit },
          ...(isMember ? [access] : []),
          {
            id: 'delete',
            label: t('comment.delete'),
            icon: <Trash2 size={16} />,
            danger: true,
            run: () =>
              confirm({
                title: t('comment.deleteTitle'),
                text: t('comment.deleteText'),
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
