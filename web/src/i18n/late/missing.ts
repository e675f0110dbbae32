/** Adds the texts of addresses with nothing; imported by the pages that show them. */
import { addMessages } from '../en';
import { missing } from '../en/missing';

addMessages(missing);
