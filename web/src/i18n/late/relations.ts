/** Adds the texts of relations; imported by the pages that show them. */
import { addMessages } from '../en';
import { relations } from '../en/relations';

addMessages(relations);
