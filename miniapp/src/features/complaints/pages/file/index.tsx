import type { CategoryView } from '@zsb/shared/catalogue';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { questionsOf } from '../../../../api/category-tree';
import { useSession } from '../../../../api/session';
import { useCategories, useDistricts } from '../../../../api/use-city';
import { api, pictureAddress, session, uploadPhoto } from '../../../../api/wiring';
import { deviceStore } from '../../../../platform/device-store';
import { openPage, replacePage } from '../../../../platform/navigation';
import { usePageParam } from '../../../../platform/page-life';
import { dropPreview } from '../../../../platform/photos';
import { randomUuid } from '../../../../platform/random-id';
import { showField } from '../../../../platform/show-field';
import { TextAction } from '../../../../ui/actions';
import { Card } from '../../../../ui/card';
import { Field } from '../../../../ui/field';
import { Message } from '../../../../ui/message';
import { Page } from '../../../../ui/page';
import { kindFrom } from '../../complaint-draft';
import { CategoryField } from '../../components/category-field';
import { ContactField } from '../../components/contact-field';
import { Diversion } from '../../components/diversion';
import { KindChoice } from '../../components/kind-choice';
import { PhotoStrip } from '../../components/photo-strip';
import { PlaceField } from '../../components/place-field';
import { QuestionFields } from '../../components/question-fields';
import { SubmitBar } from '../../components/submit-bar';
import { keepOpened } from '../../opened-case';
import { useFileComplaint, type FileComplaint } from '../../use-file-complaint';

/** 提交诉求: the words first, everything else after. */
export default function FilePage() {
  const preset = { kind: kindFrom(usePageParam('kind')), text: usePageParam('text') };
  const me = useSession(session)?.me ?? null;
  const tree = useCategories().data ?? [];
  const form = useFileComplaint({
    api,
    loginKey: me && `${me.id} ${me.assuranceLevel}`,
    store: deviceStore,
    newKey: randomUuid,
    preset,
    questionsOf: (code) => questionsOf(tree, code),
    upload: uploadPhoto,
    dropPreview,
    onFiled: (filed) => {
      keepOpened(filed);
      replacePage('result', { id: filed.id });
    },
    onLoginNeeded: (page) => openPage(page),
    onFieldError: showField,
  });
  return (
    <Page title="提交诉求" footer={<SubmitBar {...form} />}>
      {form.restored && (
        <Message kind="info" action={<TextAction onPress={form.startOver}>重新填写</TextAction>}>
          已恢复您上次没写完的内容。
        </Message>
      )}
      <Fields form={form} tree={tree} phone={me?.phone ?? null} branch={usePageParam('branch')} />
    </Page>
  );
}

interface FieldsProps {
  form: FileComplaint;
  tree: CategoryView[];
  phone: string | null;
  branch: string;
}

function Fields({ form, tree, phone, branch }: FieldsProps) {
  const { draft, errors, change } = form;
  const districts = useDistricts().data ?? [];
  return (
    <>
      <Card>
        <Field
          id="text"
          large
          label="发生了什么事"
          hint="用自己的话说，越具体越好：什么时间、什么地方、希望怎么解决"
          value={draft.text}
          maxLength={COMPLAINT_LIMITS.text}
          error={errors.text ?? null}
          onChange={(text) => change({ text })}
        />
        {/* Right under the words: whoever writes of gas or fire must not have to scroll to read it. */}
        <Diversion tree={tree} chosen={draft.category} suggestions={form.suggestions} />
        <PhotoStrip sent={draft.photos} photos={form.photos} error={errors.photos ?? null} addressOf={pictureAddress} />
      </Card>
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
      <Card>
        <ContactField draft={draft} errors={errors} phone={phone} change={change} />
      </Card>
    </>
  );
}
