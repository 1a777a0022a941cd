import Taro from '@tarojs/taro';

/** Must be called from a tap. True when the person agreed to one message of the template. */
export const askForSubscription: ((templateId: string) => Promise<boolean>) | null = async (templateId) => {
  try {
    const answer = await Taro.requestSubscribeMessage({ tmplIds: [templateId], entityIds: [] });
    return (answer as unknown as Record<string, string>)[templateId] === 'accept';
  } catch {
    return false;
  }
};
