import {
  child,
  descendants,
  element,
  elements,
  orderChildren,
  parseXml,
  removeChildren,
  writeXml,
} from './xml.js';

const SOURCE = `<?xml version="1.0"?>
<a:p x="1" y='say "hi"'>
  <a:r><a:t> kept  </a:t></a:r><a:r/>
  <a:end v="a&gt;b &amp; c"/>
</a:p>`;

describe('the XML tree', () => {
  it('writes back what it read, spaces between elements aside', () => {
    const text = writeXml(parseXml(SOURCE));
    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        '<a:p x="1" y="say &quot;hi&quot;"><a:r><a:t> kept  </a:t></a:r><a:r/><a:end v="a&gt;b &amp; c"/></a:p>',
    );
    expect(writeXml(parseXml(text))).toBe(text);
  });

  it('keeps a text made of spaces only where text counts', () => {
    expect(writeXml(parseXml('<a:t> </a:t>'))).toContain('<a:t> </a:t>');
    expect(writeXml(parseXml('<a:p> </a:p>'))).toContain('<a:p/>');
  });

  it('refuses what is not well formed, and DTDs', () => {
    expect(() => parseXml('<a><b></a>')).toThrow('closes');
    expect(() => parseXml('<a>')).toThrow('not closed');
    expect(() => parseXml('<!DOCTYPE a [<!ENTITY x "y">]><a/>')).toThrow('not ours');
    expect(() => parseXml('')).toThrow('without an element');
  });

  it('finds, removes and orders children', () => {
    const root = element('r', {}, [element('c'), element('a'), element('b'), element('a'), element('z')]);
    orderChildren(root, ['a', 'b', 'c']);
    expect(elements(root).map((node) => node.name)).toEqual(['a', 'a', 'b', 'c', 'z']);
    removeChildren(root, 'a');
    expect(child(root, 'a')).toBeUndefined();
    expect(descendants(element('o', {}, [root]), 'b', 'z').map((node) => node.name)).toEqual(['b', 'z']);
  });
});
