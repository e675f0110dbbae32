import { type ReactNode, useEffect } from 'react';
import { t } from '../i18n';

interface HeaderProps {
  /** The title of the page, shown as its heading. */
  readonly title: string;
  /** What the document is called, if not as the page. */
  readonly documentTitle?: string;
  /** Before the title: a mark, or where it belongs. */
  readonly before?: ReactNode;
  /** After the title. */
  readonly after?: ReactNode;
  /** At the end of the line. */
  readonly children?: ReactNode;
  /** Whether the page has a heading of its own. */
  readonly isPlain?: boolean;
}

/** The line at the top of a page; it also names the document. */
export function Header({
  title,
  documentTitle = title,
  before,
  after,
  children,
  isPlain,
}: HeaderProps) {
  useEffect(() => {
    document.title = documentTitle ? `${documentTitle} · ${t('app.name')}` : t('app.name');
  }, [documentTitle]);
  const Heading = isPlain ? 'div' : 'h1';
  return (
    <header className="header">
      {before}
      {title ? (
        <Heading className="header__title">
          <span className="cut">{title}</span>
        </Heading>
      ) : null}
      {after}
      {children ? <div className="header__end">{children}</div> : null}
    </header>
  );
}
