import type { CategorySuggestionView, CategoryView } from '@zsb/shared/catalogue';
import { diversionOf } from '../../../api/category-tree';
import { Box, Heading, Para, PhoneLink, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import type { ChosenCategory } from '../complaint-draft';
import './diversion.scss';

interface DiversionProps {
  tree: CategoryView[];
  chosen: ChosenCategory | null;
  suggestions: CategorySuggestionView[];
}

/** What to do first: an emergency number or another office that is quicker than a complaint. Filing stays possible. */
export function Diversion({ tree, chosen, suggestions }: DiversionProps) {
  // Danger does not wait for a choice: the likeliest category counts until there is one.
  const diversion = diversionOf(tree, (chosen ?? suggestions[0])?.code ?? '');
  if (!diversion) return null;
  return (
    <Box className="diversion" role="alert">
      <Heading level={2} className="diversion-title">
        {diversion.title}
      </Heading>
      <Para>{diversion.text}</Para>
      {diversion.phones.map(({ name, number }) => (
        <PhoneLink key={number} className="diversion-phone" phone={number}>
          <Icon name="phone" size={20} colour="#FFFFFF" />
          <Words>
            {name} {number}
          </Words>
        </PhoneLink>
      ))}
    </Box>
  );
}
