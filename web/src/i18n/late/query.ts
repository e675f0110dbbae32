/** Adds the texts of queries; imported by the parts that show them. */
import { addMessages } from '../en';
import { query } from '../en/query';

addMessages(query);
