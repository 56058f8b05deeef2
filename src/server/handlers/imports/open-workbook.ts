import { unzipSync, zipSync } from 'fflate';
import { Problem } from '../../http/problem.ts';
import { eachTag } from './each-tag.ts';
import { MOST_UNPACKED_BYTES } from './sheet-limits.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

export interface OpenWorkbook {
  readonly firstSheet: Uint8Array;
  /** Packed again, unsqueezed, with nothing but the parts that were looked at: all that the library gets to see. */
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** The first sheet of a workbook and what is needed to read it. Pictures, charts and other sheets are never unpacked. */
export function openWorkbook(bytes: Uint8Array): OpenWorkbook {
  const about = unpacked(bytes, [WORKBOOK, RELATIONS]);
  const { sheet, beside } = pathsOf(about[WORKBOOK], about[RELATIONS]);
  const parts = unpacked(bytes, [sheet, ...beside]);
  const firstSheet = parts[sheet];
  if (!firstSheet) throw new Problem('unreadable-sheet');
  for (const path of beside) if (parts[path]) eachTag(parts[path], () => undefined);
  return { firstSheet, packed: zipSync({ ...about, ...parts }, { level: 0 }) };
}

/** Unpacks into exactly the room that the archive asks for, after adding up what it asks for. */
function unpacked(bytes: Uint8Array, paths: readonly string[]): Record<string, Uint8Array> {
  let room = 0;
  const asked = new Map<string, number>();
  const files = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (!paths.includes(name)) return false;
      if (asked.has(name)) throw new Problem('unreadable-sheet');
      room += Math.max(size, originalSize);
      if (room > MOST_UNPACKED_BYTES) throw new Problem('sheet-too-large', { mostMb: MOST_UNPACKED_BYTES / 1_000_000 });
      asked.set(name, originalSize);
      return true;
    },
  });
  for (const [name, size] of asked) if (files[name]?.length !== size) throw new Problem('unreadable-sheet');
  return files;
}

function pathsOf(workbook: Uint8Array | undefined, relations: Uint8Array | undefined): { sheet: string; beside: string[] } {
  if (!workbook || !relations) throw new Problem('unreadable-sheet');
  let first: string | undefined;
  eachTag(workbook, ({ name, attributes }) => {
    if (name === 'sheet' && attributes['name']) first ??= attributes['id'];
  });
  let sheet = '';
  const beside = ['xl/sharedStrings.xml', 'xl/styles.xml'];
  eachTag(relations, ({ name, attributes: { Id, Type = '', Target = '' } }) => {
    if (name !== 'Relationship') return;
    const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
    if (Id === first && Type.endsWith('/worksheet')) sheet = path;
    if (/\/(sharedStrings|styles)$/.test(Type)) beside.push(path);
  });
  return { sheet, beside };
}
