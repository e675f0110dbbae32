import { t } from '../../../i18n';
import { KeyList } from '../../help/key-list';
import { SectionHead } from '../section';

/** All shortcuts. */
export function KeySettingsPage() {
  return (
    <>
      <SectionHead title={t('settings.keys')} lead={t('keysPage.text')} />
      <h2 className="hidden-text">{t('keys.help')}</h2>
      <KeyList />
    </>
  );
}
