/** Adds the texts of create; imported by the pages that show them. */
import { addMessages } from '../en';
import { create } from '../en/create';

addMessages(create);
