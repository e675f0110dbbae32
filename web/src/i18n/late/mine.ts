/** Adds the texts of one's own work; imported by the page that shows them. */
import { addMessages } from '../en';
import { mine } from '../en/mine';

addMessages(mine);
