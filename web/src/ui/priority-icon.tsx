export type Priority = 'urgent' | 'high' | 'medium' | 'low' | 'none';

/** All priorities, the most urgent first. */
export const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'medium', 'low', 'none'];

const BARS: Readonly<Record<Exclude<Priority, 'urgent' | 'none'>, number>> = {
  high: 3,
  medium: 2,
  low: 1,
};

/** A priority by its shape: a filled square for urgent, one to three bars, a line for none. */
export function PriorityIcon({
  priority,
  size = 14,
}: {
  readonly priority: Priority;
  readonly size?: number;
}) {
  const box = { width: size, height: size, viewBox: '0 0 14 14' } as const;
  if (priority === 'urgent') {
    return (
      <svg {...box} aria-hidden="true" style={{ color: 'var(--urgent)' }}>
        <rect x={0.5} y={0.5} width={13} height={13} rx={3} fill="currentColor" />
        <path
          d="M7 3.4v4.4M7 10.2v.4"
          stroke="var(--ground)"
          strokeWidth={1.7}
          strokeLinecap="round"
        />
      </svg>
    );
  }
  if (priority === 'none') {
    return (
      <svg {...box} aria-hidden="true" style={{ color: 'var(--text-faint)' }}>
        <path d="M1.5 7h2m2.5 0h2m2.5 0h2" stroke="currentColor" strokeWidth={1.5} />
      </svg>
    );
  }
  return (
    <svg {...box} aria-hidden="true" style={{ color: 'var(--text-soft)' }}>
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 4.5}
          y={9 - bar * 3.5}
          width={3}
          height={4 + bar * 3.5}
          rx={1}
          fill="currentColor"
          opacity={bar < BARS[priority] ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}
