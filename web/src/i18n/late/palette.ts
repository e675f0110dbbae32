/** Adds the texts of palette and help; imported by the pages that show them. */
import { addMessages } from '../en';
import { palette } from '../en/palette';

addMessages(palette);
