/** Adds the texts of search; imported by the parts that show them. */
import { addMessages } from '../en';
import { search } from '../en/search';

addMessages(search);
