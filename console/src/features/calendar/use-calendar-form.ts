import type { CalendarView } from '@zsb/shared/sla';
import { useState } from 'react';
import { errorSentence } from '../../api/messages.zh';
import { isCode } from '../../api/transport';

interface CalendarFormParts {
  save: () => Promise<CalendarView>;
  onSaved: (next: CalendarView) => void;
  /** Somebody else saved a version meanwhile: read it; what was filled in stays. */
  onStale: () => void;
}

/** Saving a calendar: under way, refused in words, or done. */
export function useCalendarForm({ save, onSaved, onStale }: CalendarFormParts) {
  const [isSending, setIsSending] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const submit = () => {
    setIsSending(true);
    setSentence(null);
    save().then(onSaved, (error: unknown) => {
      setIsSending(false);
      if (isCode(error, 'platform.changed-meanwhile')) {
        setSentence('别人刚刚保存过这份日历，页面已换成最新内容。您填的都在，请核对后再保存。');
        onStale();
      } else setSentence(errorSentence(error));
    });
  };
  return { isSending, sentence, submit };
}
