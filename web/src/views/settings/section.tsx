import type { ReactNode } from 'react';

interface SectionHeadProps {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ReactNode;
}

/** The heading of a page of settings. */
export function SectionHead({ title, lead, children }: SectionHeadProps) {
  return (
    <header className="flex flex-wrap items-start gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="settings__title">{title}</h1>
        {lead ? <p className="settings__lead">{lead}</p> : null}
      </div>
      {children}
    </header>
  );
}
