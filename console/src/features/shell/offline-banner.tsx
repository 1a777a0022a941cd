import { Button } from 'antd';
import { useConnection } from '../../api/client';
import { timeWords } from '../../ui/time-words';

/** Stands above the content while the server cannot be reached, with the time of what is shown. */
export function OfflineBanner({ onRetry }: { onRetry: () => void }) {
  const { isOffline, answeredAt } = useConnection();
  return (
    <div role="status">
      {isOffline && (
        <p className="offline">
          <span>网络不可用{answeredAt && `，内容为 ${timeWords(answeredAt)} 的`}。恢复后会自动更新，您写的内容都在。</span>
          <Button size="small" onClick={onRetry}>
            现在重试
          </Button>
        </p>
      )}
    </div>
  );
}
