import '../../i18n/late/missing';
import { Compass } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { Empty } from '../../ui/empty';

/** What the page of an address with nothing needs. */
export interface MissingProps {
  readonly slug: string;
  readonly title?: string;
  readonly text?: string;
  /** What to do instead of going to the start. */
  readonly children?: ReactNode;
}

/** An address with nothing for the reader: deleted, foreign, or never there; which of them is not said. */
export function Missing({ slug, title, text, children }: MissingProps) {
  return (
    <>
      <Header title="" />
      <Empty
        level={1}
        icon={<Compass size={28} />}
        title={title ?? t('page.notFound')}
        text={text ?? t('page.notFoundText')}
      >
        {children ?? (
          <Link href={paths.workspace(slug)} className="button button--outline">
            {t('page.toStart')}
          </Link>
        )}
      </Empty>
    </>
  );
}
