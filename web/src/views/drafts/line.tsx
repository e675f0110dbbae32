import { Trash2 } from 'lucide-react';
import type { Draft } from '../../api/drafts';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useProject } from '../../store/hooks';
import { Button, IconButton } from '../../ui/button';
import { ProjectMark } from '../../ui/project-mark';

interface DraftLineProps {
  readonly draft: Draft;
  readonly onOpen: () => void;
  readonly onPublish: () => void;
  readonly onDelete: () => void;
}

/** What a draft is called, also while it has no name. */
export function nameOf({ name }: Draft): string {
  return name ?? t('drafts.untitled');
}

/** A draft in the list: what it is called, where it will go, and when it was changed. */
export function DraftLine({ draft, onOpen, onPublish, onDelete }: DraftLineProps) {
  const project = useProject(draft.project);
  const name = nameOf(draft);
  return (
    <li className="drafts__line">
      <button
        type="button"
        className="drafts__name"
        data-untitled={draft.name === null}
        title={name}
        onClick={onOpen}
      >
        <span className="cut">{name}</span>
      </button>
      <span className="drafts__project">
        {project ? (
          <>
            <ProjectMark project={project} />
            <span className="cut" title={project.name}>
              {project.name}
            </span>
          </>
        ) : (
          t('drafts.noProject')
        )}
      </span>
      <time
        className="drafts__when"
        dateTime={draft.updated_at}
        title={formatMoment(draft.updated_at)}
      >
        {t('drafts.changed', { time: formatAgo(draft.updated_at) })}
      </time>
      <span className="drafts__actions">
        <Button kind="outline" aria-label={t('drafts.publishOf', { name })} onClick={onPublish}>
          {t('drafts.publish')}
        </Button>
        <IconButton label={t('drafts.delete', { name })} onClick={onDelete}>
          <Trash2 />
        </IconButton>
      </span>
    </li>
  );
}
