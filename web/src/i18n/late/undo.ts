/** Adds the texts of undoing; imported by the parts that do it. */
import { addMessages } from '../en';
import { undo } from '../en/undo';

addMessages(undo);
