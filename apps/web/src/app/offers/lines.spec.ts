import { internshipProgramme } from '@jalon/domain';
import { hashtagsOf, linesOf, listOf, textsOf } from './lines';

it('gives back each text of the catalogue as it was', () => {
  for (const { context, organisation, hashtags } of internshipProgramme(2026)?.offers ?? []) {
    for (const texts of [context, organisation]) expect(textsOf(linesOf([...texts]))).toEqual(texts);
    expect(hashtagsOf(hashtags.join(' '))).toEqual(hashtags);
  }
});

it('reads what people type', () => {
  expect(textsOf('Un\n\n – deux\n- trois ')).toEqual([
    { text: 'Un', level: 0 },
    { text: 'deux', level: 1 },
    { text: 'trois', level: 1 },
  ]);
  expect(listOf(' a \n\n b')).toEqual(['a', 'b']);
  expect(hashtagsOf('IA, #LLM ##RAG #LLM #')).toEqual(['#IA', '#LLM', '#RAG']);
});
