import { User } from 'lucide-react';
import { t } from '../i18n';
import { hueOf } from './hue';
import { Tooltip } from './tooltip';

/** What of a person an avatar shows. */
export interface Person {
  readonly id: string;
  readonly display_name: string;
  readonly avatar?: string | null;
}

interface AvatarProps {
  readonly person: Person | null | undefined;
  readonly size?: number;
}

/** A person as a small circle: their picture, or their initials; decoration beside a name. */
export function Avatar({ person, size = 18 }: AvatarProps) {
  const box = { inlineSize: size, blockSize: size };
  if (!person) {
    return (
      <span className="avatar avatar--nobody" style={box} aria-hidden="true">
        <User size={Math.round(size * 0.6)} />
      </span>
    );
  }
  const style = { ...box, '--hue': hueOf(person.id), fontSize: Math.round(size * 0.42) };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {person.avatar && isPicture(person.avatar) ? (
        <img
          src={person.avatar}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          // What it is a part of is dragged, not the picture.
          draggable={false}
        />
      ) : (
        initials(person.display_name)
      )}
    </span>
  );
}

/** Several people, at most three circles and a number. */
export function Avatars({
  people,
  size = 18,
}: {
  readonly people: readonly Person[];
  readonly size?: number;
}) {
  if (people.length === 0) return <Avatar person={null} size={size} />;
  const shown = people.length > 3 ? people.slice(0, 2) : people;
  const names = people.map((person) => person.display_name).join(', ');
  return (
    <span className="avatars" title={names}>
      {shown.map((person) => (
        <Avatar key={person.id} person={person} size={size} />
      ))}
      {shown.length < people.length ? (
        <span className="avatars__more keycap">+{people.length - shown.length}</span>
      ) : null}
      <span className="hidden-text">{names}</span>
    </span>
  );
}

/** A person with their name beside the circle. */
export function PersonName({ person, size = 18 }: AvatarProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Avatar person={person} size={size} />
      <span className="cut">{person?.display_name ?? t('person.nobody')}</span>
    </span>
  );
}

/** The circle with the name in a tooltip, where there is no room for it. */
export function AvatarWithName({
  person,
  size = 18,
}: {
  readonly person: Person;
  readonly size?: number;
}) {
  return (
    <Tooltip text={person.display_name}>
      <span className="inline-flex">
        <Avatar person={person} size={size} />
        <span className="hidden-text">{person.display_name}</span>
      </span>
    </Tooltip>
  );
}

function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/)
    .filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

function isPicture(address: string): boolean {
  return /^(https?:\/\/|\/(?!\/))/.test(address);
}
