import type { RawReference } from './references-make.js';
import type { ReferenceProblem } from './references-types.js';

const LINE = /^\s*([A-Z][A-Z0-9]) {1,2}- ?(.*)$/;
/** What each mark is, by the fields a reference has; several marks say one thing according to who wrote the file. */
const FIELDS: Readonly<Record<string, string>> = {
  TI: 'title',
  T1: 'title',
  CT: 'title',
  PY: 'year',
  Y1: 'year',
  DA: 'date',
  JO: 'journal',
  JF: 'journal',
  JA: 'journal',
  T2: 'booktitle',
  BT: 'booktitle',
  PB: 'publisher',
  VL: 'volume',
  IS: 'number',
  SP: 'first',
  EP: 'last',
  UR: 'url',
  L1: 'url',
  LK: 'url',
  DO: 'doi',
  AB: 'abstract',
  N2: 'abstract',
  ID: 'id',
};
const AUTHORS = new Set(['AU', 'A1', 'A2']);

/** The references of a RIS file; one that is not ended is ended by the next. Marks that are not known are left out. */
export function readRis(source: string, problems: ReferenceProblem[]): readonly RawReference[] {
  const found: RawReference[] = [];
  let open: { line: number; fields: Map<string, string>; authors: string[] } | null = null;
  let last: string | null = null;
  const close = (ended: boolean): void => {
    if (!open) return;
    const { line, fields, authors } = open;
    const name = fields.get('id') ?? fields.get('title') ?? '';
    if (!ended) problems.push({ line, code: 'not_closed', entry: name.slice(0, 80), skipped: false });
    const pages = [fields.get('first'), fields.get('last')].filter((page) => page !== undefined).join('–');
    if (pages !== '') fields.set('pages', pages);
    found.push({ line, name: fields.get('id') ?? '', authors, fields });
    open = null;
  };
  source.split('\n').forEach((text, index) => {
    const [, mark, value = ''] = LINE.exec(text) ?? [];
    if (mark === 'TY') {
      close(false);
      open = { line: index + 1, fields: new Map(), authors: [] };
      last = null;
    } else if (mark === 'ER') close(true);
    else if (open && mark !== undefined) {
      last = null;
      if (AUTHORS.has(mark) && value.trim() !== '') open.authors.push(value.trim());
      const field = FIELDS[mark];
      if (field !== undefined && value.trim() !== '' && !open.fields.has(field)) {
        open.fields.set(field, value.trim());
        last = field;
      }
    } else if (open && last !== null && text.trim() !== '') {
      // A line without a mark goes on with the one before.
      open.fields.set(last, `${open.fields.get(last) ?? ''} ${text.trim()}`);
    }
  });
  close(false);
  return found;
}
