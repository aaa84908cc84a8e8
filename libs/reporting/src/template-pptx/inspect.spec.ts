import { changed, templateParts } from '../testing/templates.js';
import { isUsable, type TemplateParts } from '../template/index.js';
import { inspectDeckTemplate } from './inspect.js';

const RIVE = templateParts('rive-nord-4x3.pptx');
const LARGE = templateParts('grand-large-16x9.pptx');
const errors = (parts: TemplateParts) =>
  inspectDeckTemplate(parts).findings.filter(({ level }) => level === 'error');
const codes = (parts: TemplateParts) => errors(parts).map(({ code }) => code);

const PRESENTATION = 'ppt/presentation.xml';
const TYPES = '[Content_Types].xml';
const MASTER_RELS = 'ppt/slideMasters/_rels/slideMaster1.xml.rels';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const related =
  (kind: string, target: string, mode = '') =>
  (text: string) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rId900" Type="${OFFICE}/${kind}" Target="${target}"${mode}/></Relationships>`,
    );

describe('inspectDeckTemplate', () => {
  it('says what a template of another tool holds, and where our pages will be', () => {
    const report = inspectDeckTemplate(RIVE);
    expect(isUsable(report)).toBe(true);
    expect(report.slideSize).toEqual({ width: 9144000, height: 6858000 });
    expect(report.layouts).toHaveLength(11);
    expect(report.layouts[1]).toMatchObject({ name: 'Title and Content', type: 'obj' });
    expect(report.layouts[1]?.placeholders.map(({ type, idx }) => [type, idx])).toEqual([
      ['title', 0],
      ['obj', 1],
      ['dt', 10],
      ['ftr', 11],
      ['sldNum', 12],
    ]);
    expect(report.fonts.slice(0, 2)).toEqual(['Georgia', 'Verdana']);
    expect(report.findings).toContainEqual({
      level: 'info',
      code: 'slides_dropped',
      place: '',
      params: ['3'],
    });
    expect(report.findings).toContainEqual({
      level: 'info', code: 'layout_matched', place: 'Title and Content', params: ['CONTENU'],
    }); // prettier-ignore
    expect(report.findings).toContainEqual({
      level: 'info', code: 'layout_missing', place: '', params: ['SOMMAIRE', 'Title and Content'],
    }); // prettier-ignore
    expect(isUsable(inspectDeckTemplate(LARGE))).toBe(true);
  });

  it('warns of layouts without a title, of fonts the theme lacks and of an odd size', () => {
    const parts = changed(RIVE, {
      'ppt/theme/theme1.xml': (text) => text.replace('typeface="Verdana"', 'typeface=""'),
      [PRESENTATION]: (text) => text.replace('cy="6858000"', 'cy="12858000"'),
    });
    const { findings } = inspectDeckTemplate(parts);
    expect(findings).toContainEqual({
      level: 'warning',
      code: 'layout_without_title',
      place: 'Blank',
      params: [],
    });
    expect(findings).toContainEqual({
      level: 'warning', code: 'theme_font_missing', place: 'ppt/slideMasters/slideMaster1.xml', params: ['minor'],
    }); // prettier-ignore
    expect(findings).toContainEqual({
      level: 'warning',
      code: 'odd_slide_size',
      place: '',
      params: ['25.4', '35.7'],
    });
  });

  it.each<[string, Parameters<typeof changed>[1], string]>([
    ['no layouts', { 'ppt/slideMasters/slideMaster1.xml': (text) => text.replace(/<p:sldLayoutId [^>]*>/g, '') }, 'no_layout'],
    ['a theme without colours', { 'ppt/theme/theme1.xml': (text) => text.replace(/<a:clrScheme[\s\S]*<\/a:clrScheme>/, '') }, 'broken_theme'],
    ['a theme without a colour', { 'ppt/theme/theme1.xml': (text) => text.replace(/<a:accent3>.*?<\/a:accent3>/s, '') }, 'broken_theme'],
    ['a theme that is not there', { 'ppt/theme/theme1.xml': null }, 'missing_part'],
    ['a part that is not XML', { 'ppt/slideLayouts/slideLayout2.xml': '<p:sldLayout>' }, 'broken_xml'],
    ['a document type', { 'ppt/slideLayouts/slideLayout2.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }, 'dtd'],
    ['macros', { 'ppt/vbaProject.bin': 'x' }, 'macros'],
    ['a type with macros', { [TYPES]: (text) => text.replace('presentationml.presentation.main+xml', 'presentation.macroEnabled.main+xml').replace('vnd.openxmlformats-officedocument.presentation.macro', 'vnd.ms-powerpoint.presentation.macro') }, 'macros'],
    ['an embedded object', { [MASTER_RELS]: related('oleObject', '../embeddings/oleObject1.bin'), 'ppt/embeddings/oleObject1.bin': 'x' }, 'ole'],
    ['a picture from elsewhere', { [MASTER_RELS]: related('image', 'https://example.org/a.png', ' TargetMode="External"') }, 'external_link'],
    ['a link to a file', { [MASTER_RELS]: related('hyperlink', 'file:///c:/a.txt', ' TargetMode="External"') }, 'external_link'],
    ['a part that is missing', { [MASTER_RELS]: related('image', '../media/none.png') }, 'missing_part'],
    ['the strict format', { [PRESENTATION]: (text) => text.replaceAll('http://schemas.openxmlformats.org/presentationml/2006/main', 'http://purl.oclc.org/ooxml/presentationml/main') }, 'strict_format'],
    ['no presentation', { [PRESENTATION]: null }, 'not_the_format'],
    ['no content types', { [TYPES]: null }, 'not_the_format'],
  ])('refuses %s', (_, changes, code) => {
    expect(codes(changed(RIVE, changes))).toContain(code);
  }); // prettier-ignore

  it('refuses more than two hundred slides, and takes links to the web', () => {
    const slides = Array.from({ length: 201 }, (_, index) => `ppt/slides/slide${index + 10}.xml`);
    const parts = changed(RIVE, {
      ...Object.fromEntries(slides.map((name) => [name, '<p:sld/>'])),
      [TYPES]: (text) =>
        text.replace(
          '</Types>',
          `${slides.map((name) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/>`).join('')}</Types>`,
        ),
    });
    expect(errors(parts)).toContainEqual({
      level: 'error',
      code: 'too_many_slides',
      place: '',
      params: ['204', '200'],
    });
    const linked = changed(RIVE, {
      [MASTER_RELS]: related('hyperlink', 'https://example.org/', ' TargetMode="External"'),
    });
    expect(codes(linked)).toEqual([]);
  });

  it('reads parts in UTF-16, with comments, and with prefixes of another tool', () => {
    const layout = 'ppt/slideLayouts/slideLayout2.xml';
    const source = RIVE.get(layout)?.toString() ?? '';
    const other = source
      .replaceAll('<p:', '<ns0:')
      .replaceAll('</p:', '</ns0:')
      .replace('xmlns:p=', 'xmlns:ns0=');
    const parts = new Map(RIVE);
    parts.set(
      layout,
      Buffer.from(`\uFEFF${other.replace('<ns0:cSld', '<!-- a > b --><ns0:cSld')}`, 'utf16le'),
    );
    expect(inspectDeckTemplate(parts)).toEqual(inspectDeckTemplate(RIVE));
  });
});
