/** All texts of the application, also those that it loads with their pages: tests find things by what people read. */
import '../src/i18n/late/activity';
import '../src/i18n/late/board';
import '../src/i18n/late/conflict';
import '../src/i18n/late/choose';
import '../src/i18n/late/commands';
import '../src/i18n/late/create';
import '../src/i18n/late/did';
import '../src/i18n/late/drafts';
import '../src/i18n/late/editor';
import '../src/i18n/late/intake';
import '../src/i18n/late/keys';
import '../src/i18n/late/mine';
import '../src/i18n/late/missing';
import '../src/i18n/late/own';
import '../src/i18n/late/page';
import '../src/i18n/late/pages';
import '../src/i18n/late/palette';
import '../src/i18n/late/places';
import '../src/i18n/late/query';
import '../src/i18n/late/relations';
import '../src/i18n/late/search';
import '../src/i18n/late/settings';
import '../src/i18n/late/signing';
import '../src/i18n/late/undo';
import '../src/i18n/late/views';
import '../src/i18n/late/whole';

export { t } from '../src/i18n';
