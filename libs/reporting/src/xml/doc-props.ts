import { escapeXml } from '../text/index.js';
import { XML_HEADER } from './xml.js';

export interface DocumentProperties {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly company: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** ISO instant. */
  readonly dated: string;
}

/** Core properties with the language of the document, which neither library writes. */
export function corePart(properties: DocumentProperties): string {
  const tag = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
  const date = (name: string): string => `<${name} xsi:type="dcterms:W3CDTF">${properties.dated}</${name}>`;
  return (
    `${XML_HEADER}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    tag('dc:title', properties.title) +
    tag('dc:subject', properties.subject) +
    tag('dc:creator', properties.author) +
    tag('cp:keywords', properties.keywords.join('; ')) +
    tag('cp:lastModifiedBy', properties.author) +
    tag('cp:revision', '1') +
    date('dcterms:created') +
    date('dcterms:modified') +
    tag('dc:language', properties.language) +
    '</cp:coreProperties>'
  );
}

export function appPart(company: string): string {
  return (
    `${XML_HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<Application>Jalon</Application><Company>${escapeXml(company)}</Company></Properties>`
  );
}
