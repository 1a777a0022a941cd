/** What people allowed on their phones: one consent is one message (一次性订阅). */
export class Consents {
  private readonly counts = new Map<string, number>();

  /** Answers how many messages are now allowed. */
  grant(openid: string, templateId: string): number {
    const count = this.count(openid, templateId) + 1;
    this.counts.set(keyOf(openid, templateId), count);
    return count;
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
