import { useState } from 'react';
import type { CategorySuggestionView, CategoryView } from '@zsb/shared/catalogue';
import { findNode, leavesOf } from '../../../api/category-tree';
import { Chip } from '../../../ui/chip';
import { Box, Heading, Para } from '../../../ui/elements';
import { FieldError } from '../../../ui/field';
import type { ChosenCategory } from '../complaint-draft';
import { CategorySheet } from './category-sheet';
import './category-field.scss';

interface CategoryFieldProps {
  chosen: ChosenCategory | null;
  suggestions: CategorySuggestionView[];
  tree: CategoryView[];
  /** A node whose leaves are offered while the words suggest nothing. */
  branch: string;
  error: string | null;
  onChoose: (category: ChosenCategory) => void;
}

const SHOWN_OF_BRANCH = 4;

/** The category: what the words suggest as chips, and 其他 for the whole tree. */
export function CategoryField({ chosen, suggestions, tree, branch, error, onChoose }: CategoryFieldProps) {
  const [picking, setPicking] = useState(false);
  const offered = withChosen(suggestions.length > 0 ? suggestions : leavesOfBranch(tree, branch), chosen);
  return (
    <Box className="category-field">
      <Heading level={2} className="field-label">
        分类
      </Heading>
      <Para className="field-hint">{offered.length > 0 ? '根据您写的内容，可能是：' : '写下内容后，这里会给出建议。也可以直接选。'}</Para>
      <Box id="category" className="chips category-chips" role="group" label="分类">
        {offered.map(({ code, path }) => (
          <Chip
            key={code}
            words={path[path.length - 1] ?? ''}
            choice="radio"
            chosen={chosen?.code === code}
            onPress={() => onChoose({ code, path })}
          />
        ))}
        <Chip words={offered.length > 0 ? '其他 ›' : '选择分类 ›'} onPress={() => setPicking(true)} />
      </Box>
      {chosen && <Para className="field-hint">已选：{chosen.path.join(' › ')}</Para>}
      <FieldError id="category" error={error} />
      {picking && (
        <CategorySheet
          tree={tree}
          onClose={() => setPicking(false)}
          onChoose={(category) => {
            setPicking(false);
            onChoose(category);
          }}
        />
      )}
    </Box>
  );
}

// A choice made earlier or in the sheet stays on the page whatever is suggested now.
function withChosen(offered: ChosenCategory[], chosen: ChosenCategory | null): ChosenCategory[] {
  if (chosen === null || offered.some(({ code }) => code === chosen.code)) return offered;
  return [chosen, ...offered];
}

function leavesOfBranch(tree: CategoryView[], branch: string): ChosenCategory[] {
  const found = branch === '' ? null : findNode(tree, branch);
  return found === null ? [] : leavesOf([found.node], found.path.slice(0, -1)).slice(0, SHOWN_OF_BRANCH);
}
