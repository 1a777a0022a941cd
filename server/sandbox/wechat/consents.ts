/** What people allowed on their phones: one consent is one message (一次性订阅), or lasts until it is taken back (长期订阅). */
export class Consents {
  private readonly counts = new Map<string, number>();

  /** Answers how many messages are now allowed. */
  grant(openid: string, templateId: string): number {
    const count = this.count(openid, templateId) + 1;
    this.counts.set(keyOf(openid, templateId), count);
    return count;
  }

  /** A consent that lasts. */
  grantLasting(openid: string, templateId: string): void {
    this.counts.set(keyOf(openid, templateId), Infinity);
  }

  /** As in the settings of the mini-program: 不再接收. */
  takeBack(openid: string, templateId: string): void {
    this.counts.delete(keyOf(openid, templateId));
  }

  /** Whether there was one to spend. */
  spend(openid: string, templateId: string): boolean {
    const count = this.count(openid, templateId);
    if (count === 0) return false;
    this.counts.set(keyOf(openid, templateId), count - 1);
    return true;
  }

  clear(): void {
    this.counts.clear();
  }

  private count(openid: string, templateId: string): number {
    return this.counts.get(keyOf(openid, templateId)) ?? 0;
  }
}

const keyOf = (openid: string, templateId: string) => `${openid} ${templateId}`;
