import '../i18n/late/palette';
import { useEffect } from 'react';
import { whenIdle } from '../ui/idle';
import { Help } from '../views/help/help';
import { PendingKeys } from '../views/help/pending-keys';
import { Palette } from '../views/palette/palette';

/** What is loaded after the first page: the palette, the page of keys, and then what people open next. */
export function Extras() {
  useEffect(() => whenIdle(warm), []);
  return (
    <>
      <Palette />
      <Help />
      <PendingKeys />
    </>
  );
}

/** Loads further parts ahead, so that they open at once, and without a network as well. */
function warm(): void {
  const parts = [
    import('../views/issue/page'),
    import('../views/issue/peek'),
    import('../views/issues/board'),
    import('../views/pages/page'),
    import('../editor/html'),
    import('../editor/editor'),
    import('../views/help/key-list'),
  ];
  // What could not be loaded is loaded, or said to be missing, when it is opened.
  void Promise.allSettled(parts);
}
