/** Adds the texts of activity; imported by the pages that show them. */
import { addMessages } from '../en';
import { activity } from '../en/activity';

addMessages(activity);
