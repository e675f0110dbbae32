import { Help } from '../views/help/help';
import { Palette } from '../views/palette/palette';

/** What is loaded after the first page: the palette, and the page of keys. */
export function Extras() {
  return (
    <>
      <Palette />
      <Help />
    </>
  );
}
