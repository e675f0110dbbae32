/** The bar of formats below the text. */
import '../i18n/late/editor';
import { Image, Link, Table } from 'lucide-react';
import type { Command, EditorState } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { t } from '../i18n';
import { IconButton } from '../ui/button';
import { AddressForm } from './address-form';
import { hasMark, insertTable, removeLink } from './commands';
import { schema } from './schema';
import { TABLE_TOOLS, TOOLS } from './tools';

const { marks } = schema;

/** What address is being asked for. */
export type Asking = 'link' | 'image' | undefined;

/** The bar, and what it does to the text. */
export type ToolbarProps = {
  readonly state: EditorState;
  readonly asking: Asking;
  onAsk(what: Asking): void;
  onCommand(command: Command): void;
};

/** One tab stop; arrows move within. */
export function Toolbar({ state, asking, onAsk, onCommand }: ToolbarProps) {
  const [stop, setStop] = useState(0);
  if (asking) return <AddressForm what={asking} onAsk={onAsk} onCommand={onCommand} />;
  const isLinked = hasMark(state, marks.link);
  const buttons: ReactNode[] = [
    ...TOOLS.map(({ label, icon: Icon, keys, isOn, command }) => (
      <IconButton
        key={label}
        label={t(label)}
        keys={keys}
        aria-pressed={isOn(state)}
        onClick={() => onCommand(command)}
      >
        <Icon />
      </IconButton>
    )),
    <IconButton
      key="link"
      label={t(isLinked ? 'editor.unlink' : 'editor.link')}
      keys="Mod+K"
      aria-pressed={isLinked}
      onClick={() => (isLinked ? onCommand(removeLink) : onAsk('link'))}
    >
      <Link />
    </IconButton>,
    <IconButton key="image" label={t('editor.image')} onClick={() => onAsk('image')}>
      <Image />
    </IconButton>,
    isInTable(state) ? (
      TABLE_TOOLS.map(({ label, command }) => (
        <button key={label} type="button" className="button" onClick={() => onCommand(command)}>
          {t(label)}
        </button>
      ))
    ) : (
      <IconButton key="table" label={t('editor.table')} onClick={() => onCommand(insertTable)}>
        <Table />
      </IconButton>
    ),
  ];
  return (
    <div
      ref={(bar) => oneStop(bar, stop)}
      className="editor__bar"
      role="toolbar"
      aria-label={t('editor.formats')}
      onKeyDown={(event) => setStop(moved(event) ?? stop)}
      // The text keeps its selection while the bar is clicked.
      onPointerDown={(event) => event.preventDefault()}
    >
      {buttons}
    </div>
  );
}

function buttonsOf(bar: HTMLElement): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>('button')];
}

function oneStop(bar: HTMLElement | null, stop: number): void {
  if (!bar) return;
  const all = buttonsOf(bar);
  all.forEach((button, index) => {
    button.tabIndex = index === Math.min(stop, all.length - 1) ? 0 : -1;
  });
}

/** Moves the focus by an arrow key, and says where to. */
function moved(event: KeyboardEvent<HTMLElement>): number | undefined {
  const all = buttonsOf(event.currentTarget);
  const at = all.indexOf(event.target as HTMLElement);
  const to = {
    ArrowRight: (at + 1) % all.length,
    ArrowLeft: (at - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  }[event.key];
  if (to === undefined) return undefined;
  event.preventDefault();
  all[to]?.focus();
  return to;
}
