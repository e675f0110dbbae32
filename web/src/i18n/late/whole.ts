/** Adds the texts of changing everything that matches; imported by the parts that do it. */
import { addMessages } from '../en';
import { whole } from '../en/whole';

addMessages(whole);
