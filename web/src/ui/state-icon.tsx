import type { CSSProperties } from 'react';

/** The parts of a workflow. */
export type StateGroup = 'triage' | 'backlog' | 'unstarted' | 'started' | 'completed' | 'cancelled';

interface StateIconProps {
  readonly group: StateGroup;
  /** The state's own colour; that of its group without one. */
  readonly colour?: string | null;
  readonly size?: number;
}

/** A state by the shape of its group: dotted, empty, half full, ticked, crossed out. */
export function StateIcon({ group, colour, size = 14 }: StateIconProps) {
  const style: CSSProperties = { color: readableColour(colour) ?? `var(--group-${group})` };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      style={style}
      aria-hidden="true"
    >
      {SHAPES[group]}
    </svg>
  );
}

const RING = { cx: 7, cy: 7, r: 5.75, stroke: 'currentColor', strokeWidth: 1.5 };

const SHAPES: Readonly<Record<StateGroup, React.ReactElement>> = {
  triage: <circle {...RING} strokeDasharray="4 2.2" />,
  backlog: <circle {...RING} strokeDasharray="1.6 2" />,
  unstarted: <circle {...RING} />,
  started: (
    <>
      <circle {...RING} />
      <path d="M7 3.5a3.5 3.5 0 0 1 0 7Z" fill="currentColor" />
    </>
  ),
  completed: (
    <>
      <circle cx={7} cy={7} r={6.5} fill="currentColor" />
      <path
        d="m4.3 7.2 1.9 1.9 3.6-4"
        stroke="var(--ground)"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  cancelled: (
    <>
      <circle cx={7} cy={7} r={6.5} fill="currentColor" />
      <path
        d="m4.9 4.9 4.2 4.2m0-4.2L4.9 9.1"
        stroke="var(--ground)"
        strokeWidth={1.6}
        strokeLinecap="round"
      />
    </>
  ),
};

/** A colour of the server if it is one, moved towards the text so that it can be seen on both grounds. */
export function readableColour(colour: string | null | undefined): string | null {
  if (!colour || !/^#[0-9a-f]{3,8}$/i.test(colour.trim())) return null;
  return `color-mix(in oklch, ${colour.trim()} 82%, var(--text))`;
}
