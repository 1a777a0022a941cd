import { useCity } from '../../../api/use-city';
import { api } from '../../../api/wiring';
import { askForSubscription } from '../../../platform/subscription';
import { SideAction } from '../../../ui/actions';
import { Box, Para } from '../../../ui/elements';
import { useSubscription } from '../use-subscription';
import './subscription-offer.scss';

/** The kind as the city has set it up; one message for one consent where a kept copy does not say. */
const WORDS = {
  once: { before: '本次进展会通知您一次，可再次订阅。', after: '✓ 有进展时会在微信里通知您，一次订阅通知一次。', again: '再订阅一次' },
  long: { before: '有进展都会通知您。', after: '✓ 有进展时会在微信里通知您。', again: null },
} as const;

/** 订阅进度提醒: asked for where it has just become useful. Nothing in a browser, which has no such messages. */
export function SubscriptionOffer() {
  const city = useCity().data;
  const template = city?.subscriptionTemplates.progress ?? null;
  const { state, subscribe } = useSubscription({ template, ask: askForSubscription, consent: api.consent });
  if (state === 'unavailable') return null;
  const { before, after, again } = WORDS[city?.subscriptionKind ?? 'once'] ?? WORDS.once;
  const agreed = state === 'agreed';
  const offer = agreed ? again : '订阅进度提醒';
  return (
    <Box className="subscription" live="polite">
      {offer !== null && <SideAction onPress={subscribe}>{offer}</SideAction>}
      <Para className="subscription-words">{agreed ? after : before}</Para>
    </Box>
  );
}
