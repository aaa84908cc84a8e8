/**
 * A lint rule on lint rules: switching one off must say why, after two dashes, in the same comment.
 * @type {import('eslint').Rule.RuleModule}
 */
export const explainedDisable = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { explain: 'Say why the rule is switched off: `eslint-disable-next-line rule -- reason`.' },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value) && comment.loc) {
            context.report({ loc: comment.loc, messageId: 'explain' });
          }
        }
      },
    };
  },
};
