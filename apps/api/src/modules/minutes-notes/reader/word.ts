import { Archive } from '../../../files/archive.js';
import type { FileLimits } from '../../../files/limits.js';
import { Refusal } from '../../../files/refusal.js';

const BODY = 'word/document.xml';

/**
 * The words of a Word document, a line for each paragraph and each row's cell; what was deleted under revision marks
 * is left out. Pictures, notes and headers are never inflated. @throws Refusal
 */
export async function readWord(path: string, limits: FileLimits): Promise<string> {
  const archive = await Archive.open(path, limits);
  try {
    if (!archive.has(BODY)) throw new Refusal('content_differs');
    const paragraphs: string[] = [];
    let words = '';
    let inText = false;
    await archive.scan(BODY, {
      open: (name) => {
        if (name === 't') inText = true;
        else if (name === 'tab') words += ' ';
        else if (name === 'br' || name === 'cr') words += '\n';
      },
      close: (name) => {
        if (name === 't') inText = false;
        else if (name === 'p') {
          paragraphs.push(words);
          words = '';
        }
      },
      text: (text) => {
        if (inText) words += text;
      },
    });
    return paragraphs.join('\n');
  } finally {
    archive.close();
  }
}
