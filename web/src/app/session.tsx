import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { ApiProblem } from '../api/client';
import { type Me, me as readMe, signOut } from '../api/session';
import { eraseDrafts } from '../editor';
import { retire } from '../sync/disk';
import { notify } from '../ui/toast';
import { rememberWorkspace } from './places';
import { sentenceOf } from './problems';

/** Who uses this browser: not known yet, nobody, somebody, or the server does not answer. */
export type Session =
  | { readonly phase: 'checking' | 'out' | 'unreachable' }
  | { readonly phase: 'in'; readonly me: Me };

interface SessionControl {
  readonly session: Session;
  /** Somebody has signed in. */
  readonly enter: (me: Me) => void;
  /** Ends the session and forgets what this browser keeps. */
  readonly leave: () => Promise<void>;
  /** Asks the server again. */
  readonly check: () => void;
}

const Context = createContext<SessionControl | null>(null);

/** Knows who is signed in, for the whole application. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<Session>(() => remembered() ?? { phase: 'checking' });
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is what the number is for
  useEffect(() => {
    let isCurrent = true;
    readMe().then(
      (found) => isCurrent && setSession(known(found)),
      (fault: unknown) => isCurrent && setSession((before) => afterFault(before, fault)),
    );
    return () => {
      isCurrent = false;
    };
  }, [asked]);

  useEffect(() => {
    /** Another tab has signed out, or somebody else in. */
    const hear = ({ key }: StorageEvent) => {
      if (key !== PLACE) return;
      const next = remembered();
      if (!next) retire();
      setSession((before) => (isSame(before, next) ? before : (next ?? { phase: 'out' })));
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, []);

  const enter = useCallback((found: Me) => setSession(known(found)), []);
  const check = useCallback(() => setAsked((times) => times + 1), []);
  const leave = useCallback(async () => {
    try {
      await signOut();
    } catch (fault) {
      notify({ title: sentenceOf(fault), bad: true });
      return;
    }
    await eraseDrafts();
    rememberWorkspace(null);
    forget();
    setSession({ phase: 'out' });
  }, []);
  const control = useMemo(() => ({ session, enter, leave, check }), [session, enter, leave, check]);
  return <Context value={control}>{children}</Context>;
}

/** Who is signed in, and how that changes. */
export function useSession(): SessionControl {
  const control = useContext(Context);
  if (!control) throw new Error('a session is only known below its provider');
  return control;
}

const PLACE = 'tidemark.me';

/** Who was signed in, so that a page opens at once and without a network. */
function remembered(): Session | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? 'null');
    return isMe(kept) ? { phase: 'in', me: kept } : null;
  } catch {
    return null;
  }
}

function isSame(one: Session, other: Session | null): boolean {
  return one.phase === 'in' && other?.phase === 'in' && one.me.id === other.me.id;
}

function isMe(kept: unknown): kept is Me {
  return typeof kept === 'object' && kept !== null && 'id' in kept && 'display_name' in kept;
}

function known(me: Me): Session {
  try {
    localStorage.setItem(PLACE, JSON.stringify(me));
  } catch {
    // A browser without storage asks the server each time.
  }
  return { phase: 'in', me };
}

function forget(): void {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // There was nothing to forget.
  }
}

/** Nobody is signed in on 401; a server that does not answer changes nothing for those who were. */
function afterFault(before: Session, fault: unknown): Session {
  if (fault instanceof ApiProblem && (fault.status === 401 || fault.status === 403)) {
    return before.phase === 'in' ? before : { phase: 'out' };
  }
  return before.phase === 'in' ? before : { phase: 'unreachable' };
}
