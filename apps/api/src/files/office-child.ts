import { readOffice } from './office.js';
import { answerOnce } from './read-in-child.js';

/** Only whether it can be read: nothing of it goes back. */
answerOnce(async (request: Parameters<typeof readOffice>[0]) => ({
  parts: (await readOffice(request)).size,
}));
