import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { one, press, render, settle, violations } from '../../../../testing/render';
import { Field } from '../field/field';
import { FormBridge } from '../field/form-bridge';
import { TagsInput } from './tags-input';

describe('ui-tags-input', () => {
  async function open(initial: string[] = []) {
    const control = new FormControl<readonly string[]>(initial);
    const all = await render(
      `<ui-field label="Étiquettes"><ui-tags-input removeLabel="Retirer" [max]="3" [suggestions]="['nlp']" [formControl]="control" /></ui-field>`,
      [TagsInput, Field, ReactiveFormsModule, FormBridge],
      { control },
    );
    return { ...all, control, box: one<HTMLInputElement>(all.root, 'input') };
  }

  it('adds with Enter and comma, once each whatever the case and accents, up to the limit', async () => {
    const { control, box, root, fixture } = await open();
    for (const word of ['Scoring', 'scoring', 'modèle', 'Modele', 'nlp', 'trop']) {
      box.value = word;
      press(box, word === 'nlp' ? ',' : 'Enter');
    }
    await settle(fixture);
    expect(control.value).toEqual(['Scoring', 'modèle', 'nlp']);
    expect(box.labels?.[0]?.textContent).toContain('Étiquettes');
    expect(await violations(root)).toEqual([]);
  });

  it('takes back the last one with Backspace and any with its button', async () => {
    const { control, box, root, fixture } = await open(['a', 'b', 'c']);
    press(box, 'Backspace');
    await settle(fixture);
    one<HTMLButtonElement>(root, '[aria-label="Retirer a"]').click();
    expect(control.value).toEqual(['b']);
  });
});
