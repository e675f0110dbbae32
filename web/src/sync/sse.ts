/** A server-sent event. */
export interface ServerEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads server-sent events from text that comes in pieces, as the HTML standard says. */
export class EventParser {
  #rest = '';
  #id = '';
  #event = '';
  #data: string[] = [];
  #isStart = true;

  /** Takes a piece; the events that are complete with it. */
  push(piece: string): ServerEvent[] {
    let text = this.#rest + piece;
    if (this.#isStart && text !== '') {
      text = text.replace(/^\uFEFF/, '');
      this.#isStart = false;
    }
    // A CR at the end may be half of a CRLF.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + text.slice(end);
    const events: ServerEvent[] = [];
    for (const line of lines) {
      const event = this.#line(line);
      if (event) events.push(event);
    }
    return events;
  }

  #line(line: string): ServerEvent | null {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    return null;
  }

  #dispatch(): ServerEvent | null {
    const data = this.#data.join('\n');
    const event = this.#event || 'message';
    const isEmpty = this.#data.length === 0;
    this.#data = [];
    this.#event = '';
    return isEmpty ? null : { id: this.#id, event, data };
  }
}
