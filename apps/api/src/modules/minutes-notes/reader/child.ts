import { answerOnce } from '../../../files/read-in-child.js';
import { readNotesFile } from './read.js';

answerOnce(readNotesFile);
