/** Adds the names of what can be done by key; imported by the parts that list them. */
import { addMessages } from '../en';
import { keys } from '../en/keys';

addMessages(keys);
