/** Adds the texts of what is done with issues; imported by the parts that do it. */
import { addMessages } from '../en';
import { commands } from '../en/commands';

addMessages(commands);
