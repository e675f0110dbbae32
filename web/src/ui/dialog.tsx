import type { ReactNode, RefObject } from 'react';
import { late } from './late';

/** What a dialog needs. */
export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly wide?: boolean;
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** What has the focus after it, where that is not what had it before. */
  readonly finalFocus?: RefObject<HTMLElement | null>;
  /** Whether it stays until it is answered. */
  readonly lasting?: boolean;
}

/** What a question before something that is hard to take back needs. */
export interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  /** What the button that does it says. */
  readonly action: string;
  /** Whether nothing is lost by it, so that the button does not warn. */
  readonly isHarmless?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** What a panel at the side of narrow screens needs. */
export interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly children: ReactNode;
}

/** A dialog over the page; Escape and its button close it. */
export const Dialog = late<DialogProps>(async () => (await import('./dialog-part')).Dialog);

/** Asks before something that is hard to take back. */
export const Confirm = late<ConfirmProps>(async () => (await import('./dialog-part')).Confirm);

/** A panel at the side of the screen, over the page. */
export const Drawer = late<DrawerProps>(async () => (await import('./dialog-part')).Drawer);
