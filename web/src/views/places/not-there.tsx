import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { Missing } from '../missing/missing';

const WORDS = {
  cycles: ['cycles.missing', 'cycles.missingText'],
  modules: ['modules.missing', 'modules.missingText'],
  views: ['views.missing', 'views.missingText'],
} as const;

interface NotThereProps {
  readonly slug: string;
  /** The identifier of its project; null for the workspace. */
  readonly identifier: string | null;
  readonly kind: 'cycles' | 'modules' | 'views';
}

/** A cycle, module or saved view that is not there, and the way to the others. */
export function NotThere({ slug, identifier, kind }: NotThereProps) {
  const [title, text] = WORDS[kind];
  return (
    <Missing slug={slug} title={t(title)} text={t(text)}>
      <Link
        href={identifier === null ? paths.views(slug, null) : paths.place(slug, identifier, kind)}
        className="button button--outline"
      >
        {t(`nav.${kind}`)}
      </Link>
    </Missing>
  );
}
