import { MessageSquare, SquareDot } from 'lucide-react';
import type { SearchResult, TextPart } from '../../api/search';
import { useTables } from '../../store/hooks';
import { PageIcon } from '../../ui/page-icon';
import { StateIcon } from '../../ui/state-icon';

/** A text in which what was looked for is marked. */
export function Marked({ parts }: { readonly parts: readonly TextPart[] }) {
  return parts.map(({ text, is_match }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are where they are
    is_match ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );
}

/** The picture of a result: the state of a work item, a bubble for a comment, a page's own. */
export function ResultIcon({ result }: { readonly result: SearchResult }) {
  const state = useTables((tables) => {
    const issue = tables.issues.get(result.work_item_id ?? '');
    return issue && tables.states.get(issue.state);
  });
  const page = useTables((tables) => tables.pages.get(result.id));
  switch (result.kind) {
    case 'page':
      return <PageIcon page={page} size={14} />;
    case 'comment':
      return <MessageSquare size={14} aria-hidden="true" />;
    case 'work_item':
      return state ? (
        <StateIcon group={state.group} colour={state.colour} />
      ) : (
        <SquareDot size={14} aria-hidden="true" />
      );
  }
}
