/** One event of a stream of server-sent events. */
export interface StreamEvent {
  event: string;
  data: string;
}

/**
 * Cuts the text of an event stream into events, whatever the pieces it arrives in (WHATWG HTML §9.2.6). Comment lines, which only
 * keep the connection open, are no events.
 */
export class EventCutter {
  private rest = '';
  private event = '';
  private data: string[] = [];

  /** The events that became whole with this piece of text. */
  push(piece: string): StreamEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.take(line));
  }

  private take(line: string): StreamEvent[] {
    if (line === '') return this.finish();
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (name === 'event') this.event = value;
    if (name === 'data') this.data.push(value);
    return [];
  }

  private finish(): StreamEvent[] {
    const whole = this.data.length > 0 ? [{ event: this.event || 'message', data: this.data.join('\n') }] : [];
    this.event = '';
    this.data = [];
    return whole;
  }
}
