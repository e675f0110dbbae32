/** Adds the texts of saved views; imported by the pages that show them. */
import { addMessages } from '../en';
import { views } from '../en/views';

addMessages(views);
