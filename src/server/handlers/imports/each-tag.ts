import { Parser } from 'saxen';
import { Problem } from '../../http/problem.ts';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Tells every tag of a part of a workbook, names without their prefixes.
 * It is the parser that the library reads with: what is looked at here is what is built there, whatever tricks the text plays.
 */
export function eachTag(part: Uint8Array, opened: (tag: Tag) => void): void {
  let depth = 0;
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('openTag', (name, attributesOf, decoded) => {
    depth += 1;
    const attributes = Object.entries(attributesOf()).map(([key, value]) => [bare(key), decoded(value)] as const);
    opened({ name: bare(name), attributes: Object.fromEntries(attributes) });
  });
  parser.on('closeTag', () => {
    depth -= 1;
  });
  parser.parse(new TextDecoder().decode(part));
  // A part that unpacks to more than the archive says is cut there, and so ends within a tag.
  if (depth !== 0) throw new Problem('unreadable-sheet');
}

function bare(name: string): string {
  return name.startsWith('xmlns:') ? name : name.slice(name.indexOf(':') + 1);
}
