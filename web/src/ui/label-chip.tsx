interface LabelChipProps {
  readonly name: string;
  readonly colour?: string | null;
}

/** A label: a dot in its colour and its name. */
export function LabelChip({ name, colour }: LabelChipProps) {
  return (
    <span className="chip" title={name}>
      <LabelDot colour={colour ?? null} />
      <span className="cut">{name}</span>
    </span>
  );
}

/** The dot of a label, where its name stands beside it. */
export function LabelDot({ colour }: { readonly colour: string | null }) {
  const known = colour && /^#[0-9a-f]{3,8}$/i.test(colour) ? colour : 'var(--group-backlog)';
  return <span className="chip__dot" style={{ background: known }} aria-hidden="true" />;
}
