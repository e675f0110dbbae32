/** Asks for the address of a link or a picture, in the place of the bar. */
import '../i18n/late/editor';
import type { Command } from 'prosemirror-state';
import { type FormEvent, useId, useState } from 'react';
import { t } from '../i18n';
import { Button } from '../ui/button';
import { pictureAddress, typedAddress } from './address';
import { insertImage, setLink } from './commands';
import type { Asking } from './toolbar';

type AddressFormProps = {
  readonly what: 'link' | 'image';
  onAsk(what: Asking): void;
  onCommand(command: Command): void;
};

/** The form; an address that cannot be followed is refused with a sentence. */
export function AddressForm({ what, onAsk, onCommand }: AddressFormProps) {
  const [written, setWritten] = useState('');
  const [isWrong, setWrong] = useState(false);
  const hint = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const typed = typedAddress(written);
    const address = what === 'link' ? typed : pictureAddress(typed);
    if (address === null) return setWrong(true);
    onAsk(undefined);
    onCommand(what === 'link' ? setLink(address) : insertImage(address));
  };
  const cancel = () => {
    onAsk(undefined);
    onCommand(() => true);
  };
  return (
    <form className="editor__address" onSubmit={submit}>
      <input
        className="input"
        // biome-ignore lint/a11y/noAutofocus: it opens by a key or a press, which asks for it
        autoFocus
        type="text"
        inputMode="url"
        value={written}
        aria-label={t(what === 'link' ? 'editor.linkAddress' : 'editor.imageAddress')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? hint : undefined}
        placeholder="https://"
        onChange={(event) => {
          setWritten(event.target.value);
          setWrong(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          cancel();
        }}
      />
      <Button kind="outline" type="submit">
        {t('editor.insert')}
      </Button>
      <Button onClick={cancel}>{t('action.cancel')}</Button>
      {isWrong ? (
        <span id={hint} className="field__error" role="alert">
          {t('editor.wrongAddress')}
        </span>
      ) : null}
    </form>
  );
}
