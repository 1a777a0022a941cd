import { Box, Heading, PressButton, TextInput } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import { useCareMode } from '../../../ui/care-mode';
import './home-header.scss';

interface HomeHeaderProps {
  city: string;
  words: string;
  onWords: (words: string) => void;
}

/** The city, 关怀模式, the search box. */
export function HomeHeader({ city, words, onWords }: HomeHeaderProps) {
  const { careMode, toggleCareMode } = useCareMode();
  return (
    <Box className="home-header">
      <Box className="home-line">
        <Heading level={1} className="home-city">
          {city}
        </Heading>
        <PressButton className="home-care" pressed={careMode} onPress={toggleCareMode}>
          <Icon name={careMode ? 'check' : 'larger'} size={20} colour="#FFFFFF" />
          关怀模式
        </PressButton>
      </Box>
      <Box className="home-search">
        <Icon name="search" size={20} />
        <TextInput
          id="home-search"
          kind="search"
          className="home-search-field"
          label="搜索"
          placeholder="找服务、查办件"
          value={words}
          onChange={onWords}
        />
      </Box>
    </Box>
  );
}
