const SHAPES = {
  cycle: 'M11.9 4.6A5.5 5.5 0 0 0 2 5.2M2.1 9.4A5.5 5.5 0 0 0 12 8.8M12 2v2.7H9.3M2 12V9.3h2.7',
  module: 'M7 1.5 12 4.2v5.6L7 12.5 2 9.8V4.2ZM2.2 4.3 7 7l4.8-2.7M7 7v5.3',
  estimate: 'M7 2 13 12H1Z',
  view: 'M2 3.5h10M4 7h6M6 10.5h2',
} as const;

/** What an issue is put into or estimated by: two arrows around for a cycle, a box for a module, a triangle for an estimate; lines for a saved view. */
export function PlaceIcon({
  field,
  size = 14,
}: {
  readonly field: keyof typeof SHAPES;
  readonly size?: number;
}) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" fill="none" aria-hidden="true">
      <path
        d={SHAPES[field]}
        stroke="currentColor"
        strokeWidth={1.3}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
