import type { Words } from '../../words/language.ts';

export const PROOF = {
  title: { zh: '凭据', en: 'Proof' },
  save: { zh: '保存这次拜访的凭据', en: 'Save the proof of this visit' },
  busy: { zh: '正在取…', en: 'Fetching…' },
  hint: { zh: '一个文件，谁都能离线核对它没有被改过。', en: 'One file that anybody can check offline for changes.' },
  failed: { zh: '现在没有网络，或服务器没有回答。记录都在，稍后再试。', en: 'No network, or no answer. Nothing is lost; try again later.' },
  checker: { zh: '下载核对页面', en: 'Get the page that checks it' },
} as const satisfies Words<string>;
