import { setFlagsFromString } from 'node:v8';

/*
 * Imported before anything else: what allocates from the first line on is concerned.
 *
 * V8 watches which lines make objects that live long, and then has them made straight in the old generation. Under load
 * it takes the rows of a list for such objects: they are only used for as long as a request lasts, but stay, with every
 * string they hold, until the whole heap is collected. That doubled the heap and took a quarter of the requests
 * (ADR 0003). Here, where most of what is made serves one request, everything begins young.
 */
setFlagsFromString('--no-allocation-site-pretenuring');
