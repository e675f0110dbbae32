/** Adds the texts of settings; imported by the pages that show them. */
import { addMessages } from '../en';
import { settings } from '../en/settings';

addMessages(settings);
