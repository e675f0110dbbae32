/** Adds the texts of choosing; imported by the parts that show them. */
import { addMessages } from '../en';
import { choose } from '../en/choose';

addMessages(choose);
