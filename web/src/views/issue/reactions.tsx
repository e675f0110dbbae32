import '../../i18n/late/activity';
import { SmilePlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { gathered, type Reacted, useReactions } from '../../api/reactions';
import { react, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id, Tables } from '../../store/rows';
import { mayComment } from '../../store/selectors';
import { classes } from '../../ui/classes';
import { useHanging } from '../../ui/hanging';
import { late } from '../../ui/late';
import type { PopoverPartProps } from '../../ui/popover';
import { Tooltip } from '../../ui/tooltip';

const Panel = late<PopoverPartProps>(
  async () => (await import('../../ui/popover-part')).PopoverPart,
);

/** The signs to choose from, as the numbers of their characters. */
const SIGNS = {
  128077: 'reaction.thumbsUp',
  128078: 'reaction.thumbsDown',
  128516: 'reaction.laugh',
  127881: 'reaction.party',
  10084: 'reaction.heart',
  128640: 'reaction.rocket',
  128064: 'reaction.eyes',
  128533: 'reaction.confused',
} as const;

const NUMBERS = Object.keys(SIGNS) as unknown as readonly (keyof typeof SIGNS)[];

/** A reaction as it is drawn: numbers of characters as these, everything else as it was written. */
export function signOf(reaction: string): string {
  if (!/^\d{2,7}(-\d{2,7})*$/.test(reaction)) return reaction;
  const points = reaction.split('-').map(Number);
  if (points.some((point) => point > 0x10ffff)) return reaction;
  const sign = String.fromCodePoint(...points);
  return points.length === 1 && (points[0] ?? 0) < 0x10000 ? `${sign}\ufe0f` : sign;
}

function nameOf(reaction: string): string {
  const key = SIGNS[reaction as unknown as keyof typeof SIGNS];
  return key ? t(key) : signOf(reaction);
}

interface ReactionsProps {
  readonly issue: Id;
  /** Null is the issue itself. */
  readonly comment?: Id;
  /** Whether the server has it already. */
  readonly isThere?: boolean;
}

/** How people reacted to an issue or comment, and reacting to it. */
export function Reactions({ issue, comment, isThere = true }: ReactionsProps) {
  const run = useRun();
  const [box, isSeen] = useSeen();
  const rows = useReactions(comment ?? issue, issue, isThere && isSeen);
  const me = useTables((tables) => tables.me);
  const may = useTables((tables) => mayComment(tables, tables.issues.get(issue)?.project ?? ''));
  const kinds = gathered(rows);
  const toggle = (reaction: string) => {
    const isOwn = rows.some((row) => row.user === me && row.reaction === reaction);
    run(react(issue, comment ?? null, reaction, !isOwn));
  };
  return (
    <div className="reactions" ref={box}>
      {kinds.map((kind) => (
        <Chip
          key={kind.reaction}
          kind={kind}
          isOwn={kind.users.includes(me)}
          mayChange={may}
          onToggle={() => toggle(kind.reaction)}
        />
      ))}
      {may ? <Choosing onChoose={toggle} /> : null}
    </div>
  );
}

/** Whether something was on the screen: what nobody sees is not read. */
function useSeen() {
  const box = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!box.current) return undefined;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setSeen(true);
      watcher.disconnect();
    });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  return [box, isSeen] as const;
}

interface ChipProps {
  readonly kind: Reacted;
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  readonly onToggle: () => void;
}

function Chip({ kind: { reaction, users }, isOwn, mayChange, onToggle }: ChipProps) {
  const who = useTables((tables) => namesOf(tables, users));
  const label = t('reaction.of', { sign: nameOf(reaction), count: users.length, people: who });
  return (
    <Tooltip text={who}>
      <button
        type="button"
        className="reactions__one"
        aria-pressed={isOwn}
        aria-label={label}
        aria-disabled={!mayChange}
        onClick={mayChange ? onToggle : undefined}
      >
        <span
          className={classes(!/^[\w ]+$/.test(signOf(reaction)) && 'reactions__sign')}
          aria-hidden="true"
        >
          {signOf(reaction)}
        </span>
        <span className="figures">{users.length}</span>
      </button>
    </Tooltip>
  );
}

/** Who reacted; oneself is named first. */
export function namesOf(tables: Tables, users: readonly Id[]): string {
  const name = (id: Id) => tables.members.get(id)?.display_name ?? t('person.someone');
  const others = users.filter((id) => id !== tables.me).map(name);
  const all = users.includes(tables.me)
    ? [t('person.me', { name: name(tables.me) }), ...others]
    : others;
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(all);
}

function Choosing({ onChoose }: { readonly onChoose: (reaction: string) => void }) {
  const { trigger, anchor, close } = useHanging(
    <button type="button" className="reactions__add" aria-label={t('reaction.add')}>
      <SmilePlus aria-hidden="true" />
    </button>,
    'dialog',
  );
  return (
    <>
      {trigger}
      {anchor ? (
        <Panel anchor={anchor} label={t('reaction.add')} align="start" onClose={close}>
          <div className="reactions__choice">
            {NUMBERS.map((number) => (
              <button
                key={number}
                type="button"
                className="reactions__sign reactions__pick"
                aria-label={t(SIGNS[number])}
                onClick={() => {
                  onChoose(String(number));
                  close();
                }}
              >
                {signOf(String(number))}
              </button>
            ))}
          </div>
        </Panel>
      ) : null}
    </>
  );
}
