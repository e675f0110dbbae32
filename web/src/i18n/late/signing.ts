/** Adds the texts of signing; imported by the pages that show them. */
import { addMessages } from '../en';
import { signing } from '../en/signing';

addMessages(signing);
