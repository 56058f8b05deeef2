import type { ProductKey, QuestionId } from '../../../domain/ids.ts';
import type { Condition } from '../../../domain/sop/condition.ts';
import type { Product } from '../../../domain/sop/product.ts';
import type { Question } from '../../../domain/sop/questions.ts';
import type { GridColumn } from '../../../domain/sop/questions/product-grid.ts';
import type { Step } from '../../../domain/sop/template.ts';
import type { Text } from '../../../domain/sop/text.ts';

// A short hand for writing standards down as data: `must` and `may` say whether an answer is needed.

type Extra = { readonly when?: Condition; readonly hint?: Text; readonly required?: Condition };
type Frame = {
  readonly id: QuestionId;
  readonly title: Text;
  readonly required: boolean | Condition;
  readonly when?: Condition;
  readonly hint?: Text;
};

export function say(zh: string, en: string): Text {
  return { zh, en };
}

export function must(id: string, title: Text, extra: Extra = {}): Frame {
  return { required: true, ...extra, id: id as QuestionId, title };
}

export function may(id: string, title: Text, extra: Extra = {}): Frame {
  return { required: false, ...extra, id: id as QuestionId, title };
}

export function step(id: string, title: Text, questions: readonly Question[]): Step {
  return { id, title, questions: [...questions] };
}

export function one(frame: Frame, options: readonly (readonly [value: string, title: Text])[]): Question {
  return { ...frame, type: 'choice', several: false, options: options.map(([value, title]) => ({ value, title })) };
}

export function several(frame: Frame, options: readonly (readonly [value: string, title: Text])[]): Question {
  return { ...frame, type: 'choice', several: true, options: options.map(([value, title]) => ({ value, title })) };
}

export function whole(frame: Frame, min: number, max: number, unit?: Text): Question {
  return { ...frame, type: 'number', whole: true, min, max, ...(unit && { unit }) };
}

export function words(frame: Frame, maxLength: number): Question {
  return { ...frame, type: 'text', maxLength };
}

export function yesNo(frame: Frame): Question {
  return { ...frame, type: 'yes-no' };
}

export function grid(
  frame: Frame,
  products: readonly Product[],
  columns: readonly GridColumn[],
  mustFill: readonly GridColumn[],
): Question {
  const rows = products.map(({ key, title }) => ({ key: key as ProductKey, title }));
  return { ...frame, type: 'product-grid', products: rows, columns: [...columns], mustFill: [...mustFill] };
}

type Subject = NonNullable<Extract<Question, { type: 'photo' }>['subject']>;

/** Live only: nothing from the gallery. */
export function livePhoto(frame: Frame, subject: Subject, max = 2): Question {
  return { ...frame, type: 'photo', min: 1, max, gallery: false, subject };
}

export const ifYes = (question: string): Condition => ({ question: question as QuestionId, is: true });
export const ifHas = (question: string, value: string): Condition => ({ question: question as QuestionId, has: value });
export const ifGrade = (...grades: string[]): Condition => ({ customer: { trait: 'grade', in: grades } });

/** Heard of harm or of a fault in quality? Asked on every line, at every visit: the clock for reporting it is 24 hours. */
export function adverseEvent(): Step {
  return step('safety', say('不良反应与质量', 'Safety and quality'), [
    yesNo(
      must('adverse-event', say('是否听说不良反应或质量问题？', 'Heard of an adverse event or a quality complaint?'), {
        hint: say('有则须在 24 小时内上报', 'If so it must be reported within 24 hours'),
      }),
    ),
    words(
      must('adverse-event-what', say('情况（不写患者姓名）', 'What happened (no patient names)'), { when: ifYes('adverse-event') }),
      300,
    ),
  ]);
}

export function promises(): Step {
  return step('promise', say('承诺', 'Promises'), [
    {
      ...must('promises', say('双方承诺了什么、何时完成？', 'What did each side promise, and by when?'), {
        hint: say('没有承诺也请确认为“无”', 'If there was nothing, say so'),
      }),
      type: 'promise',
    },
  ]);
}

export function nextDate(): Question {
  return { ...may('next-visit', say('下次拜访日期', 'Date of the next visit')), type: 'date', fromDays: 1, toDays: 120 };
}
