import './main.css';
import { fileDigest } from '../base/digest.ts';
import { groupBy } from '../base/group.ts';
import { Bundle } from '../domain/evidence/bundle.ts';
import { Checkpoint, isCheckpointOf } from '../domain/evidence/checkpoint.ts';
import { fingerprintOf, PublicKey } from '../domain/evidence/seal.ts';
import { type Check, verifyBundle } from '../domain/evidence/verify-bundle.ts';
import { checkCertified, checkSignature } from '../ui/check-signature.ts';
import { type Language, say } from '../words/language.ts';
import { CHECKS, PROOF } from './words.ts';

// One file, opened from disk: no network, no framework, nothing of the server. It may be given to anybody.

interface State {
  language: Language;
  fingerprint: string;
  /** What was opened, as it was read. */
  given: unknown;
  photos: readonly File[];
}

const state: State = { language: navigator.language.startsWith('zh') ? 'zh' : 'en', fingerprint: '', given: undefined, photos: [] };
const page = document.querySelector('#page') as HTMLElement;

function t(code: keyof typeof PROOF, says: Record<string, string | number> = {}): string {
  return say(PROOF, code, state.language, says);
}

function el(name: string, attributes: Record<string, string>, ...inside: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

async function render(): Promise<void> {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  const turn = el('button', { type: 'button' }, t('language'));
  turn.addEventListener('click', () => {
    state.language = state.language === 'zh' ? 'en' : 'zh';
    void render();
  });
  const parts = [
    el('header', {}, el('h1', {}, t('title')), turn),
    el('p', { class: 'soft' }, t('lead')),
    picker(t('pick'), false, (files) => void open(files)),
    keyField(),
    ...(state.given === undefined ? [] : await findings(state.given)),
  ];
  page.replaceChildren(...parts);
}

function picker(words: string, many: boolean, picked: (files: readonly File[]) => void): HTMLElement {
  const input = el('input', { type: 'file', ...(many ? { multiple: '' } : { accept: '.json,application/json' }) }) as HTMLInputElement;
  input.addEventListener('change', () => picked([...(input.files ?? [])]));
  const label = el('label', { class: 'drop' }, input, words);
  label.addEventListener('dragover', (event) => {
    event.preventDefault();
    label.classList.add('over');
  });
  label.addEventListener('dragleave', () => label.classList.remove('over'));
  label.addEventListener('drop', (event) => {
    event.preventDefault();
    picked([...(event.dataTransfer?.files ?? [])]);
  });
  return label;
}

function keyField(): HTMLElement {
  const input = el('input', { type: 'text', value: state.fingerprint, spellcheck: 'false' }) as HTMLInputElement;
  input.addEventListener('change', () => {
    state.fingerprint = input.value;
    void render();
  });
  return el('label', {}, el('span', { class: 'soft' }, t('key')), input);
}

async function open([file]: readonly File[]): Promise<void> {
  if (!file) return;
  // What was said of the last file is no word on this one.
  state.given = undefined;
  state.photos = [];
  void render();
  state.given = await file
    .text()
    .then(JSON.parse)
    .catch(() => null);
  await render();
}

async function findings(given: unknown): Promise<HTMLElement[]> {
  const it = given as { bundle?: unknown; what?: unknown } | null;
  if (it?.what === 'rounds-dispute') return disputeOf(it);
  const bundle = it?.bundle ?? given;
  const own = PublicKey.safeParse((bundle as { organisationKey?: unknown } | null)?.organisationKey);
  if (!own.success) return [verdict(t('unreadable'), false)];
  const bare = (text: string) => text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  const fingerprint = fingerprintOf(own.data);
  const asked = bare(state.fingerprint);
  if (asked !== '' && asked !== bare(fingerprint)) return [verdict(t('keyDiffers'), false)];
  const checks = await verifyBundle(bundle, { check: checkSignature, checkCertified, organisationKey: own.data });
  const failed = checks.filter(({ ok }) => !ok).length;
  return [
    verdict(failed === 0 ? t('holds', { n: checks.length }) : t('fails', { k: failed, n: checks.length }), failed === 0),
    el('p', { class: 'soft code' }, t(asked === '' ? 'keyCame' : 'keyFits', { fingerprint })),
    ...(await whatItSays(bundle)),
    checkList(checks),
  ];
}

function verdict(words: string, good: boolean): HTMLElement {
  return el('p', { class: good ? 'verdict' : 'verdict bad', role: 'status' }, words);
}

async function whatItSays(given: unknown): Promise<HTMLElement[]> {
  const read = Bundle.safeParse(given);
  if (!read.success) return [];
  const { facts, photos, checkpoint } = read.data;
  const at = new Date(checkpoint.at).toLocaleString(state.language === 'zh' ? 'zh-CN' : 'en');
  const withheld = facts.flatMap(({ fact }) => Object.keys(fact.envelope.parts).filter((name) => !Object.hasOwn(fact.parts, name))).length;
  return [
    el('p', {}, t('what', { facts: facts.length, photos: photos.length, size: checkpoint.size, at })),
    ...(withheld > 0 ? [el('p', { class: 'soft' }, t('withheld', { n: withheld }))] : []),
    ...(photos.length > 0 ? [await photoPart(photos)] : []),
  ];
}

async function photoPart(named: readonly string[]): Promise<HTMLElement> {
  const digests = await Promise.all(state.photos.map(async (file) => fileDigest(new Uint8Array(await file.arrayBuffer()))));
  const k = digests.filter((digest) => named.includes(digest)).length;
  const choose = picker(t('photos'), true, (files) => {
    state.photos = files;
    void render();
  });
  return el('div', {}, choose, ...(digests.length > 0 ? [verdict(t('photosHold', { k, n: digests.length }), k === digests.length)] : []));
}

/** Each question once, with what did not hold beneath it. */
function checkList(checks: readonly Check[]): HTMLElement {
  const rows = [...groupBy(checks, ({ name }) => name)].map(([name, own]) => {
    const bad = own.filter(({ ok }) => !ok);
    const words = el('div', {}, `${say(CHECKS, name, state.language)} (${own.length - bad.length}/${own.length})`);
    for (const { about, why } of bad.slice(0, 5)) words.append(el('p', { class: 'soft code' }, `${about}: ${why ?? ''}`));
    // Whose word it is has to be compared: the file brought it along.
    if (name === 'stamp' || name === 'witness') {
      for (const { about, ok } of own) if (ok) words.append(el('p', { class: 'soft code' }, about));
    }
    return el('li', { class: bad.length > 0 ? 'bad' : '' }, mark(bad.length === 0), words);
  });
  return el('ul', { class: 'checks' }, ...rows);
}

/** Drawn, because not every machine has a letter for it. */
function mark(good: boolean): HTMLElement {
  const span = el('span', { 'aria-hidden': 'true' });
  const way = good ? 'M3 9l4 4 8-9' : 'M4 4l10 10M14 4L4 14';
  span.innerHTML = `<svg viewBox="0 0 18 18" width="18" fill="none" stroke="currentColor" stroke-width="2"><path d="${way}"/></svg>`;
  return span;
}

async function disputeOf(given: object): Promise<HTMLElement[]> {
  const { organisationKey, before, now } = given as { organisationKey?: unknown; before?: unknown; now?: unknown };
  const key = PublicKey.safeParse(organisationKey);
  const words = [before, now].map((word) => Checkpoint.safeParse(word));
  const signed = key.success
    ? await Promise.all(words.map((word) => (word.success ? isCheckpointOf(key.data, word.data, checkSignature) : false)))
    : [false];
  const both = signed.every(Boolean);
  return [
    el('h2', {}, t('dispute')),
    verdict(t(both ? 'disputeHolds' : 'disputeFails'), !both),
    ...(key.success ? [el('p', { class: 'soft code' }, t('keyCame', { fingerprint: fingerprintOf(key.data) }))] : []),
    el('pre', { class: 'code soft' }, JSON.stringify({ before, now }, null, 1)),
  ];
}

void render();
