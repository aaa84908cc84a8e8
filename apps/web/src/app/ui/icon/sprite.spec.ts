import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_NAMES } from './icon-names';

describe('icon sprite', () => {
  it('holds the icons named, no more, no less', () => {
    const sprite = readFileSync(join(__dirname, '../../../../public/icons.svg'), 'utf8');
    expect([...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1])).toEqual([...ICON_NAMES]);
  });
});

describe('index.html', () => {
  it('leaves room for the nonce on every inline script and on the root, and no <base>', () => {
    const page = readFileSync(join(__dirname, '../../../index.html'), 'utf8');
    expect([...page.matchAll(/<script(?! nonce="__CSP_NONCE__")/g)]).toEqual([]);
    expect(page).toMatch(/<app-root ngCspNonce="__CSP_NONCE__"\s*>/);
    expect(page).not.toMatch(/<base|<style|\son\w+=|\sstyle=/);
  });
});
