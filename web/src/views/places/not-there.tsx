import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { Missing } from '../missing/missing';

interface NotThereProps {
  readonly slug: string;
  readonly identifier: string;
  readonly kind: 'cycles' | 'modules';
}

/** A cycle or module that is not there, and the way to the others. */
export function NotThere({ slug, identifier, kind }: NotThereProps) {
  return (
    <Missing
      slug={slug}
      title={t(kind === 'cycles' ? 'cycles.missing' : 'modules.missing')}
      text={t(kind === 'cycles' ? 'cycles.missingText' : 'modules.missingText')}
    >
      <Link href={paths.place(slug, identifier, kind)} className="button button--outline">
        {t(`nav.${kind}`)}
      </Link>
    </Missing>
  );
}
