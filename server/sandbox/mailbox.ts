export interface SentSms {
  id: string;
  kind: 'sms';
  /** ISO 8601. */
  at: string;
  /** Phone number. */
  to: string;
  template: string;
  params: Record<string, string>;
  /** As the phone would show it. */
  text: string;
}

export interface SentSubscription {
  id: string;
  kind: 'subscription';
  at: string;
  /** openid. */
  to: string;
  templateId: string;
  title: string;
  /** What a tap opens; empty where the card opens nothing. */
  page: string;
  data: Record<string, string>;
}

export type SentMessage = SentSms | SentSubscription;

/** Old messages go first; a demo that runs for days must not fill the memory. */
const CAPACITY = 1000;

/** What has been sent to people's phones, newest first. */
export class Mailbox {
  private messages: SentMessage[] = [];

  add(message: SentMessage): void {
    this.messages = [message, ...this.messages].slice(0, CAPACITY);
  }

  list({ kind, to }: { kind?: string | null; to?: string | null } = {}): SentMessage[] {
    return this.messages.filter((message) => (!kind || message.kind === kind) && (!to || message.to === to));
  }

  clear(): void {
    this.messages = [];
  }
}
