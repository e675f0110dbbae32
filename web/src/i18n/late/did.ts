/** Adds what commands do, in words; imported by the commands. */
import { addMessages } from '../en';
import { did } from '../en/did';

addMessages(did);
