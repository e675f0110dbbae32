import '../../i18n/late/create';
import { Sailboat } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { t } from '../../i18n';
import { useEngine, useTables } from '../../store/hooks';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { NewProjectDialog } from '../create/late';
import { makeExample } from './example';

/** A first visit: a small example to try things with, or a project of one's own. */
export function Welcome({ slug }: { readonly slug: string }) {
  const [, go] = useLocation();
  const run = useRun();
  const { store } = useEngine();
  const name = useTables((tables) => tables.workspace.name);
  const isGuest = useTables((tables) => tables.role === 'guest');
  const [isNew, setNew] = useState(false);

  function example(): void {
    const identifier = makeExample(run, () => store.tables());
    go(paths.project(slug, identifier));
  }

  return (
    <>
      <Header title={name} isPlain />
      <Empty
        level={1}
        icon={<Sailboat size={32} strokeWidth={1.5} />}
        title={t('welcome.title', { name })}
        text={t(isGuest ? 'welcome.guest' : 'welcome.text')}
      >
        {isGuest ? null : (
          <>
            <Button kind="main" onClick={example}>
              {t('welcome.example')}
            </Button>
            <Button kind="outline" onClick={() => setNew(true)}>
              {t('welcome.clean')}
            </Button>
          </>
        )}
      </Empty>
      {isNew ? <NewProjectDialog slug={slug} onClose={() => setNew(false)} /> : null}
    </>
  );
}
