import { useEffect, useRef } from 'react';
import type { CategoryView, OfficeChoiceView } from '@zsb/shared/catalogue';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { useDistricts } from '../../../api/use-city';
import { pictureAddress } from '../../../api/wiring';
import { serverNow } from '../../../platform/clock';
import { showField } from '../../../platform/show-field';
import { Card } from '../../../ui/card';
import { Field } from '../../../ui/field';
import { filesAnonymously } from '../complaint-draft';
import type { FileComplaint } from '../use-file-complaint';
import { CategoryField } from './category-field';
import { ContactField } from './contact-field';
import { Diversion } from './diversion';
import { KindChoice } from './kind-choice';
import { PhotoStrip } from './photo-strip';
import { PlaceField } from './place-field';
import { QuestionFields } from './question-fields';
import { REPORT_SECTION, ReportSection } from './report-section';
import { SimilarCases } from './similar-cases';

interface FilingFieldsProps {
  form: FileComplaint;
  tree: CategoryView[];
  offices: OfficeChoiceView[] | null;
  phone: string | null;
  branch: string;
}

/** Everything a complaint is made of: the words first, everything else after. */
export function FilingFields({ form, tree, offices, phone, branch }: FilingFieldsProps) {
  const { draft, errors, change } = form;
  const districts = useDistricts().data ?? [];
  useReportShown(draft.kind === 'report');
  return (
    <>
      {draft.kind === 'report' && <ReportSection form={form} offices={offices} />}
      <WhatHappened form={form} tree={tree} />
      <Card>
        <PlaceField draft={draft} districts={districts} error={errors.address ?? null} change={change} />
      </Card>
      <Card>
        <CategoryField
          chosen={draft.category}
          suggestions={form.suggestions}
          tree={tree}
          branch={branch}
          error={errors.category ?? null}
          onChoose={(category) => change({ category })}
        />
        <QuestionFields questions={form.questions} draft={draft} errors={errors} onAnswer={form.answer} />
        <KindChoice kind={draft.kind} onChoose={(kind) => change({ kind })} />
      </Card>
      <SimilarCases similar={form.similar} now={serverNow()} />
      {!filesAnonymously(draft) && (
        <Card>
          <ContactField draft={draft} errors={errors} phone={phone} change={change} />
        </Card>
      )}
    </>
  );
}

/** The words, what to do first where they speak of danger, and the photos. */
const WhatHappened = ({ form, tree }: Pick<FilingFieldsProps, 'form' | 'tree'>) => (
  <Card>
    <Field
      id="text"
      large
      label="发生了什么事"
      hint="用自己的话说，越具体越好：什么时间、什么地方、希望怎么解决"
      value={form.draft.text}
      maxLength={COMPLAINT_LIMITS.text}
      error={form.errors.text ?? null}
      onChange={(text) => form.change({ text })}
    />
    {/* Right under the words: whoever writes of gas or fire must not have to scroll to read it. */}
    <Diversion tree={tree} chosen={form.draft.category} suggestions={form.suggestions} />
    <PhotoStrip sent={form.draft.photos} photos={form.photos} error={form.errors.photos ?? null} addressOf={pictureAddress} />
  </Card>
);

/** What 举报 means stands at the top; the choice may have been made at the bottom. */
function useReportShown(isReport: boolean): void {
  const was = useRef(isReport);
  useEffect(() => {
    if (isReport && !was.current) showField(REPORT_SECTION);
    was.current = isReport;
  }, [isReport]);
}
