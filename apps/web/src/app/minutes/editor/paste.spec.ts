import { cleanHtml, countImages } from './paste';
import { startEditor, type Bench } from './testing/editor';

let bench: Bench;
beforeEach(() => (bench = startEditor()));
afterEach(() => bench.end());

function data(html: string, text = ''): DataTransfer {
  const values: Readonly<Record<string, string>> = { 'text/html': html, 'text/plain': text };
  return {
    getData: (type: string) => values[type] ?? '',
    items: [],
    types: Object.keys(values),
    files: [],
  } as unknown as DataTransfer;
}
/** A paste as the browser tells it. Returns whether it was taken away from the browser. */
function paste(html: string, text = ''): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data(html, text) });
  bench.editor.view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}
const json = () => JSON.stringify(bench.blocks());

describe('paste of HTML', () => {
  it('keeps words and shape, never what runs or draws', () => {
    const ran = jest.fn();
    Object.assign(globalThis, { ran });
    paste(`<h2 onclick="ran()">Titre</h2><p style="color:red">Un <b>mot</b>
      <script>ran()</script><img src=x onerror="ran()"><svg onload="ran()"><text>dessin</text></svg>
      <iframe srcdoc="<script>ran()</script>"></iframe><a href="javascript:ran()">piège</a>
      <a href=" java\nscript:ran()">autre</a><a href="https://exemple.fr/x" onclick="ran()">lien</a></p>
      <math><mi xlink:href="javascript:ran()">m</mi></math><form action="javascript:ran()"><input value="v"></form>`);
    expect(json()).toContain('Titre');
    expect(json()).toContain(
      '{"type":"text","marks":[{"type":"link","attrs":{"href":"https://exemple.fr/x"}}],"text":"lien"}',
    );
    expect(json()).toContain('piège');
    expect(json()).not.toMatch(/javascript|onerror|onclick|script|color|dessin|srcdoc/);
    expect(
      bench.editor.view.dom.querySelector('script, img, svg, iframe, form, input, [style], [onclick]'),
    ).toBeNull();
    expect(ran).not.toHaveBeenCalled();
  });

  it('says how many pictures were left out', () => {
    paste('<p>Avant<img src="a.png"></p><p><picture><source></picture>Après</p>');
    expect(bench.news).toEqual([{ images: 2, tooLong: false }]);
    expect(json()).toContain('Avant');
    expect(json()).toContain('Après');
  });

  it('cleans what Word and Outlook write', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style>
      <!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit"/></xml><![endif]--></head><body>
      <!--StartFragment--><p class=MsoNormal>Décisions du <b>18 mars</b><o:p></o:p></p>
      <p class="MsoNormal">&nbsp;</p><ul><li class=MsoListParagraph><![if !supportLists]>·<![endif]>Un</li></ul>
      <!--EndFragment--></body></html>`;
    expect(cleanHtml(word)).not.toMatch(/color:red|shapedefaults|mso 9|o:p/);
    paste(word);
    expect(json()).toContain('Décisions du ');
    expect(json()).not.toMatch(/MsoNormal|shapedefaults|StartFragment/);
    expect(countImages(word)).toBe(0);
  });

  it('reads bold and italic that Google writes as styles', () => {
    paste(`<b style="font-weight:normal" id="docs-internal"><p><span style="font-weight:700">gras</span>
      <span style="font-style:italic">penché</span><span style="font-weight:400">simple</span></p></b>`);
    expect(json()).toContain('"marks":[{"type":"bold"}],"text":"gras"');
    expect(json()).toContain('"marks":[{"type":"italic"}],"text":"penché"');
    expect(json()).toMatch(/\{"type":"text","text":"simple"\}/);
  });

  it('leaves nothing that acts to the parser', () => {
    const hostile = `<p onclick="a()" style='x'>un<b/onmouseover=a() title="ok">deux</b><iframe srcdoc=x></p>`;
    expect(cleanHtml(hostile)).not.toMatch(/onclick|onmouseover|style=|srcdoc/);
    expect(cleanHtml(hostile)).toContain('title="ok"');
  });

  it('does not take an identity or a grade that is not of the shape', () => {
    paste(
      '<div data-entry="risk" data-entry-id="1\'--" data-owner="x" data-probability="99" data-impact="3">R</div><div data-entry="king">K</div>',
    );
    const [row] = bench.blocks();
    expect(row).toMatchObject({
      type: 'entry',
      attrs: { kind: 'risk', ownerId: null, probability: null, impact: 3 },
    });
    expect(json()).not.toMatch(/--|king/);
  });

  it('refuses more than the limit, and says so', () => {
    expect(paste('', 'x'.repeat(200_001))).toBe(true);
    expect(paste(`<p>${'<b>x</b>'.repeat(600_000)}</p>`, 'x')).toBe(true);
    expect(bench.news).toEqual([
      { images: 0, tooLong: true },
      { images: 0, tooLong: true },
    ]);
    expect(bench.blocks()).toEqual([{ type: 'paragraph' }]);
  });
});

describe('paste of plain text', () => {
  it('keeps line breaks, and begins a paragraph after an empty line', () => {
    paste('', 'un\r\ndeux\r\n\r\ntrois');
    expect(bench.blocks()).toEqual([
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'un' }, { type: 'hardBreak' }, { type: 'text', text: 'deux' }],
      },
      { type: 'paragraph', content: [{ type: 'text', text: 'trois' }] },
    ]);
  });

  it('makes words a link when an address is pasted over them', () => {
    bench.type('le site');
    bench.editor.commands.selectAll();
    paste('', 'https://exemple.fr');
    expect(json()).toContain('"href":"https://exemple.fr"');
    expect(json()).toContain('le site');
  });
});
