import type { ReactNode } from 'react';
import { late } from './late';

/** One thing that can be chosen. */
export interface PickerOption {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** A few words at the end of the line. */
  readonly end?: string;
}

/** What a list to choose from needs. */
export interface PickerProps {
  /** The element that it hangs from. */
  readonly anchor: Element | null;
  /** What is chosen, for screen readers and as the placeholder. */
  readonly label: string;
  readonly options: readonly PickerOption[];
  readonly chosen: readonly string[];
  /** Whether several can be chosen; it stays open then. */
  readonly multiple?: boolean;
  readonly onChoose: (id: string, on: boolean) => void;
  readonly onClose: () => void;
  /** What the typed text itself can become. */
  readonly fromText?: (text: string) => readonly PickerOption[];
  /** Hears of the text that is typed, at first that there is none. */
  readonly onType?: ((text: string) => void) | undefined;
  /** More below the list. */
  readonly children?: ReactNode;
}

/** A list to choose from that is searched by typing; it has the focus from its first frame on. */
export const Picker = late<PickerProps>(async () => (await import('./picker-part')).Picker);
