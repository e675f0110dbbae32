/** Adds the texts of conflict; imported by the parts that show them. */
import { addMessages } from '../en';
import { conflict } from '../en/conflict';

addMessages(conflict);
