import {
  createContext,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { DraftVersion } from '../api/drafts';
import type { UndoOf } from '../api/undo';
import { useEngine } from '../store/hooks';
import type { Id, Priority } from '../store/rows';
import { Confirm } from '../ui/dialog';
import { late } from '../ui/late';
import type { CreateIssue as Part } from '../views/create/create-issue';
import type { UndoDialogProps } from '../views/undo/undo-dialog';
import { beginningAt } from './here';

const UndoDialog = late<UndoDialogProps>(
  async () => (await import('../views/undo/undo-dialog')).UndoDialog,
);

let part: typeof Part | undefined;
const load = async () => {
  part ??= (await import('../views/create/create-issue')).CreateIssue;
};

/** A draft that somebody has opened to write on. */
export interface OpenedDraft {
  readonly version: DraftVersion;
  /** Why it could not be published, if that was tried. */
  readonly fault?: unknown;
}

/** What a new issue begins with. */
export interface Beginning {
  /** A draft, which says everything else. */
  readonly opened?: OpenedDraft;
  readonly project?: Id;
  readonly state?: Id;
  readonly priority?: Priority;
  readonly assignee?: Id;
  readonly label?: Id;
  readonly parent?: Id;
  readonly cycle?: Id;
  readonly module?: Id;
  readonly estimate?: Id;
}

/** What is asked before something that is hard to take back. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  /** Whether nothing is lost by it. */
  readonly isHarmless?: boolean;
  readonly run: () => void;
}

interface Openers {
  readonly createIssue: (beginning?: Beginning) => void;
  readonly confirm: (question: Question) => void;
  /** Shows what undoing a command of the history would do, and does it if that is wanted. */
  readonly undo: (of: UndoOf) => void;
}

const Context = createContext<Openers>({
  createIssue: () => undefined,
  confirm: () => undefined,
  undo: () => undefined,
});

/** The dialogs that any page can open. */
export function Dialogs({ children }: { readonly children: ReactNode }) {
  const [creating, setCreating] = useState<Beginning | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [undoing, setUndoing] = useState<UndoOf | null>(null);
  const { store } = useEngine();
  // At once and not when there is time: somebody may press its key before.
  useEffect(() => void load(), []);
  const openers = useMemo(
    () => ({
      // Within the event that asks for it, so that the next letter is already its own.
      createIssue(beginning: Beginning = {}) {
        const here = beginningAt(store.tables(), window.location.pathname);
        const open = () => flushSync(() => setCreating({ ...here, ...beginning }));
        if (part) open();
        else void load().then(open);
      },
      confirm: setQuestion,
      undo: setUndoing,
    }),
    [store],
  );
  const closeUndo = useCallback(() => setUndoing(null), []);
  const CreateIssue = part;
  return (
    <Context value={openers}>
      {children}
      <Suspense fallback={null}>
        {creating && CreateIssue ? (
          <CreateIssue beginning={creating} onClose={() => setCreating(null)} />
        ) : null}
        {question ? (
          <Confirm
            open
            title={question.title}
            text={question.text}
            action={question.action}
            isHarmless={question.isHarmless ?? false}
            onConfirm={question.run}
            onClose={() => setQuestion(null)}
          />
        ) : null}
        {undoing ? <UndoDialog of={undoing} onClose={closeUndo} /> : null}
      </Suspense>
    </Context>
  );
}

/** Opens the dialogs that any page can open. */
export function useDialogs(): Openers {
  return useContext(Context);
}
