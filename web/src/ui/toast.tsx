import { late } from './late';

/** A message that comes by itself. */
export interface Notice {
  readonly title: string;
  readonly text?: string;
  readonly bad?: boolean;
  /** What can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const waiting: Notice[] = [];
let show: ((notice: Notice) => void) | undefined;

/** Shows a message at the corner for some seconds; bad ones stay longer, and are read at once. */
export function notify(notice: Notice): void {
  if (show) show(notice);
  else waiting.push(notice);
}

/** Hands over the messages that wait, and all later ones. */
export function takeNotices(take: (notice: Notice) => void): void {
  show = take;
  for (const notice of waiting.splice(0)) take(notice);
}

/** The place of the messages; once for the whole application. */
export const Toasts = late<object>(async () => (await import('./toast-part')).Toasts, {
  waits: true,
});
