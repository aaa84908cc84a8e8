import { one, press, render } from '../../../../testing/render';
import { Tooltip } from './tooltip';

describe('uiTooltip', () => {
  it('comes after a moment of hovering and goes with Esc', async () => {
    const { root } = await render(
      `<button type="button" aria-label="Modifier" uiTooltip="Modifier (e)">e</button>`,
      [Tooltip],
    );
    jest.useFakeTimers();
    try {
      const button = one<HTMLElement>(root, 'button');
      button.dispatchEvent(new Event('pointerenter'));
      expect(document.querySelector('.ui-tooltip')).toBeNull();
      jest.advanceTimersByTime(500);
      expect(document.querySelector('.ui-tooltip')?.textContent).toBe('Modifier (e)');
      press(button, 'Escape');
      expect(document.querySelector('.ui-tooltip')).toBeNull();
    } finally {
      jest.useRealTimers();
    }
  });
});
