/** Adds the texts of favourites, visits and stickies; imported by the parts that show them. */
import { addMessages } from '../en';
import { own } from '../en/own';

addMessages(own);
