import { answerOnce } from '../../../files/read-in-child.js';
import { readPdf } from './pdf.js';

answerOnce(readPdf);
