/** Adds the texts of pages whose issues the server finds; imported by the parts that show them. */
import { addMessages } from '../en';
import { served } from '../en/served';

addMessages(served);
