/** Adds the texts of the editor; imported by the parts that show them. */
import { addMessages } from '../en';
import { editor } from '../en/editor';

addMessages(editor);
