/** The mark: a short wave over a level, as one path. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      style={{ color: 'var(--accent)' }}
      aria-hidden="true"
    >
      <path
        d="M1.5 8.25C3.4 3.4 6 3.4 8 6.2s4.6 2.8 6.5-1.95M1.5 12.5h13"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
