import '../../i18n/late/activity';
import { useState } from 'react';
import { addComment, useRun } from '../../commands';
import { dropDraft, Editor, isEmptyHtml, type Mention } from '../../editor';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { mayEdit } from '../../store/selectors';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/field';
import { KeyCaps } from '../../ui/key-caps';

interface NewCommentProps {
  readonly issue: Id;
  readonly mentions: readonly Mention[];
}

/** The field for another comment; what is typed is kept until it is sent. */
export function NewComment({ issue, mentions }: NewCommentProps) {
  const run = useRun();
  const [html, setHtml] = useState('');
  const [round, setRound] = useState(0);
  const [isForGuests, setForGuests] = useState(false);
  const isMember = useTables((tables) => mayEdit(tables, tables.issues.get(issue)?.project ?? ''));
  const draft = `issue/${issue}/comment`;

  function send(text: string): void {
    if (isEmptyHtml(text)) return;
    run(addComment(issue, text, { isForGuests: isMember && isForGuests }));
    void dropDraft(draft);
    setHtml('');
    setRound(round + 1);
  }

  return (
    <div className="comment__new">
      <Editor
        key={`${issue} ${round}`}
        value=""
        label={t('comment.write')}
        placeholder={t('comment.placeholder')}
        mentions={mentions}
        draft={draft}
        toolbar={false}
        onChange={setHtml}
        onSubmit={send}
      />
      <div className="comment__foot">
        {isMember ? (
          <div className="me-auto">
            <Switch label={t('comment.forGuests')} checked={isForGuests} onChange={setForGuests} />
          </div>
        ) : null}
        <Button
          kind={isEmptyHtml(html) ? 'outline' : 'main'}
          disabled={isEmptyHtml(html)}
          onClick={() => send(html)}
        >
          {t('comment.send')}
          <KeyCaps keys="Mod+Enter" className="opacity-80 max-md:hidden" />
        </Button>
      </div>
    </div>
  );
}
