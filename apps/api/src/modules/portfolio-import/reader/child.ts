import { answerOnce } from '../../../files/read-in-child.js';
import { readPortfolioFile } from './read.js';

answerOnce(readPortfolioFile);
