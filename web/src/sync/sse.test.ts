// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { EventParser } from './sse';

const TEXT =
  'retry: 1000\n\n: a comment\nid: e:2\nevent: events\ndata: {"a":\ndata: 1}\n\nid: e:3\r\nevent:heartbeat\r\ndata: é\r\n\r\ndata: last\n\n';
const EVENTS = [
  { id: 'e:2', event: 'events', data: '{"a":\n1}' },
  { id: 'e:3', event: 'heartbeat', data: 'é' },
  { id: 'e:3', event: 'message', data: 'last' },
];

describe('the parser of server-sent events', () => {
  it('reads events, comments, ids that stay, and all ends of lines', () => {
    expect(new EventParser().push(TEXT)).toEqual(EVENTS);
  });

  it('reads the same however the text is cut', () => {
    for (let size = 1; size < 12; size += 1) {
      const parser = new EventParser();
      const found = [];
      for (let at = 0; at < TEXT.length; at += size)
        found.push(...parser.push(TEXT.slice(at, at + size)));
      expect(found).toEqual(EVENTS);
    }
  });

  it('gives nothing for an event that is not complete', () => {
    const parser = new EventParser();
    expect(parser.push('data: x\n')).toEqual([]);
    expect(parser.push('\n')).toHaveLength(1);
  });
});
