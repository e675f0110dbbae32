/** Runs before the application is loaded: sends the requests that wait for none of its code. */
import { sendEarly } from '../api/early';

sendEarly(location.pathname);
