/** Adds the texts of cycles, modules and estimates; imported by the pages and commands that show them. */
import { addMessages } from '../en';
import { places } from '../en/places';

addMessages(places);
