import { Box, Words } from './elements';
import './skeleton.scss';

/** The outline of what is coming, while it is on its way. */
export const Skeleton = ({ cards = 3 }: { cards?: number }) => (
  <Box busy role="status">
    <Words className="sr-only">正在加载</Words>
    {Array.from({ length: cards }, (_, index) => (
      <Box key={index} className="skeleton" hidden>
        <Box className="skeleton-line skeleton-short" />
        <Box className="skeleton-line" />
        <Box className="skeleton-line skeleton-middle" />
      </Box>
    ))}
  </Box>
);
