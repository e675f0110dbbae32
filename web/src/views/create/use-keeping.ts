import { useRef, useState } from 'react';
import type { DraftBody, Published } from '../../api/drafts';
import type { OpenedDraft } from '../../app/dialogs';
import { type Faults, faultsOf, NO_FAULTS } from '../../app/problems';
import { newKey } from '../../commands/ids';
import { t } from '../../i18n';
import { useDrafts } from '../../own/current';
import { Keeping } from '../../own/keeping';
import { DRAFT_FIELDS } from './issue-draft';

/** What the form shows with a field. */
const SHOWN = ['name', 'description_html', ...DRAFT_FIELDS];

/** Refusals that name no field, and the field that they are about. */
const ABOUT: Readonly<Record<string, string>> = {
  'issue/start-after-target': 'target_date',
};

/** The draft of a form: keeping it and publishing it, one after another, and what was refused. */
export interface FormDraft {
  /** Whether this person has drafts. */
  readonly isPossible: boolean;
  readonly isBusy: boolean;
  readonly faults: Faults;
  /** Keeps the draft; whether that went well. */
  readonly keep: (body: DraftBody) => Promise<boolean>;
  /** Makes the issue of the draft, as the form has it; null when it was refused. */
  readonly publish: (body: DraftBody) => Promise<Published | null>;
}

/** The draft of a form, which may be one already. */
export function useKeeping(opened: OpenedDraft | undefined): FormDraft {
  const drafts = useDrafts();
  const keeping = useRef<Keeping>(null);
  const [faults, setFaults] = useState<Faults>(() =>
    opened?.fault === undefined ? NO_FAULTS : firstFaults(opened),
  );
  const [isBusy, setBusy] = useState(false);

  async function attempt<Result>(what: (own: Keeping) => Promise<Result | null>) {
    if (!drafts || isBusy) return null;
    keeping.current ??= new Keeping(drafts, newKey, opened?.version ?? null);
    setBusy(true);
    setFaults(NO_FAULTS);
    try {
      return await what(keeping.current);
    } catch (fault) {
      setFaults(faultsOf(fault, SHOWN, ABOUT));
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function kept(own: Keeping, body: DraftBody): Promise<true | null> {
    const { kind } = await own.keep(body);
    if (kind === 'kept') return true;
    const whole = t(kind === 'gone' ? 'drafts.isGone' : 'drafts.wasChanged');
    setFaults({ whole, fields: {} });
    return null;
  }

  return {
    isPossible: drafts !== null,
    isBusy,
    faults,
    keep: async (body) => (await attempt((own) => kept(own, body))) === true,
    publish: (body) =>
      attempt(async (own) => {
        if (!(await kept(own, body)) || !own.id || !drafts) return null;
        return await drafts.publish(own.id);
      }),
  };
}

/** Why a draft could not be published, without what the form has mended by itself: it begins with a project. */
function firstFaults({ version, fault }: OpenedDraft): Faults {
  const faults = faultsOf(fault, SHOWN, ABOUT);
  if (version.draft.project !== null) return faults;
  const { project: _, ...fields } = faults.fields;
  return { ...faults, fields };
}
