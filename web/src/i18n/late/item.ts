/** Adds the texts of item; imported by the parts that show them. */
import { addMessages } from '../en';
import { item } from '../en/item';

addMessages(item);
