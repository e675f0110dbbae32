/** Adds the texts of page; imported by the parts that show them. */
import { addMessages } from '../en';
import { page } from '../en/page';

addMessages(page);
