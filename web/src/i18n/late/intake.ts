/** Adds the texts of the intake; imported by the pages and commands that show them. */
import { addMessages } from '../en';
import { intake } from '../en/intake';

addMessages(intake);
