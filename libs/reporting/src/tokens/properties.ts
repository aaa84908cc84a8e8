import type { OfficePackage } from './package.js';

const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/** The properties of the document in the place of the template's, and no picture of what the template looked like. */
export function writeProperties(pack: OfficePackage, core: string, app: string): void {
  for (const { id, type } of pack.relationships(''))
    if (['core-properties', 'extended-properties', 'thumbnail'].includes(type)) pack.unrelate('', id);
  pack.set('docProps/core.xml', core, 'application/vnd.openxmlformats-package.core-properties+xml');
  pack.set('docProps/app.xml', app, 'application/vnd.openxmlformats-officedocument.extended-properties+xml');
  pack.relate('', CORE, 'docProps/core.xml');
  pack.relate('', 'extended-properties', 'docProps/app.xml');
}
