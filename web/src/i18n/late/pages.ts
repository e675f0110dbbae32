/** Adds the texts of pages; imported by the pages that show them. */
import { addMessages } from '../en';
import { pages } from '../en/pages';

addMessages(pages);
