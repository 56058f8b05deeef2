import type { LineKey, SopKey } from '../../../domain/ids.ts';
import type { SopTemplate, Step } from '../../../domain/sop/template.ts';
import { adverseEvent, ifHas, ifYes, livePhoto, may, must, nextDate, one, promises, say, several, step, words, yesNo } from './ask.ts';
import type { Edition } from './pharmacy.ts';

// Academic work under the reception rules of each hospital. There is no question about quantities, prescriptions or how
// long anyone was seen, and none may be added.

const PURPOSES = [
  { value: 'reception-day', title: say('接待日', 'Reception day') },
  { value: 'department-meeting', title: say('科室会', 'Department meeting') },
  { value: 'congress', title: say('学术会议', 'Scientific meeting') },
  { value: 'pharmacy-department', title: say('药剂科', 'Hospital pharmacy') },
  { value: 'other', title: say('其他', 'Other') },
];

export function hospitalSops(edition: Edition): SopTemplate[] {
  const frame = { version: edition.version, line: 'hospital' as LineKey, purposes: PURPOSES, evidence: 'C' as const, burdenS: 120 };
  const steps = stepsOf(edition);
  const begins = edition.from ? { from: edition.from } : {};
  return [
    {
      ...frame,
      ...begins,
      key: 'hospital.key-department' as SopKey,
      title: say('医院 · 重点科室', 'Hospital: key department'),
      applies: { trait: 'grade', in: ['A'] },
      priority: 20,
      minDwellMin: 15,
      steps,
    },
    {
      ...frame,
      ...begins,
      key: 'hospital.department' as SopKey,
      title: say('医院 · 科室学术拜访', 'Hospital: department'),
      applies: { trait: 'grade', in: ['B', 'C', 'D'] },
      priority: 10,
      minDwellMin: 10,
      steps,
    },
  ];
}

function stepsOf({ photos }: Edition): Step[] {
  return [
    registration(photos),
    meeting(),
    message(),
    feedback(),
    adverseEvent(),
    declaration(),
    promises(),
    step('leaving', say('离院', 'Leaving'), [nextDate()]),
  ];
}

function registration(photos: boolean): Step {
  return step('registration', say('接待登记', 'Registered at the reception'), [
    one(must('reception', say('接待方式', 'How you were received')), [
      ['reception-day', say('接待日', 'Reception day')],
      ['department-meeting', say('科室会', 'Department meeting')],
      ['congress', say('学术会议', 'Scientific meeting')],
      ['pharmacy-department', say('药剂科', 'Hospital pharmacy')],
      ['other', say('其他', 'Other')],
    ]),
    words(must('receiving-office', say('接待部门', 'Receiving office')), 64),
    words(may('register-no', say('登记编号', 'Number in the register')), 64),
    ...(photos
      ? [
          livePhoto(
            may('register-slip', say('本人登记单照片', 'Your own registration slip'), {
              hint: say('不得拍摄人员、病区与病历', 'Never people, wards or records'),
            }),
            'document',
            1,
          ),
        ]
      : []),
  ]);
}

function meeting(): Step {
  return step('meeting', say('会见', 'Met'), [
    {
      ...must('met', say('见到了谁？', 'Who was met?'), {
        hint: say('未见到请以“未见到联系人”结束拜访', 'If nobody could be met, end the visit so'),
      }),
      type: 'contact-met',
    },
    one(must('mode', say('形式', 'How')), [
      ['one-to-one', say('单独', 'One to one')],
      ['group', say('多人', 'Several together')],
      ['collective', say('集中接待', 'Collective reception')],
    ]),
  ]);
}

function message(): Step {
  return step('message', say('学术信息传递', 'What was presented'), [
    several(must('materials', say('使用的获批资料', 'Approved material')), [
      ['valsaping-guideline-3', say('缬沙平 · 指南要点 v3', 'Blood pressure: guideline points v3')],
      ['valsaping-safety-2', say('缬沙平 · 安全性 v2', 'Blood pressure: safety v2')],
      ['probiotic-evidence-1', say('双歧益生菌 · 循证 v1', 'Probiotic: evidence v1')],
      ['disease-education-4', say('疾病教育 v4', 'About the disease v4')],
    ]),
  ]);
}

function feedback(): Step {
  return step('feedback', say('反馈', 'Feedback'), [
    several(must('feedback', say('医生的问题或需求', 'Questions and needs')), [
      ['efficacy', say('疗效证据', 'Evidence that it works')],
      ['safety', say('安全性', 'Safety')],
      ['dosage', say('用法用量', 'Dosage')],
      ['access', say('可及性与医保', 'Access and insurance')],
      ['literature', say('索取文献', 'Wants literature')],
      ['none', say('无', 'None')],
    ]),
    words(
      may('feedback-words', say('补充说明', 'In words'), {
        hint: say('不写患者信息、处方数量与礼品', 'No patients, no prescription figures, no gifts'),
      }),
      300,
    ),
    yesNo(must('inquiry', say('需要医学部答复？', 'For the medical department to answer?'))),
    words(must('inquiry-what', say('咨询内容', 'The question'), { when: ifYes('inquiry') }), 300),
    words(may('literature-which', say('所需文献', 'Which literature'), { when: ifHas('feedback', 'literature') }), 200),
  ]);
}

function declaration(): Step {
  return step('declaration', say('合规声明', 'Declaration'), [
    yesNo(must('no-benefit', say('本次未提供任何利益', 'No benefit of any kind was given'))),
    { ...must('signed', say('本人签名', 'Your signature')), type: 'signature', signer: 'rep' },
  ]);
}
