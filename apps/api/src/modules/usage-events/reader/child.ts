import { answerOnce } from '../../../files/read-in-child.js';
import { readRows } from './rows.js';

answerOnce(readRows);
