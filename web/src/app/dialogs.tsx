import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useMemo,
  useState,
} from 'react';
import { t } from '../i18n';
import type { Id, Priority } from '../store/rows';

const CreateIssue = lazy(async () => ({
  default: (await import('../views/create/create-issue')).CreateIssue,
}));
const ConfirmDialog = lazy(async () => ({ default: (await import('../ui/dialog')).Confirm }));

/** What a new issue begins with. */
export interface Beginning {
  readonly project?: Id;
  readonly state?: Id;
  readonly priority?: Priority;
  readonly assignee?: Id;
  readonly label?: Id;
  readonly parent?: Id;
}

/** What is asked before something that cannot be taken back. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly run: () => void;
}

interface Openers {
  readonly createIssue: (beginning?: Beginning) => void;
  readonly confirm: (question: Question) => void;
}

const Context = createContext<Openers>({ createIssue: () => undefined, confirm: () => undefined });

/** The dialogs that any page can open. */
export function Dialogs({ children }: { readonly children: ReactNode }) {
  const [creating, setCreating] = useState<Beginning | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const openers = useMemo(
    () => ({
      createIssue: (beginning: Beginning = {}) => setCreating(beginning),
      confirm: setQuestion,
    }),
    [],
  );
  return (
    <Context value={openers}>
      {children}
      <Suspense fallback={null}>
        {creating ? <CreateIssue beginning={creating} onClose={() => setCreating(null)} /> : null}
        {question ? (
          <ConfirmDialog
            open
            title={question.title}
            text={question.text}
            action={question.action}
            onConfirm={question.run}
            onClose={() => setQuestion(null)}
          />
        ) : null}
      </Suspense>
    </Context>
  );
}

/** Opens the dialogs that any page can open. */
export function useDialogs(): Openers {
  return useContext(Context);
}

/** Asks before issues are deleted. */
export function deletionOf(count: number, key: string, run: () => void): Question {
  const isOne = count === 1;
  return {
    title: isOne ? t('issue.deleteTitle', { key }) : t('bulk.deleteTitle', { count }),
    text: t(isOne ? 'issue.deleteText' : 'bulk.deleteText'),
    action: t('action.delete'),
    run,
  };
}
