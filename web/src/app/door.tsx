import type { ReactNode } from 'react';
import { t } from '../i18n';
import { Logo } from '../ui/logo';

interface DoorProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** The frame of the pages before a workspace is open. */
export function Door({ title, lead, children }: DoorProps) {
  return (
    <div className="door">
      <header className="door__head">
        <Logo size={22} />
        {t('app.name')}
      </header>
      <main className="door__body" id="content">
        <h1 className="door__title">{title}</h1>
        {lead ? <p className="mb-5 -mt-3 text-(--text-soft)">{lead}</p> : null}
        {children}
      </main>
    </div>
  );
}
