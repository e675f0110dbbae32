/** Adds the texts of drafts; imported by the parts that show them. */
import { addMessages } from '../en';
import { drafts } from '../en/drafts';

addMessages(drafts);
