/** Adds the texts of board; imported by the parts that show them. */
import { addMessages } from '../en';
import { board } from '../en/board';

addMessages(board);
